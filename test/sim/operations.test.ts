/** Every operation of the bridge against the self-test device. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../src/units/random.ts';
import { asNumber, BridgeConnection, v1 } from './bridge.ts';
import { copyKind, magic, orderCopy, register, spaceOf, watchEvents, write } from './selftest.ts';
import { buildSelftest, buildTimeoutMs, type Simulator, startSimulator } from './simulator.ts';

let program: string;
let simulator: Simulator;
let bridge: BridgeConnection;
const start = async (...args: string[]) => {
  simulator = await startSimulator(program, ...args);
  bridge = await BridgeConnection.drive(simulator.socketPath);
};
beforeAll(() => {
  program = buildSelftest();
}, buildTimeoutMs);
afterEach(async () => {
  await bridge.close();
  expect(await simulator.stop()).toBe(0);
});

const host = v1.Space.SPACE_HOST;
const reason = v1.StopReason;

describe('registers and memory', () => {
  test('a register holds what was written; identity is where the contract puts it', async () => {
    await start();
    const { results } = await bridge.batch(
      write(register.scratch, 0xdeadbeef),
      { registerRead: { address: register.scratch } },
      { registerRead: { address: register.magic } },
      { registerRead: { address: register.connections, count: 4 } },
    );
    const words = (results ?? []).map((result) => Buffer.from(result.data ?? []));
    expect(words[1]?.readUInt32LE()).toBe(0xdeadbeef);
    expect(words[2]?.readUInt32LE()).toBe(magic);
    expect([0, 4, 8, 12].map((at) => words[3]?.readUInt32LE(at))).toEqual([8, 4, 4, 64]);
    const cycles = (results ?? []).map((result) => asNumber(result.cycle));
    expect(cycles).toEqual([...cycles].sort((a, b) => a - b));
    expect(cycles[3]).toBe(await bridge.cycle());
  });

  test('an access leaves the device exactly the cycles of its bus', async () => {
    await start();
    const before = await bridge.cycle();
    const device = await bridge.readRegister(register.cycle);
    const after = await bridge.cycle();
    expect(after - before).toBeLessThan(10);
    expect(device).toBeGreaterThan(before);
    expect(device).toBeLessThan(after);
  });

  test('memory keeps bytes anywhere in its window and refuses what is outside', async () => {
    await start('--host-bytes', '0x200000');
    const data = new Random(1).bytes(100_001);
    await bridge.do({ memoryWrite: { space: host, address: 0x200000 - data.length, data } });
    const back = await bridge.do({ memoryRead: { space: host, address: 0x200000 - data.length, bytes: data.length } });
    expect(Buffer.from(back.data ?? []).equals(data)).toBe(true);
    for (const address of [0x200000 - 3, 0x200000, 2 ** 52]) {
      const { results } = await bridge.batch({ memoryRead: { space: host, address, bytes: 4 } }, write(0, 0));
      expect(results?.map((result) => result.code)).toEqual([v1.Code.CODE_OUTSIDE_WINDOW, v1.Code.CODE_SKIPPED]);
      expect(results?.[0]?.text).toContain('window');
    }
  });
});

describe('copies by DMA, with retire records and entries', () => {
  const cases = [
    { name: 'fixed latency', args: [] as string[], seeds: [1] },
    { name: 'latency 1', args: ['--host-latency', '1', '--nic-latency', '1', '--host-write-latency', '1'], seeds: [1] },
    { name: 'random latency and order', args: ['--stall', '30'], seeds: [1, 2, 3, 4] },
    { name: 'hardly ever ready', args: ['--stall', '90'], seeds: [5] },
  ];
  for (const { name, args, seeds } of cases) {
    test.each(seeds)(`${name}, seed %i: every byte arrives between any two memories`, async (seed) => {
      await start(...args, '--seed', String(seed));
      await bridge.batch(...watchEvents());
      const random = new Random(seed);
      const spaces = ['host', 'nic'] as const;
      let serial = 0;
      for (const from of spaces) {
        for (const to of spaces) {
          const bursts = random.int(1, 40);
          const data = random.bytes(bursts * 32);
          const [source, destination] = [0x40000 + 32 * random.int(0, 999), 0x80000 + 32 * random.int(0, 999)];
          const { results, pushed } = await bridge.batch(
            { memoryWrite: { space: spaceOf(from), address: source, data } },
            ...orderCopy({ from, to, source, destination, bursts }),
            { run: { cycles: 200_000, until: [{ eventKind: copyKind }] } },
            { memoryRead: { space: spaceOf(to), address: destination, bytes: data.length } },
            { run: { cycles: 1000, stopWhenIdle: true } },
          );
          expect(results?.map((result) => result.code)).toEqual(results?.map(() => v1.Code.CODE_OK));
          expect(results?.[4]?.ran?.reason).toBe(reason.STOP_REASON_CONDITION);
          expect(Buffer.from(results?.[5]?.data ?? []).equals(data), `${from} to ${to}`).toBe(true);
          expect(results?.[6]?.ran?.reason).toBe(reason.STOP_REASON_IDLE);
          const entries = pushed?.entries?.[0];
          expect(entries?.first).toBe(serial);
          const entry = Buffer.from(entries?.entries ?? []);
          expect([entry.length, entry.readUInt32LE(52), entry[56]]).toEqual([64, serial, copyKind]);
          expect(asNumber(entries?.cycles?.[0])).toBeLessThan(asNumber(results?.[5]?.cycle));
          const retire = Buffer.from(pushed?.retire ?? []);
          expect(retire.length).toBe(64 + 16);
          expect([retire.readBigUInt64LE(0), retire.readBigUInt64LE(24)]).toEqual([BigInt(serial), 0x8_0000_0001n]);
          expect([retire.readBigUInt64LE(64), retire.readBigUInt64LE(72)]).toEqual([
            BigInt(destination),
            BigInt(source),
          ]);
          serial++;
        }
      }
    });
  }

  test('an entry carries the bytes it points to, as they are in its cycle', async () => {
    await start();
    await bridge.batch(...watchEvents());
    // The self-test device puts the number of bursts where a length belongs: 96 bursts, 96 bytes of payload.
    const data = new Random(7).bytes(96 * 32);
    const { pushed } = await bridge.batch(
      { memoryWrite: { space: host, address: 0x40000, data } },
      ...orderCopy({ from: 'host', to: 'host', source: 0x40000, destination: 0x80000, bursts: 96 }),
      { run: { cycles: 100_000, stopOnEntry: true } },
      { memoryWrite: { space: host, address: 0x80000, data: new Uint8Array(4096) } },
    );
    expect(pushed?.entries?.[0]?.payloadBytes).toEqual([96]);
    expect(Buffer.from(pushed?.entries?.[0]?.payload ?? []).equals(data.subarray(0, 96))).toBe(true);
  });

  test('a copy outside the window is a failure of the design, told in a sentence', async () => {
    await start();
    const { results } = await bridge.batch(
      ...orderCopy({ from: 'nic', to: 'host', source: 0x7000_0000, destination: 0, bursts: 1 }),
      { run: { cycles: 1000 } },
    );
    expect(results?.[3]?.code).toBe(v1.Code.CODE_TARGET_FAILED);
    expect(results?.[3]?.text).toMatch(/NIC read of 4 beats at 0x70000000 is outside the memory window/);
    await bridge.close();
    expect(await simulator.stop()).toBe(1);
    await start();
  });
});

describe('frames', () => {
  test.each([0, 40])('come back as they went in, stalled in %i of 100 cycles', async (stall) => {
    await start('--stall', String(stall));
    await bridge.do({ subscribe: { frames: true } });
    const random = new Random(stall);
    const sent: Buffer[] = [];
    const back: Buffer[] = [];
    const cycles: number[] = [];
    for (let round = 0; round < 20; round++) {
      const frames = Array.from({ length: 4 }, () => Buffer.from(random.bytes(random.int(1, 900))));
      sent.push(...frames);
      const { results, pushed } = await bridge.batch(
        { frameIn: { frames } },
        { run: { cycles: 50_000, stopWhenIdle: true } },
      );
      expect(results?.[1]?.ran?.reason).toBe(reason.STOP_REASON_IDLE);
      for (const frame of pushed?.frames ?? []) {
        back.push(Buffer.from(frame.data ?? []));
        cycles.push(asNumber(frame.cycle));
      }
    }
    expect(back.length).toBe(sent.length);
    expect(Buffer.concat(back).equals(Buffer.concat(sent))).toBe(true);
    expect(back.map((frame) => frame.length)).toEqual(sent.map((frame) => frame.length));
    expect(cycles).toEqual([...cycles].sort((a, b) => a - b));
  });

  test('that the link marks bad reach the device marked', async () => {
    await start();
    await bridge.do({ subscribe: { frames: true } });
    const frames = [Buffer.alloc(64, 1)];
    const { pushed } = await bridge.batch({ frameIn: { frames, errored: true } }, { run: { cycles: 200 } });
    expect(pushed?.frames ?? []).toEqual([]);
    expect(await bridge.readRegister(register.dropped)).toBe(1);
  });

  test('a run stops in the cycle behind the last beat, and not for a frame it already stopped for', async () => {
    await start();
    await bridge.do({ subscribe: { frames: true } });
    const frames = [Buffer.alloc(64, 1), Buffer.alloc(640, 2)];
    const run = { run: { cycles: 10_000, stopOnFrame: true } };
    const { results, pushed } = await bridge.batch({ frameIn: { frames } }, run, run, run);
    const ran = results?.slice(1).map((result) => result.ran);
    expect(ran?.map((one) => one?.reason)).toEqual([
      reason.STOP_REASON_FRAME,
      reason.STOP_REASON_FRAME,
      reason.STOP_REASON_CYCLES,
    ]);
    const ends = results?.slice(1).map((result) => asNumber(result.cycle) + asNumber(result.ran?.cycles)) ?? [];
    expect(pushed?.frames?.map((frame) => asNumber(frame.cycle) + 1)).toEqual(ends.slice(0, 2));
    expect(asNumber(ran?.[2]?.cycles)).toBe(10_000);
  });
});

describe('run and strobe', () => {
  test.each([1, 2])(
    'a frame that left during register accesses ends the next run at once, in %i messages alike',
    async (messages) => {
      await start();
      const before = [
        { frameIn: { frames: [Buffer.alloc(64, 1)] } },
        ...Array.from({ length: 30 }, () => ({ registerRead: { address: register.scratch } })),
      ];
      const run = { run: { cycles: 1000, stopOnFrame: true } };
      if (messages === 2) await bridge.batch(...before);
      const { results } = await bridge.batch(...(messages === 2 ? [run, run] : [...before, run, run]));
      const [first, second] = results?.slice(-2).map(({ ran }) => [ran?.reason, asNumber(ran?.cycles)]) ?? [];
      expect(first).toEqual([reason.STOP_REASON_FRAME, 0]);
      expect(second).toEqual([reason.STOP_REASON_CYCLES, 1000]);
    },
  );

  test('runs take exactly the cycles granted', async () => {
    await start();
    const before = await bridge.cycle();
    await bridge.batch({ run: { cycles: 1 } }, { run: { cycles: 12_345 } }, { run: {} });
    expect(await bridge.cycle()).toBe(before + 12_346);
  });

  test('a register or a word of memory ends a run', async () => {
    await start();
    const { results } = await bridge.batch(
      { run: { cycles: 100_000, until: [{ registerAddress: register.cycle, mask: 0xff00, value: 0x1200 }] } },
      ...orderCopy({ from: 'host', to: 'nic', source: 0x1000, destination: 0x2000, bursts: 1 }),
      { memoryWrite: { space: host, address: 0x1008, data: Uint8Array.of(0x5a) } },
      {
        run: {
          cycles: 5000,
          until: [{ word: { space: v1.Space.SPACE_NIC, address: 0x2008 }, mask: 0xff, value: 0x5a }],
        },
      },
      { run: { cycles: 5000, until: [{ word: { space: host, address: 0x1008 }, mask: 0xff, value: 0x5a }] } },
    );
    expect(results?.[0]?.ran?.reason).toBe(reason.STOP_REASON_CONDITION);
    expect(asNumber(results?.[0]?.ran?.cycles)).toBeGreaterThan(0x1200 - 100);
    expect(asNumber(results?.[0]?.ran?.cycles)).toBeLessThan(0x1300);
    expect(results?.[5]?.ran?.reason).toBe(reason.STOP_REASON_CONDITION);
    expect(asNumber(results?.[5]?.ran?.cycles)).toBeGreaterThan(200);
    expect(asNumber(results?.[6]?.ran?.cycles)).toBe(0);
  });

  test('strobes are counted by the device and spaced as asked', async () => {
    await start('--cycles-per-strobe', '777');
    const before = await bridge.cycle();
    const { results } = await bridge.batch({ strobe: { count: 3 } }, { strobe: { count: 100_000, spacingCycles: 2 } });
    expect(results?.map((result) => result.ran?.strobes)).toEqual([3, 100_000]);
    expect((await bridge.cycle()) - before).toBe(3 * 777 + 200_000);
    expect(await bridge.readRegister(register.nowMs)).toBe(100_003);
  });

  test('strobes stop early behind the strobe in whose spacing a frame left', async () => {
    await start();
    const { results } = await bridge.batch(
      { frameIn: { frames: [Buffer.alloc(8 * 250, 3)] } },
      { strobe: { count: 1000, spacingCycles: 100, stopOnFrame: true } },
    );
    // 250 beats in, then 250 out behind the commit: between cycle 500 and 520, hence in the sixth strobe.
    expect(results?.[1]?.ran).toMatchObject({ strobes: 6, reason: reason.STOP_REASON_FRAME });
    expect(asNumber(results?.[1]?.ran?.cycles)).toBe(600);
  });

  test('strobes stop early behind the strobe that leaves the device busy, and go on while it is idle', async () => {
    await start();
    const strobe = { count: 1000, spacingCycles: 100, stopWhenBusy: true };
    const { results } = await bridge.batch(
      { strobe },
      { frameIn: { frames: [Buffer.alloc(8 * 250, 3)] } },
      { strobe },
      { run: { cycles: 1000 } },
      { strobe },
    );
    expect(results?.[0]?.ran).toMatchObject({ strobes: 1000, reason: reason.STOP_REASON_CYCLES });
    expect(results?.[2]?.ran).toMatchObject({ strobes: 1, reason: reason.STOP_REASON_BUSY, idle: false });
    expect(results?.[4]?.ran).toMatchObject({ strobes: 1000, reason: reason.STOP_REASON_CYCLES });
  });

  test('cancel ends a long run at once; ping is answered while it runs', async () => {
    await start();
    const id = bridge.sendBatch([{ run: { cycles: 1e15 } }, write(register.scratch, 1)]);
    let slowest = 0;
    for (let i = 0; i < 20; i++) {
      const begin = performance.now();
      bridge.send({ ping: { nonce: i } });
      expect(asNumber((await bridge.next())?.pong?.nonce)).toBe(i);
      slowest = Math.max(slowest, performance.now() - begin);
    }
    expect(slowest).toBeLessThan(50 + 100); // 50 ms promised; the rest is for a busy machine
    bridge.send({ cancel: { batch: id } });
    const result = (await bridge.next())?.result;
    expect(result?.results?.map((one) => one.code)).toEqual([v1.Code.CODE_CANCELLED, v1.Code.CODE_SKIPPED]);
    expect(result?.results?.[0]?.ran?.reason).toBe(reason.STOP_REASON_CANCELLED);
    expect(asNumber(result?.results?.[0]?.ran?.cycles)).toBe(await bridge.cycle());
  });

  test('reset starts the device again and keeps memory and the cycle count', async () => {
    await start();
    const { results } = await bridge.batch(
      write(register.scratch, 5),
      { memoryWrite: { space: host, address: 0, data: Uint8Array.of(9) } },
      { run: { cycles: 100 } },
      { reset: {} },
      { registerRead: { address: register.scratch } },
      { registerRead: { address: register.cycle } },
      { memoryRead: { space: host, address: 0, bytes: 1 } },
    );
    expect(Buffer.from(results?.[4]?.data ?? []).readUInt32LE()).toBe(0);
    const sinceReset = asNumber(results?.[5]?.cycle) - asNumber(results?.[3]?.cycle);
    expect(Buffer.from(results?.[5]?.data ?? []).readUInt32LE()).toBeLessThan(sinceReset);
    expect(results?.[6]?.data?.[0]).toBe(9);
  });
});
