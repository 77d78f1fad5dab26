/** Sends of an offloaded connection, against the device in memory. */
import { describe, expect, test } from 'vitest';
import { limits, type NetBufferList } from '#contract';
import { Random } from '#units';
import { chain, joined } from '../buffers/netBuffers.ts';
import { flag } from '../fake/frame.ts';
import { request } from '../testing/blocks.ts';
import { bytes, open, receive, text } from '../testing/opened.ts';

describe('sends', () => {
  test('complete when the peer acknowledged all of them, in order, with their bytes (CHM-TX-008, -014, -017)', async () => {
    const { rig, context } = await open();
    const requests = [request(bytes('one'), bytes('two')), request(bytes('three')), request()];
    rig.miniport.tcpOffloadSend(context, chain(requests) as NetBufferList);
    await rig.settle();
    expect(rig.out.map(({ payload }) => text(payload)).join('')).toBe('onetwothree');
    expect(rig.heard()).toEqual([]);
    await rig.peer({ seq: 5000, ack: 1007 });
    expect(rig.heard()).toEqual([]);
    await rig.peer({ seq: 5000, ack: 1011 });
    expect(rig.heard()).toEqual(['send success 6', 'send success 5', 'send success 0']);
    expect(requests[0]?.netBuffers[0]).toMatchObject({ dataLength: 0, currentMdl: 1, currentMdlOffset: 3 });
  });

  test('an empty send with nothing outstanding completes too', async () => {
    const { rig, context } = await open();
    rig.miniport.tcpOffloadSend(context, request());
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['send success 0']);
  });

  test('rings of 16 entries wrap and fill; no segment gathers from more than eight entries (seeds 1 to 20)', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = new Random(seed);
      const { rig, context } = await open({ remoteMss: random.pick([1460, 536, 64]) });
      const sent: Uint8Array[] = [];
      const got: Uint8Array[] = [];
      let acknowledged = 0;
      let completed = 0;
      rig.host.onSendComplete = () => completed++;
      const acknowledge = async () => {
        for (const { payload, seq } of rig.out.splice(0)) {
          if (seq !== 1000 + acknowledged) continue;
          got.push(payload);
          acknowledged += payload.length;
        }
        await rig.peer({ seq: 5000, ack: 1000 + acknowledged });
      };
      for (let i = 0; i < 150; i++) {
        const piece = random.bytes(random.chance(0.7) ? random.int(1, 40) : random.int(1, 4000));
        sent.push(piece);
        rig.miniport.tcpOffloadSend(context, request(piece));
        if (random.chance(0.3)) await acknowledge();
      }
      for (let i = 0; i < 60 && completed < 150; i++) await acknowledge();
      expect(completed, `seed ${seed}`).toBe(150);
      expect(Buffer.compare(joined(got), joined(sent)), `seed ${seed}`).toBe(0);
      const image = rig.target.device.engine.tables.connections.rows()[0]?.image;
      expect(limits.entryBytes << (image?.sendRingLog2 ?? 0)).toBe(1024);
    }
  });

  test('posted after a disconnect are ABORTED, behind it (CHM-ERR-004)', async () => {
    const { rig, context } = await open();
    rig.miniport.tcpOffloadSend(context, request(bytes('data')));
    rig.miniport.tcpOffloadDisconnect(context, request(bytes('end')), 'graceful');
    rig.miniport.tcpOffloadSend(context, request(bytes('late')));
    rig.miniport.tcpOffloadDisconnect(context, request(bytes('again')), 'graceful');
    await rig.settle();
    expect(rig.heard()).toEqual([]);
    expect(rig.out.map(({ payload }) => text(payload)).join('')).toBe('dataend');
    expect((rig.out.at(-1)?.flags ?? 0) & flag.fin).toBe(flag.fin);
    await rig.peer({ seq: 5000, ack: 1008 });
    expect(rig.heard()).toEqual([
      'send success 4',
      'disconnect success 3',
      'send requestAborted 0',
      'disconnect success 0',
    ]);
    rig.miniport.tcpOffloadSend(context, request(bytes('later')));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'graceful');
    expect(rig.heard(), 'nothing within the call (CHM-GEN-010)').toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['send requestAborted 0', 'disconnect success 0']);
  });

  test('end with ABORTED at a reset, the acknowledged part of the first told (CHM-CLS-006, -007, CHM-TX-016)', async () => {
    const { rig, context } = await open();
    const first = request(bytes('partly'));
    rig.miniport.tcpOffloadSend(context, first);
    rig.miniport.tcpOffloadSend(context, request(bytes('not')));
    rig.miniport.tcpOffloadReceive(context, receive(10));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'graceful');
    await rig.settle();
    await rig.peer({ seq: 5000, ack: 1004 });
    await rig.peer({ seq: 5000, ack: 1004, flags: flag.rst });
    expect(rig.heard()).toEqual([
      'abort',
      'send requestAborted 4',
      'send requestAborted 0',
      'disconnect requestAborted 0',
      'receive requestAborted 0',
    ]);
    expect(first.netBuffers[0]).toMatchObject({ currentMdlOffset: 4, dataLength: 2 });
    rig.miniport.tcpOffloadSend(context, request(bytes('more')));
    rig.miniport.tcpOffloadReceive(context, receive(10));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    await rig.settle();
    expect(rig.heard().sort()).toEqual([
      'disconnect requestAborted 0',
      'receive requestAborted 0',
      'send requestAborted 0',
    ]);
  });
});
