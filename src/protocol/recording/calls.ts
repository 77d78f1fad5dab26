/** Calls of a Target as values, and as bridge.v1.Operation. */
import { SmokestackError } from '#units';
import type { OperationKind } from '../codec/operationKind.ts';
import * as kind from '../codec/operationKind.ts';
import * as op from '../codec/operations.ts';
import type { ProtoWriter } from '../codec/protoWriter.ts';
import { exact } from '../facts.ts';
import { smokestack } from '../gen/bridgeV1.js';
import type { Condition, RingWatch, Space, Target } from '../target.ts';

const { Operation, Space: SpaceNumber } = smokestack.bridge.v1;
type v1Operation = smokestack.bridge.v1.Operation;

/** Methods of Target that ask something of the device. */
export type CallMethod =
  | 'readRegister'
  | 'readRegisters'
  | 'writeRegister'
  | 'readMemory'
  | 'writeMemory'
  | 'sendFrames'
  | 'run'
  | 'strobe'
  | 'waves'
  | 'reset'
  | 'checkpoint'
  | 'watchRing'
  | 'subscribe';

/** A call of one method: `target[method](...args)` makes it again. */
export interface CallOf<M extends CallMethod> {
  readonly method: M;
  readonly args: Parameters<Target[M]>;
}
export type Call = { [M in CallMethod]: CallOf<M> }[CallMethod];

/** What a call resolves with. */
export type ValueOf<M extends CallMethod> = Awaited<ReturnType<Target[M]>>;

/** Makes a recorded call on a target. */
export function applyCall<M extends CallMethod>(target: Target, call: CallOf<M>): Promise<ValueOf<M>> {
  const method = target[call.method] as (...args: Parameters<Target[M]>) => Promise<ValueOf<M>>;
  return method.apply(target, call.args);
}

type Writers = { [M in CallMethod]: (w: ProtoWriter, ...args: Parameters<Target[M]>) => void };
type Kinds = { [M in CallMethod]: OperationKind<ValueOf<M>> };

const writers: Writers = {
  // Count 0 means one register too: so the two reads stay apart.
  readRegister: (w, address) => op.writeRegisterRead(w, address, 0),
  readRegisters: op.writeRegisterRead,
  writeRegister: op.writeRegisterWrite,
  readMemory: op.writeMemoryRead,
  writeMemory: op.writeMemoryWrite,
  sendFrames: (w, frames, options) => op.writeFrameIn(w, frames, options?.errored ?? false),
  run: op.writeRun,
  strobe: (w, count, options) => op.writeStrobe(w, count, options ?? {}),
  waves: (w, on, cycles) => op.writeWaves(w, on, cycles ?? 0),
  reset: op.writeReset,
  checkpoint: op.writeCheckpoint,
  watchRing: op.writeWatchRing,
  subscribe: op.writeSubscribe,
};

const kinds: Kinds = {
  readRegister: kind.registerRead,
  readRegisters: kind.registersRead,
  writeRegister: kind.registerWrite,
  readMemory: kind.memoryRead,
  writeMemory: kind.memoryWrite,
  sendFrames: kind.frameIn,
  run: kind.run,
  strobe: kind.strobe,
  waves: kind.waves,
  reset: kind.reset,
  checkpoint: kind.checkpoint,
  watchRing: kind.watchRing,
  subscribe: kind.subscribe,
};

/** Appends the call as one field `operation` (number 2). @throws SmokestackError 'range' for values that do not fit. */
export function writeCall<M extends CallMethod>(w: ProtoWriter, call: CallOf<M>): void {
  writers[call.method](w, ...call.args);
}

/** What is made of the result of a call. */
export const kindOfCall = (call: Call): OperationKind<unknown> => kinds[call.method];

const spaceOf = (number: number | null | undefined): Space => (number === SpaceNumber.SPACE_NIC ? 'nic' : 'host');
const none = new Uint8Array(0);

/** @throws SmokestackError 'protocol' for an operation that this version does not know. */
export function readCall(bytes: Uint8Array): Call {
  const operation = Operation.decode(bytes);
  const { registerRead, registerWrite, memoryRead, memoryWrite, frameIn, strobe } = operation;
  if (registerRead)
    return registerRead.count
      ? { method: 'readRegisters', args: [registerRead.address ?? 0, registerRead.count] }
      : { method: 'readRegister', args: [registerRead.address ?? 0] };
  if (registerWrite) return { method: 'writeRegister', args: [registerWrite.address ?? 0, registerWrite.value ?? 0] };
  if (memoryRead)
    return {
      method: 'readMemory',
      args: [spaceOf(memoryRead.space), exact(memoryRead.address, 'address'), memoryRead.bytes ?? 0],
    };
  if (memoryWrite)
    return {
      method: 'writeMemory',
      args: [spaceOf(memoryWrite.space), exact(memoryWrite.address, 'address'), memoryWrite.data ?? none],
    };
  if (frameIn) return { method: 'sendFrames', args: [frameIn.frames ?? [], { errored: frameIn.errored ?? false }] };
  if (strobe) {
    const { count, spacingCycles, stopOnFrame, stopOnEntry, stopWhenBusy } = strobe;
    const options = {
      stopOnFrame: stopOnFrame ?? false,
      stopOnEntry: stopOnEntry ?? false,
      stopWhenBusy: stopWhenBusy ?? false,
    };
    return { method: 'strobe', args: [count ?? 0, spacingCycles ? { ...options, spacingCycles } : options] };
  }
  return readRareCall(operation);
}

function readRareCall({ run, waves, reset, checkpoint, watchRing, subscribe }: v1Operation): Call {
  if (run)
    return {
      method: 'run',
      args: [
        {
          cycles: exact(run.cycles, 'cycles'),
          stopOnFrame: run.stopOnFrame ?? false,
          stopOnEntry: run.stopOnEntry ?? false,
          stopWhenIdle: run.stopWhenIdle ?? false,
          until: (run.until ?? []).map(condition),
        },
      ],
    };
  if (waves) return { method: 'waves', args: [waves.on ?? false, exact(waves.cycles, 'cycles')] };
  if (reset) return { method: 'reset', args: [] };
  if (checkpoint) return { method: 'checkpoint', args: [checkpoint.label ?? ''] };
  if (watchRing) return { method: 'watchRing', args: [watchRing.id ?? 0, ringWatch(watchRing)] };
  if (subscribe) {
    const { frames, entries, retire, strobes } = subscribe;
    const kinds = { frames: !!frames, entries: !!entries, retire: !!retire, strobes: !!strobes };
    return { method: 'subscribe', args: [kinds] };
  }
  throw new SmokestackError('protocol', 'the recording holds an operation that this version does not know', {
    cure: 'Read it with the checkout that wrote it: its header names the commit.',
  });
}

function condition(one: smokestack.bridge.v1.Condition.$Properties): Condition {
  if (one.eventKind !== undefined && one.eventKind !== null) return { eventKind: one.eventKind };
  const compare = { mask: one.mask?.toBigInt() ?? 0n, value: one.value?.toBigInt() ?? 0n };
  if (!one.word) return { register: one.registerAddress ?? 0, ...compare };
  return { word: { space: spaceOf(one.word.space), address: exact(one.word.address, 'address') }, ...compare };
}

function ringWatch(watch: smokestack.bridge.v1.WatchRing.$Properties): RingWatch | undefined {
  if (!watch.log2Entries) return undefined;
  const ring = { base: exact(watch.base, 'ring base'), log2Entries: watch.log2Entries };
  const { slot, pointer } = watch;
  if (slot)
    return {
      ...ring,
      payload: {
        slot: {
          base: exact(slot.base, 'payload base'),
          stride: slot.stride ?? 0,
          lengthOffset: slot.lengthOffset ?? 0,
        },
      },
    };
  if (!pointer) return ring;
  const { pointerOffset, lengthOffset, kindOffset, kind } = pointer;
  return {
    ...ring,
    payload: {
      pointer: {
        pointerOffset: pointerOffset ?? 0,
        lengthOffset: lengthOffset ?? 0,
        kindOffset: kindOffset ?? 0,
        kind: kind ?? 0,
      },
    },
  };
}
