/** Where each terminate found its connection: kind of the event before it, by state and by what was under way. */

import { EngineRows, type Scoreboard } from '#bench';
import { nameOfTcpState, RetireKind, type RetireRecord, type TcpRow } from '#contract';
import { seq, seqLt } from '#units';
import { DeliveryPhase, TcpState } from '../../../../src/contract/gen/enums.ts';
import { Histogram } from '../../../fuzz/lib/histogram/histogram.ts';

/** Events of a live connection (engine.md 3) that a terminate may follow. */
const kinds = {
  [RetireKind.Segment]: 'Segment',
  [RetireKind.Grant]: 'Grant',
  [RetireKind.Timer]: 'Timer',
  [RetireKind.SendPost]: 'SendPost',
  [RetireKind.ReceivePost]: 'ReceivePost',
  [RetireKind.Answer]: 'Answer',
  [RetireKind.Copied]: 'Copied',
  [RetireKind.Step]: 'Step',
  [RetireKind.Divided]: 'Divided',
  [RetireKind.Initiate]: 'Initiate',
  [RetireKind.Query]: 'Query',
  [RetireKind.Abort]: 'Abort',
  [RetireKind.Complete]: 'Complete',
} as const satisfies Partial<Record<number, string>>;

export const eventKinds: readonly string[] = Object.values(kinds);
export const eventName = (kind: number): string | undefined => (kinds as Partial<Record<number, string>>)[kind];

export const cutStates: readonly string[] = [
  'Established',
  'FinWait1',
  'FinWait2',
  'CloseWait',
  'Closing',
  'LastAck',
  'TimeWait',
  'Closed',
  'Aborted',
  'UploadRequested',
];

/** The state that decides what the terminate does; Closed: the acknowledged end of LAST_ACK. */
export function cutState(row: TcpRow): string {
  if (row.aborted) return 'Aborted';
  if (row.state === TcpState.TimeWait) return 'TimeWait';
  if (row.retrieveNotify || row.retrieveIndicated) return 'UploadRequested';
  return nameOfTcpState(row.state);
}

/** What is known at a Terminate record beside the row. */
interface Moment {
  readonly row: TcpRow;
  /** A segment that was sent before is being fetched once more. */
  readonly fetching: boolean;
  /** Cycles since the event before. */
  readonly since: number;
}

const copying: readonly DeliveryPhase[] = [DeliveryPhase.CopyRequest, DeliveryPhase.CopyIndicate];

/** A row that is read again within so many cycles comes from the pipeline, not from memory. */
const forwardingCycles = 3;

const conditions: Readonly<Record<string, (moment: Moment) => boolean>> = {
  unackedSends: ({ row }) => seqLt(seq(row.sndUna), seq(row.sndMax)),
  nxtBeforeMax: ({ row }) => seqLt(seq(row.sndNxt), seq(row.sndMax)),
  rangesHeld: ({ row }) => row.rangeCount > 0,
  callInProgress: ({ row }) => row.answerPending,
  partlyFilled: ({ row }) => row.reqFilled > 0,
  copyInFlight: ({ row }) => copying.includes(row.phase),
  retransmitFetch: ({ fetching }) => fetching,
  forwarding: ({ since }) => since <= forwardingCycles,
};
export const cutConditions: readonly string[] = Object.keys(conditions);

interface Last {
  readonly kind: string;
  readonly cycle: bigint;
}

export class CutPoints implements Scoreboard {
  readonly states = new Histogram(eventKinds, cutStates);
  readonly conditions = new Histogram(eventKinds, cutConditions);
  terminates = 0;
  /** Strobes that the device has counted. */
  nowMs = 0;
  /** Hears of each event of a connection, with the row as it left it. */
  onEvent: (row: TcpRow, kind: string) => void = () => {};
  readonly #rows = new EngineRows();
  readonly #last = new Map<number, Last>();
  /** Frames that send data again and have not left, by number. */
  readonly #fetching = new Map<number, number>();

  retired(record: RetireRecord, words: Uint8Array): void {
    const { kind, target, cycle } = record;
    if (kind === RetireKind.Raw || kind === RetireKind.Drop || kind === RetireKind.Stale) return;
    const before = this.#rows.at(target);
    this.#rows.take(record, words);
    if (kind === RetireKind.Terminate && before !== undefined) this.#cut(before, record);
    const name = eventName(kind);
    const row = this.#rows.at(target);
    if (name === undefined || row === undefined) return;
    if (before !== undefined && sendsAgain(record, before)) this.#fetching.set(record.egressFrame, target);
    this.#last.set(target, { kind: name, cycle });
    this.onEvent(row, name);
  }

  strobed(now: number, _cycle: number, count: number): void {
    this.nowMs = now + count - 1;
  }

  frameOut(_frame: Uint8Array, number: number): void {
    this.#fetching.delete(number);
  }

  #cut(row: TcpRow, { target, cycle }: RetireRecord): void {
    const last = this.#last.get(target);
    this.#last.delete(target);
    if (last === undefined) return;
    this.terminates++;
    this.states.add(last.kind, cutState(row));
    const fetching = [...this.#fetching.values()].includes(target);
    const moment = { row, fetching, since: Number(cycle - last.cycle) };
    for (const [name, holds] of Object.entries(conditions)) if (holds(moment)) this.conditions.add(last.kind, name);
  }
}

/** Whether this event sends bytes that were sent before: its payload is fetched from the host once more. */
const sendsAgain = ({ kind, hasFrame, inputRef }: RetireRecord, { rexmitUna, sndNxt, sndMax }: TcpRow): boolean =>
  kind === RetireKind.Grant && hasFrame && inputRef > 0n && (rexmitUna || seqLt(seq(sndNxt), seq(sndMax)));
