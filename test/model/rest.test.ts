import { describe, expect, test } from 'vitest';
import { DropReason, limits, RawReason, RetireKind } from '#contract';
import type { EngineModel } from '#model';
import { pair } from './pair.ts';
import { play, rest } from './traffic.ts';

const open = (model: EngineModel) => model.differences.map(({ field, device }) => `${field}: ${device}`);

/** The device ran to the end of what it told. */
const everything = Number.POSITIVE_INFINITY;

describe('a device that is idle has nothing left to do (section 3)', () => {
  /** A connection with data in both directions, and a model that has heard of a run. */
  function busy(seed: number) {
    const { model, device } = pair(seed);
    const c = device.offload();
    device.receive(c, 1000, false);
    device.segment(c, c.row.rcvNxt, new Uint8Array(100).fill(7));
    device.send(c, new Uint8Array(10));
    return { model, device, c };
  }

  test('what is open is told at once, and not again', () => {
    const { model } = busy(71);
    model.eventRing(4);
    model.running();
    model.ran(true, everything);
    model.running();
    model.ran(true, everything);
    expect(open(model)).toEqual([
      'open while the device is idle: is ready and was not granted',
      'open while the device is idle: has a step to do',
    ]);
  });

  test('a rest is not judged by what the device told behind it', () => {
    const { model } = busy(71);
    model.eventRing(4);
    model.running();
    model.ran(true, 0);
    expect(open(model)).toEqual([]);
  });

  test('a step waits for room in the event ring', () => {
    const { model } = busy(72);
    model.eventRing(3);
    model.running();
    model.ran(true, everything);
    expect(open(model)).toEqual(['open while the device is idle: is ready and was not granted']);
  });

  test('a busy device may have work open, and knows nothing of what it is given later', () => {
    const { model, device, c } = busy(73);
    model.running();
    model.ran(false, everything);
    while (device.advance(c));
    model.running();
    model.frameIn(77, new Uint8Array(60));
    model.ran(true, everything);
    expect(open(model)).toEqual([]);
    model.running();
    model.ran(true, everything);
    expect(open(model)).toEqual(['open while the device is idle: ingress frame 77 has no record']);
  });

  test('traffic that comes to rest leaves nothing open', () => {
    const { model, device, random } = pair(74);
    for (let i = 0; i < 3; i++) device.offload();
    for (let i = 0; i < 20; i++) {
      play(device, random, 10);
      rest(device);
      model.running();
      model.ran(true, everything);
    }
    expect(open(model)).toEqual([]);
  });
});

describe('a frame is dropped for want of room only where there may be none (3.6)', () => {
  const drop = (reason: number) => [RetireKind.Drop, reason] as const;
  const strange = [RetireKind.Raw, RawReason.NotForUs] as const;

  test('IngressFull: not beside less than four frames of the largest size since the device was idle', () => {
    const { model, device } = pair(75);
    device.strangeFrame(60, ...drop(DropReason.IngressFull)); // nobody has seen it idle yet
    model.running();
    model.ran(true, everything);
    for (let i = 0; i < 4; i++) device.strangeFrame(limits.maxFrameBytes, ...strange);
    device.strangeFrame(60, ...drop(DropReason.IngressFull));
    expect(open(model)).toEqual([]);
    model.running();
    model.ran(true, everything);
    device.strangeFrame(60, ...drop(DropReason.IngressFull));
    expect(open(model)).toEqual(['drop reason: IngressFull']);
  });

  test('RawRingFull: not while the ring has an entry', () => {
    const { model, device } = pair(76);
    model.rawRing(1);
    device.strangeFrame(60, ...strange);
    device.strangeFrame(60, ...strange);
    device.strangeFrame(60, ...drop(DropReason.RawRingFull));
    expect(open(model)).toEqual([]);
    model.rawReturned(5); // beyond what was written: not followed
    device.strangeFrame(60, ...drop(DropReason.RawRingFull));
    expect(open(model)).toEqual([]);
    model.rawReturned(1);
    device.strangeFrame(60, ...drop(DropReason.RawRingFull));
    expect(open(model)).toEqual(['drop reason: RawRingFull']);
  });
});
