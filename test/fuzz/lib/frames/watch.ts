/** Counts which event met which state, as the retire records tell and the model's rows stood before each. */
import { nameOfTcpState, nameOfTimerKind, RetireKind, type RetireRecord } from '#contract';
import type { Row } from '#model';
import { TcpFlag } from '#wire';
import type { Scoreboard } from '../../../../src/bench/scoreboard/index.ts';
import { TcpState, TimerKind } from '../../../../src/contract/gen/enums.ts';
import { Histogram } from '../histogram/histogram.ts';

/** Kinds of records by name; those that this fuzzer does not cause are left out. */
const plainKinds = {
  [RetireKind.Grant]: 'Grant',
  [RetireKind.SendPost]: 'SendPost',
  [RetireKind.ReceivePost]: 'ReceivePost',
  [RetireKind.Answer]: 'Answer',
  [RetireKind.Copied]: 'Copied',
  [RetireKind.Step]: 'Step',
  [RetireKind.Divided]: 'Divided',
  [RetireKind.Initiate]: 'Initiate',
  [RetireKind.Query]: 'Query',
  [RetireKind.Terminate]: 'Terminate',
  [RetireKind.Capture]: 'Capture',
  [RetireKind.Abort]: 'Abort',
  [RetireKind.Complete]: 'Complete',
  [RetireKind.Stale]: 'Stale answer',
} as const satisfies Partial<Record<number, string>>;

const timers = [TimerKind.Retransmit, TimerKind.DelayedAck, TimerKind.Push, TimerKind.Sws];
const timerName = (kind: number): string => `Timer ${nameOfTimerKind(kind)}`;

const segmentKinds = [
  'Segment RST',
  'Segment SYN',
  'Segment without ACK',
  'Segment FIN',
  'Segment data',
  'Segment bare',
];
const refused = 'Segment refused';
/** A Grant without a frame (engine.md 9.8). */
const hold = 'Hold';

export const frameKinds: readonly string[] = [
  ...segmentKinds,
  refused,
  ...timers.map(timerName),
  hold,
  ...Object.values(plainKinds),
];

const [established, finWait1, finWait2, closeWait, closing, lastAck] = [4, 5, 6, 7, 8, 9].map(nameOfTcpState);
export const rowStates: readonly string[] = [
  ...[established, finWait1, finWait2, closeWait, closing, lastAck].map(String),
  'TimeWait',
  'Closed',
  'Aborted',
  'UploadRequested',
  'Draining',
];

/** The state that decides what events do to it; Closed: the acknowledged end of LAST_ACK. */
export function stateOf(row: Readonly<Row>): string {
  if (row.draining) return 'Draining';
  if (row.aborted) return 'Aborted';
  if (row.state === TcpState.TimeWait) return 'TimeWait';
  if (row.retrieveNotify || row.retrieveIndicated) return 'UploadRequested';
  return nameOfTcpState(row.state);
}

/** Of a frame that reached a connection: Ethernet, 20 bytes of IP, TCP. */
function segmentKind(frame: Uint8Array): string {
  const flags = frame[47] ?? 0;
  if (flags & TcpFlag.rst) return 'Segment RST';
  if (flags & TcpFlag.syn) return 'Segment SYN';
  if (!(flags & TcpFlag.ack)) return 'Segment without ACK';
  if (flags & TcpFlag.fin) return 'Segment FIN';
  const total = ((frame[16] ?? 0) << 8) | (frame[17] ?? 0);
  return total - 20 - ((frame[46] ?? 0) >>> 4) * 4 > 0 ? 'Segment data' : 'Segment bare';
}

export class StateWatch implements Scoreboard {
  readonly histogram = new Histogram(frameKinds, rowStates);
  readonly #row: (reference: number) => Readonly<Row> | undefined;
  readonly #frames = new Map<number, Uint8Array>();
  /** Initiated by the record before: its row is there when the next one comes. */
  #initiated: number | undefined;
  records = 0;

  constructor(row: (reference: number) => Readonly<Row> | undefined) {
    this.#row = row;
  }

  frameIn(frame: Uint8Array, number: number): void {
    this.#frames.set(number, frame);
  }

  retired(record: RetireRecord): void {
    this.records++;
    this.settle();
    const { kind, target } = record;
    const frame = this.#frameOf(record);
    if (kind === RetireKind.Initiate) this.#initiated = target;
    const row = this.#row(target);
    if (row === undefined) return;
    const name = this.#name(record, frame);
    if (name !== undefined) this.histogram.add(name, stateOf(row));
  }

  /** Counts the latest initiate, at the end of a run. */
  settle(): void {
    const row = this.#initiated === undefined ? undefined : this.#row(this.#initiated);
    this.#initiated = undefined;
    if (row !== undefined) this.histogram.add('Initiate', stateOf(row));
  }

  #frameOf({ kind, inputRef }: RetireRecord): Uint8Array | undefined {
    if (kind !== RetireKind.Segment && kind !== RetireKind.Raw && kind !== RetireKind.Drop) return undefined;
    const number = Number(inputRef);
    const frame = this.#frames.get(number);
    this.#frames.delete(number);
    return frame;
  }

  #name({ kind, inputRef, hasFrame }: RetireRecord, frame: Uint8Array | undefined): string | undefined {
    if (kind === RetireKind.Segment) return frame && segmentKind(frame);
    if (kind === RetireKind.Raw) return refused;
    if (kind === RetireKind.Grant && !hasFrame) return hold;
    if (kind === RetireKind.Timer) return timerName(Number(inputRef));
    return (plainKinds as Partial<Record<number, string>>)[kind];
  }
}
