/** The simulator's other faces, seen by Target: a free-running clock, watchers, and TCP behind a token. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { layoutHash } from '#contract';
import { openTarget } from '#protocol';
import { connectWebSocket, spawnSimulator } from '#transport';
import type { SmokestackError } from '#units';
import { buildSelftest, buildTimeoutMs } from './simulator.ts';

let program: string;
beforeAll(() => {
  program = buildSelftest();
}, buildTimeoutMs);
const memory = ['--host-bytes', '0x1000000', '--nic-bytes', '0x1000000'] as const;

const refusal = (promise: Promise<unknown>): Promise<SmokestackError> =>
  promise.then(
    () => expect.unreachable(),
    (error: SmokestackError) => error,
  );

describe('the simulator', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smokestack-link-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('runs free in realtime: strobes are pushed, frames loop, a run is refused', async () => {
    const simulator = await spawnSimulator({ command: (path) => [program, '--unix', path, ...memory] });
    const target = await openTarget(simulator.pipe, { layoutHash, clockMode: 'realtime' });
    const strobes: number[] = [];
    const frames: number[] = [];
    target.onPush({
      strobes: (cycles) => strobes.push(...cycles),
      frame: (data) => frames.push(data.length),
    });
    const refused: SmokestackError[] = [];
    target.onFailure((error) => refused.push(error));
    await target.subscribe({ strobes: true, frames: true });
    await target.sendFrames([new Uint8Array(61)]);
    await expect.poll(() => frames).toEqual([61]);
    await expect.poll(() => strobes.length).toBeGreaterThan(10);
    expect(strobes).toEqual([...strobes].sort((a, b) => a - b));
    expect((await refusal(target.run({ cycles: 1 }))).code).toBe('state');
    expect(refused).toHaveLength(1);
    await target.close();
    expect((await simulator.stop()).code).toBe(0);
  });

  test('one client drives, another watches what is pushed', async () => {
    let url = '';
    const command = (path: string) => {
      url = `unix:${path}`;
      return [program, '--unix', path, ...memory] as const;
    };
    const simulator = await spawnSimulator({ command });
    const driver = await openTarget(simulator.pipe, { layoutHash, clockMode: 'virtual' });
    const taken = await refusal(openTarget(await connectWebSocket(url), { layoutHash, clockMode: 'virtual' }));
    expect([taken.code, taken.message]).toEqual(['environment', expect.stringMatching(/another client drives/)]);
    const watcher = await openTarget(await connectWebSocket(url), { layoutHash, role: 'watch' });
    const watched: number[] = [];
    watcher.onPush({ frame: (data) => watched.push(data.length) });
    await driver.subscribe({ frames: true });
    void driver.sendFrames([new Uint8Array(77)]);
    await driver.run({ cycles: 10_000, stopOnFrame: true });
    await expect.poll(() => watched).toEqual([77]);
    await watcher.close();
    await driver.close();
    await simulator.stop();
  });

  test('TCP wants the token of the file it was given', async () => {
    const right = join(folder, 'right');
    const wrong = join(folder, 'wrong');
    writeFileSync(right, `${'0f'.repeat(16)}\n`, { mode: 0o600 });
    writeFileSync(wrong, `${'f0'.repeat(16)}\n`, { mode: 0o600 });
    const child = spawn(program, ['--tcp', '127.0.0.1:0', '--token-file', right, ...memory], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    try {
      const line = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
      const url = `ws://${/tcp:(\S+)/.exec(line)?.[1]}`;
      expect((await refusal(connectWebSocket(url, { token: wrong }))).message).toMatch(/refused the token/);
      expect((await refusal(connectWebSocket(url))).message).toMatch(/refused the token/);
      const pipe = await connectWebSocket(url, { token: right });
      const target = await openTarget(pipe, { layoutHash, clockMode: 'virtual' });
      expect(await target.readRegister(0)).toBe(0x4d4b_5343);
      await target.close();
    } finally {
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await gone;
    }
  });
});
