import { SmokestackError } from '#units';

/**
 * Why bytes are not the value that was asked for. A closed list: the reference model and the counters of the device
 * name their drop and raw reasons from it.
 */
export type WireFault =
  | 'short' // the frame ends within a header
  | 'not-arp' // EtherType, or an ARP that is not Ethernet over IPv4
  | 'not-ipv4' // EtherType
  | 'not-ipv6' // EtherType
  | 'not-icmp-echo' // protocol, ICMP type or code
  | 'not-udp' // protocol
  | 'not-tcp' // protocol
  | 'bad-ip-version' // version nibble and EtherType disagree
  | 'bad-length' // header, IP or UDP length that cannot be, or more than the frame holds
  | 'bad-ip-checksum'
  | 'ip-options' // IPv4 IHL above 5, where the caller did not allow it
  | 'fragment' // IPv4 MF set or offset above 0
  | 'bad-icmp-checksum'
  | 'bad-udp-checksum'
  | 'bad-tcp-checksum'
  | 'bad-tcp-offset'; // data offset below 5, or beyond the segment

/** A value, or the reason why there is none. Parsed values share memory with the bytes they were parsed from. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: WireFault };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

/** One shared failure per reason: refusing a frame allocates nothing. */
const faults = new Map<WireFault, { readonly ok: false; readonly fault: WireFault }>();
export const fault = (reason: WireFault): { readonly ok: false; readonly fault: WireFault } => {
  let known = faults.get(reason);
  if (known === undefined) {
    known = Object.freeze({ ok: false, fault: reason });
    faults.set(reason, known);
  }
  return known;
};

/** The value of a parse that must succeed. @throws SmokestackError `protocol` naming the fault. */
export const must = <T>(result: Parsed<T>, what = 'frame'): T => {
  if (result.ok) return result.value;
  throw new SmokestackError('protocol', `${what} refused: ${result.fault}`);
};

/** @throws SmokestackError `range` when `value` is not an integer of `bits` bits (at most 31). */
export const checkBits = (name: string, value: number, bits: number): void => {
  if (value >>> 0 !== value || value >>> bits !== 0)
    throw new SmokestackError('range', `${name} = ${value} does not fit ${bits} bits`);
};
