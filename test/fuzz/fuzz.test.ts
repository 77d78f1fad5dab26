/** make fuzz in short: one seed of each. */
import { beforeAll, expect, test } from 'vitest';
import { wanted } from '../lib/wanted.ts';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { buildSelftest } from '../sim/simulator.ts';
import { fuzzBeside } from './lib/beside/fuzzBeside.ts';
import { fuzzBridge } from './lib/bridge/fuzzBridge.ts';
import { fuzzCommands } from './lib/commands/fuzzCommands.ts';

const seed = wanted('SEED', 1);
console.log(`fuzz: SEED=${seed}`);

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

test('commands, doorbells and answers of chance', { timeout: 120_000 }, async ({ skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const { wrong, commands, counters } = await fuzzCommands(provided.program, seed, 600);
  expect(wrong).toEqual([]);
  // The mix holds everything.
  expect(commands).toBeGreaterThan(300);
  expect(Number(counters.staleReferences)).toBeGreaterThan(20);
  expect(Number(counters.illegalOrders)).toBeGreaterThan(0);
  expect(Number(counters.dropRawRingFull)).toBeGreaterThan(0);
  expect(Number(counters.segmentsIn)).toBeGreaterThan(50);
});

test('frames of chance beside a live connection', { timeout: 120_000 }, async ({ skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const { wrong, frames } = await fuzzBeside(provided.program, seed, 2);
  expect(wrong).toEqual([]);
  expect(frames).toBeGreaterThan(300);
});

test('messages of chance over the bridge', { timeout: buildTimeoutMs }, async () => {
  const { wrong, errors, results } = await fuzzBridge(buildSelftest(), seed, 40);
  expect(wrong).toEqual([]);
  expect(Math.min(errors, results)).toBeGreaterThan(2);
});
