/**
 * What a fuzzed run consists of: strokes, plain data. Each means something whatever came before it (one that names a slot
 * without a connection does nothing) and every field may be left out, so that a failing run shrinks by leaving things out.
 */
import type { Json } from '../shrink/simpler.ts';
import type { Edge } from './edges.ts';

/** A sequence number, acknowledgement or timestamp: `plus` from an edge of the connection's row, as it stands then. */
export type Aim = { readonly at?: Edge; readonly plus?: number };

/** Forms of the TCP options (frames/options.ts); left out: timestamps where the connection has them. */
export type OptionForm =
  | 'none'
  | 'timestamps'
  | 'behind'
  | 'twice'
  | 'ended'
  | 'strange'
  | 'sack'
  | 'full'
  | 'overrun'
  | 'short';

/** Bytes of a whole frame spoiled. Offsets count from the Ethernet header. */
export type Damage = {
  /** Bits that are flipped: 8 × byte + bit; beyond the frame: from its start again. */
  readonly flips?: readonly number[];
  /** Bytes that the end of the frame lacks. */
  readonly cut?: number;
  /** Which checksum is made right again. */
  readonly mend?: 'ip' | 'tcp' | 'both';
};

export type FrameStroke = {
  readonly do: 'frame';
  readonly slot?: number;
  /** Default: rcvNxt. */
  readonly seq?: Aim;
  /** `seq` says where the payload ends. */
  readonly ends?: boolean;
  /** Default: sndUna. */
  readonly ack?: Aim;
  /** Letters of FSRPAUEC. Default: A. */
  readonly flags?: string;
  /** The field of the header; left out: what the connection's window is now. */
  readonly window?: number;
  readonly bytes?: number;
  /** Where in the pool of chance the payload is taken from. */
  readonly from?: number;
  readonly options?: OptionForm;
  /** Default: tsRecent. */
  readonly value?: Aim;
  /** Default: the clock of our timestamps. */
  readonly echo?: Aim;
  /** Ethernet padding. */
  readonly pad?: number;
  readonly damage?: Damage;
  /** The link marks the frame bad. */
  readonly errored?: boolean;
};

/** The connection that a slot is to have; bytes, host ticks and counts as in TcpImage. Left out: an ordinary one. */
export type InitiateStroke = {
  readonly do: 'initiate';
  readonly slot?: number;
  /** Name of a TcpState that is offloadable. Default: Established. */
  readonly state?: string;
  readonly path?: number;
  readonly mss?: number;
  readonly timestamps?: boolean;
  readonly scales?: readonly number[];
  /** First sequence numbers of peer and of us. */
  readonly peerAt?: number;
  readonly ourAt?: number;
  /** Sizes of the send entries that come down. */
  readonly backlog?: readonly number[];
  /** Behind sndUna: where sndMax and sndNxt stand. The FIN counts. */
  readonly sent?: number;
  readonly next?: number;
  /** Received bytes that the host has not consumed. */
  readonly buffered?: number;
  readonly indicated?: boolean;
  readonly regionLog2?: number;
  readonly ringLog2?: number;
  /** Other fields of the image, as they are. */
  readonly image?: { readonly [field: string]: number };
};

export type OrderStroke =
  /** Sixteenths of an indication that are accepted; 17: one byte more than there is. `refused`: whatever the bytes. */
  | { readonly do: 'answer'; readonly slot?: number; readonly share?: number; readonly refused?: boolean }
  | { readonly do: 'staleAnswer' | 'query' | 'abort'; readonly slot?: number }
  /** `small`: the buffer has no room for the region. */
  | { readonly do: 'terminate'; readonly slot?: number; readonly small?: boolean };

/** What the host does with a slot. */
export type HostStroke =
  | InitiateStroke
  | OrderStroke
  | {
      readonly do: 'send';
      readonly slot?: number;
      readonly bytes?: number;
      readonly from?: number;
      readonly fin?: boolean;
    }
  | {
      readonly do: 'receive';
      readonly slot?: number;
      readonly bytes?: number;
      readonly filled?: number;
      readonly skew?: number;
      readonly noPush?: boolean;
    };

export type Stroke =
  | FrameStroke
  | HostStroke
  /** The host reads so many pushes of the event ring. */
  | { readonly do: 'read'; readonly most?: number }
  | { readonly do: 'run'; readonly cycles?: number }
  | { readonly do: 'strobe'; readonly count?: number; readonly spacing?: number }
  /** Until nothing happens any more. */
  | { readonly do: 'rest' };

/** The world of a run, before the first stroke. */
export type Setup = {
  readonly config: 'small' | 'default';
  readonly seed: number;
  readonly slots: number;
  /** PathMtu of each path. */
  readonly mtus: readonly number[];
  /** Registers by name; the others have their reset values. */
  readonly adapter: { readonly [register: string]: number };
};

/** A stroke is a step of a case that can be made smaller. */
export const stepsOf = (strokes: readonly Stroke[]): readonly (Stroke & Json)[] => strokes;
