import { formatIpv4, formatIpv6, formatMac } from './address.ts';
import { ArpOperation, parseArp } from './arp.ts';
import { type EthernetFrame, EtherType, parseEthernet } from './ethernet.ts';
import { parseIcmpEcho } from './icmp.ts';
import { IpProtocol, type Ipv4Packet, isFragment, parseIpv4 } from './ipv4.ts';
import { parseIpv6 } from './ipv6.ts';
import { parseTcp, TcpFlag, type TcpSegment } from './tcp.ts';
import type { TcpOptions } from './tcpOptions.ts';
import { parseUdp } from './udp.ts';

const FLAG_LETTERS: readonly [bit: number, letter: string][] = [
  [TcpFlag.fin, 'F'],
  [TcpFlag.syn, 'S'],
  [TcpFlag.rst, 'R'],
  [TcpFlag.psh, 'P'],
  [TcpFlag.ack, '.'],
  [TcpFlag.urg, 'U'],
  [TcpFlag.ece, 'E'],
  [TcpFlag.cwr, 'W'],
];

/** `S.` for SYN and ACK, as tcpdump writes them; `none` without flags. */
export const formatFlags = (flags: number): string =>
  FLAG_LETTERS.map(([bit, letter]) => (flags & bit ? letter : '')).join('') || 'none';

const formatOptions = (o: TcpOptions): string => {
  const parts: string[] = [];
  if (o.mss !== undefined) parts.push(`mss ${o.mss}`);
  if (o.sackPermitted) parts.push('sackOK');
  if (o.timestamps !== undefined) parts.push(`TS val ${o.timestamps.value} ecr ${o.timestamps.echo}`);
  if (o.windowScale !== undefined) parts.push(`wscale ${o.windowScale}`);
  if (o.sack !== undefined)
    parts.push(`sack ${o.sack.length} ${o.sack.map(({ left, right }) => `{${left}:${right}}`).join('')}`);
  for (const { kind, data } of o.unknown ?? []) parts.push(`unknown-${kind} ${data.length} bytes`);
  if (o.malformed) parts.push('malformed');
  return parts.length === 0 ? '' : `, options [${parts.join(',')}]`;
};

/** A segment without addresses: `Flags [P.], seq 1:101, ack 1, win 65535, length 100`. Sequence numbers are absolute. */
const formatSegment = (s: TcpSegment): string => {
  const length = s.payload.length;
  const range = length > 0 ? `${s.seq}:${(s.seq + length) >>> 0}` : `${s.seq}`;
  const ack = s.flags & TcpFlag.ack ? `, ack ${s.ack}` : '';
  const urgent = s.flags & TcpFlag.urg ? `, urg ${s.urgentPointer}` : '';
  return `Flags [${formatFlags(s.flags)}], seq ${range}${ack}, win ${s.window}${urgent}${formatOptions(s.options)}, length ${length}`;
};

const formatIpv4Payload = (p: Ipv4Packet): string => {
  const from = formatIpv4(p.source);
  const to = formatIpv4(p.destination);
  if (isFragment(p))
    return `IP ${from} > ${to}: fragment of protocol ${p.protocol}, id ${p.identification}, offset ${p.fragmentOffset}${p.moreFragments ? '+' : ''}, length ${p.payload.length}`;
  if (p.protocol === IpProtocol.tcp) {
    const tcp = parseTcp(p.payload, p.source, p.destination, 0, p.payload.length, false);
    if (!tcp.ok) return `IP ${from} > ${to}: TCP ${tcp.fault}`;
    const checked = parseTcp(p.payload, p.source, p.destination);
    const { sourcePort, destinationPort } = tcp.value;
    return `IP ${from}.${sourcePort} > ${to}.${destinationPort}: ${formatSegment(tcp.value)}${checked.ok ? '' : `, ${checked.fault}`}`;
  }
  if (p.protocol === IpProtocol.udp) {
    const udp = parseUdp(p.payload, p.source, p.destination);
    return udp.ok
      ? `IP ${from}.${udp.value.sourcePort} > ${to}.${udp.value.destinationPort}: UDP, length ${udp.value.payload.length}`
      : `IP ${from} > ${to}: UDP ${udp.fault}`;
  }
  if (p.protocol === IpProtocol.icmp) {
    const icmp = parseIcmpEcho(p.payload);
    if (!icmp.ok) return `IP ${from} > ${to}: ICMP ${icmp.fault}, length ${p.payload.length}`;
    const { kind, identifier, sequence, data } = icmp.value;
    return `IP ${from} > ${to}: ICMP echo ${kind}, id ${identifier}, seq ${sequence}, length ${data.length + 8}`;
  }
  return `IP ${from} > ${to}: protocol ${p.protocol}, length ${p.payload.length}`;
};

const formatPayload = (e: EthernetFrame): string => {
  if (e.etherType === EtherType.arp) {
    const arp = parseArp(e.payload);
    if (!arp.ok) return `ARP ${arp.fault}`;
    const { operation, senderMac, senderIp, targetIp } = arp.value;
    if (operation === ArpOperation.request)
      return `ARP, Request who-has ${formatIpv4(targetIp)} tell ${formatIpv4(senderIp)}`;
    if (operation === ArpOperation.reply) return `ARP, Reply ${formatIpv4(senderIp)} is-at ${formatMac(senderMac)}`;
    return `ARP, operation ${operation}`;
  }
  if (e.etherType === EtherType.ipv4) {
    const ip = parseIpv4(e.payload);
    return ip.ok ? formatIpv4Payload(ip.value) : `IP ${ip.fault}`;
  }
  if (e.etherType === EtherType.ipv6) {
    const ip = parseIpv6(e.payload);
    if (!ip.ok) return `IP6 ${ip.fault}`;
    const { source, destination, nextHeader, payload } = ip.value;
    return `IP6 ${formatIpv6(source)} > ${formatIpv6(destination)}: next header ${nextHeader}, length ${payload.length}`;
  }
  return `${formatMac(e.source)} > ${formatMac(e.destination)}, ethertype 0x${e.etherType.toString(16).padStart(4, '0')}`;
};

/** One line about any bytes, in tcpdump's manner; what is wrong with a frame is named by its WireFault. */
export const formatFrame = (frame: Uint8Array): string => {
  const outer = parseEthernet(frame);
  if (!outer.ok) return `${outer.fault} frame, ${frame.length} bytes`;
  const { tag } = outer.value;
  return (tag === undefined ? '' : `vlan ${tag.vlanId}, p ${tag.priority}, `) + formatPayload(outer.value);
};
