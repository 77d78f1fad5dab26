import type { Clock } from '#units';
import {
  ArpOperation,
  type ArpPacket,
  BROADCAST_MAC,
  buildArpFrame,
  buildIcmpEcho,
  buildIpv4Frame,
  buildTcpFrame,
  type EthernetHeader,
  EtherType,
  IPV4_DEFAULTS,
  IpProtocol,
  type Ipv4Address,
  type Ipv4Packet,
  isFragment,
  type MacAddress,
  parseArp,
  parseEthernet,
  parseIcmpEcho,
  parseIpv4,
  parseTcp,
  type RawOptionsSegment,
  type TcpSegment,
  type VlanTag,
  type WireFault,
} from '#wire';
import { Neighbors } from './neighbors.ts';

/** Why a frame was not taken. */
export type PeerDrop = WireFault | 'not-for-us' | 'vlan' | 'protocol';

export interface IpHostOptions {
  readonly mac: MacAddress;
  readonly address: Ipv4Address;
  /** Tag of every frame sent; frames of another VLAN are ignored. Default: no tag sent, none or VLAN 0 taken. */
  readonly tag?: VlanTag;
  /** Neighbours known from the start: no ARP is sent for them. */
  readonly neighbors?: readonly (readonly [Ipv4Address, MacAddress])[];
}

export interface IpHostEnd {
  leave(frame: Uint8Array): void;
  segment(segment: TcpSegment): void;
}

/** The peer below TCP: VLAN, ARP, IPv4 without fragments, ICMP echo. */
export class IpHost {
  readonly dropped = new Map<PeerDrop, number>();
  readonly #options: IpHostOptions;
  readonly #end: IpHostEnd;
  readonly #neighbors: Neighbors;
  #identification = 0;

  constructor(clock: Clock, options: IpHostOptions, end: IpHostEnd) {
    this.#options = options;
    this.#end = end;
    this.#neighbors = new Neighbors(clock, (targetIp) =>
      this.#sendArp(BROADCAST_MAC, { operation: ArpOperation.request, targetMac: 0 as MacAddress, targetIp }),
    );
    for (const [address, mac] of options.neighbors ?? []) this.#neighbors.learn(address, mac);
  }

  receive(frame: Uint8Array): void {
    const reason = this.#take(frame);
    if (reason !== undefined) this.dropped.set(reason, (this.dropped.get(reason) ?? 0) + 1);
  }

  send(segment: RawOptionsSegment): void {
    this.#neighbors.resolve(segment.destination, (mac) =>
      this.#end.leave(buildTcpFrame({ link: this.#link(mac), ip: { identification: this.#nextId() }, segment })),
    );
  }

  /** Forgets neighbours and what waits for them. */
  clear(): void {
    this.#neighbors.clear();
  }

  #take(frame: Uint8Array): PeerDrop | undefined {
    const outer = parseEthernet(frame);
    if (!outer.ok) return outer.fault;
    const { destination, tag, etherType, payload } = outer.value;
    if (destination !== this.#options.mac && destination !== BROADCAST_MAC) return 'not-for-us';
    if ((tag?.vlanId ?? 0) !== (this.#options.tag?.vlanId ?? 0)) return 'vlan';
    if (etherType === EtherType.arp) return this.#takeArp(payload);
    return etherType === EtherType.ipv4 ? this.#takeIp(payload) : 'not-ipv4';
  }

  #takeIp(bytes: Uint8Array): PeerDrop | undefined {
    const ip = parseIpv4(bytes);
    if (!ip.ok) return ip.fault;
    const packet = ip.value;
    if (packet.destination !== this.#options.address) return 'not-for-us';
    if (isFragment(packet)) return 'fragment';
    if (packet.protocol === IpProtocol.icmp) return this.#takeIcmp(packet);
    if (packet.protocol !== IpProtocol.tcp) return 'protocol';
    const tcp = parseTcp(packet.payload, packet.source, packet.destination);
    if (!tcp.ok) return tcp.fault;
    this.#end.segment(tcp.value);
    return undefined;
  }

  #takeArp(payload: Uint8Array): PeerDrop | undefined {
    const arp = parseArp(payload);
    if (!arp.ok) return arp.fault;
    const { operation, senderMac, senderIp, targetIp } = arp.value;
    const forUs = targetIp === this.#options.address;
    // RFC 826: an entry that exists is renewed by anybody's packet, a new one is made only by those meant for us.
    if (forUs || this.#neighbors.knows(senderIp)) this.#neighbors.learn(senderIp, senderMac);
    if (forUs && operation === ArpOperation.request)
      this.#sendArp(senderMac, { operation: ArpOperation.reply, targetMac: senderMac, targetIp: senderIp });
    return undefined;
  }

  #takeIcmp(packet: Ipv4Packet): PeerDrop | undefined {
    const echo = parseIcmpEcho(packet.payload);
    if (!echo.ok) return echo.fault;
    if (echo.value.kind !== 'request') return undefined;
    const payload = buildIcmpEcho({ ...echo.value, kind: 'reply' });
    const reply = {
      ...IPV4_DEFAULTS,
      source: this.#options.address,
      destination: packet.source,
      protocol: IpProtocol.icmp,
      identification: this.#nextId(),
      payload,
    };
    this.#neighbors.resolve(packet.source, (mac) => this.#end.leave(buildIpv4Frame(this.#link(mac), reply)));
    return undefined;
  }

  #sendArp(destination: MacAddress, fields: Pick<ArpPacket, 'operation' | 'targetMac' | 'targetIp'>): void {
    const { mac, address } = this.#options;
    this.#end.leave(buildArpFrame(this.#link(destination), { senderMac: mac, senderIp: address, ...fields }));
  }

  #link(destination: MacAddress): EthernetHeader {
    return { destination, source: this.#options.mac, tag: this.#options.tag };
  }

  #nextId(): number {
    this.#identification = (this.#identification + 1) & 0xffff;
    return this.#identification;
  }
}
