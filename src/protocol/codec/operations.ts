/**
 * Operations in the encoding of the bridge. Each function appends one field `operation` (number 2, as in Batch and in
 * recording.v1.Issued). The hot ones are written by hand, which is held against the generated code by a test.
 */
import Long from 'long';
import { smokestack } from '../gen/bridgeV1.js';
import type { Condition, RingWatch, RunRequest, Space, StrobeOptions, Subscription } from '../target.ts';
import { checkAddress, checkCycles, checkU32, checkU64 } from './numbers.ts';
import { type ProtoWriter, varintBytes } from './protoWriter.ts';

const { Operation } = smokestack.bridge.v1;
type OperationShape = smokestack.bridge.v1.Operation.$Shape;

const spaceNumber = { host: 1, nic: 2 } as const satisfies Record<Space, number>;
const allOnes = (1n << 64n) - 1n;
const operationTag = 0x12;

/** Most bytes that an operation without data takes. */
const smallOperation = 48;

const long = (value: number): Long => Long.fromNumber(value, true);
const longOf = (value: bigint): Long => Long.fromBigInt(value, true);

/** Field tags: (number << 3) | wire type. */
const varintField = (number: number): number => number << 3;
const bytesField = (number: number): number => (number << 3) | 2;

/** Begins `operation { kind {` whose bodies stay below 128 bytes; returns the place of the first length. */
function beginSmall(w: ProtoWriter, kind: number): number {
  w.reserve(smallOperation);
  w.byte(operationTag);
  const start = w.length;
  w.byte(0);
  w.byte(bytesField(kind));
  w.byte(0);
  return start;
}

function endSmall(w: ProtoWriter, start: number): void {
  w.patchLength(start);
  w.patchLength(start + 2);
}

/** Begins `operation { kind {` whose inner body has `inner` bytes. */
function beginLarge(w: ProtoWriter, kind: number, inner: number): void {
  w.reserve(smallOperation + inner);
  w.byte(operationTag);
  w.varint(1 + varintBytes(inner) + inner);
  w.byte(bytesField(kind));
  w.varint(inner);
}

export function writeRegisterRead(w: ProtoWriter, address: number, count: number): void {
  checkU32(address, 'register address');
  checkU32(count, 'number of registers');
  const start = beginSmall(w, 1);
  w.byte(varintField(1));
  w.varint(address);
  w.byte(varintField(2));
  w.varint(count);
  endSmall(w, start);
}

export function writeRegisterWrite(w: ProtoWriter, address: number, value: number): void {
  checkU32(address, 'register address');
  checkU32(value, 'register value');
  const start = beginSmall(w, 2);
  w.byte(varintField(1));
  w.varint(address);
  w.byte(varintField(2));
  w.varint(value);
  endSmall(w, start);
}

export function writeMemoryRead(w: ProtoWriter, space: Space, address: number, bytes: number): void {
  checkAddress(address);
  checkU32(bytes, 'number of bytes');
  const start = beginSmall(w, 3);
  w.byte(varintField(1));
  w.byte(spaceNumber[space]);
  w.byte(varintField(2));
  w.varint(address);
  w.byte(varintField(3));
  w.varint(bytes);
  endSmall(w, start);
}

export function writeMemoryWrite(w: ProtoWriter, space: Space, address: number, data: Uint8Array): void {
  checkAddress(address);
  beginLarge(w, 4, 2 + 1 + varintBytes(address) + 1 + varintBytes(data.length) + data.length);
  w.byte(varintField(1));
  w.byte(spaceNumber[space]);
  w.byte(varintField(2));
  w.varint(address);
  w.byte(bytesField(3));
  w.varint(data.length);
  w.raw(data);
}

export function writeFrameIn(w: ProtoWriter, frames: readonly Uint8Array[], errored: boolean): void {
  let inner = 2;
  for (const frame of frames) inner += 1 + varintBytes(frame.length) + frame.length;
  beginLarge(w, 5, inner);
  for (const frame of frames) {
    w.byte(bytesField(1));
    w.varint(frame.length);
    w.raw(frame);
  }
  w.byte(varintField(2));
  w.byte(errored ? 1 : 0);
}

export function writeRun(w: ProtoWriter, request: RunRequest): void {
  const cycles = checkCycles(request.cycles);
  if (request.until !== undefined && request.until.length > 0) {
    writeRare(w, {
      run: {
        cycles: long(cycles),
        stopOnFrame: request.stopOnFrame ?? false,
        stopOnEntry: request.stopOnEntry ?? false,
        stopWhenIdle: request.stopWhenIdle ?? false,
        until: request.until.map(condition),
      },
    });
    return;
  }
  const start = beginSmall(w, 6);
  w.byte(varintField(1));
  w.varint(cycles);
  w.byte(varintField(2));
  w.byte(request.stopOnFrame ? 1 : 0);
  w.byte(varintField(3));
  w.byte(request.stopOnEntry ? 1 : 0);
  w.byte(varintField(4));
  w.byte(request.stopWhenIdle ? 1 : 0);
  endSmall(w, start);
}

function condition(one: Condition): smokestack.bridge.v1.Condition.$Shape {
  if ('eventKind' in one) return { eventKind: checkU32(one.eventKind, 'event kind') };
  const compare = {
    mask: longOf(checkU64(one.mask ?? allOnes, 'mask')),
    value: longOf(checkU64(one.value, 'value')),
  };
  if ('register' in one) return { registerAddress: checkU32(one.register, 'register address'), ...compare };
  return {
    word: { space: spaceNumber[one.word.space], address: long(checkAddress(one.word.address)) },
    ...compare,
  };
}

export function writeStrobe(w: ProtoWriter, count: number, options: StrobeOptions): void {
  writeRare(w, {
    strobe: {
      count: checkU32(count, 'number of strobes'),
      spacingCycles: checkU32(options.spacingCycles ?? 0, 'spacing'),
      stopOnFrame: options.stopOnFrame ?? false,
      stopOnEntry: options.stopOnEntry ?? false,
      stopWhenBusy: options.stopWhenBusy ?? false,
    },
  });
}

export function writeWaves(w: ProtoWriter, on: boolean, cycles: number): void {
  writeRare(w, { waves: { on, cycles: long(checkCycles(cycles)) } });
}

export function writeReset(w: ProtoWriter): void {
  writeRare(w, { reset: {} });
}

export function writeCheckpoint(w: ProtoWriter, label: string): void {
  writeRare(w, { checkpoint: { label } });
}

export function writeWatchRing(w: ProtoWriter, id: number, watch: RingWatch | undefined): void {
  checkU32(id, 'ring id');
  if (watch === undefined) {
    writeRare(w, { watchRing: { id, log2Entries: 0 } });
    return;
  }
  const ring = { id, base: long(checkAddress(watch.base)), log2Entries: checkU32(watch.log2Entries, 'log2Entries') };
  const { payload } = watch;
  if (payload === undefined) writeRare(w, { watchRing: ring });
  else if ('slot' in payload) {
    const { base, stride, lengthOffset } = payload.slot;
    writeRare(w, { watchRing: { ...ring, slot: { base: long(checkAddress(base)), stride, lengthOffset } } });
  } else writeRare(w, { watchRing: { ...ring, pointer: payload.pointer } });
}

export function writeSubscribe(w: ProtoWriter, kinds: Subscription): void {
  writeRare(w, { subscribe: kinds });
}

/** Anything through the generated code. */
function writeRare(w: ProtoWriter, operation: OperationShape): void {
  const bytes = Operation.encode(operation).finish();
  w.reserve(smallOperation + bytes.length);
  w.byte(operationTag);
  w.varint(bytes.length);
  w.raw(bytes);
}
