import { type Clock, millis, type Timer } from '#units';
import { ArpOperation, type ArpPacket, type Ipv4Address, type MacAddress } from '#wire';

/** Requests before an address counts as unreachable, and the wait after each, milliseconds (RFC 1122 section 2.3.2.1). */
const arpAttempts = 3;
const arpInterval = 1_000;
/** Frames kept for an address that is being resolved; RFC 1122 section 2.3.2.2 asks for at least one. */
const queueLimit = 16;

interface Resolution {
  readonly waiting: ((mac: MacAddress) => void)[];
  attempts: number;
  timer: Timer;
}

interface Entry {
  readonly mac: MacAddress;
  /** Given by configuration: ARP never changes it. */
  readonly permanent: boolean;
  confirmedAt: number;
}

/** What the cache needs from its interface. */
export interface ArpPort {
  readonly clock: Clock;
  readonly mac: MacAddress;
  readonly address: Ipv4Address;
  sendArp(packet: ArpPacket, to: MacAddress | 'broadcast'): void;
  /** A frame was given up. */
  dropUnreachable(): void;
}

/** IPv4 to MAC by configuration and ARP (RFC 826). */
export class NeighborCache {
  readonly #port: ArpPort;
  readonly #entries = new Map<Ipv4Address, Entry>();
  readonly #pending = new Map<Ipv4Address, Resolution>();
  /** A neighbor's MAC changed; an offloaded neighbor then needs an update (CHM-TREE-015). */
  onChange: (address: Ipv4Address, mac: MacAddress) => void = () => {};

  constructor(port: ArpPort, permanent: ReadonlyMap<Ipv4Address, MacAddress>) {
    this.#port = port;
    for (const [address, mac] of permanent) this.#entries.set(address, { mac, permanent: true, confirmedAt: 0 });
  }

  /** The MAC if it is known. */
  lookUp(address: Ipv4Address): MacAddress | undefined {
    return this.#entries.get(address)?.mac;
  }

  /** Milliseconds since the neighbor was last known to be there; 0 for a permanent one (CHM-NBR-009). */
  sinceConfirmed(address: Ipv4Address): number {
    const entry = this.#entries.get(address);
    return entry === undefined || entry.permanent ? 0 : this.#port.clock.now() - entry.confirmedAt;
  }

  /** Calls `use` with the MAC, now or when ARP has found it, or never. */
  resolve(address: Ipv4Address, use: (mac: MacAddress) => void): void {
    const known = this.lookUp(address);
    if (known !== undefined) {
      use(known);
      return;
    }
    const pending = this.#pending.get(address);
    if (pending === undefined) this.#begin(address, use);
    else if (pending.waiting.length < queueLimit) pending.waiting.push(use);
    else this.#port.dropUnreachable();
  }

  /** Learns from any ARP packet, and answers a request for our address. */
  onArp(packet: ArpPacket): void {
    const { address, mac } = this.#port;
    const forUs = packet.targetIp === address;
    // RFC 826: update what is known; add only when we are the target. An ARP probe has no sender address (RFC 5227).
    if (packet.senderIp !== 0 && (forUs || this.#entries.has(packet.senderIp) || this.#pending.has(packet.senderIp)))
      this.#learn(packet.senderIp, packet.senderMac);
    if (!forUs || packet.operation !== ArpOperation.request) return;
    this.#port.sendArp(
      {
        operation: ArpOperation.reply,
        senderMac: mac,
        senderIp: address,
        targetMac: packet.senderMac,
        targetIp: packet.senderIp,
      },
      packet.senderMac,
    );
  }

  #learn(address: Ipv4Address, mac: MacAddress): void {
    const old = this.#entries.get(address);
    if (old?.permanent) return;
    this.#entries.set(address, { mac, permanent: false, confirmedAt: this.#port.clock.now() });
    const pending = this.#pending.get(address);
    this.#pending.delete(address);
    pending?.timer.cancel();
    for (const use of pending?.waiting ?? []) use(mac);
    if (old !== undefined && old.mac !== mac) this.onChange(address, mac);
  }

  #begin(address: Ipv4Address, use: (mac: MacAddress) => void): void {
    const resolution: Resolution = { waiting: [use], attempts: 0, timer: { cancel: () => {} } };
    this.#pending.set(address, resolution);
    this.#ask(address, resolution);
  }

  #ask(address: Ipv4Address, resolution: Resolution): void {
    if (resolution.attempts === arpAttempts) {
      this.#pending.delete(address);
      for (let i = 0; i < resolution.waiting.length; i++) this.#port.dropUnreachable();
      return;
    }
    resolution.attempts++;
    const { clock, mac } = this.#port;
    resolution.timer = clock.after(millis(arpInterval), () => this.#ask(address, resolution));
    this.#port.sendArp(
      {
        operation: ArpOperation.request,
        senderMac: mac,
        senderIp: this.#port.address,
        targetMac: 0 as MacAddress,
        targetIp: address,
      },
      'broadcast',
    );
  }
}
