import { type Cycles, SmokestackError } from '#units';
import type { RunResult, StrobeResult } from '../target.ts';
import type { ResultView } from './results.ts';

/** What is to be made of the result of an operation. */
export interface OperationKind<T> {
  /** For error sentences: "register write". */
  readonly name: string;
  /** `expect` is the number of bytes of data that was asked for. */
  take(result: ResultView, expect: number): T;
  /** A cancelled one has a value too: it tells how far it came. */
  readonly valueWhenCancelled?: true;
}

const answersWrong = (what: string): SmokestackError =>
  new SmokestackError('protocol', `the target answered a ${what} wrongly`, {
    cure: 'Rebuild the target from this checkout.',
  });

function dataOf(result: ResultView, expect: number, what: string): Uint8Array {
  const data = result.data ?? (expect === 0 ? new Uint8Array(0) : undefined);
  if (data === undefined || data.length !== expect) throw answersWrong(what);
  return data;
}

const takeCycle = (result: ResultView): Cycles => result.cycle;

function takeRan(result: ResultView): RunResult {
  if (!result.hasRan) throw answersWrong('run');
  const { ranCycles: cycles, reason, idle } = result;
  return { cycle: result.end, cycles, reason, idle };
}

const done = (name: string): OperationKind<Cycles> => ({ name, take: takeCycle });

export const registerWrite = done('register write');
export const memoryWrite = done('memory write');
export const frameIn = done('frame in');
export const reset = done('reset');
export const checkpoint = done('checkpoint');
export const watchRing = done('watch ring');
export const subscribe = done('subscribe');

export const registerRead: OperationKind<number> = {
  name: 'register read',
  take(result) {
    const [a = 0, b = 0, c = 0, d = 0] = dataOf(result, 4, 'register read');
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
  },
};

export const registersRead: OperationKind<Uint32Array> = {
  name: 'register read',
  take(result, expect) {
    const data = dataOf(result, expect, 'register read');
    const view = new DataView(data.buffer, data.byteOffset, data.length);
    return Uint32Array.from({ length: expect / 4 }, (_, i) => view.getUint32(4 * i, true));
  },
};

export const memoryRead: OperationKind<Uint8Array> = {
  name: 'memory read',
  take: (result, expect) => dataOf(result, expect, 'memory read'),
};

export const run: OperationKind<RunResult> = { name: 'run', take: takeRan, valueWhenCancelled: true };

export const strobe: OperationKind<StrobeResult> = {
  name: 'strobe',
  take: (result) => ({ ...takeRan(result), strobes: result.strobes }),
  valueWhenCancelled: true,
};

export const waves: OperationKind<string> = { name: 'waves', take: (result) => result.path ?? '' };
