/** When the simulator ends, what it says when the design fails, and who gets in over TCP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { BridgeConnection, v1 } from './bridge.ts';
import { magic, register, write } from './selftest.ts';
import { buildSelftest, buildTimeoutMs, type Simulator, startSimulator } from './simulator.ts';

let program: string;
const folder = mkdtempSync(join(tmpdir(), 'smokestack-life-'));
beforeAll(() => {
  program = buildSelftest();
}, buildTimeoutMs);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('end', () => {
  test('with standard input, and the socket goes too', async () => {
    const simulator = await startSimulator(program);
    const begin = performance.now();
    expect(await simulator.stop()).toBe(0);
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(existsSync(simulator.socketPath)).toBe(false);
  });

  test('removes a folder that it made, and leaves one that was there', async () => {
    for (const made of [true, false]) {
      const own = join(folder, made ? 'made' : 'found');
      if (!made) mkdirSync(own, { mode: 0o700 });
      const child = spawn(program, ['--unix', join(own, 'bridge.sock')], { stdio: ['pipe', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      child.stdin.end();
      await once(child, 'close');
      expect(existsSync(own), own).toBe(!made);
    }
  });

  test('with its parent, killed in the middle of a run', async () => {
    const socketPath = join(folder, 'orphan', 'bridge.sock');
    const script = `
      const child = require('node:child_process').spawn(process.argv[1], ['--unix', process.argv[2]],
        { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.once('data', () => process.stdout.write(String(child.pid)));
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['-e', script, program, socketPath], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = (await once(parent.stdout, 'data')).map(Number) as [number];
    const bridge = await BridgeConnection.drive(socketPath);
    bridge.sendBatch([{ run: { cycles: 1e15 } }]);
    bridge.send({ ping: { nonce: 1 } });
    await bridge.next();
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await bridge.closed;
    await expect.poll(() => isAlive(pid), { timeout: 2000 }).toBe(false);
  });

  test('refuses a folder that others may enter, an unknown option and a missing place to listen', async () => {
    const shared = join(folder, 'shared');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(shared);
    chmodSync(shared, 0o755);
    const cases = [
      [['--unix', join(shared, 'x')], 3, /chmod 700/],
      [['--unix'], 2, /wants PATH/],
      [['--nonsense'], 2, /--help/],
      [[], 2, /--unix PATH or --tcp/],
      [['--unix', join(folder, 'x'), '--stall', '200'], 2, /0 to 95/],
    ] as const;
    for (const [args, code, says] of cases) {
      const child = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'pipe'] });
      let text = '';
      child.stderr.on('data', (data) => {
        text += data;
      });
      const [exit] = await once(child, 'close');
      expect(exit, args.join(' ')).toBe(code);
      expect(text).toMatch(says);
    }
  });
});

describe('a design that fails', () => {
  let simulator: Simulator;
  const failing = async (...operations: Parameters<BridgeConnection['batch']>) => {
    simulator = await startSimulator(program);
    const bridge = await BridgeConnection.drive(simulator.socketPath);
    return { bridge, result: await bridge.batch(...operations) };
  };

  test('an assertion is told with its text and place; waves of the last state can still be had; exit code 1', async () => {
    const { bridge, result } = await failing(write(register.fail, 42), { run: { cycles: 10 } });
    const codes = v1.Code;
    expect(result.results?.map((one) => one.code)).toEqual([codes.CODE_TARGET_FAILED, codes.CODE_SKIPPED]);
    expect(result.results?.[0]?.text).toMatch(/asked to fail with 42.*selftest_registers\.sv:\d+/);
    const { results } = await bridge.batch({ registerRead: { address: 0 } });
    expect(results?.[0]?.code).toBe(codes.CODE_TARGET_FAILED);
    const { path } = await bridge.do({ waves: { on: true } });
    expect(statSync(join(simulator.folder, path ?? '')).size).toBeGreaterThan(100);
    expect((await bridge.do({ memoryRead: { space: v1.Space.SPACE_HOST, address: 0, bytes: 4 } })).data?.length).toBe(
      4,
    );
    await bridge.close();
    expect(await simulator.stop()).toBe(1);
  });

  test('a register bus that never answers is told, not waited for', async () => {
    const { bridge, result } = await failing(write(register.hang, 1), write(register.scratch, 1));
    expect(result.results?.[1]?.code).toBe(v1.Code.CODE_TARGET_FAILED);
    expect(result.results?.[1]?.text).toMatch(/write of 0x1000 is not answered/);
    await bridge.close();
    expect(await simulator.stop()).toBe(1);
  });
});

test('waves that cannot be written are refused, not promised', async () => {
  const simulator = await startSimulator(program);
  mkdirSync(join(simulator.folder, 'waves-0.fst'));
  const bridge = await BridgeConnection.drive(simulator.socketPath);
  const { results } = await bridge.batch({ waves: { on: true } });
  expect(results?.[0]?.code).toBe(v1.Code.CODE_NOT_SUPPORTED);
  expect(results?.[0]?.text).toMatch(/look at the run folder/);
  const { results: next } = await bridge.batch({ run: { cycles: 10 } });
  expect(next?.[0]?.code ?? v1.Code.CODE_OK).toBe(v1.Code.CODE_OK);
  await bridge.close();
  expect(await simulator.stop()).toBe(0);
});

test('one client too many is told so', async () => {
  const simulator = await startSimulator(program, '--clients', '1');
  const bridge = await BridgeConnection.drive(simulator.socketPath);
  const refusal = await new Promise<string>((resolve) => {
    const request = get({ socketPath: simulator.socketPath, headers: { connection: 'close' } }, (response) => {
      let text = String(response.statusCode);
      response.on('data', (chunk) => {
        text += ` ${chunk}`;
      });
      response.on('end', () => resolve(text));
    });
    request.on('error', (error) => resolve(String(error)));
  });
  expect(refusal).toMatch(/^503 .*--clients/);
  await bridge.close();
  expect(await simulator.stop()).toBe(0);
});

describe('realtime', () => {
  test('runs by itself, strobes by the wall clock at the scale asked for, pushes what leaves', async () => {
    const simulator = await startSimulator(program, '--time-scale', '2');
    const bridge = await BridgeConnection.open(simulator.socketPath);
    const greeting = await bridge.hello({ clockMode: v1.ClockMode.CLOCK_MODE_REALTIME });
    expect(greeting?.hello?.timeScale).toBe(2);
    await bridge.do({ subscribe: { frames: true, strobes: true } });
    const begin = performance.now();
    const first = await bridge.readRegister(register.nowMs);
    await bridge.do({ frameIn: { frames: [Buffer.alloc(100, 7)] } });
    await new Promise((resolve) => setTimeout(resolve, 400));
    const strobes = (await bridge.readRegister(register.nowMs)) - first;
    const wanted = (performance.now() - begin) / 2;
    expect(strobes).toBeGreaterThan(wanted * 0.8);
    expect(strobes).toBeLessThan(wanted * 1.1 + 2);
    expect(bridge.pushed.flatMap((pushed) => pushed.frames ?? []).map((frame) => frame.data?.length)).toEqual([100]);
    const told = bridge.pushed.flatMap((pushed) => pushed.strobeCycles ?? []).length;
    expect(Math.abs(told - strobes)).toBeLessThanOrEqual(2 + first);
    const { results } = await bridge.batch({ run: { cycles: 1 } });
    expect(results?.[0]?.code).toBe(v1.Code.CODE_WRONG_CLOCK_MODE);
    await bridge.close();
    expect(await simulator.stop()).toBe(0);
  });

  test('a failure is pushed to a client that only listens', async () => {
    const simulator = await startSimulator(program);
    const bridge = await BridgeConnection.open(simulator.socketPath);
    await bridge.hello({ clockMode: v1.ClockMode.CLOCK_MODE_REALTIME });
    await bridge.batch(write(register.fail, 3));
    await expect.poll(() => bridge.pushed.map((pushed) => pushed.failed).join()).toMatch(/asked to fail with 3/);
    await bridge.close();
    expect(await simulator.stop()).toBe(1);
  });
});

describe('tcp', () => {
  const token = 'a5'.repeat(16);
  const tokenFile = join(folder, 'token');
  let child: ChildProcess | undefined;
  const serve = async (...args: string[]): Promise<number> => {
    writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
    child = spawn(program, ['--tcp', '127.0.0.1:0', '--token-file', tokenFile, ...args], { stdio: 'pipe' });
    const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data');
    return Number(String(line).trim().split(':').at(-1));
  };
  /** 101, or the status of the refusal. */
  const knock = (port: number, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { headers, perMessageDeflate: true });
      socket.on('error', () => {});
      socket.once('open', () => {
        expect(socket.extensions).toBe(''); // no compression, even if asked for
        socket.terminate();
        resolve(101);
      });
      socket.once('unexpected-response', (request, response) => {
        request.destroy();
        resolve(response.statusCode ?? 0);
      });
    });
  const bearer = (value: string) => ({ authorization: `Bearer ${value}` });
  afterEach(async () => {
    if (child && child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
  });

  test('asks for the token, a listed Origin and a Host of its own, before anything else', async () => {
    const port = await serve('--origin', 'http://localhost:5173');
    expect(await knock(port, bearer(token))).toBe(101);
    expect(await knock(port, {})).toBe(401);
    expect(await knock(port, bearer(''))).toBe(401);
    expect(await knock(port, bearer(`${token.slice(0, -1)}6`))).toBe(401);
    expect(await knock(port, bearer(`${token}${token}`))).toBe(401);
    expect(await knock(port, { ...bearer(token), origin: 'http://evil.example' })).toBe(403);
    expect(await knock(port, { ...bearer(token), origin: 'http://localhost:5173' })).toBe(101);
    expect(await knock(port, { ...bearer(token), host: 'rebound.example' })).toBe(403);
  });

  test('serves eight connections, and more when some have gone', async () => {
    const port = await serve();
    const sockets = Array.from(
      { length: 8 },
      () => new WebSocket(`ws://127.0.0.1:${port}/`, { headers: bearer(token) }),
    );
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    const ninth = new WebSocket(`ws://127.0.0.1:${port}/`, { headers: bearer(token) });
    await expect(once(ninth, 'open')).rejects.toThrow();
    for (const socket of sockets) socket.terminate();
    await expect.poll(() => knock(port, bearer(token)).catch(() => 0), { timeout: 3000 }).toBe(101);
  });

  test('works as the unix socket does', async () => {
    const port = await serve();
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { headers: bearer(token) });
    await once(socket, 'open');
    const bridge = new BridgeConnection(socket);
    await bridge.hello();
    expect(await bridge.readRegister(register.magic)).toBe(magic);
    await bridge.close();
  });

  test('refuses weak or readable tokens and other addresses', async () => {
    const loose = join(folder, 'loose');
    writeFileSync(loose, token, { mode: 0o644 });
    const weak = join(folder, 'weak');
    writeFileSync(weak, '1234', { mode: 0o600 });
    writeFileSync(tokenFile, token, { mode: 0o600 });
    const cases = [
      [['--tcp', '127.0.0.1:0'], /wants a token/],
      [['--tcp', '127.0.0.1:0', '--token-file', loose], /chmod 600/],
      [['--tcp', '127.0.0.1:0', '--token-file', weak], /openssl rand/],
      [['--tcp', '0.0.0.0:0', '--token-file', tokenFile], /--insecure/],
    ] as const;
    for (const [args, says] of cases) {
      const refused = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'pipe'] });
      let text = '';
      refused.stderr.on('data', (data) => {
        text += data;
      });
      const [exit] = await once(refused, 'close');
      expect(exit).toBe(2);
      expect(text).toMatch(says);
    }
  });
});
