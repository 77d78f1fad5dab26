/** make fuzz in short: 30 000 frames of one seed, in processes of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registers } from '#contract';
import type { Target } from '#protocol';
import { Random } from '#units';
import { wanted } from '../lib/wanted.ts';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { type Campaign, campaign } from './lib/frames/campaign.ts';
import { playChance } from './lib/frames/episode.ts';
import { setupOf } from './lib/frames/generate/setups.ts';
import { smallest } from './lib/frames/replay.ts';
import { judged, sum, table } from './lib/frames/report.ts';

const seed = wanted('SEED', 1);
const frames = 30_000;
console.log(`fuzz frames: SEED=${seed}`);

const folder = mkdtempSync(join(tmpdir(), 'smokestack-fuzz-'));
let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);
afterAll(() => rmSync(folder, { recursive: true }));

const run = (small: string, count: number): Promise<Campaign> =>
  campaign({ seed, frames: count, folder: process.env.CI ? 'build/fuzz' : folder, programs: { small }, cases: [] });

test('frames of chance into connections in every state', { timeout: 300_000 }, async ({ skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const begun = performance.now();
  const found = await run(provided.program, frames);
  console.log(`${table(found)}\n${sum(found, (performance.now() - begun) / 1000)}`);
  expect(judged(found, false)).toEqual([]);
  expect(found.frames).toBeGreaterThanOrEqual(frames);
  // No state is left out even by so few.
  for (const state of found.histogram.states)
    expect(found.histogram.kinds.some((kind) => found.histogram.count(kind, state) > 20)).toBe(true);
});

test('the same seed gives the same histogram and the same hash', { timeout: 120_000 }, async ({ skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const [one, other] = [await run(provided.program, 500), await run(provided.program, 500)];
  expect([other.hash, other.histogram.toJSON()]).toEqual([one.hash, one.histogram.toJSON()]);
});

test('a device that acknowledges less often is found out, and a few strokes are left', { timeout: 300_000 }, async ({
  skip,
}) => {
  if ('missing' in provided) return skip(provided.missing);
  const random = new Random(seed);
  const setup = setupOf('small', random);
  const world = {
    program: provided.program,
    setup: { ...setup, adapter: {} },
    doctor: (device: Target) => void device.writeRegister(registers.tcpAckFrequency.offset, 3),
  };
  const played = await playChance(world, random, 5000);
  expect(played.strokes.length).toBeGreaterThan(50);
  const { strokes, shows } = await smallest(played);
  expect(shows.join()).toContain('engine.md');
  expect(strokes.length, JSON.stringify(strokes)).toBeLessThan(8);
  expect(strokes.map((stroke) => stroke.do)).toContain('frame');
});
