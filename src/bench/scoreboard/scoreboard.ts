import type { RawReceiveEntry, RetireRecord } from '#contract';
import type { Counters } from '#driver';
import type { RingEntries } from '#protocol';
import type { Cycles } from '#units';
import type { HostWrite } from '../offload/targetTap.ts';

/** One call across the chimney, either way: posts, answers, commands down; completions, indications, events up. */
export interface HostCall {
  /** The chimney call's name (src/contract/chimney). */
  readonly name: string;
  readonly direction: 'down' | 'up';
  readonly argument: readonly unknown[];
}

/**
 * Hears everything that crosses the device's boundary and holds it against something: the accounting of frames, the
 * hash, the reference model. Each method is called in the order in which the bench came to know of things; within one
 * push, retire records before the frames and entries they caused. Bytes are never modified and may be kept.
 */
export interface Scoreboard {
  /** A frame was given to the wire side; `number` is its ingress number. */
  frameIn?(frame: Uint8Array, number: number, errored: boolean): void;
  /** A frame left the device; `number` counts them from 0. */
  frameOut?(frame: Uint8Array, number: number, cycle: Cycles): void;
  /** `row`: the 64-bit words of the row that `record.changed` names, lowest first. `bytes`: record and row as they came. */
  retired?(record: RetireRecord, row: Uint8Array, bytes: Uint8Array): void;
  /** A frame came up the raw ring. */
  rawReceived?(frame: Uint8Array, entry: RawReceiveEntry): void;
  /** The host gave a frame to the raw path. */
  rawSent?(frame: Uint8Array): void;
  /** New entries of a ring that the device writes. */
  entries?(entries: RingEntries): void;
  /** Host software writes a register or memory of the device: doorbells, ring entries, images, payload. */
  written?(write: HostWrite): void;
  /** The device is let run: it knows of everything before. */
  running?(): void;
  /** It has run until `cycle`, and all that it told meanwhile was given; `idle`: nothing was in flight in it then. */
  ran?(idle: boolean, cycle: Cycles): void;
  /** Strobes are being given: `strobed` tells when they were. */
  strobing?(): void;
  /** `count` strobes were given, the first in `cycle`, one each `spacing` cycles; NowMs is `now` from the first on. */
  strobed?(now: number, cycle: Cycles, count: number, spacing: number): void;
  /** A call between host and miniport. */
  hostCall?(call: HostCall): void;
  /** The call has returned. */
  hostReturned?(call: HostCall, value: unknown): void;
  /** What has begun and not ended, as words for "still waiting for …"; undefined when nothing has. */
  open?(): string | undefined;
  /** Everything that has begun and not ended, a sentence each, for a run that is broken off: nothing is judged behind it. */
  leftOpen?(): readonly string[];
  /** The device is at rest and nothing more comes: the last comparisons. */
  finish?(counters: Counters): void;
}

/** Several scoreboards as one. */
export class Scoreboards implements Required<Omit<Scoreboard, 'open'>> {
  readonly #boards: readonly Scoreboard[];

  constructor(boards: readonly Scoreboard[]) {
    this.#boards = boards;
  }

  frameIn(frame: Uint8Array, number: number, errored: boolean): void {
    for (const board of this.#boards) board.frameIn?.(frame, number, errored);
  }
  frameOut(frame: Uint8Array, number: number, cycle: Cycles): void {
    for (const board of this.#boards) board.frameOut?.(frame, number, cycle);
  }
  retired(record: RetireRecord, row: Uint8Array, bytes: Uint8Array): void {
    for (const board of this.#boards) board.retired?.(record, row, bytes);
  }
  rawReceived(frame: Uint8Array, entry: RawReceiveEntry): void {
    for (const board of this.#boards) board.rawReceived?.(frame, entry);
  }
  rawSent(frame: Uint8Array): void {
    for (const board of this.#boards) board.rawSent?.(frame);
  }
  entries(entries: RingEntries): void {
    for (const board of this.#boards) board.entries?.(entries);
  }
  written(write: HostWrite): void {
    for (const board of this.#boards) board.written?.(write);
  }
  running(): void {
    for (const board of this.#boards) board.running?.();
  }
  ran(idle: boolean, cycle: Cycles): void {
    for (const board of this.#boards) board.ran?.(idle, cycle);
  }
  strobing(): void {
    for (const board of this.#boards) board.strobing?.();
  }
  strobed(now: number, cycle: Cycles, count: number, spacing: number): void {
    for (const board of this.#boards) board.strobed?.(now, cycle, count, spacing);
  }
  hostCall(call: HostCall): void {
    for (const board of this.#boards) board.hostCall?.(call);
  }
  hostReturned(call: HostCall, value: unknown): void {
    for (const board of this.#boards) board.hostReturned?.(call, value);
  }
  finish(counters: Counters): void {
    for (const board of this.#boards) board.finish?.(counters);
  }

  leftOpen(): readonly string[] {
    return this.#boards.flatMap((board) => board.leftOpen?.() ?? []);
  }

  /** What any of them waits for. */
  open(): string | undefined {
    for (const board of this.#boards) {
      const words = board.open?.();
      if (words !== undefined) return words;
    }
    return undefined;
  }
}
