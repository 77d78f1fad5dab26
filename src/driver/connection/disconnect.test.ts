/** Abortive disconnects of an offloaded connection, against the device in memory. */
import { describe, expect, test } from 'vitest';
import { seq } from '#units';
import { flag } from '../fake/frame.ts';
import { request } from '../testing/blocks.ts';
import { bytes, open, receive } from '../testing/opened.ts';

describe('an abortive disconnect', () => {
  test('ends receives, sends, the graceful one, then itself (OC-11)', async () => {
    const { rig, context } = await open();
    rig.miniport.tcpOffloadReceive(context, receive(10));
    rig.miniport.tcpOffloadSend(context, request(bytes('data')));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'graceful');
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    await rig.settle();
    expect(rig.heard()).toEqual([
      'receive requestAborted 0',
      'send requestAborted 0',
      'disconnect requestAborted 0',
      'disconnect success 0',
    ]);
    expect((rig.out.at(-1)?.flags ?? 0) & flag.rst).toBe(flag.rst);
  });

  test('says SUCCESS only when the RST was sent (CHM-DIS-016): a second one, and one of a connection that has ended', async () => {
    const twice = await open();
    twice.rig.miniport.tcpOffloadDisconnect(twice.context, request(), 'abortive');
    twice.rig.miniport.tcpOffloadDisconnect(twice.context, request(), 'abortive');
    await twice.rig.settle();
    expect(twice.rig.heard()).toEqual(['disconnect success 0', 'disconnect requestAborted 0']);

    // LAST_ACK left for CLOSED: no event told of it, so the miniport cannot know (OC-33).
    const lastAck = { state: 'lastAck', sndNxt: seq(1001), sndMax: seq(1001) } as const;
    const { rig, context } = await open({ delegated: lastAck });
    await rig.peer({ seq: 5000, ack: 1001 });
    const before = rig.out.length;
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    await rig.settle();
    expect(rig.heard().at(-1)).toBe('disconnect uploadInProgress 0');
    expect(rig.out.slice(before)).toEqual([]);
  });

  test('also ends what the miniport itself still held back', async () => {
    const { rig, context } = await open({ delegated: { sndWnd: 0 } });
    for (let i = 0; i < 40; i++) rig.miniport.tcpOffloadSend(context, request(bytes('x')));
    rig.miniport.tcpOffloadDisconnect(context, request(bytes('end')), 'graceful');
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    await rig.settle();
    const heard = rig.heard();
    expect(heard).toHaveLength(42);
    expect(heard.slice(0, 40).every((one) => one === 'send requestAborted 0')).toBe(true);
    expect(heard.slice(40)).toEqual(['disconnect requestAborted 0', 'disconnect success 0']);
  });
});
