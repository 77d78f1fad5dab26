import { type Bench, scenario } from 'smokestack';
import { millis } from '#units';
import { many } from './lib/many.ts';
import type { Pair } from './lib/pairs.ts';

/** A bucket is a chain: each further connection in it costs its look-up at least so many cycles. */
const cyclesALink = 1;

/** Cycles between a lone segment's way into the device and its retire record, for each connection. */
async function lookUps(bench: Bench, pairs: readonly Pair[]): Promise<number[]> {
  const { target } = bench.nic.base;
  const cycles: number[] = [];
  let into: number | undefined;
  bench.cable.onDelivery((direction) => {
    if (direction === 'toNear') into ??= target.cycle;
  });
  bench.onFrameEnd(({ as, cycle }) => {
    if (as === 'segment' && into !== undefined) cycles.push(cycle - into);
  });
  for (const [i, pair] of pairs.entries()) {
    // Nothing else is under way.
    await bench.pass(millis(2));
    into = undefined;
    pair.fromFar(Uint8Array.of(i));
    await bench.until(() => cycles.length > i, `a byte to reach port ${pair.socket.tuple.localPort}`);
  }
  bench.onFrameEnd(() => {});
  return cycles;
}

export default scenario({
  name: 'collide',
  proves:
    'With every tuple in one bucket of the look-up no initiate fails below capacity, and each segment finds its own connection while others come and go.',
  covers: ['CHM-INIT-014', 'CHM-INIT-005', 'CHM-TERM-068'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  offload: { hashSeed: 0n },
  run: (bench) =>
    many(bench, {
      connections: Math.min(bench.nic.identity.connections, 48),
      bytes: 24 * 1024,
      quiet: async (pairs) => {
        const cycles = await lookUps(bench, pairs);
        bench.log.info({ cycles }, 'look-ups');
        // Each in a bucket of its own, all would take about as long.
        const spread = Math.max(...cycles) - Math.min(...cycles);
        bench.atLeast('cycles between the first and the last of the bucket', spread, cyclesALink * (pairs.length - 1));
      },
    }),
});
