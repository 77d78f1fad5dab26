/** A recording in virtual time is the run: its inputs give the same outputs again, cycle by cycle. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  loadScenario,
  openDevice,
  placed,
  type Replayed,
  type RunResult,
  replay,
  resolveSettings,
  runReplay,
} from '#bench';
import { Recording, type Target } from '#protocol';
import { buildTimeoutMs, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';

let provided: Provided;
let run: RunResult;
beforeAll(async () => {
  provided = await simulatorOf('small');
  if ('missing' in provided) return;
  run = await runOnce(await loadScenario(placed('test/scenario/host-bulk.ts')), provided.program, { seed: 31 });
}, buildTimeoutMs);

/** Replays into a target whose calls `spoil` may change. */
async function spoiled(program: string, spoil: (target: Target) => Target): Promise<Replayed> {
  const { target, stop } = await openDevice({
    name: { kind: 'sim' },
    simulator: program,
    config: 'small',
    clockMode: 'virtual',
    folder: run.folder,
    seed: 31,
    token: undefined,
    onStderr: () => {},
  });
  try {
    return await replay(new Recording(join(run.folder, 'recording')), spoil(target));
  } finally {
    await target.close();
    await stop();
  }
}

/** The target, but for one method. */
const but = (target: Target, change: Partial<Target>): Target =>
  new Proxy(target, {
    get: (_, name) => {
      const value = name in change ? change[name as keyof Target] : Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('replay', () => {
  test('of a run in virtual time is equal to the last cycle', { timeout: 60_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { settings } = await resolveSettings({ simulator: provided.program }, {});
    const { findings, calls, equal, cycle, cutShort } = await runReplay(run.folder, settings);
    expect(findings.mismatches).toEqual([]);
    expect([String(cycle), cutShort]).toEqual([run.verdict.cycles, false]);
    expect(Math.min(calls, equal.frames, equal.entries, equal.retire)).toBeGreaterThan(1000);
  });

  test('finds one changed bit in one input', { timeout: 60_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    let sent = 0;
    const { findings } = await spoiled(provided.program, (target) =>
      but(target, {
        sendFrames: (frames, options) => {
          const last = ++sent === 500 ? frames.map((frame) => frame.with(-1, (frame.at(-1) ?? 0) ^ 1)) : frames;
          return target.sendFrames(last, options);
        },
      }),
    );
    expect(sent).toBeGreaterThanOrEqual(500);
    expect(findings.mismatches[0]?.field).toMatch(/stream of (retire|entries)/);
  });

  test('finds an input that comes some cycles late', { timeout: 60_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    let runs = 0;
    const { findings } = await spoiled(provided.program, (target) =>
      but(target, { run: (request) => target.run(++runs === 300 ? { ...request, cycles: 1 } : request) }),
    );
    expect(findings.mismatches[0]?.field).toBe('result of run');
  });
});
