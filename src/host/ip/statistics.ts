import type { WireFault } from '#wire';

/** Why a frame that arrived or was to be sent went nowhere. The host's own reasons stand beside those of the wire. */
export type DropReason =
  | WireFault
  | 'other-mac' // not our MAC, not broadcast
  | 'vlan' // tagged with a VLAN; this interface has none
  | 'ether-type' // nobody here for this EtherType
  | 'other-ip' // not our IP address
  | 'ip-protocol' // nobody here for this protocol
  | 'offloaded' // belongs to a connection that the target holds
  | 'ended' // its connection ended while the target was asked about it
  | 'unreachable'; // no answer to ARP

/** Counters of one interface. */
export class HostStatistics {
  framesReceived = 0;
  framesSent = 0;
  resetsSent = 0;
  echoReplies = 0;
  readonly #dropped = new Map<DropReason, number>();

  drop(reason: DropReason): void {
    this.#dropped.set(reason, this.dropped(reason) + 1);
  }

  dropped(reason: DropReason): number {
    return this.#dropped.get(reason) ?? 0;
  }

  /** Every reason that occurred, with its count. */
  get drops(): ReadonlyMap<DropReason, number> {
    return this.#dropped;
  }
}
