/**
 * Frames that left the device against what the records said must leave. Output and record arrive in either order, so each
 * waits for the other.
 */
import { compareFrames, equalBytes } from '../../frame/index.ts';
import type { Compared, Difference } from '../core/difference.ts';
import { ruleOfFrame } from '../core/rules.ts';

/** A frame that a record promised. */
export interface ExpectedFrame {
  readonly bytes: Uint8Array;
  readonly connection: number;
  readonly event: number;
  /** When that record retired. */
  readonly cycle: number;
  /** False for a frame of a connection that is not compared any more. */
  readonly known: boolean;
  /** Whose segment it is. */
  readonly owner?: FrameOwner;
}

/** The connection of a frame, as far as its leaving concerns it (11.11). */
export interface FrameOwner {
  readonly maySend: boolean;
  framesOpen: number;
  /** A frame kept its number and did not leave. */
  frameStayed: boolean;
}

/** It may keep its number and never leave (11.11). */
const mayStay = ({ owner }: ExpectedFrame): boolean => owner !== undefined && !owner.maySend;

/** Egress frames: engine frames by the number their record gave, everything between is raw, in the order posted. */
export class EgressCheck {
  readonly #report: (difference: Difference) => void;
  readonly #compared: Compared;
  readonly #expected = new Map<number, ExpectedFrame>();
  readonly #raw: Uint8Array[] = [];
  #rawSent = 0;
  /** Frames that left and are not settled; the first one has number #number. */
  #left: Uint8Array[] = [];
  #number = 0;
  /** Highest number that a record has given, -1: none. */
  #highest = -1;
  #engineFrames = 0;

  constructor(report: (difference: Difference) => void, compared: Compared) {
    this.#report = report;
    this.#compared = compared;
  }

  /** A raw frame that the host posted, in order; illegal lengths are never sent and not given here. */
  rawPosted(frame: Uint8Array): void {
    this.#raw.push(frame);
    this.#settle();
  }

  /** A record sends a frame with this number (low 32 bits). @returns raw frames that leave before it. */
  expect(number32: number, frame: ExpectedFrame): number {
    // The number is the first one above the highest with these low bits.
    const number = this.#highest + 1 + ((number32 - (this.#highest + 1)) >>> 0);
    this.#expected.set(number, frame);
    if (frame.owner !== undefined) frame.owner.framesOpen += 1;
    this.#highest = number;
    const rawBefore = number - this.#engineFrames;
    this.#engineFrames += 1;
    this.#settle();
    return rawBefore;
  }

  /** A frame left the device. */
  frameOut(bytes: Uint8Array): void {
    this.#left.push(bytes);
    this.#settle();
  }

  #settle(atEnd = false): void {
    let done = 0;
    for (const bytes of this.#left) {
      let expected = this.#expected.get(this.#number);
      while (expected !== undefined && mayStay(expected) && !equalBytes(bytes, expected.bytes)) {
        this.#stayed(expected);
        this.#expected.delete(this.#number);
        this.#number += 1;
        expected = this.#expected.get(this.#number);
      }
      if (expected === undefined && this.#number > this.#highest && !atEnd) break;
      if (expected === undefined) {
        if (this.#rawSent >= this.#raw.length && !atEnd) break;
        this.#compareRaw(bytes);
      } else {
        this.#expected.delete(this.#number);
        if (expected.owner !== undefined) expected.owner.framesOpen -= 1;
        if (expected.known) this.#compare(bytes, expected);
      }
      this.#number += 1;
      done += 1;
    }
    if (done > 0) this.#left = this.#left.slice(done);
  }

  #stayed({ owner }: ExpectedFrame): void {
    if (owner !== undefined) owner.frameStayed = true;
  }

  #compare(bytes: Uint8Array, expected: ExpectedFrame): void {
    if (equalBytes(bytes, expected.bytes)) {
      this.#compared.frames += 1;
      return;
    }
    const difference = compareFrames(bytes, expected.bytes);
    const { connection, event, cycle } = expected;
    this.#report({
      requirement: ruleOfFrame(difference?.field ?? ''),
      field: difference?.field ?? 'frame',
      device: difference?.device ?? '',
      model: difference?.model ?? '',
      connection,
      event,
      cycle,
      frame: this.#number,
    });
  }

  #compareRaw(bytes: Uint8Array): void {
    const posted = this.#raw[this.#rawSent];
    this.#rawSent += 1;
    if (posted !== undefined && equalBytes(posted, bytes)) {
      this.#compared.frames += 1;
      return;
    }
    this.#report({
      requirement: '4.3',
      field: posted === undefined ? 'frame that nobody sent' : 'raw frame',
      device: `${bytes.length} bytes`,
      model: posted === undefined ? 'none' : `${posted.length} bytes`,
      connection: 0,
      event: undefined,
      frame: this.#number,
    });
  }

  /** At the end of a run: settles the rest and names what never left. */
  finish(): string[] {
    this.#settle(true);
    for (const frame of this.#expected.values()) if (mayStay(frame)) this.#stayed(frame);
    const leaving = [...this.#expected].filter(([, frame]) => !mayStay(frame));
    const open = leaving.map(([number, { event }]) => `frame ${number} of record ${event} never left`);
    const raw = this.#raw.length - this.#rawSent;
    if (raw > 0) open.push(`${raw} raw frames never left`);
    return open;
  }
}
