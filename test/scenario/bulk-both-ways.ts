import { moveAround, scenario } from 'smokestack';
import { millis } from '#units';
import { bursts } from './lib/bursts.ts';

const size = 8 * 2 ** 20;
const kinds = ['withBuffered', 'withChain', 'withRetransmit', 'withOwedAck', 'withHole'] as const;

export default scenario({
  name: 'bulk-both-ways',
  proves:
    'A live connection moves between host and device 20 times while 8 MiB go each way over a lossy wire; every byte arrives, whatever state it was taken back in.',
  covers: [
    'CHM-INIT-021',
    'CHM-INIT-028',
    'CHM-INIT-034',
    'CHM-TERM-044',
    'CHM-TERM-048',
    'CHM-TERM-056',
    'CHM-TX-015',
    'CHM-RX-001',
  ],
  needs: ['offload'],
  tags: ['stage2', 'main'],
  timeoutMs: 300_000,
  async run(bench) {
    const { cable, random } = bench;
    // Bursts take a whole flight with them, so that only a time-out helps; the rest is found by duplicate ACKs.
    const lost = bursts(random.fork('bursts'), { every: millis(250), length: millis(15) });
    const steady = { delay: millis(4), loss: 0.003, reordering: 0.01, reorderBy: millis(5) };
    cable.impair('toFar', [steady, { loss: 1, matches: lost(bench.clock) }]);
    // The device meets holes often enough to be taken back in one, however few segments a slow machine has under way.
    cable.impair('toNear', [{ ...steady, reordering: 0.04 }]);
    let report = { moves: 0 };
    await bench.exchange({
      port: 5001,
      openedBy: 'host',
      toPeer: size,
      fromPeer: size,
      within: millis(600_000),
      meanwhile: async (socket, end) => {
        report = await moveAround(bench, socket, {
          moves: 20,
          each: 5,
          most: 80,
          apart: 16 * 1024,
          patience: millis(700),
          stayDown: true,
          bytes: size,
          end,
          over: () => end.result !== undefined,
        });
        cable.impair('toFar', [steady]);
      },
    });
    bench.atLeast('moves', report.moves, 20);
    for (const kind of kinds) bench.atLeast(`moves ${kind}`, bench.offloading.moves[kind], 5);
  },
});
