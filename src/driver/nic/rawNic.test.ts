/** The plain NIC against the device in memory. */
import { describe, expect, test } from 'vitest';
import { registers } from '#contract';
import { Random } from '#units';
import { FakeTarget } from '../fake/index.ts';
import { RawNic, type RawNicOptions } from './rawNic.ts';

const macAddress = 0x0200_0000_0001;
const open = async (options: Partial<RawNicOptions> = {}) => {
  const target = new FakeTarget();
  const nic = await RawNic.open(target, { macAddress, receiveLog2: 3, transmitLog2: 3, ...options });
  target.log.length = 0;
  return { target, nic };
};

describe('RawNic', () => {
  test('a burst costs one write for each frame, one for the entries of each lap, one doorbell', async () => {
    const { target, nic } = await open();
    nic.batched(() => {
      for (let i = 0; i < 6; i++) nic.port.send(new Uint8Array(60));
    });
    expect(target.log).toHaveLength(6 + 1 + 1);
    await target.run({ cycles: 1000, stopWhenIdle: true });
    await target.readRegister(0);
    target.log.length = 0;
    nic.batched(() => {
      for (let i = 0; i < 5; i++) nic.port.send(new Uint8Array(60));
    });
    // The burst passes the end of the ring of eight.
    expect(target.log.filter((one) => one.startsWith('write host'))).toHaveLength(5 + 2);
  });

  test('frames that find the ring full leave as soon as there is room, with nobody polling (seeds 1 to 20)', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { target, nic } = await open();
      const random = new Random(seed);
      const out: number[] = [];
      target.onPush({ frame: (frame) => out.push(frame[0] ?? -1) });
      let sent = 0;
      for (let round = 0; round < 30; round++) {
        for (let i = random.int(0, 20); i > 0; i--)
          nic.port.send(new Uint8Array(random.int(14, 1514)).fill(sent++ % 256));
        await target.run({ cycles: random.int(1, 200) });
      }
      for (let i = 0; i < 500 && out.length < sent; i++) await target.run({ cycles: 100 });
      expect(out, `seed ${seed}`).toEqual(Array.from({ length: sent }, (_, i) => i % 256));
      expect(nic.waitingFrames).toBe(0);
      target.log.length = 0;
      for (let i = 0; i < 50; i++) await target.run({ cycles: 100 });
      expect(target.log.filter((one) => one.startsWith('read'))).toEqual([]);
    }
  });

  test('the receive ring wraps; consumed entries go back in batches, none is lost', async () => {
    const { target, nic } = await open({ receiveLog2: 4 });
    const got: number[] = [];
    const numbers: bigint[] = [];
    nic.onRaw = (_, { frameNumber }) => numbers.push(frameNumber);
    nic.port.onFrame((frame) => got.push(frame[13] ?? -1));
    for (let i = 0; i < 200; i++) {
      const frame = new Uint8Array(14 + i);
      frame[13] = i;
      void target.sendFrames([frame]);
      if (i % 5 === 4) await target.run({ cycles: 1000, stopWhenIdle: true });
    }
    expect(got).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(numbers).toEqual(got.map(BigInt));
    const doorbells = target.log.filter((one) => one.startsWith(`write ${registers.rawReceiveConsumer.offset} `));
    // One for each eighth of the ring.
    expect(doorbells).toHaveLength(200 / 2);
    const counters = await nic.readCounters();
    expect([counters.framesIn, counters.rawFrames, counters.dropRawRingFull]).toEqual([200n, 200n, 0n]);
    expect([counters.freeConnections, counters.retireLost]).toEqual([64n, 0n]);
  });

  test('writes the MAC first byte lowest, switches and retire mode', async () => {
    const { target, nic } = await open({ retire: 'lossless' });
    expect(target.device.registers.get64('macAddress')).toBe(0x0100_0000_0002n);
    expect([...nic.macAddress]).toEqual([2, 0, 0, 0, 0, 1]);
    expect(target.device.registers.get('retireControl')).toBe(1);
    nic.setRetireMode('lossy');
    expect(target.device.registers.get('retireControl')).toBe(2);
    nic.setSwitches({ receive: false });
    void target.sendFrames([new Uint8Array(60)]);
    await target.run({ cycles: 100 });
    expect((await nic.readCounters()).dropDisabled).toBe(1n);
  });

  test('refuses frames the device would skip, another device and another layout', async () => {
    const { nic } = await open();
    expect(() => nic.port.send(new Uint8Array(13))).toThrow(/14 to 1536/);
    expect(() => nic.port.send(new Uint8Array(1537))).toThrow(/14 to 1536/);
    for (const [name, what] of [
      ['magic', /no device answers/],
      ['layoutVersion', /layout version/],
      ['layoutHash', /built with layout/],
    ] as const) {
      const target = new FakeTarget();
      target.device.registers.set64(name, 7n);
      await expect(RawNic.open(target, { macAddress })).rejects.toThrow(what);
    }
  });

  test('close gives all memory back', async () => {
    const { nic } = await open();
    nic.close();
    expect(nic.base.hostMemory.usedBytes).toBe(64);
  });
});
