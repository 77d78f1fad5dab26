import type { Clock } from '#units';
import {
  type ArpPacket,
  BROADCAST_MAC,
  buildArpFrame,
  buildIcmpEcho,
  buildIpv4Frame,
  buildTcpFrame,
  type EthernetFrame,
  EtherType,
  type FramePort,
  IPV4_DEFAULTS,
  IpProtocol,
  type Ipv4Address,
  type Ipv4Packet,
  isFragment,
  type MacAddress,
  padFrame,
  parseArp,
  parseEthernet,
  parseIcmpEcho,
  parseIpv4,
  parseTcp,
  type TcpSegment,
} from '#wire';
import { NeighborCache } from './neighborCache.ts';
import { type DropReason, HostStatistics } from './statistics.ts';

/** One IPv4 interface on one NIC. */
export interface InterfaceOptions {
  readonly clock: Clock;
  /** The NIC's raw path. */
  readonly port: FramePort;
  readonly mac: MacAddress;
  readonly address: Ipv4Address;
  /** Bits of the network part, 0 … 32. Default 24. */
  readonly prefixLength?: number;
  /** Next hop for everything outside the prefix; without one those addresses are tried on the link. */
  readonly gateway?: Ipv4Address;
  /** Neighbors that need no ARP. */
  readonly neighbors?: ReadonlyMap<Ipv4Address, MacAddress>;
  /** Bytes of the largest IP datagram. Default 1500. */
  readonly mtu?: number;
}

/** Ethernet, ARP, IPv4 without options and fragments, and ICMP echo (RFC 894, 826, 791, 792). TCP segments go up. */
export class IpInterface {
  readonly clock: Clock;
  readonly mac: MacAddress;
  readonly address: Ipv4Address;
  /** Bytes of the largest IP datagram; a change counts for what is made or handed down from then on. */
  mtu: number;
  readonly statistics = new HostStatistics();
  readonly neighbors: NeighborCache;
  readonly #port: FramePort;
  readonly #mask: number;
  readonly #gateway: Ipv4Address | undefined;
  readonly #onTcp: (segment: TcpSegment) => void;
  #identification = 0;

  /** @param onTcp receives each segment for our address whose checksums are right */
  constructor(options: InterfaceOptions, onTcp: (segment: TcpSegment) => void) {
    this.clock = options.clock;
    this.mac = options.mac;
    this.address = options.address;
    this.mtu = options.mtu ?? 1500;
    const prefix = options.prefixLength ?? 24;
    this.#mask = prefix === 0 ? 0 : (-1 << (32 - prefix)) >>> 0;
    this.#gateway = options.gateway;
    this.#port = options.port;
    this.#onTcp = onTcp;
    this.neighbors = new NeighborCache(
      {
        clock: this.clock,
        mac: this.mac,
        address: this.address,
        sendArp: (packet, to) => this.#sendArp(packet, to === 'broadcast' ? BROADCAST_MAC : to),
        dropUnreachable: () => this.statistics.drop('unreachable'),
      },
      options.neighbors ?? new Map(),
    );
    this.#port.onFrame((frame) => this.#onFrame(frame));
  }

  /** The neighbor through which `destination` is reached. */
  nextHop(destination: Ipv4Address): Ipv4Address {
    const onLink = ((destination ^ this.address) & this.#mask) === 0;
    return onLink ? destination : (this.#gateway ?? destination);
  }

  sendTcp(segment: TcpSegment, { ttl, tos }: { readonly ttl: number; readonly tos: number }): void {
    const identification = this.#nextIdentification();
    this.neighbors.resolve(this.nextHop(segment.destination), (destination) =>
      this.#send(buildTcpFrame({ link: { destination, source: this.mac }, ip: { ttl, tos, identification }, segment })),
    );
  }

  /** The lower half of the numbers is the host's, the upper the target's (CHM-TX-032). */
  #nextIdentification(): number {
    this.#identification = (this.#identification + 1) & 0x7fff;
    return this.#identification;
  }

  #send(frame: Uint8Array): void {
    this.statistics.framesSent++;
    this.#port.send(padFrame(frame));
  }

  #sendArp(packet: ArpPacket, destination: MacAddress): void {
    this.#send(buildArpFrame({ destination, source: this.mac }, packet));
  }

  #onFrame(bytes: Uint8Array): void {
    this.statistics.framesReceived++;
    const reason = this.#takeFrame(bytes);
    if (reason !== undefined) this.statistics.drop(reason);
  }

  /** Returns why the frame was dropped, or undefined when it was taken. */
  #takeFrame(bytes: Uint8Array): DropReason | undefined {
    const frame = parseEthernet(bytes);
    if (!frame.ok) return frame.fault;
    const { destination, tag, etherType, payload } = frame.value;
    if (destination !== this.mac && destination !== BROADCAST_MAC) return 'other-mac';
    if (tag !== undefined && tag.vlanId !== 0) return 'vlan';
    if (etherType === EtherType.arp) {
      const arp = parseArp(payload);
      if (!arp.ok) return arp.fault;
      this.neighbors.onArp(arp.value);
      return undefined;
    }
    return etherType === EtherType.ipv4 ? this.#takePacket(frame.value) : 'ether-type';
  }

  #takePacket(frame: EthernetFrame): DropReason | undefined {
    const ip = parseIpv4(frame.payload);
    if (!ip.ok) return ip.fault;
    const packet = ip.value;
    if (packet.destination !== this.address) return 'other-ip';
    if (isFragment(packet)) return 'fragment';
    if (packet.options.length > 0) return 'ip-options';
    if (packet.protocol === IpProtocol.icmp) return this.#takeIcmp(packet);
    if (packet.protocol !== IpProtocol.tcp) return 'ip-protocol';
    const segment = parseTcp(packet.payload, packet.source, packet.destination);
    if (!segment.ok) return segment.fault;
    this.#onTcp(segment.value);
    return undefined;
  }

  #takeIcmp(packet: Ipv4Packet): DropReason | undefined {
    const echo = parseIcmpEcho(packet.payload);
    if (!echo.ok) return echo.fault;
    if (echo.value.kind !== 'request') return 'not-icmp-echo';
    this.statistics.echoReplies++;
    const reply: Ipv4Packet = {
      ...IPV4_DEFAULTS,
      source: this.address,
      destination: packet.source,
      protocol: IpProtocol.icmp,
      identification: this.#nextIdentification(),
      payload: buildIcmpEcho({ ...echo.value, kind: 'reply' }),
    };
    this.neighbors.resolve(this.nextHop(packet.source), (destination) =>
      this.#send(buildIpv4Frame({ destination, source: this.mac }, reply)),
    );
    return undefined;
  }
}
