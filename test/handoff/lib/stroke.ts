/**
 * What a case is made of: plain data that a replay file holds. A stroke means something whatever stands before it (one that
 * finds nothing to do does nothing), so that a case from which strokes are taken away is a case too.
 */
import type { Configuration } from '#bench';

/** The world of a case. */
export interface Setup {
  readonly config: Configuration;
  /** Of everything that the strokes do not say: bytes, what the wire does to which frame. */
  readonly seed: number;
  /** Registers of the device, by name. */
  readonly adapter: Readonly<Record<string, number>>;
  /** Settings of the host's TCP. */
  readonly host: Readonly<Record<string, number | boolean>>;
  /** What the wire does in each direction. */
  readonly wire: Readonly<Record<'toFar' | 'toNear', WireRule>>;
  /** Send requests lie in MDLs of so many bytes. Left out: in one. */
  readonly piece?: number;
  /** Bytes that an indication is accepted up to; the rest is refused. Left out: all of it. */
  readonly accept?: number;
  /** log2 of the entries of the event ring, where it is short: events that tell the host something then wait for it. */
  readonly events?: number;
  /** Milliseconds that the host lets a connection stay in the device once it has ended there. */
  readonly late?: number;
}

export interface WireRule {
  readonly delay?: number;
  readonly loss?: number;
  readonly duplication?: number;
  readonly reordering?: number;
}

/** How the two ends of a connection speak, and how the host posts receives. */
export interface Terms {
  readonly mss?: number;
  readonly windowScale?: number;
  readonly timestamps?: boolean;
  readonly room?: number;
  readonly ackEvery?: number;
  readonly ackDelay?: number;
  readonly requests?: number;
  readonly requestBytes?: number;
  /** Bytes that a receive request holds already when it is posted. */
  readonly filled?: number;
  readonly noPush?: boolean;
}

/** A frame of the far end that its TCP would not send. */
export type Forgery = 'reset' | 'syn' | 'again' | 'beyond' | 'bare';

export type Action =
  /** Ends the connection of the lane in order, and opens another one. */
  | { readonly do: 'open'; readonly terms?: Terms }
  /** The application of one end writes. */
  | { readonly do: 'write'; readonly end: End; readonly bytes?: number }
  | { readonly do: 'pause'; readonly end: End }
  | { readonly do: 'resume'; readonly end: End }
  | { readonly do: 'close'; readonly end: End }
  | { readonly do: 'abort'; readonly end: End }
  | { readonly do: 'forge'; readonly what: Forgery }
  /** Of this connection nothing gets through any more in one direction, or everything does again. */
  | { readonly do: 'cut'; readonly way: 'toFar' | 'toNear' }
  | { readonly do: 'mend' }
  /** The next segments of the far end with data fall out of the stream's order. */
  | { readonly do: 'hole' }
  /** The event ring is filled, and for so many milliseconds the host gives none of its entries back. Only where the ring is short. */
  | { readonly do: 'clog'; readonly ms?: number }
  /** For so many milliseconds the driver gives no answers: calls are in progress so long. */
  | { readonly do: 'hush'; readonly ms?: number }
  | { readonly do: 'down' }
  | { readonly do: 'up' }
  | { readonly do: 'query' }
  | { readonly do: 'cycles'; readonly count?: number }
  | { readonly do: 'wait'; readonly ms?: number }
  /** Until so many cycles before the strobe at which the next timer of the connection fires; below 0: behind it. */
  | { readonly do: 'timer'; readonly before?: number }
  /** Until the next event of this kind; in vain no longer than so many milliseconds. */
  | { readonly do: 'await'; readonly kind: string; readonly ms?: number };

export type End = 'host' | 'far';

/** Lanes go on side by side, each with one connection at a time; the strokes of a lane follow each other. */
export type Stroke = Action & { readonly lane?: number };

export interface Case {
  /** What it shows, in words. */
  readonly shows: readonly string[];
  readonly setup: Setup;
  readonly strokes: readonly Stroke[];
}
