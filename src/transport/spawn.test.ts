import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SmokestackError } from '#units';
import { type SpawnOptions, spawnSimulator } from './spawn.ts';

const ws = createRequire(import.meta.url).resolve('ws');
let folder: string;

/** A program that echoes; what it does besides is given as code. */
const program = (name: string, more: string): string => {
  const path = join(folder, `${name}.cjs`);
  writeFileSync(
    path,
    `const { WebSocketServer } = require(${JSON.stringify(ws)});
     const path = process.argv[2];
     const listen = () => {
       const http = require('node:http').createServer();
       new WebSocketServer({ server: http }).on('connection', (s) => s.on('message', (m) => s.send(m)));
       require('node:fs').mkdirSync(require('node:path').dirname(path), { mode: 0o700 });
       http.listen(path);
     };
     ${more}`,
  );
  return path;
};

const start = (path: string, more: Partial<SpawnOptions> = {}) =>
  spawnSimulator({ command: (socket) => [process.execPath, path, socket], ...more });
const refusal = (promise: Promise<unknown>): Promise<SmokestackError> =>
  promise.then(
    () => expect.unreachable(),
    (error: SmokestackError) => error,
  );
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'smokestack-spawn-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const obedient = `setTimeout(listen, 100); process.stdin.resume().on('end', () => process.exit(0));`;

describe('a spawned simulator', () => {
  test('listens in a private folder, is waited for, answers, and leaves nothing behind', async () => {
    let socket = '';
    const words: string[] = [];
    const simulator = await spawnSimulator({
      command: (path) => {
        socket = path;
        return [process.execPath, program('good', `console.error('hello'); ${obedient}`), path];
      },
      onStderr: (text) => words.push(text),
    });
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    const echo = new Promise<number>((resolve) => simulator.pipe.onMessage((message) => resolve(message[0] ?? 0)));
    simulator.pipe.send(Uint8Array.of(9));
    expect(await echo).toBe(9);
    expect(alive(simulator.pid)).toBe(true);
    expect(await simulator.stop()).toEqual({ code: 0, signal: undefined, stderr: 'hello\n' });
    expect(words.join('')).toBe('hello\n');
    expect(alive(simulator.pid)).toBe(false);
    expect(existsSync(dirname(socket))).toBe(false);
  });

  test('that ends at once, never answers or does not exist is told with its last words', async () => {
    const dies = await refusal(start(program('dies', `console.error('no such design'); process.exit(3);`)));
    expect(dies.code).toBe('cannot-test');
    expect(dies.message).toMatch(/exited with code 3; its last words:\nno such design/);
    const mute = program('mute', `console.error('thinking'); process.stdin.resume().on('end', () => process.exit(0));`);
    expect((await refusal(start(mute, { startTimeoutMs: 200 }))).message).toMatch(
      /did not answer within 200 ms\nthink/,
    );
    const none = await refusal(spawnSimulator({ command: () => ['/no/such/simulator'] }));
    expect([none.code, none.message]).toEqual(['cannot-test', expect.stringMatching(/ENOENT/)]);
  });

  test('that crashes later loses the link and reports how', async () => {
    const simulator = await start(program('crash', `${obedient} setTimeout(() => process.abort(), 400);`));
    const end = new Promise<SmokestackError | undefined>((resolve) => simulator.pipe.onClose(resolve));
    expect((await end)?.code).toBe('link-lost');
    expect(await simulator.exited).toMatchObject({ code: undefined, signal: 'SIGABRT' });
  });

  test('that ignores end of file is ended by signal', async () => {
    const stubborn = program('stubborn', `listen(); process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`);
    const simulator = await start(stubborn, { graceMs: 100 });
    expect(await simulator.stop()).toMatchObject({ signal: 'SIGKILL' });
  });

  test('that heeds end of file is gone when this process is killed', async () => {
    const parent = join(folder, 'parent.mts');
    const module = fileURLToPath(new URL('spawn.ts', import.meta.url));
    writeFileSync(
      parent,
      `import { spawnSimulator } from ${JSON.stringify(module)};
       const s = await spawnSimulator({ command: (p) => [process.execPath, ${JSON.stringify(program('orphan', obedient))}, p] });
       console.log(s.pid); setInterval(() => {}, 1000);`,
    );
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', parent], {
      // A killed process cannot clean up: its socket folder goes with ours.
      env: { ...process.env, TMPDIR: folder },
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    expect(alive(pid)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => alive(pid), { timeout: 5000 }).toBe(false);
  });
});
