import { describe, expect, test } from 'vitest';
import { millis } from '#units';
import {
  ArpOperation,
  BROADCAST_MAC,
  buildArpFrame,
  buildIcmpEcho,
  buildIpv4Frame,
  formatFrame,
  IPV4_DEFAULTS,
  type MacAddress,
  mac,
  padFrame,
  type VlanTag,
} from '#wire';
import { CLIENT, connectPair, makeRig, SERVER } from './testRig.ts';

const link = { destination: SERVER.mac, source: CLIENT.mac };
const ping = {
  ...IPV4_DEFAULTS,
  source: CLIENT.address,
  destination: SERVER.address,
  protocol: 1,
  payload: buildIcmpEcho({ kind: 'request', identifier: 7, sequence: 3, data: new Uint8Array(11) }),
};
const whoHas = {
  operation: ArpOperation.request,
  senderMac: CLIENT.mac,
  senderIp: CLIENT.address,
  targetMac: 0 as MacAddress,
  targetIp: SERVER.address,
};

/** Frames that the server sends when these arrive, as text. */
const answers = (frames: readonly Uint8Array[], tag?: VlanTag) => {
  const { server, clock } = makeRig({ server: { neighbors: [[CLIENT.address, CLIENT.mac]], ...(tag && { tag }) } });
  const out: string[] = [];
  server.port.onFrame((frame) => out.push(formatFrame(frame)));
  for (const frame of frames) server.port.send(frame);
  clock.advanceBy(millis(10));
  return { out, dropped: Object.fromEntries(server.dropped) };
};

describe('below TCP', () => {
  test('ARP for its address is answered, for another it is not', () => {
    const broadcast = { ...link, destination: BROADCAST_MAC };
    const other = buildArpFrame(broadcast, { ...whoHas, targetIp: CLIENT.address });
    expect(answers([padFrame(buildArpFrame(broadcast, whoHas)), other]).out).toEqual([
      'ARP, Reply 10.0.0.2 is-at 02:00:00:00:00:02',
    ]);
  });

  test('echo requests are answered with their data, padding left out', () => {
    expect(answers([padFrame(buildIpv4Frame(link, ping))]).out).toEqual([
      'IP 10.0.0.2 > 10.0.0.1: ICMP echo reply, id 7, seq 3, length 19',
    ]);
  });

  test('what is not for it, broken or fragmented is dropped by reason', () => {
    const wrong = buildIpv4Frame(link, ping);
    wrong[24] = (wrong[24] ?? 0) ^ 1;
    expect(
      answers([
        wrong,
        buildIpv4Frame({ ...link, destination: mac('02:00:00:00:00:77') }, ping),
        buildIpv4Frame(link, { ...ping, moreFragments: true }),
        buildIpv4Frame(link, { ...ping, protocol: 99 }),
        buildIpv4Frame({ ...link, tag: { vlanId: 5, priority: 0, dropEligible: false } }, ping),
        new Uint8Array(5),
      ]),
    ).toEqual({
      out: [],
      dropped: { 'bad-ip-checksum': 1, 'not-for-us': 1, fragment: 1, protocol: 1, vlan: 1, short: 1 },
    });
  });

  test('on a VLAN it takes and sends that tag alone', () => {
    const tag = { vlanId: 5, priority: 3, dropEligible: false };
    expect(answers([buildIpv4Frame(link, ping), buildIpv4Frame({ ...link, tag }, ping)], tag)).toEqual({
      out: ['vlan 5, p 3, IP 10.0.0.2 > 10.0.0.1: ICMP echo reply, id 7, seq 3, length 19'],
      dropped: { vlan: 1 },
    });
  });

  test('a connection first asks for the MAC, once, and asks again when nobody answers', () => {
    const rig = makeRig();
    connectPair(rig);
    expect(rig.frames.map(formatFrame).filter((line) => line.startsWith('ARP'))).toEqual([
      'ARP, Request who-has 10.0.0.2 tell 10.0.0.1',
      'ARP, Reply 10.0.0.2 is-at 02:00:00:00:00:02',
    ]);
    const alone = makeRig();
    alone.client.connect(CLIENT.address, 1);
    alone.clock.advanceBy(millis(2500));
    expect(alone.frames.length).toBe(3);
  });

  test('raw bytes can be injected; a stopped peer is silent', async () => {
    const rig = makeRig();
    rig.client.inject(buildIpv4Frame(link, ping));
    rig.clock.advanceBy(millis(10));
    expect(rig.frames.map(formatFrame).at(-1)).toMatch(/echo reply/);
    const [client] = connectPair(rig);
    await rig.client.stop();
    expect(client.closeReason).toBe('stopped');
    const before = rig.frames.length;
    rig.client.port.send(
      buildIpv4Frame({ ...link, destination: CLIENT.mac }, { ...ping, destination: CLIENT.address }),
    );
    expect(rig.frames.length).toBe(before);
  });
});
