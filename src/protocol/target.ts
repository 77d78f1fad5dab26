/**
 * The seam between a device and everything above it: `src/driver` and `src/bench` see a simulator, a board and the
 * in-memory fake only as a Target. Registers and memory are reached by address, frames go in, and what the device does
 * comes back as pushes.
 *
 * Order: operations take effect in the order of the calls, whoever awaits them or not. Pushes are delivered in the order
 * in which they happened, and before the promise of the operation that caused them is settled.
 *
 * Turns: operations issued in one turn of the event loop (promise callbacks included) travel together. A run that is to
 * stop on an entry or frame counts what operations of the same turn before it caused (of a turn above 64 KiB, which
 * travels in several messages, only those in the run's own message; the pushes come first in any case).
 *
 * Failure: an operation that fails rejects with a SmokestackError, and those behind it in the same turn are refused
 * ('state'). A write whose promise nobody awaits is allowed (a doorbell): its failure is not lost and is not an
 * unhandled rejection either, because `onFailure` hears it.
 *
 * Numbers: addresses and cycles are plain numbers, whole and below 2^53, and refused ('range') otherwise; a value and
 * mask of 64 bits is a bigint.
 */
import type { Cycles, SmokestackError } from '#units';

/** `host`: host memory as the device sees it; `nic`: the memory on the NIC. */
export type Space = 'host' | 'nic';

/** `virtual`: advances only in `run` and `strobe`; `realtime`: free-running. */
export type ClockMode = 'virtual' | 'realtime';

/** Memory that may be touched, in bytes. */
export interface MemoryWindow {
  readonly space: Space;
  readonly base: number;
  readonly bytes: number;
}

/** What a target says about itself when it is opened. */
export interface TargetFacts {
  /** Kind and version: "sim 0.1", "fake", "emulated", … */
  readonly target: string;
  readonly clockMode: ClockMode;
  /** SHA-256 of firmware-api/layout, lower-case hex. */
  readonly layoutHash: string;
  /** SHA-256 of sources and parameters, lower-case hex; empty where a target has none. */
  readonly designHash: string;
  readonly parameters: {
    readonly connections: number;
    readonly paths: number;
    readonly neighbors: number;
    /** Bits of a stream beat. */
    readonly dataWidth: number;
  };
  readonly windows: readonly MemoryWindow[];
  /** "waves", "strobe", "run", "reset", "retire", "checkpoint". */
  readonly capabilities: ReadonlySet<string>;
  /** What time-outs are multiplied by: seconds of wall clock for one second of target time. */
  readonly timeScale: number;
  /** 0: rings and images; 1: retire port too. */
  readonly engineLevel: number;
  /** Cycles between two strobes when `strobe` is not told otherwise. */
  readonly cyclesPerStrobe: number;
}

/** Ends a run as soon as (what & mask) == value; checked each cycle by the target. `mask` is all ones when left out. */
export type Condition =
  | { readonly register: number; readonly mask?: bigint; readonly value: bigint }
  | {
      readonly word: { readonly space: Space; readonly address: number };
      readonly mask?: bigint;
      readonly value: bigint;
    }
  /** An entry of this kind arrived in the watched ring with id 0. */
  | { readonly eventKind: number };

export interface RunRequest {
  /** The most it advances. */
  readonly cycles: number;
  /** Stop when the last beat of a frame left the device. */
  readonly stopOnFrame?: boolean;
  /** Stop when a watched ring got an entry. */
  readonly stopOnEntry?: boolean;
  /** Stop when nothing is in flight: idle_o, no queued frame, no memory transaction. */
  readonly stopWhenIdle?: boolean;
  /** Stop when any of them holds. */
  readonly until?: readonly Condition[];
}

export type StopReason = 'cycles' | 'frame' | 'entry' | 'idle' | 'condition' | 'cancelled' | 'busy';

export interface RunResult {
  /** Where it stopped. */
  readonly cycle: Cycles;
  /** How far it advanced. */
  readonly cycles: Cycles;
  readonly reason: StopReason;
  /** Nothing was in flight when it stopped. */
  readonly idle: boolean;
}

export interface StrobeOptions {
  /** Cycles that each strobe takes. */
  readonly spacingCycles?: number;
  /** Stop behind the strobe during which a frame left the device. */
  readonly stopOnFrame?: boolean;
  /** Stop behind the strobe during which a watched ring got an entry. */
  readonly stopOnEntry?: boolean;
  /** Stop behind the strobe at the end of which something is in flight: one that a timer began does not meet the next strobe. */
  readonly stopWhenBusy?: boolean;
}

export interface StrobeResult extends RunResult {
  /** Strobes given; fewer than asked when it stopped early. */
  readonly strobes: number;
}

/** A ring of 64-byte entries that the device writes; new entries are told by their phase bit and pushed. */
export interface RingWatch {
  /** In host memory, 64-byte aligned. Watching begins at entry 0 with phase 1. */
  readonly base: number;
  readonly log2Entries: number;
  /**
   * Bytes to bring along with each entry. `slot`: entry i speaks of bytes at base + (i mod entries) * stride;
   * `pointer`: entries whose byte at kindOffset equals kind point at them. Their number is the 32-bit word at
   * lengthOffset of the entry. Offsets are bytes within the entry.
   */
  readonly payload?:
    | { readonly slot: { readonly base: number; readonly stride: number; readonly lengthOffset: number } }
    | {
        readonly pointer: {
          readonly pointerOffset: number;
          readonly lengthOffset: number;
          readonly kindOffset: number;
          readonly kind: number;
        };
      };
}

/** New entries of one watched ring. Views into the message that brought them: never modified, may be kept. */
export interface RingEntries {
  /** The id given to `watchRing`. */
  readonly ring: number;
  /** Number of the first entry, counted from 0 at `watchRing`; it does not wrap with the ring. */
  readonly first: number;
  readonly count: number;
  /** `count` entries of 64 bytes. */
  readonly entries: Uint8Array;
  /** The bytes that the entries speak of, one behind the other in the same order. */
  readonly payload: Uint8Array;
  /** Length of each entry's part of `payload`. */
  readonly payloadBytes: readonly number[];
  /** Cycle at which each entry was seen. */
  readonly cycles: readonly Cycles[];
}

/**
 * Hears what the device did. Within one push: retire records first (they are the causes), then frames and entries by
 * cycle, a group of entries standing where its first one does. Bytes are never modified and may be kept.
 */
export interface PushHandlers {
  /** A frame that left the device, without FCS. */
  frame?(data: Uint8Array, cycle: Cycles): void;
  entries?(entries: RingEntries): void;
  /** Whole retire records, each followed by its changed row words. */
  retire?(records: Uint8Array, cycle: Cycles): void;
  /** Cycles of the strobes that a realtime target gave by itself. */
  strobes?(cycles: readonly Cycles[]): void;
}

/** What is pushed; what is left out is not. */
export interface Subscription {
  readonly frames?: boolean;
  readonly entries?: boolean;
  readonly retire?: boolean;
  readonly strobes?: boolean;
}

export interface Target {
  readonly facts: TargetFacts;

  /** The latest cycle known: that of the last result or push. Realtime targets have moved on since. */
  readonly cycle: Cycles;

  /** One 32-bit register at a byte address of the register window. */
  readRegister(address: number): Promise<number>;
  /** `count` consecutive 32-bit registers. */
  readRegisters(address: number, count: number): Promise<Uint32Array>;
  /** Resolves with the cycle at which it took effect. Doorbells are registers. */
  writeRegister(address: number, value: number): Promise<Cycles>;

  readMemory(space: Space, address: number, bytes: number): Promise<Uint8Array>;
  /** `data` has been copied when the call returns. */
  writeMemory(space: Space, address: number, data: Uint8Array): Promise<Cycles>;

  /** Frames for the wire side, without FCS, in this order behind any still queued; copied when the call returns. */
  sendFrames(
    frames: readonly Uint8Array[],
    options?: { /** The link marks them bad. */ errored?: boolean },
  ): Promise<Cycles>;

  /** Lets a virtual target advance, at most `cycles`, or until the first of what it is to stop for. */
  run(request: RunRequest): Promise<RunResult>;
  /**
   * Millisecond strobes, one after another; the target advances `spacingCycles` with each (default:
   * facts.cyclesPerStrobe; a few are enough when nothing is in flight). May end before `count` when asked to stop.
   */
  strobe(count: number, options?: StrobeOptions): Promise<StrobeResult>;
  /** Resolves with the name of the wave file, relative to the run folder. `cycles`: switch off again after so many. */
  waves(on: boolean, cycles?: number): Promise<string>;
  reset(): Promise<Cycles>;
  /** Leaves a label in the target's log and in the recording. */
  checkpoint(label: string): Promise<Cycles>;

  /** Begins to watch a ring under `id` (replacing what was watched under it); undefined stops. */
  watchRing(id: number, watch: RingWatch | undefined): Promise<Cycles>;
  /** Which kinds are pushed; nothing is until asked for. */
  subscribe(kinds: Subscription): Promise<Cycles>;

  /** Adds a listener for pushes; returns what removes it. Listeners are called in the order in which they were added. */
  onPush(handlers: PushHandlers): () => void;
  /**
   * Hears every failed operation (not those refused behind it) and the end of the link, unless this side closed it. At
   * once when the link is lost already.
   */
  onFailure(handler: (error: SmokestackError) => void): void;

  /** Asks the target to give up what is under way: a run ends with 'cancelled', operations behind it are refused. */
  cancel(): void;
  /** Ends the session. Operations still open are rejected with 'link-lost'. */
  close(): Promise<void>;
}
