import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectWebSocket } from '#transport';
import { SmokestackError } from '#units';
import { type BridgeTarget, type OpenOptions, openTarget } from './bridgeTarget.ts';
import { readRegister64, writeRegister64 } from './registers64.ts';
import { memoryBytes, TestServer, testLayoutHash } from './testing/testServer.ts';

let server: TestServer;
let target: BridgeTarget | undefined;

beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(async () => {
  await target?.close();
  target = undefined;
  await server.stop();
});

async function open(options: Partial<OpenOptions> = {}): Promise<BridgeTarget> {
  const pipe = await connectWebSocket(server.url);
  target = await openTarget(pipe, { layoutHash: testLayoutHash, ...options });
  return target;
}

const failure = async (promise: Promise<unknown>): Promise<SmokestackError> => {
  const error = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof SmokestackError)) throw new Error(`a SmokestackError was expected, not ${error}`);
  return error;
};

describe('hello', () => {
  test('brings the facts', async () => {
    const { facts } = await open({ clockMode: 'virtual' });
    expect(facts).toMatchObject({
      target: 'test 1',
      clockMode: 'virtual',
      layoutHash: testLayoutHash,
      designHash: 'cd'.repeat(32),
      parameters: { connections: 4, paths: 2, neighbors: 2, dataWidth: 64 },
      engineLevel: 1,
      cyclesPerStrobe: 1000,
    });
    expect(facts.windows).toContainEqual({ space: 'nic', base: 0, bytes: memoryBytes });
    expect(server.clientHello).toMatchObject({ versionMin: 1, versionMax: 1 });
    expect(Buffer.from(server.clientHello?.layoutHash ?? []).toString('hex')).toBe(testLayoutHash);
  });

  test('another layout, version or clock mode is refused with what to do', async () => {
    server.hello.layoutHash = Buffer.alloc(32, 1);
    const layout = await failure(open());
    expect([layout.code, layout.message]).toEqual(['environment', expect.stringContaining('built from layout 0101')]);
    expect(layout.cure).toMatch(/make sim/);
    server.hello.layoutHash = Buffer.from(testLayoutHash, 'hex');
    server.hello.version = 2;
    expect((await failure(open())).message).toMatch(/bridge version 2/);
    server.hello.version = 1;
    expect((await failure(open({ clockMode: 'realtime' }))).code).toBe('usage');
  });

  test('silence is a lost link', async () => {
    server.silent = true;
    expect((await failure(open({ helloTimeoutMs: 50 }))).code).toBe('link-lost');
  });
});

describe('operations', () => {
  test('registers of 32 and 64 bits, one and many', async () => {
    const target = await open();
    await target.writeRegister(0x40, 0xffff_ffff);
    expect(await target.readRegister(0x40)).toBe(0xffff_ffff);
    await writeRegister64(target, 0x48, 0xfedc_ba98_7654_3210n);
    expect(await readRegister64(target, 0x48)).toBe(0xfedc_ba98_7654_3210n);
    expect([...(await target.readRegisters(0x40, 4))]).toEqual([0xffff_ffff, 0, 0x7654_3210, 0xfedc_ba98]);
  });

  test('memory of both spaces; data may be reused after the call; large data travels in pieces', async () => {
    const target = await open();
    const data = Uint8Array.from({ length: 900_000 }, (_, i) => (i * 31) ^ (i >> 8));
    const sent = data.slice();
    const written = target.writeMemory('nic', 100, sent);
    sent.fill(0);
    await written;
    expect(Buffer.compare(await target.readMemory('nic', 100, data.length), data)).toBe(0);
    expect(await target.readMemory('host', 100, 16)).toEqual(new Uint8Array(16));
    expect(await target.readMemory('host', 100, 0)).toHaveLength(0);
  });

  test('operations of one turn, promise callbacks included, go out in one message', async () => {
    const target = await open();
    const before = target.messagesSent;
    const writes: Promise<unknown>[] = [];
    for (let i = 0; i < 1000; i++) writes.push(target.writeRegister(4 * i, i));
    await Promise.resolve().then(() => {
      writes.push(target.writeRegister(0, 77));
    });
    writes.push(Promise.resolve().then(() => target.writeMemory('host', 0, new Uint8Array(64))));
    await Promise.all(writes);
    expect(target.messagesSent - before).toBe(1);
    expect(server.batchSizes).toEqual([1002]);
    expect(server.registers[999]).toBe(999);
    expect(server.registers[0]).toBe(77);
  });

  test('run delivers what was pushed before it resolves, in order, with cycles', async () => {
    const target = await open();
    const heard: string[] = [];
    const stop = target.onPush({ frame: (data, cycle) => heard.push(`${data[0]}@${cycle}`) });
    void target.sendFrames([Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)]);
    const result = await target.run({ cycles: 500, stopOnFrame: true }).then((r) => {
      heard.push('resolved');
      return r;
    });
    expect(heard).toEqual(['1@490', '2@491', '3@492', 'resolved']);
    expect(result).toEqual({ cycle: 500, cycles: 500, reason: 'frame', idle: true });
    expect(target.cycle).toBe(500);
    expect(await target.strobe(3, { spacingCycles: 10 })).toMatchObject({ cycle: 530, cycles: 30, strobes: 3 });
    stop();
    void target.sendFrames([Uint8Array.of(4)]);
    await target.run({ cycles: 1 });
    expect(heard).toHaveLength(4);
  });

  test('a failed operation rejects with its sentence, those behind it are refused, and onFailure hears it once', async () => {
    const target = await open();
    const heard: SmokestackError[] = [];
    target.onFailure((error) => heard.push(error));
    void target.writeRegister(4096, 1); // nobody awaits it
    const behind = await failure(target.writeRegister(0, 1));
    expect(behind.message).toMatch(/skipped/);
    expect(heard.map((error) => [error.code, error.message])).toEqual([
      ['range', 'register write: the target has nothing at this address: no register at 4096'],
    ]);
    expect((await failure(target.readMemory('host', memoryBytes, 1))).code).toBe('range');
    expect((await failure(target.waves(true))).code).toBe('unsupported');
    expect(await target.readRegister(0)).toBe(0);
  });

  test('values that do not fit are refused here and leave no trace in the batch', async () => {
    const target = await open();
    const bad = [
      target.writeRegister(-4, 1),
      target.writeRegister(0, 2 ** 32),
      target.writeMemory('host', 2 ** 53, new Uint8Array(1)),
      target.readMemory('host', 0.5, 1),
      target.run({ cycles: Number.NaN }),
      target.run({ cycles: 1, until: [{ register: 0, value: 1n << 64n }] }),
    ];
    const good = target.writeRegister(0, 5);
    for (const promise of bad) expect((await failure(promise)).code).toBe('range');
    await good;
    expect(server.batchSizes).toEqual([1]);
  });

  test('what is in flight is bounded; the rest waits and is sent in order', async () => {
    const target = await open({ maxInFlightBytes: 100_000 });
    server.hold();
    const before = target.messagesSent;
    const writes = Array.from({ length: 40 }, (_, i) => target.writeMemory('host', 0, new Uint8Array(20_000).fill(i)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    // A batch is sealed at 64 KiB, here after 4 writes.
    expect(target.messagesSent - before).toBe(1);
    server.release();
    await Promise.all(writes);
    expect(server.batchSizes).toEqual(Array(10).fill(4));
    expect(server.memory[1][0]).toBe(39);
  });

  test('cancel tells the target, refuses what was not sent and keeps the session', async () => {
    const target = await open({ maxInFlightBytes: 1 });
    server.hold();
    const run = target.run({ cycles: 1000 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    const waiting = target.writeRegister(0, 1);
    target.cancel();
    expect((await failure(waiting)).code).toBe('interrupted');
    await expect.poll(() => server.cancelled).toEqual([1]);
    server.release();
    expect((await run).cycles).toBe(1000);
    await target.writeRegister(0, 2);
    expect(server.registers[0]).toBe(2);
  });

  test('a client that watches hears pushes and cannot ask', async () => {
    const target = await open({ role: 'watch' });
    const frames: number[] = [];
    target.onPush({ frame: (data) => frames.push(data.length) });
    server.push({ frames: [{ data: new Uint8Array(60) }] });
    await expect.poll(() => frames).toEqual([60]);
    expect((await failure(target.writeRegister(0, 1))).code).toBe('state');
  });
});
