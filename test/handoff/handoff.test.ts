/** make fuzz-handoff in short: 30 seeds on the small device, in processes of their own; cut points are printed, not judged. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wanted } from '../lib/wanted.ts';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { playSeeds } from './lib/pool.ts';
import { found, judged, sum, tables } from './lib/report.ts';

const first = wanted('SEED', 1);
const count = 30;
console.log(`fuzz-handoff: SEED=${first} SEEDS=${count}`);

const folder = process.env.CI ? 'build/fuzz' : mkdtempSync(join(tmpdir(), 'smokestack-handoff-'));
let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);
afterAll(() => {
  if (!process.env.CI) rmSync(folder, { recursive: true });
});

test('connections move at moments of chance, and nothing of them is lost', { timeout: 600_000 }, async ({ skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const begun = performance.now();
  const seeds = Array.from({ length: count }, (_, i) => first + i);
  const all = found(await playSeeds({ seeds, programs: { small: provided.program }, folder, trials: 0 }));
  console.log(`${tables(all)}\n${sum(all, (performance.now() - begun) / 1000)}`);
  expect(judged(all, false)).toEqual([]);
  expect(all.results.length).toBe(count);
  const total = (of: 'terminates' | 'uploads') => all.results.reduce((sum, one) => sum + one[of], 0);
  // All but those of connections that were reset.
  expect(total('uploads')).toBeGreaterThan(0.6 * total('terminates'));
  // No state is left out even by so few.
  for (const state of all.states.states)
    expect(
      all.states.kinds.some((kind) => all.states.count(kind, state) > 0),
      state,
    ).toBe(true);
});
