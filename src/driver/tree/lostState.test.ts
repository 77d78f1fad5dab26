/** Connections whose state the device has lost: docs/spec/chimney-state.md section 11.9. */
import { describe, expect, test } from 'vitest';
import { reference, request } from '../testing/blocks.ts';
import { bytes, open, terminate } from '../testing/opened.ts';

describe('lost state (section 11.9)', () => {
  test('five steps in order, requests outstanding until the second terminate (CHM-TERM-069 to -075)', async () => {
    const { rig, context, t } = await open();
    rig.miniport.tcpOffloadSend(context, request(bytes('data')));
    rig.miniport.tcpOffloadReceive(context, request(new Uint8Array(9)));
    await rig.settle();
    for (const row of rig.target.device.engine.tables.connections.rows()) row.failed = true;
    const first = reference.tcp(t);
    await terminate(rig, first);
    expect(rig.heard()).toEqual(['terminate failure', 'retrieve hardwareFailure', 'abort']);
    expect(t.value).not.toBe(null);
    rig.miniport.tcpOffloadSend(context, request(bytes('more')));
    const second = reference.tcp(t);
    rig.miniport.terminateOffload(second);
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual([
      'send requestAborted 0',
      'receive requestAborted 0',
      'send requestAborted 0',
      'terminate failure',
    ]);
    expect(second.state?.delegated).toMatchObject({
      state: 'closed',
      sndUna: 0,
      rcvNxt: 0,
      dWnd: 0,
      bufferedData: null,
    });
    expect([t.value, rig.miniport.offloadedObjects]).toEqual([null, 2]);
  });

  test('a failed query is followed by the events (CHM-QRY-008)', async () => {
    const { rig, t } = await open();
    for (const row of rig.target.device.engine.tables.connections.rows()) row.failed = true;
    rig.miniport.queryOffload(reference.tcp(t));
    await rig.settle();
    expect(rig.heard()).toEqual(['query failure', 'retrieve hardwareFailure', 'abort']);
  });
});
