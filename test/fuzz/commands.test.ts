/** Commands with stale references, lies, illegal states and full rings: a status, nothing lost. */
import { beforeAll, expect, test } from 'vitest';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { fuzzCommands } from './lib/fuzzCommands.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

test.for([1, 2, 3])('400 strokes of chance (seed %i)', { timeout: 120_000 }, async (seed, { skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const { wrong, commands, counters } = await fuzzCommands(provided.program, seed, 400);
  expect(wrong).toEqual([]);
  // The mix holds everything.
  expect(commands).toBeGreaterThan(200);
  expect(Number(counters.staleReferences)).toBeGreaterThan(20);
  expect(Number(counters.illegalOrders)).toBeGreaterThan(0);
  expect(Number(counters.dropRawRingFull)).toBeGreaterThan(0);
  expect(Number(counters.segmentsIn)).toBeGreaterThan(50);
});
