import { describe, expect, test } from 'vitest';
import { millis, seq } from '#units';
import { ipv4, TcpFlag, type TcpSegment } from '#wire';
import { connectPair, content, makeRig, PORT, watch } from './testRig.ts';

const flagsOf = (segments: readonly TcpSegment[]) => segments.map(({ flags }) => flags);
const { syn, ack, fin, rst } = TcpFlag;
/** Longer than any TIME-WAIT or delayed acknowledgment here. */
const settle = millis(5000);

describe('opening', () => {
  test('three segments; options are agreed on; the window of a SYN is not scaled', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig, { mss: 1000, windowScale: 3 }, { receiveBuffer: 100_000 });
    expect(client.state).toBe('ESTABLISHED');
    expect(server.state).toBe('ESTABLISHED');
    expect(flagsOf([...rig.sent('client'), ...rig.sent('server')])).toEqual([syn, ack, syn | ack]);
    const [first] = rig.sent('client');
    expect(first?.options).toMatchObject({ mss: 1000, windowScale: 3 });
    expect(first?.options.timestamps).toBeDefined();
    expect(rig.sent('server')[0]?.window).toBe(65535);
    server.write(content(5000));
    rig.clock.advanceBy(settle);
    expect(Math.max(...rig.sent('server').map(({ payload }) => payload.length))).toBe(1000 - 12);
    expect(client.bytesReceived).toBe(5000);
  });

  test('options that one side does not offer are not used', () => {
    const rig = makeRig();
    const [client] = connectPair(rig, { timestamps: false, windowScale: 'none' });
    const [answer] = rig.sent('server');
    expect([answer?.options.timestamps, answer?.options.windowScale, answer?.options.sackPermitted]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    client.write(content(3000));
    rig.clock.advanceBy(settle);
    expect(Math.max(...rig.sent('client').map(({ payload }) => payload.length))).toBe(1460);
    expect(
      [...rig.sent('client'), ...rig.sent('server')].every(
        ({ options, flags }) => flags & syn || Object.values(options).every((o) => o === undefined),
      ),
    ).toBe(true);
  });

  test('simultaneous open meets in one connection', () => {
    const rig = makeRig({ delay: millis(5) });
    const a = rig.client.connect(rig.server.address, 7, { localPort: 8 });
    const b = rig.server.connect(rig.client.address, 8, { localPort: 7 });
    rig.clock.advanceBy(millis(100));
    expect([a.state, b.state], rig.log()).toEqual(['ESTABLISHED', 'ESTABLISHED']);
    a.write(content(100));
    rig.clock.advanceBy(settle);
    expect(b.bytesReceived).toBe(100);
  });

  test('a port without listener refuses; a host that is silent times out', () => {
    const rig = makeRig();
    const refused = watch(rig.client.connect(rig.server.address, 9));
    rig.clock.advanceBy(millis(10));
    expect(refused.closes).toEqual(['refused']);
    const silent = watch(rig.client.connect(ipv4('10.0.0.9'), 9, { maxRetransmits: 3 }));
    rig.clock.advanceBy(millis(60_000));
    expect(silent.closes).toEqual(['timeout']);
    expect(rig.client.connections).toEqual([]);
  });

  test('a lost SYN, a lost SYN-ACK and a lost last ACK are all made good', () => {
    for (const lost of [0, 1, 2]) {
      const rig = makeRig();
      let n = 0;
      const lose = (segment: TcpSegment) => (n++ === lost ? 'drop' : segment);
      const [client, server] = connectPair(rig, { onSegmentOut: lose }, { onSegmentOut: lose });
      client.write(content(10));
      rig.clock.advanceBy(settle);
      expect(server.bytesReceived, rig.log()).toBe(10);
    }
  });
});

describe('closing', () => {
  test('half-close: one direction ends, the other goes on', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig);
    const [c, s] = [watch(client), watch(server)];
    client.write(content(10));
    client.end();
    rig.clock.advanceBy(millis(100));
    expect([client.state, server.state, s.ends, server.bytesReceived]).toEqual(['FIN-WAIT-2', 'CLOSE-WAIT', 1, 10]);
    server.write(content(20_000));
    server.end();
    rig.clock.advanceBy(millis(300));
    expect([client.state, server.state, client.bytesReceived]).toEqual(['TIME-WAIT', 'CLOSED', 20_000]);
    expect([c.closes, s.closes, c.ends]).toEqual([['closed'], ['closed'], 1]);
    rig.clock.advanceBy(settle);
    expect([rig.client.connections, rig.server.connections]).toEqual([[], []]);
    expect(rig.clock.nextDeadline()).toBeUndefined();
    expect(() => client.write(content(1))).toThrow(/connection is closed/);
  });

  test('simultaneous close passes through CLOSING on both sides', () => {
    const rig = makeRig({ delay: millis(10) });
    const [client, server] = connectPair(rig);
    rig.clock.advanceBy(millis(100));
    const [c, s] = [watch(client), watch(server)];
    client.end();
    server.end();
    rig.clock.advanceBy(millis(10));
    expect([client.state, server.state]).toEqual(['CLOSING', 'CLOSING']);
    rig.clock.advanceBy(millis(10));
    expect([client.state, server.state]).toEqual(['TIME-WAIT', 'TIME-WAIT']);
    expect([c.closes, s.closes]).toEqual([['closed'], ['closed']]);
  });

  test('a lost FIN and a lost ACK of it are made good, TIME-WAIT answers a repeated FIN', () => {
    const rig = makeRig();
    let lost = 0;
    const [client, server] = connectPair(rig);
    server.setSegmentHook((segment) => (segment.flags & fin && lost++ < 1 ? 'drop' : segment));
    client.setSegmentHook((segment) => (client.state === 'TIME-WAIT' && lost++ < 3 ? 'drop' : segment));
    client.end();
    server.end();
    rig.clock.advanceBy(settle);
    expect([client.closeReason, server.closeReason], rig.log()).toEqual(['closed', 'closed']);
    expect(lost).toBeGreaterThanOrEqual(3);
    expect(rig.server.connections).toEqual([]);
  });

  test('abort sends RST, the other end sees a reset', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig);
    const [c, s] = [watch(client), watch(server)];
    client.write(content(100_000));
    client.abort();
    rig.clock.advanceBy(settle);
    expect([c.closes, s.closes]).toEqual([['aborted'], ['reset']]);
    // Segments that still arrive draw further ones, without ACK.
    expect(flagsOf(rig.sent('client').filter(({ flags }) => flags & rst))[0]).toBe(rst | ack);
    expect(rig.clock.nextDeadline()).toBeUndefined();
  });

  test('a RST beside RcvNxt draws a challenge ACK and kills nothing (RFC 5961)', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig);
    const shift = (by: number) => (segment: TcpSegment) => ({
      ...segment,
      flags: rst,
      seq: seq(segment.seq + by),
      payload: new Uint8Array(0),
    });
    client.setSegmentHook(shift(5));
    const before = rig.sent('server').length;
    client.write(content(1));
    rig.clock.advanceBy(millis(5));
    expect(server.state).toBe('ESTABLISHED');
    expect(flagsOf(rig.sent('server').slice(before))).toEqual([ack]);
    client.setSegmentHook(shift(-1));
    rig.clock.advanceBy(millis(500));
    expect([server.state, rig.sent('server').length]).toEqual(['ESTABLISHED', before + 1]);
    client.setSegmentHook(shift(0));
    rig.clock.advanceBy(millis(2000));
    expect(server.closeReason).toBe('reset');
  });

  test('an orderly close waits until the application has read; pause holds back the end', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig);
    const s = watch(server);
    server.pause();
    server.end();
    client.write(content(1000));
    client.end();
    rig.clock.advanceBy(settle);
    expect([s.ends, s.closes, server.bytesReceived]).toEqual([0, [], 0]);
    server.resume();
    expect([s.ends, s.closes, server.bytesReceived]).toEqual([1, ['closed'], 1000]);
  });

  test('the tuple of a connection in TIME-WAIT may be opened anew', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig, { localPort: 1234, iss: seq(1000) } as never, {
      timeWait: millis(60_000),
    });
    server.end();
    rig.clock.advanceBy(millis(50));
    client.end();
    rig.clock.advanceBy(millis(50));
    expect(server.state).toBe('TIME-WAIT');
    expect(rig.client.connections).toEqual([]);
    const again = rig.client.connect(rig.server.address, PORT, { localPort: 1234, iss: seq(500_000) });
    rig.clock.advanceBy(millis(50));
    expect(again.state).toBe('ESTABLISHED');
  });
});
