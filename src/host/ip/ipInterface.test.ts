import { describe, expect, it } from 'vitest';
import { millis, Random, VirtualClock } from '#units';
import {
  ArpOperation,
  BROADCAST_MAC,
  buildArpFrame,
  buildIcmpEcho,
  buildIpv4Frame,
  type FramePort,
  framePortPair,
  IPV4_DEFAULTS,
  IpProtocol,
  ipv4,
  type MacAddress,
  mac,
  must,
  parseArpFrame,
  parseEthernet,
  parseIcmpEcho,
  parseIpv4Frame,
} from '#wire';
import { HostStack } from '../stack/hostStack.ts';

const own = { address: ipv4('10.0.0.1'), mac: mac('02:00:00:00:00:01') };
const other = { address: ipv4('10.0.0.2'), mac: mac('02:00:00:00:00:02') };
const gateway = { address: ipv4('10.0.0.254'), mac: mac('02:00:00:00:00:fe') };

const setUp = () => {
  const clock = new VirtualClock();
  const [wire, port] = framePortPair();
  const frames: Uint8Array[] = [];
  wire.onFrame((frame) => frames.push(frame));
  const stack = new HostStack({ clock, port, ...own, random: new Random(1), gateway: gateway.address });
  return { clock, wire, frames, stack };
};

const arp = (wire: FramePort, operation: number, target = own.address): void =>
  wire.send(
    buildArpFrame(
      { destination: BROADCAST_MAC, source: other.mac },
      { operation, senderMac: other.mac, senderIp: other.address, targetMac: 0 as MacAddress, targetIp: target },
    ),
  );

const packet = (change: object, payload: Uint8Array = new Uint8Array(8)): Uint8Array =>
  buildIpv4Frame(
    { destination: own.mac, source: other.mac },
    { ...IPV4_DEFAULTS, source: other.address, destination: own.address, protocol: IpProtocol.tcp, payload, ...change },
  );

describe('ARP', () => {
  it('answers for its own address only, in a padded frame', () => {
    const { wire, frames } = setUp();
    arp(wire, ArpOperation.request, ipv4('10.0.0.7'));
    expect(frames).toEqual([]);
    arp(wire, ArpOperation.request);
    const [answer = new Uint8Array()] = frames;
    expect(answer).toHaveLength(60);
    expect(must(parseEthernet(answer)).destination).toBe(other.mac);
    expect(must(parseArpFrame(answer))).toMatchObject({
      operation: ArpOperation.reply,
      senderMac: own.mac,
      senderIp: own.address,
      targetIp: other.address,
    });
  });

  it('asks three times a second apart, then drops what waited', () => {
    const { clock, frames, stack } = setUp();
    stack.connect({ address: other.address, port: 80 });
    clock.advanceBy(millis(2999));
    expect(frames.map((frame) => must(parseArpFrame(frame)).targetIp)).toEqual(Array(3).fill(other.address));
    expect(stack.statistics.dropped('unreachable')).toBe(0);
    clock.advanceBy(millis(1));
    // The SYN, and its repetitions after 1 s and 3 s.
    expect(stack.statistics.dropped('unreachable')).toBe(3);
  });

  it('sends what waited once the answer is there, and asks the gateway for far addresses', () => {
    const { wire, frames, stack } = setUp();
    stack.connect({ address: other.address, port: 80 });
    stack.connect({ address: ipv4('192.168.1.1'), port: 80 });
    expect(frames.map((frame) => must(parseArpFrame(frame)).targetIp)).toEqual([other.address, gateway.address]);
    arp(wire, ArpOperation.reply);
    expect(frames).toHaveLength(3);
    expect(must(parseEthernet(frames[2] ?? new Uint8Array())).destination).toBe(other.mac);
  });
});

describe('IPv4 and ICMP', () => {
  it('answers ping with the same data', () => {
    const { wire, frames, stack } = setUp();
    arp(wire, ArpOperation.request);
    const data = Uint8Array.from({ length: 56 }, (_, i) => i);
    const echo = buildIcmpEcho({ kind: 'request', identifier: 7, sequence: 3, data });
    wire.send(packet({ protocol: IpProtocol.icmp }, echo));
    const reply = must(parseIpv4Frame(frames[1] ?? new Uint8Array()));
    expect(must(parseIcmpEcho(reply.payload))).toEqual({ kind: 'reply', identifier: 7, sequence: 3, data });
    expect(reply.identification).toBeLessThan(0x8000);
    expect(stack.statistics.echoReplies).toBe(1);
  });

  it('counts what it drops by reason, and takes nothing of it up', () => {
    const { wire, frames, stack } = setUp();
    const flip = (frame: Uint8Array, at: number): Uint8Array => {
      const copy = frame.slice();
      copy[at] = (copy[at] ?? 0) ^ 0xff;
      return copy;
    };
    wire.send(new Uint8Array(5));
    wire.send(packet({ moreFragments: true }));
    wire.send(packet({ options: Uint8Array.of(1, 1, 1, 0) }));
    wire.send(packet({ protocol: IpProtocol.udp }));
    wire.send(packet({ destination: ipv4('10.0.0.9') }));
    wire.send(flip(packet({}), 24));
    wire.send(packet({}, new Uint8Array(20)));
    wire.send(flip(packet({}), 5));
    wire.send(flip(packet({}), 12));
    expect(Object.fromEntries(stack.statistics.drops)).toEqual({
      short: 1,
      fragment: 1,
      'ip-options': 1,
      'ip-protocol': 1,
      'other-ip': 1,
      'bad-ip-checksum': 1,
      'bad-tcp-checksum': 1,
      'other-mac': 1,
      'ether-type': 1,
    });
    expect(frames).toEqual([]);
  });
});
