/**
 * One event as the rules see it: the row they change, what they read beside it, and the actions they emit (section 1.1).
 * The rules change the row in place; the caller packs it before and after.
 */
import type { EventEntry } from '#contract';
import type { SeqNum } from '#units';
import type { Row } from '../row/row.ts';
import { type Adapter, tickAt } from './adapter.ts';
import type { RequestQueue } from './requestQueue.ts';

/** A segment as parsed from the wire (2.5). */
export interface IngressSegment {
  readonly seq: SeqNum;
  readonly ack: SeqNum;
  readonly flags: number;
  /** The 16-bit field. */
  readonly window: number;
  /** Payload bytes. */
  readonly bytes: number;
  readonly timestamps: { readonly value: number; readonly echo: number } | undefined;
}

/** A segment that the engine sends (4.1); the path gives it the rest of its headers. */
export interface EgressSegment {
  readonly seq: SeqNum;
  /** As on the wire: the value of the field. */
  readonly ack: SeqNum;
  /** Sum of TcpFlag bits. */
  readonly flags: number;
  /** The 16-bit field. */
  readonly window: number;
  /** Payload, from the send ring at `seq`. */
  readonly bytes: number;
  readonly timestamps: { readonly value: number; readonly echo: number } | undefined;
}

/** Payload [seq, seq + bytes) from the frame to the region (4.4). */
export interface Placement {
  readonly seq: SeqNum;
  readonly bytes: number;
}

/** [seq, seq + bytes) from the region to host memory (4.4). */
export interface Copy {
  readonly seq: SeqNum;
  readonly bytes: number;
  readonly host: bigint;
}

/** Fields of an event entry that are not zero; handle, target, serial and phase are added by the ring. */
export type EntryFields = Partial<Omit<EventEntry, 'handle' | 'target' | 'serial' | 'phase'>> &
  Pick<EventEntry, 'kind'>;

/** At most one of each (1.1). */
export interface Actions {
  frame: EgressSegment | undefined;
  entry: EntryFields | undefined;
  placement: Placement | undefined;
  copy: Copy | undefined;
  /** RetireRecord.detail of a Segment, bit 1: payload refused, no range free (7.10c). */
  refused: boolean;
}

/** The event under way. One object serves all events of an engine: begin() makes it new. */
export class EngineEvent implements Actions {
  row: Row;
  queue: RequestQueue;
  adapter: Adapter;
  /** Milliseconds (2.2). */
  now = 0;
  /** Host ticks (2.2). */
  tick = 0;
  /** Serial of the entry that this event would write. */
  nextSerial = 0;
  frame: EgressSegment | undefined = undefined;
  entry: EntryFields | undefined = undefined;
  placement: Placement | undefined = undefined;
  copy: Copy | undefined = undefined;
  refused = false;

  constructor(adapter: Adapter, row: Row, queue: RequestQueue) {
    this.adapter = adapter;
    this.row = row;
    this.queue = queue;
  }

  begin(row: Row, queue: RequestQueue, now: number, nextSerial: number): this {
    this.row = row;
    this.queue = queue;
    this.now = now;
    this.tick = tickAt(this.adapter, now);
    this.nextSerial = nextSerial;
    this.frame = undefined;
    this.entry = undefined;
    this.placement = undefined;
    this.copy = undefined;
    this.refused = false;
    return this;
  }
}
