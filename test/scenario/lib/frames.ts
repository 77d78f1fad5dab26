/** Frames of every kind that the device may not treat, each with the end that docs/contract/engine.md 3.2 gives it. */
import { limits } from '#contract';
import { type Random, seq } from '#units';
import {
  ArpOperation,
  BROADCAST_MAC,
  buildArpFrame,
  buildEthernet,
  buildIcmpEcho,
  buildIpv4Frame,
  buildTcpFrame,
  buildUdp,
  type EthernetHeader,
  IPV4_DEFAULTS,
  IpProtocol,
  type Ipv4Address,
  type Ipv4Packet,
  ipv4,
  type MacAddress,
  mac,
  padFrame,
  TcpFlag,
} from '#wire';

export interface KnownFrame {
  readonly kind: string;
  readonly frame: Uint8Array;
  readonly errored?: boolean;
  /** RawReason of a frame that goes up unchanged, DropReason of one that is dropped. */
  readonly end: { readonly as: 'raw' | 'drop'; readonly reason: string };
}

/** Who the frames pretend to come from, and who they are for. */
export interface Parties {
  readonly link: EthernetHeader;
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
}

type Maker = (random: Random, parties: Parties) => Uint8Array;

const packet = (random: Random, { link, source, destination }: Parties, fields: Partial<Ipv4Packet>): Uint8Array =>
  padFrame(
    buildIpv4Frame(link, {
      ...IPV4_DEFAULTS,
      source,
      destination,
      protocol: IpProtocol.udp,
      identification: random.int(0, 0xffff),
      payload: random.bytes(random.int(8, 1400)),
      ...fields,
    }),
  );

const unknownTcp: Maker = (random, { link, source, destination }) =>
  padFrame(
    buildTcpFrame({
      link,
      segment: {
        source,
        destination,
        sourcePort: random.int(1, 0xffff),
        destinationPort: random.int(20_000, 40_000),
        seq: seq(random.u32()),
        ack: seq(random.u32()),
        flags: random.pick([
          TcpFlag.syn,
          TcpFlag.ack,
          TcpFlag.ack | TcpFlag.psh,
          TcpFlag.rst,
          TcpFlag.fin | TcpFlag.ack,
        ]),
        window: random.int(0, 0xffff),
        urgentPointer: 0,
        options: random.chance(0.5) ? { timestamps: { value: random.u32(), echo: random.u32() } } : {},
        payload: random.bytes(random.int(0, 1400)),
      },
    }),
  );

/** Changes one byte of a frame that is made anew. */
const patched =
  (make: Maker, at: number, change: (byte: number) => number): Maker =>
  (random, parties) => {
    const frame = make(random, parties);
    frame[at] = change(frame[at] ?? 0) & 0xff;
    return frame;
  };

const withType =
  (etherType: number): Maker =>
  (random, { link }) =>
    padFrame(buildEthernet({ ...link, etherType, payload: random.bytes(random.int(46, 1500)) }));

const udp: Maker = (random, parties) => {
  const { source, destination } = parties;
  const datagram = {
    sourcePort: random.int(1, 0xffff),
    destinationPort: 53,
    payload: random.bytes(random.int(0, 1400)),
  };
  return packet(random, parties, { payload: buildUdp(datagram, source, destination) });
};

const icmp: Maker = (random, parties) => {
  const echo = {
    kind: 'request',
    identifier: random.int(0, 0xffff),
    sequence: 1,
    data: random.bytes(random.int(0, 1000)),
  } as const;
  return packet(random, parties, { protocol: IpProtocol.icmp, payload: buildIcmpEcho(echo) });
};

const arp: Maker = (_random, { link, source, destination }) =>
  padFrame(
    buildArpFrame(
      { destination: BROADCAST_MAC, source: link.source },
      {
        operation: ArpOperation.request,
        senderMac: link.source,
        senderIp: source,
        targetMac: 0 as MacAddress,
        targetIp: destination,
      },
    ),
  );

/** Any bytes behind two addresses and a type that is not IPv4. */
const garbage =
  (group: boolean): Maker =>
  (random) => {
    const frame = random.bytes(random.int(14, limits.maxFrameBytes));
    frame[0] = group ? (frame[0] ?? 0) | 1 : ((frame[0] ?? 0) & 0xfe) ^ 0x40;
    frame[12] = 0x99;
    return frame;
  };

const ipAt = 14;
const tcpAt = ipAt + 20;

const raw: Readonly<Record<string, readonly [reason: string, make: Maker]>> = {
  arp: ['NotIpv4', arp],
  icmp: ['NotTcp', icmp],
  udp: ['NotTcp', udp],
  'unknown tcp': ['NoConnection', unknownTcp],
  'first fragment': ['Fragment', (r, p) => packet(r, p, { dontFragment: false, moreFragments: true })],
  'last fragment': ['Fragment', (r, p) => packet(r, p, { dontFragment: false, fragmentOffset: 1480 })],
  'ip options': ['IpOptions', (r, p) => packet(r, p, { options: Uint8Array.of(1, 1, 1, 1) })],
  'ip checksum': ['BadIpHeader', patched(unknownTcp, ipAt + 10, (byte) => byte ^ 0x20)],
  'ip version': ['BadIpHeader', patched(unknownTcp, ipAt, (byte) => (byte & 15) | 0x50)],
  'header length': ['BadIpHeader', patched(unknownTcp, ipAt, () => 0x44)],
  'tcp checksum': ['BadTcpChecksum', patched(unknownTcp, tcpAt + 16, (byte) => byte ^ 0x01)],
  'data offset': ['BadTcpHeader', patched(unknownTcp, tcpAt + 12, () => 0x40)],
  vlan: [
    'NotIpv4',
    (r, p) => unknownTcp(r, { ...p, link: { ...p.link, tag: { priority: 3, dropEligible: false, vlanId: 7 } } }),
  ],
  ipv6: ['NotIpv4', withType(0x86dd)],
  'another type': ['NotIpv4', withType(0x88b5)],
  'not for us': [
    'NotForUs',
    (r, p) => unknownTcp(r, { ...p, link: { ...p.link, destination: mac('02:00:00:00:77:77') } }),
  ],
  'cut short': ['TooShort', (r, p) => unknownTcp(r, p).subarray(0, r.int(14, 33))],
  'length beyond the frame': ['TooShort', patched(icmp, ipAt + 2, () => 0x7f)],
  'group garbage': ['NotIpv4', garbage(true)],
  garbage: ['NotForUs', garbage(false)],
};

const dropped: Readonly<Record<string, readonly [reason: string, make: Maker, errored: boolean]>> = {
  runt: ['Runt', (random) => random.bytes(random.int(1, 13)), false],
  oversize: ['Oversize', (random) => random.bytes(random.int(limits.maxFrameBytes + 1, 2500)), false],
  'bad by the link': ['Errored', unknownTcp, true],
};

export const kinds: readonly string[] = [...Object.keys(raw), ...Object.keys(dropped)];

export const parties: Parties = {
  link: { destination: mac('02:00:00:00:00:01'), source: mac('02:00:00:00:00:09') },
  source: ipv4('10.0.0.9'),
  destination: ipv4('10.0.0.1'),
};

/** A frame of the kind named. */
export function knownFrame(kind: string, random: Random): KnownFrame {
  const up = raw[kind];
  if (up !== undefined) return { kind, frame: up[1](random, parties), end: { as: 'raw', reason: up[0] } };
  const [reason, make, errored] = dropped[kind] ?? ['', () => new Uint8Array(0), false];
  return { kind, frame: make(random, parties), errored, end: { as: 'drop', reason } };
}
