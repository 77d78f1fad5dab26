import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectWebSocket } from '#transport';
import type { SmokestackError } from '#units';
import { openTarget } from '../bridgeTarget.ts';
import { TestServer, testLayoutHash } from '../testing/testServer.ts';
import { applyCall } from './calls.ts';
import { type RecordedEvent, Recording } from './recordingReader.ts';
import { RecordingTarget } from './recordingTarget.ts';

const run = {
  seed: 0xffff_ffff,
  scenario: 'bulk-both-ways',
  config: 'small',
  peer: 'builtin',
  git: 'abc+',
  started: '2026-01-01T00:00:00Z',
  notes: { loss: '0.01' },
};

let server: TestServer;
let folder: string;
let path: string;
beforeEach(async () => {
  server = await TestServer.start();
  folder = mkdtempSync(join(tmpdir(), 'smokestack-recording-'));
  path = join(folder, 'recording');
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const open = async () => openTarget(await connectWebSocket(server.url), { layoutHash: testLayoutHash });

/** One of everything, with pushes and a failure. */
async function exercise(target: RecordingTarget): Promise<void> {
  const data = Uint8Array.from({ length: 100 }, (_, i) => i);
  const written = target.writeMemory('host', 4096, data);
  data.fill(0);
  void target.writeRegister(0x40, 0x8000_0001);
  void target.sendFrames([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
  await target.run({ cycles: 2 ** 33, stopOnFrame: true });
  await written;
  await target.readRegister(0x40);
  await target.readRegisters(0x40, 2);
  await target.readMemory('host', 4096, 3);
  await target.strobe(2, { spacingCycles: 5 });
  await target.watchRing(1, { base: 64, log2Entries: 4 });
  await target.subscribe({ frames: true });
  await target.reset();
  await target.writeRegister(9999, 1).catch(() => {});
}

const summary = (event: RecordedEvent): string => {
  if (event.kind === 'note') return `note ${event.about}`;
  if (event.kind === 'pushed') return `push ${event.pushed.frames.map((frame) => frame.data.join()).join(' ')}`;
  if (event.kind === 'failed') return `${event.index} failed ${event.error.code}`;
  return `${event.index} ${event.kind} ${event.call.method}`;
};

test('calls, results and pushes read back in the order in which they were known', async () => {
  const target = await RecordingTarget.create(await open(), path, run);
  const bytesInOrder: string[] = [];
  target.onPush({ frame: (data) => bytesInOrder.push(data.join()) });
  await exercise(target);
  await target.close('pass');

  const recording = new Recording(path);
  expect(recording.header).toMatchObject(run);
  expect(recording.header.facts).toEqual(target.facts);
  const events = [...recording];
  expect(events.map(summary)).toEqual([
    '0 call writeMemory',
    '1 call writeRegister',
    '2 call sendFrames',
    '3 call run',
    'push 1,2,3',
    'push 4',
    '0 done writeMemory',
    '1 done writeRegister',
    '2 done sendFrames',
    '3 done run',
    ...['readRegister', 'readRegisters', 'readMemory', 'strobe', 'watchRing', 'subscribe', 'reset'].flatMap((m, i) => [
      `${i + 4} call ${m}`,
      `${i + 4} done ${m}`,
    ]),
    '11 call writeRegister',
    '11 failed range',
  ]);
  const values = events.flatMap((event) => (event.kind === 'done' ? [event.value] : []));
  const stop = { cycle: 2 ** 33, cycles: 2 ** 33, reason: 'frame', idle: true };
  expect(values.slice(0, 4)).toEqual([0, 0, 0, stop]);
  expect(values.slice(4, 8)).toEqual([
    0x8000_0001,
    Uint32Array.of(0x8000_0001, 0),
    Uint8Array.of(0, 1, 2),
    { cycle: 2 ** 33 + 10, cycles: 10, reason: 'cycles', idle: false, strobes: 2 },
  ]);
  expect(recording.end).toEqual({
    closed: { cycle: 2 ** 33 + 10, operations: 12, reason: 'pass' },
    leftOverBytes: 0,
  });
  expect(bytesInOrder).toEqual(['1,2,3', '4']);
});

test('the calls of a recording, made again, leave the same device behind', async () => {
  const target = await RecordingTarget.create(await open(), path, run);
  await exercise(target);
  await target.close();
  const first = { registers: server.registers.slice(), memory: server.memory[1].slice(), cycle: server.cycle };
  expect(first.memory[4096 + 99]).toBe(99);

  server.registers.fill(0);
  server.memory[1].fill(0);
  server.cycle = 0;
  const again = await open();
  for (const event of new Recording(path))
    if (event.kind === 'call') await applyCall(again, event.call).catch(() => {});
  await again.close();
  expect(server.registers).toEqual(first.registers);
  expect(Buffer.compare(server.memory[1], first.memory)).toBe(0);
  expect(server.cycle).toBe(first.cycle);
});

describe('damage', () => {
  test('a recording cut at every byte reads up to its last whole chunk', async () => {
    const target = await RecordingTarget.create(await open(), path, run);
    // A checkpoint ends a chunk; the test server refuses it, which is an event like any other.
    for (let i = 0; i < 4; i++) {
      await target.writeRegister(4 * i, i);
      await target.checkpoint(`part ${i}`).catch(() => {});
    }
    await target.close('done');
    const whole = readFileSync(path);
    const all = [...new Recording(path)].map(summary);
    const cut = join(folder, 'cut');
    let events = 0;
    let lengths = 0;
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(cut, whole.subarray(0, length));
      let recording: Recording;
      try {
        recording = new Recording(cut);
      } catch (error) {
        expect((error as SmokestackError).code, `cut at ${length}`).toBe('usage');
        expect(events).toBe(0);
        continue;
      }
      const read = [...recording].map(summary);
      expect(read, `cut at ${length}`).toEqual(all.slice(0, read.length));
      expect(read.length).toBeGreaterThanOrEqual(events);
      expect(recording.end.closed).toBeUndefined();
      if (read.length > events) {
        expect(recording.end.leftOverBytes).toBe(0);
        lengths++;
      }
      events = read.length;
    }
    expect([events, lengths]).toEqual([all.length, 5]);
  });

  test('a byte turned over ends the events before its chunk', async () => {
    const target = await RecordingTarget.create(await open(), path, run);
    await target.writeRegister(0, 1);
    await target.close();
    const whole = readFileSync(path);
    const at = whole.length - 40;
    whole[at] = (whole[at] ?? 0) ^ 0x10;
    writeFileSync(path, whole);
    const recording = new Recording(path);
    expect([...recording]).toEqual([]);
    expect(recording.end.leftOverBytes).toBeGreaterThan(40);
  });

  test('a full disk is told once, and the target goes on', async () => {
    const target = await RecordingTarget.create(await open(), '/dev/full', run);
    const heard: SmokestackError[] = [];
    target.onFailure((error) => heard.push(error));
    await target.run({ cycles: 1 });
    await target.run({ cycles: 1 });
    await target.writeRegister(0, 9);
    expect(server.registers[0]).toBe(9);
    // The disk answers when it likes.
    await expect.poll(() => heard.map((error) => error.code)).toEqual(['environment']);
    expect(heard[0]?.message).toMatch(/disk is full/);
    expect(heard[0]?.cure).toMatch(/-o/);
    await expect(target.close()).rejects.toBe(heard[0]);
  });
});

test('recording costs little: operations a second with and without', async () => {
  const plain = await open();
  const recorded = await RecordingTarget.create(await open(), path, run);
  for (const [what, target] of [
    ['plain', plain],
    ['recorded', recorded],
    ['plain', plain],
    ['recorded', recorded],
  ] as const) {
    const begin = performance.now();
    for (let turn = 0; turn < 10; turn++) {
      let last: Promise<unknown> = Promise.resolve();
      for (let i = 0; i < 10_000; i++) last = target.writeRegister((4 * i) & 0xfff, i);
      await last;
    }
    console.log(
      `${what.padEnd(10)} ${Math.round(1e8 / (performance.now() - begin))} register writes/s (server in process)`,
    );
  }
  await plain.close();
  await recorded.close();
  let count = 0;
  for (const event of new Recording(path)) if (event.kind === 'done') count++;
  expect(count).toBe(200_000);
});
