/** What the miniport does not offer, and what it does when room runs out. */
import { expect, test } from 'vitest';
import { type NetBufferList, ndisStatus } from '#contract';
import { chain } from '../buffers/netBuffers.ts';
import { flag } from '../fake/frame.ts';
import { Miniport } from '../miniport.ts';
import { reference, request } from '../testing/blocks.ts';
import { bytes, open, receive, text } from '../testing/opened.ts';
import { Rig } from '../testing/rig.ts';

test('forward, update and invalidate are not offered: segments come back, blocks fail, the connection goes on', async () => {
  const { rig, context, t } = await open();
  rig.miniport.tcpOffloadForward(context, chain([request(bytes('segment')), request(bytes('other'))]) as NetBufferList);
  rig.miniport.updateOffload(reference.tcp(t));
  rig.miniport.invalidateOffload(reference.tcp(t));
  expect(rig.heard()).toEqual([]);
  await rig.settle();
  expect(rig.heard()).toEqual([
    'forward uploadInProgress',
    'forward uploadInProgress',
    'update failure',
    'invalidate failure',
  ]);
  rig.miniport.tcpOffloadSend(context, request(bytes('alive')));
  await rig.settle();
  expect(text(rig.out.at(-1)?.payload ?? new Uint8Array(0))).toBe('alive');
});

test('when host memory runs out requests wait, and go on as soon as some comes back', async () => {
  const { rig, context } = await open();
  const { hostMemory } = rig.nic.base;
  const spare = hostMemory.take(8192);
  for (let size = 65_536; size >= 64; size /= 2) while (hostMemory.tryTake(size) !== undefined);
  hostMemory.give(spare);
  const sends = Array.from({ length: 20 }, (_, i) => request(new Uint8Array(3000).fill(i)));
  for (const one of sends) rig.miniport.tcpOffloadSend(context, one);
  const total = 60_000;
  let acknowledged = 0;
  for (let i = 0; i < 100 && acknowledged < total; i++) {
    await rig.settle();
    acknowledged = Math.max(0, ...rig.out.map(({ seq, payload }) => seq + payload.length - 1000));
    await rig.peer({ seq: 5000, ack: 1000 + acknowledged });
  }
  expect(rig.heard()).toEqual(sends.map(() => 'send success 3000'));
});

test('rings of the same size wrap many times without a stale event', async () => {
  const { rig, context } = await open({ rcvIndicationSize: 2 });
  rig.host.onIndicate = () => ({ status: ndisStatus.offloadDataPartiallyAccepted, bytesConsumed: 2 });
  for (let i = 0; i < 300; i++) {
    rig.miniport.tcpOffloadReceive(context, receive(1));
    await rig.peer({ seq: 5000 + 3 * i, payload: bytes('xyz'), flags: flag.psh });
  }
  expect(rig.host.received).toHaveLength(300);
  expect(rig.miniport.statistics).toEqual({ staleEvents: 0, illegalOrders: 0 });
  expect((await rig.nic.readCounters()).staleReferences).toBe(0n);
});

test('a miniport is refused on a plain NIC, and on an engine whose event ring was in use', async () => {
  await expect(Rig.open({ offload: false })).rejects.toThrow(/no offload engine/);
  const { rig } = await open();
  await expect(Miniport.open(rig.nic)).rejects.toThrow(/in use before/);
});
