import { type SeqNum, seq } from '#units';
import type { Ipv4Address, TcpOptions, TcpSegment } from '#wire';
import { type Negotiated, negotiate } from './negotiation.ts';
import type { PeerTcpOptions } from './options.ts';
import { Positions } from './positions.ts';

export interface Endpoints {
  readonly localAddress: Ipv4Address;
  readonly localPort: number;
  readonly remoteAddress: Ipv4Address;
  readonly remotePort: number;
}

/** What both ends of a connection know of each other: initial sequence numbers and what the SYNs agreed on. */
export class Terms {
  readonly own: Positions;
  /** Of no meaning before the other SYN came. */
  theirs = new Positions(seq(0));
  /** Options of the other SYN, once it came. */
  offered: TcpOptions | undefined;
  agreed: Negotiated;
  readonly #options: PeerTcpOptions;

  constructor(options: PeerTcpOptions, iss: SeqNum) {
    this.#options = options;
    this.own = new Positions(iss);
    this.agreed = negotiate(options, {});
  }

  hear(syn: TcpSegment): void {
    this.theirs = new Positions(syn.seq);
    this.offered = syn.options;
    this.agreed = negotiate(this.#options, syn.options);
  }
}
