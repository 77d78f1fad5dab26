/** RawNic against the Verilated device. */
import { describe, expect, test } from 'vitest';
import { RawNic } from '#driver';
import { Random } from '#units';
import { targetOfEachTest } from './targetOfEachTest.ts';

const macAddress = 0x0200_0000_0001;

/** A frame of an unknown type to our address: it goes up the raw path whatever the engine holds. */
const frameOf = (random: Random, bytes: number): Uint8Array => {
  const frame = random.bytes(bytes);
  frame.set([2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 9, 0x88, 0xb5]);
  return frame;
};

const hex = (frame: Uint8Array): string => Buffer.from(frame).toString('hex');

describe('the raw NIC on the simulator', () => {
  const openTarget = targetOfEachTest();

  test('more frames than either ring holds go both ways, in order, unchanged (seed 11)', async () => {
    const random = new Random(11);
    const target = openTarget();
    const nic = await RawNic.open(target, { macAddress, receiveLog2: 4, transmitLog2: 3 });
    const sent: string[] = [];
    const left: string[] = [];
    const offered: string[] = [];
    const received: string[] = [];
    target.onPush({ frame: (frame) => left.push(hex(frame)) });
    nic.port.onFrame((frame) => received.push(hex(frame)));
    for (let round = 0; round < 30; round++) {
      nic.batched(() => {
        for (let i = 0; i < 9; i++) {
          const frame = frameOf(random, random.int(14, 1514));
          sent.push(hex(frame));
          nic.port.send(frame);
        }
      });
      const frames = Array.from({ length: 7 }, () => frameOf(random, random.int(60, 1514)));
      offered.push(...frames.map(hex));
      void target.sendFrames(frames);
      await target.run({ cycles: 4_000, stopWhenIdle: true });
    }
    for (let i = 0; i < 100 && (left.length < sent.length || nic.waitingFrames > 0); i++)
      await target.run({ cycles: 2_000 });
    expect(left).toEqual(sent);
    expect(received).toEqual(offered);
    const counters = await nic.readCounters();
    expect(counters.framesIn).toBe(BigInt(offered.length));
    expect(counters.rawFrames).toBe(BigInt(offered.length));
    expect(counters.rawTransmitFrames).toBe(BigInt(sent.length));
    expect(counters.dropRawRingFull).toBe(0n);
    console.info(`${sent.length} + ${offered.length} frames: ${target.messagesSent} messages`);
    nic.close();
    await target.readRegister(0);
    expect(nic.base.hostMemory.usedBytes).toBe(64);
  });

  test('is opened again on the same device after close', async () => {
    for (let i = 0; i < 3; i++) {
      const target = openTarget();
      const nic = await RawNic.open(target, { macAddress, receiveLog2: 4, transmitLog2: 3 });
      const received: string[] = [];
      nic.port.onFrame((frame) => received.push(hex(frame)));
      const frames = Array.from({ length: 5 }, () => frameOf(new Random(i), 100));
      void target.sendFrames(frames);
      await target.run({ cycles: 5_000, stopWhenIdle: true });
      expect(received).toEqual(frames.map(hex));
      nic.close();
      await target.run({ cycles: 100, stopWhenIdle: true });
    }
  });
});
