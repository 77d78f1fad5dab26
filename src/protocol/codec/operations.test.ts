import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smokestack } from '../gen/bridgeV1.js';
import { OpenBatch } from './batch.ts';
import { registerWrite } from './operationKind.ts';
import * as op from './operations.ts';
import { ProtoReader } from './protoReader.ts';
import { ProtoWriter, varintBytes } from './protoWriter.ts';

const { ClientMessage, Operation } = smokestack.bridge.v1;
type Shape = smokestack.bridge.v1.Operation;

const seed = 20_260_101;
const u32 = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 0xffff_ffff }));
const u53 = fc.oneof(u32, fc.maxSafeNat());
const data = fc.uint8Array({ maxLength: 400 });
const space = fc.constantFrom('host', 'nic' as const);

/** What the generated code reads from what was written by hand; the writer begins too small, so that it must grow. */
function read(write: (w: ProtoWriter) => void): Shape {
  const w = new ProtoWriter(1);
  write(w);
  expect(w.bytes[0]).toBe(0x12);
  const reader = new ProtoReader(w.bytes, 1, w.length);
  const body = reader.view();
  expect(reader.more).toBe(false);
  return Operation.decode(body);
}

const check = <T>(values: fc.Arbitrary<T>, predicate: (value: T) => void): void =>
  fc.assert(fc.property(values, predicate), { seed });

test(`hand-written operations read back through the generated code (seed ${seed})`, () => {
  check(fc.tuple(u32, u32), ([address, n]) => {
    expect(read((w) => op.writeRegisterRead(w, address, n)).registerRead).toMatchObject({ address, count: n });
    expect(read((w) => op.writeRegisterWrite(w, address, n)).registerWrite).toMatchObject({ address, value: n });
  });
  check(fc.tuple(space, u53, u32, data), ([space, address, n, bytes]) => {
    const number = space === 'host' ? 1 : 2;
    const asked = read((w) => op.writeMemoryRead(w, space, address, n)).memoryRead;
    expect([asked?.space, asked?.address?.toNumber(), asked?.bytes]).toEqual([number, address, n]);
    const sent = read((w) => op.writeMemoryWrite(w, space, address, bytes)).memoryWrite;
    expect([sent?.space, sent?.address?.toNumber()]).toEqual([number, address]);
    expect(Buffer.compare(sent?.data ?? Buffer.alloc(0), bytes)).toBe(0);
  });
  check(fc.tuple(fc.array(data), fc.boolean()), ([frames, errored]) => {
    const sent = read((w) => op.writeFrameIn(w, frames, errored)).frameIn;
    expect(sent?.errored).toBe(errored);
    expect((sent?.frames ?? []).map((frame) => [...frame])).toEqual(frames.map((frame) => [...frame]));
  });
  check(fc.tuple(u53, fc.boolean(), fc.boolean(), fc.boolean()), ([cycles, a, b, c]) => {
    const request = { cycles, stopOnFrame: a, stopOnEntry: b, stopWhenIdle: c };
    const sent = read((w) => op.writeRun(w, request)).run;
    expect(sent?.cycles?.toNumber()).toBe(cycles);
    expect(sent).toMatchObject({ stopOnFrame: a, stopOnEntry: b, stopWhenIdle: c });
  });
});

test('conditions, rings and the rest carry what they were given', () => {
  const until = read((w) =>
    op.writeRun(w, {
      cycles: 9,
      until: [
        { register: 0x40, mask: 0xf0n, value: 0x10n },
        { word: { space: 'nic', address: 2 ** 40 }, value: 0xfedc_ba98_7654_3210n },
        { eventKind: 7 },
      ],
    }),
  ).run?.until;
  expect(until?.map((one) => [one.what, one.mask?.toString(), one.value?.toString()])).toEqual([
    ['registerAddress', '240', '16'],
    ['word', '18446744073709551615', '18364758544493064720'],
    ['eventKind', '0', '0'],
  ]);
  expect(until?.[1]?.word?.address?.toNumber()).toBe(2 ** 40);
  const slot = { base: 2 ** 33, stride: 2048, lengthOffset: 8 };
  const watched = read((w) => op.writeWatchRing(w, 3, { base: 4096, log2Entries: 10, payload: { slot } })).watchRing;
  expect(watched).toMatchObject({ id: 3, log2Entries: 10, payload: 'slot' });
  expect(watched?.slot?.base?.toNumber()).toBe(2 ** 33);
  const pointer = { pointerOffset: 16, lengthOffset: 24, kindOffset: 0, kind: 5 };
  const pointed = { base: 0, log2Entries: 4, payload: { pointer } };
  expect(read((w) => op.writeWatchRing(w, 0, pointed)).watchRing?.pointer).toMatchObject(pointer);
  expect(read((w) => op.writeWatchRing(w, 3, undefined)).watchRing).toMatchObject({ id: 3, log2Entries: 0 });
  expect(read((w) => op.writeStrobe(w, 5, { spacingCycles: 4, stopOnEntry: true })).strobe).toMatchObject({
    count: 5,
    spacingCycles: 4,
    stopOnFrame: false,
    stopOnEntry: true,
    stopWhenBusy: false,
  });
  expect(read((w) => op.writeSubscribe(w, { frames: true, strobes: true })).subscribe).toMatchObject({
    frames: true,
    entries: false,
    strobes: true,
  });
  expect(read(op.writeReset).kind).toBe('reset');
  expect(read((w) => op.writeCheckpoint(w, 'half-way')).checkpoint?.label).toBe('half-way');
});

test('a sealed batch is one ClientMessage with its id, whatever the length of the id', () => {
  const open = new OpenBatch(16);
  for (const id of [1, 127, 128, 2 ** 31, 2 ** 53 - 1]) {
    for (let i = 0; i < 50; i++) {
      op.writeRegisterWrite(open.writer, i, id >>> 0);
      void open.add(registerWrite, 0);
    }
    const { batch, message } = open.seal(id);
    const decoded = ClientMessage.decode(message).batch;
    expect(decoded?.id?.toNumber()).toBe(id);
    expect(decoded?.operations).toHaveLength(50);
    expect(decoded?.operations?.[49]?.registerWrite).toMatchObject({ address: 49, value: id >>> 0 });
    expect(batch.operations).toHaveLength(50);
    expect(open.bytes).toBe(0);
  }
});

test('varintBytes is the length that varint writes', () => {
  check(u53, (value) => {
    const w = new ProtoWriter(16);
    w.varint(value);
    expect(w.length).toBe(varintBytes(value));
    expect(new ProtoReader(w.bytes, 0, w.length).varint()).toBe(value);
  });
});
