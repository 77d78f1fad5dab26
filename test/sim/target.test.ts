/** Target all the way down: against the Verilated self-test device (test/sim/rtl: a wire loopback, a copier, registers). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { layoutHash } from '#contract';
import {
  applyCall,
  type OpenOptions,
  openTarget,
  Recording,
  RecordingTarget,
  type RingEntries,
  type Target,
  writeRegister64,
} from '#protocol';
import { type SpawnedSimulator, spawnSimulator } from '#transport';
import { Random, type SmokestackError } from '#units';
import { buildSelftest, buildTimeoutMs } from './simulator.ts';

let program: string;
beforeAll(() => {
  program = buildSelftest();
}, buildTimeoutMs);

/** Registers of the copier, from selftest_registers.sv. */
const copier = { source: 0x1008, destination: 0x1010, order: 0x1018, eventBase: 0x1020, log2Entries: 0x1028 };
const failOnPurpose = 0x1030;
const ringBase = 0x8000;
const burstBytes = 32;
const fromNic = 1 << 16;
const toNic = 1 << 17;

let simulator: SpawnedSimulator;

async function open(options: Partial<OpenOptions> = {}): Promise<Target> {
  simulator = await spawnSimulator({
    command: (path) => [program, '--unix', path, '--host-bytes', '0x1000000', '--nic-bytes', '0x1000000'],
  });
  return openTarget(simulator.pipe, { layoutHash, clockMode: 'virtual', ...options });
}

const refusal = (promise: Promise<unknown>): Promise<SmokestackError> =>
  promise.then(
    () => expect.unreachable(),
    (error: SmokestackError) => error,
  );

/** Watches the copier's ring as ring 0. */
function watchCopies(target: Target): void {
  void writeRegister64(target, copier.eventBase, BigInt(ringBase));
  void target.writeRegister(copier.log2Entries, 4);
  void target.watchRing(0, { base: ringBase, log2Entries: 4 });
  void target.subscribe({ frames: true, entries: true, retire: true });
}

function startCopy(target: Target, from: number, to: number, bursts: number, spaces = 0): void {
  void writeRegister64(target, copier.source, BigInt(from));
  void writeRegister64(target, copier.destination, BigInt(to));
  void target.writeRegister(copier.order, bursts | spaces);
}

/** Some of everything; returns all that was pushed. */
async function exercise(target: Target, seed: number): Promise<string[]> {
  const random = new Random(seed);
  const heard: string[] = [];
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  target.onPush({
    frame: (data, cycle) => heard.push(`frame ${cycle} ${hex(data)}`),
    entries: ({ first, cycles, entries }) => heard.push(`entries ${first} ${cycles} ${hex(entries)}`),
    retire: (records) => heard.push(`retire ${hex(records)}`),
  });
  watchCopies(target);
  for (let round = 0; round < 20; round++) {
    void target.writeMemory('host', 0x10000, random.bytes(8 * burstBytes));
    startCopy(target, 0x10000, 0x20000 + 0x1000 * round, random.int(1, 8), random.chance(0.5) ? toNic : 0);
    void target.sendFrames([random.bytes(random.int(60, 1514))]);
    await target.run({ cycles: 100_000, stopWhenIdle: true });
  }
  return heard;
}

describe('the self-test device behind the simulator', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smokestack-sim-'));
  });
  afterEach(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('frames loop, copies are told by entry and retire record, before the run resolves', async () => {
    const target = await open();
    const data = new Random(3).bytes(4 * burstBytes);
    const frames: Uint8Array[] = [];
    const entries: RingEntries[] = [];
    let retired = 0;
    target.onPush({
      frame: (frame) => frames.push(frame),
      entries: (group) => entries.push(group),
      retire: (records) => {
        retired += records.length;
      },
    });
    watchCopies(target);
    const frame = new Random(4).bytes(61);
    void target.sendFrames([frame]);
    expect(await target.run({ cycles: 10_000, stopOnFrame: true })).toMatchObject({ reason: 'frame' });
    expect(frames.map((bytes) => Buffer.compare(bytes, frame))).toEqual([0]);

    void target.writeMemory('host', 0x10000, data);
    startCopy(target, 0x10000, 0x20000, 4, toNic);
    const run = await target.run({ cycles: 100_000, until: [{ eventKind: 1 }] });
    expect([run.reason, entries.map(({ ring, first, count }) => [ring, first, count])]).toEqual([
      'condition',
      [[0, 0, 1]],
    ]);
    expect(Buffer.compare(await target.readMemory('nic', 0x20000, data.length), data)).toBe(0);
    await target.run({ cycles: 1000, stopWhenIdle: true });
    expect(retired).toBeGreaterThan(0);
    startCopy(target, 0x20000, 0x30000, 1, fromNic);
    const word = { space: 'host', address: 0x30000 } as const;
    const value = Buffer.from(data).readBigUInt64LE(0);
    expect(await target.run({ cycles: 100_000, until: [{ word, value }] })).toMatchObject({ reason: 'condition' });
    await target.close();
  });

  test('a recording, made again on a fresh simulator, gives the same pushes at the same cycles', async () => {
    const path = join(folder, 'recording');
    const facts = { seed: 7, scenario: 'selftest', config: 'small', peer: 'none', git: '', started: '' };
    const target = await RecordingTarget.create(await open(), path, facts);
    const heard = await exercise(target, facts.seed);
    const { cycle } = target;
    await target.close('done');
    await simulator.stop();
    expect(heard.length).toBeGreaterThan(40);

    const again = await RecordingTarget.create(await open(), `${path}2`, facts);
    const recording = new Recording(path);
    let last: Promise<unknown> = Promise.resolve();
    for (const event of recording) {
      // Calls of one turn stay in one turn: a result in the file is where the host had waited.
      if (event.kind === 'call') last = applyCall(again, event.call);
      else await last;
    }
    expect(again.cycle).toBe(cycle);
    expect(recording.end.closed?.reason).toBe('done');
    await again.close();
    const pushes = (file: string) => [...new Recording(file)].filter((event) => event.kind === 'pushed');
    expect(pushes(`${path}2`)).toEqual(pushes(path));
  });

  test('a run is cancelled and says how far it came; the session goes on', async () => {
    const target = await open();
    const run = target.run({ cycles: 1e15 });
    setTimeout(() => target.cancel(), 100);
    const result = await run;
    expect(result.reason).toBe('cancelled');
    expect(result.cycles).toBeGreaterThan(1000);
    expect(await target.readRegister(0x20)).toBe(4);
    await target.close();
  });

  test('an assertion of the RTL ends in one failure with its words', async () => {
    const target = await open();
    const heard: SmokestackError[] = [];
    target.onFailure((error) => heard.push(error));
    void target.writeRegister(failOnPurpose, 77);
    await target.run({ cycles: 100 }).catch(() => {});
    await refusal(target.run({ cycles: 100 }));
    expect(heard.map((error) => [error.code, error.message])).toEqual([
      ['mismatch', expect.stringMatching(/asked to fail with +77/)],
    ]);
    await target.close();
  });

  test('a simulator that is stopped or killed is a lost link', async () => {
    const stopped = await open({ pingMs: 20, silenceMs: 200 });
    process.kill(simulator.pid, 'SIGSTOP');
    expect((await refusal(stopped.run({ cycles: 1e15 }))).message).toMatch(/no sign of life/);
    process.kill(simulator.pid, 'SIGKILL');
    expect(await simulator.exited).toMatchObject({ signal: 'SIGKILL' });

    const killed = await open();
    const run = killed.run({ cycles: 1e15 });
    setTimeout(() => process.kill(simulator.pid, 'SIGKILL'), 50);
    expect((await refusal(run)).code).toBe('link-lost');
  });

  test('another layout is refused with what to do', async () => {
    const refused = await refusal(open({ layoutHash: '0'.repeat(64) }));
    expect([refused.code, refused.cure]).toEqual(['environment', expect.stringMatching(/make sim/)]);
  });

  test('operations a second', { timeout: 60_000 }, async () => {
    const target = await open();
    const bytes = new Uint8Array(64).fill(7);
    const rate = async (count: number, turns: number, issue: (i: number) => Promise<unknown>) => {
      const begin = performance.now();
      for (let turn = 0; turn < turns; turn++) {
        let last: Promise<unknown> = Promise.resolve();
        for (let i = 0; i < count; i++) last = issue(i);
        await last;
      }
      return Math.round((count * turns) / ((performance.now() - begin) / 1000));
    };
    const figures = {
      'register write': await rate(20_000, 20, () => target.writeRegister(0x1000, 5)),
      'register read': await rate(20_000, 10, () => target.readRegister(0x1000)),
      'memory write 64 B': await rate(20_000, 10, (i) => target.writeMemory('host', (64 * i) & 0xffff, bytes)),
      'memory read 64 B': await rate(20_000, 10, (i) => target.readMemory('host', (64 * i) & 0xffff, 64)),
      'read, one at a time': await rate(1, 2000, () => target.readRegister(0x1000)),
      'run of 1000 cycles': await rate(1, 1000, () => target.run({ cycles: 1000 })),
    };
    for (const [what, value] of Object.entries(figures)) console.log(`${what.padEnd(20)} ${value} /s`);
    expect(figures['register write']).toBeGreaterThan(100_000);
    await target.close();
  });
});
