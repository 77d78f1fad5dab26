/** Who may say what: greeting, roles, what one bad message costs, and that the simulator outlives all of it. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { Random } from '../../src/units/random.ts';
import { fuzzBridge } from '../fuzz/lib/bridge/fuzzBridge.ts';
import { wanted } from '../lib/wanted.ts';
import { asNumber, BridgeConnection, type ServerMessage, v1 } from './bridge.ts';
import { magic, register } from './selftest.ts';
import { buildSelftest, buildTimeoutMs, type Simulator, startSimulator } from './simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator(buildSelftest());
}, buildTimeoutMs);
afterAll(async () => {
  expect(await simulator.stop()).toBe(0);
});

const error = v1.ErrorCode;
const opened: BridgeConnection[] = [];
const open = async () => {
  const bridge = await BridgeConnection.open(simulator.socketPath);
  opened.push(bridge);
  return bridge;
};
const drive = async () => {
  const bridge = await open();
  const greeting = await bridge.hello();
  if (!greeting?.hello) throw new Error(`not greeted: ${JSON.stringify(greeting)}`);
  return bridge;
};
// A test that failed must not keep the seat.
afterEach(async () => {
  for (const bridge of opened.splice(0)) bridge.socket.terminate();
  await expectFreeSeat();
});

/** Still there, and the seat of the driver is free. */
const expectAlive = async () => {
  const bridge = await drive();
  expect(await bridge.readRegister(register.magic)).toBe(magic);
  await bridge.close();
};
/** Waits until a connection that was cut has left the seat. */
const expectFreeSeat = () =>
  expect
    .poll(
      async () => {
        const next = await open();
        const greeting = await next.hello();
        await next.close();
        return greeting?.hello?.version;
      },
      { timeout: 2000, interval: 5 },
    )
    .toBe(1);
const expectError = (message: ServerMessage | undefined, code: number) => {
  expect(message?.error?.code).toBe(code);
  expect(message?.error?.text).not.toBe('');
};

describe('hello', () => {
  test('tells what the target is', async () => {
    const bridge = await open();
    const hello = (await bridge.hello())?.hello;
    expect(hello).toMatchObject({ version: 1, clockMode: v1.ClockMode.CLOCK_MODE_VIRTUAL, engineLevel: 1 });
    expect(hello?.parameters).toMatchObject({ connections: 8, paths: 4, neighbors: 4, dataWidth: 64 });
    expect(hello?.designHash?.length).toBe(32);
    expect(hello?.windows?.map((window) => asNumber(window.bytes))).toEqual([2 ** 30, 2 ** 28]);
    expect(hello?.capabilities).toContain('waves');
    const low = Buffer.from(hello?.designHash ?? []).readUInt32BE(28);
    expect(await bridge.readRegister(0x10)).toBe(low);
    await bridge.close();
  });

  test.each([
    ['a version that nobody speaks', { versionMin: 2, versionMax: 7 }, error.ERROR_CODE_VERSION],
    ['another layout', { layoutHash: Buffer.alloc(32) }, error.ERROR_CODE_LAYOUT],
    ['no layout', { layoutHash: Buffer.alloc(0) }, error.ERROR_CODE_LAYOUT],
    ['no role', { role: v1.Role.ROLE_UNSPECIFIED }, error.ERROR_CODE_MALFORMED],
    ['no clock mode', { clockMode: v1.ClockMode.CLOCK_MODE_UNSPECIFIED }, error.ERROR_CODE_CLOCK_MODE],
  ])('refuses %s', async (_name, changes, code) => {
    const bridge = await open();
    expectError(await bridge.hello(changes), code);
    await bridge.closed;
    await expectAlive();
  });

  test('comes first and once', async () => {
    const early = await open();
    early.send({ ping: { nonce: 1 } });
    expectError(await early.next(), error.ERROR_CODE_MALFORMED);
    const twice = await drive();
    expectError(await twice.hello(), error.ERROR_CODE_MALFORMED);
    await expectAlive();
  });
});

describe('roles', () => {
  test('a second driver is told so, and the first goes on', async () => {
    const first = await drive();
    const second = await open();
    expectError(await second.hello(), error.ERROR_CODE_ROLE_TAKEN);
    await second.closed;
    expect(await first.readRegister(register.magic)).toBe(magic);
    await first.close();
    await expectAlive();
  });

  test('a watcher sees what the driver sees, and may only ping', async () => {
    const watcher = await open();
    await watcher.hello({ role: v1.Role.ROLE_WATCH, layoutHash: Buffer.alloc(0) });
    const driver = await drive();
    await driver.do({ subscribe: { frames: true } });
    const frames = [Buffer.from('seen by both, sixty bytes long or a few more, as frames are')];
    const { pushed } = await driver.batch({ frameIn: { frames } }, { run: { cycles: 1000, stopOnFrame: true } });
    expect(await watcher.cycle()).toBe(await driver.cycle());
    expect(watcher.pushed.at(-1)?.frames).toEqual(pushed?.frames);
    watcher.sendBatch([{ reset: {} }]);
    expectError(await watcher.next(), error.ERROR_CODE_NOT_ALLOWED);
    expect(await driver.readRegister(register.magic)).toBe(magic);
    await driver.close();
  });

  test('a driver that vanishes in the middle of a run frees the seat', async () => {
    const driver = await drive();
    driver.sendBatch([{ run: { cycles: 1e15 } }]);
    driver.send({ ping: { nonce: 1 } });
    await driver.next();
    driver.socket.terminate();
    await driver.closed;
    await expectFreeSeat();
  });
});

describe('clients that do not read', () => {
  test('a watcher is sent away, the driver goes on', async () => {
    const watcher = await open();
    await watcher.hello({ role: v1.Role.ROLE_WATCH });
    watcher.socket.pause();
    const driver = await drive();
    await driver.do({ subscribe: { frames: true } });
    const frames = Array.from({ length: 3 }, () => Buffer.alloc(1300, 1));
    let received = 0;
    for (let sent = 0; sent < 80; sent++) {
      // 3900 bytes fit the loopback's memory and are out again when the run ends.
      const load = Array.from({ length: 300 }, () => [{ frameIn: { frames } }, { run: { cycles: 1000 } }]).flat();
      const { pushed } = await driver.batch(...load);
      received += pushed?.frames?.length ?? 0;
    }
    expect(received).toBe(80 * 900);
    watcher.socket.resume();
    const end = await watcher.next();
    expectError(end, error.ERROR_CODE_TOO_SLOW);
    expect(await driver.readRegister(register.magic)).toBe(magic);
    await driver.close();
  }, 60_000);

  test('the target waits for a driver, and what it pushed is complete', async () => {
    const driver = await drive();
    await driver.do({ subscribe: { frames: true } });
    driver.socket.pause();
    const load = Array.from({ length: 300 }, () => [
      { frameIn: { frames: [Buffer.alloc(3900)] } },
      { run: { cycles: 1000 } },
    ]);
    for (let sent = 0; sent < 60; sent++) driver.sendBatch(load.flat());
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const residentMiB =
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${simulator.child.pid}/status`, 'utf8'))?.[1]) / 1024;
    // ASan keeps what was freed for a while.
    expect(residentMiB).toBeLessThan(process.env.SANITIZE === 'yes' ? 1000 : 300);
    driver.socket.resume();
    let received = 0;
    for (let answered = 0; answered < 60; answered++) {
      received += (await driver.next())?.result?.pushed?.frames?.length ?? 0;
    }
    expect(received + driver.pushed.reduce((sum, pushed) => sum + (pushed.frames?.length ?? 0), 0)).toBe(60 * 300);
    await driver.close();
  }, 60_000);
});

describe('limits', () => {
  test('text, too long, too many operations, too many batches: one Error each', async () => {
    const text = await drive();
    text.sendRaw('{"hello":{}}');
    expectError(await text.next(), error.ERROR_CODE_MALFORMED);

    const long = await drive();
    long.sendRaw(new Uint8Array((16 << 20) + 1));
    expectError(await long.next(), error.ERROR_CODE_TOO_LARGE);

    const many = await drive();
    many.sendBatch(Array.from({ length: 65_537 }, () => ({ checkpoint: {} })));
    expectError(await many.next(), error.ERROR_CODE_TOO_LARGE);

    const queued = await drive();
    for (let i = 0; i < 300; i++) queued.sendBatch([{ run: { cycles: 1e12 } }]);
    expectError(await queued.next(), error.ERROR_CODE_TOO_MANY);
    await queued.closed;
    await expectAlive();
  });

  test('a batch that reads too much, and operations with absurd arguments, fail alone', async () => {
    const bridge = await drive();
    const space = v1.Space.SPACE_HOST;
    const { results } = await bridge.batch({ memoryRead: { space, address: 0, bytes: (8 << 20) + 1 } });
    expect(results?.[0]?.code).toBe(v1.Code.CODE_TOO_LARGE);
    const absurd = [
      [{ registerRead: { address: 2 } }, v1.Code.CODE_BAD_ADDRESS],
      [{ registerRead: { address: 0xfffc, count: 2 } }, v1.Code.CODE_BAD_ADDRESS],
      [{ registerRead: { address: 0, count: 0xffff_ffff } }, v1.Code.CODE_BAD_ADDRESS],
      [{ memoryRead: { address: 0, bytes: 4 } }, v1.Code.CODE_BAD_ADDRESS],
      [{ frameIn: { frames: [Buffer.alloc(0)] } }, v1.Code.CODE_TOO_LARGE],
      [{ frameIn: { frames: [Buffer.alloc(65_537)] } }, v1.Code.CODE_TOO_LARGE],
      [{ watchRing: { id: 8, base: 0, log2Entries: 3 } }, v1.Code.CODE_BAD_ADDRESS],
      [{ watchRing: { id: 0, base: 2 ** 30 - 64, log2Entries: 1 } }, v1.Code.CODE_BAD_ADDRESS],
      [{ watchRing: { id: 0, base: 32, log2Entries: 1 } }, v1.Code.CODE_BAD_ADDRESS],
      [{ watchRing: { id: 0, base: 0, log2Entries: 31 } }, v1.Code.CODE_BAD_ADDRESS],
      [{ watchRing: { id: 0, base: 0, log2Entries: 1, slot: { lengthOffset: 61 } } }, v1.Code.CODE_BAD_ADDRESS],
      [
        { watchRing: { id: 0, base: 0, log2Entries: 15, slot: { base: 0, stride: 0xffff_ffff } } },
        v1.Code.CODE_BAD_ADDRESS,
      ],
      [{ run: { cycles: 1, until: [{}] } }, v1.Code.CODE_UNKNOWN_OPERATION],
      [{ run: { cycles: 1, until: [{ word: { space, address: 2 ** 30 - 7 } }] } }, v1.Code.CODE_OUTSIDE_WINDOW],
      [{ run: { cycles: 1, until: [{ eventKind: 256 }] } }, v1.Code.CODE_NOT_SUPPORTED],
      [{}, v1.Code.CODE_UNKNOWN_OPERATION],
    ] as const;
    for (const [operation, code] of absurd) {
      const result = await bridge.batch(operation as never);
      expect(result.results?.[0]?.code, JSON.stringify(operation)).toBe(code);
      expect(result.results?.[0]?.text).not.toBe('');
    }
    expect(await bridge.readRegister(register.magic)).toBe(magic);
    await bridge.close();
  });
});

describe('malformed input', () => {
  test('400 mutated messages end with a result or one Error; the simulator answers the next client', async () => {
    const seed = wanted('SEED', 20);
    console.log(`SEED=${seed}`);
    const { wrong, errors, results } = await fuzzBridge(buildSelftest(), seed, 400);
    console.log(`${errors} errors, ${results} results`);
    expect(wrong).toEqual([]);
    expect(Math.min(errors, results)).toBeGreaterThan(50);
  }, 120_000);

  test('bytes that are no HTTP, and requests that are no upgrade, are turned away', async () => {
    const { connect } = await import('node:net');
    const random = new Random(3);
    for (let i = 0; i < 30; i++) {
      const socket = connect(simulator.socketPath);
      socket.on('error', () => {});
      await once(socket, 'connect');
      const request = `GET / HTTP/1.1\r\nHost: localhost\r\n${i % 3 === 0 ? `X: ${'y'.repeat(10_000)}\r\n` : ''}\r\n`;
      socket.write(i % 2 === 0 ? random.bytes(200) : request);
      socket.end();
      await Promise.race([once(socket, 'close'), once(socket, 'data')]);
      socket.destroy();
    }
    await expectAlive();
  });

  test('broken WebSocket frames end that connection only', async () => {
    const random = new Random(4);
    for (let i = 0; i < 30; i++) {
      const socket = new WebSocket(`ws+unix:${simulator.socketPath}:/`, { perMessageDeflate: false });
      socket.on('error', () => {});
      await once(socket, 'open');
      const raw = (socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket;
      raw.write(random.bytes(random.int(1, 64)));
      socket.terminate();
      await once(socket, 'close');
    }
    await expectAlive();
  });
});
