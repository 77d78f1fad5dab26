/** Acknowledging and windows of the builtin peer, two of them over a wire. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { millis, seq, seqSpan } from '#units';
import { segmentLength, TcpFlag, type TcpSegment } from '#wire';
import { connectPair, content, makeRig } from './testRig.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pureAcks = (segments: readonly TcpSegment[]) =>
  segments.filter((s) => segmentLength(s) === 0 && s.flags === TcpFlag.ack);

describe('acknowledging', () => {
  test('every second segment at once, a single one after 40 ms', () => {
    const rig = makeRig();
    const [client] = connectPair(rig);
    rig.clock.advanceBy(millis(100));
    const before = pureAcks(rig.sent('server')).length;
    client.write(content(8 * 1448));
    rig.clock.advanceBy(millis(10));
    expect(pureAcks(rig.sent('server')).length - before).toBe(4);
    client.write(content(10));
    rig.clock.advanceBy(millis(40));
    expect(pureAcks(rig.sent('server')).length - before).toBe(4);
    rig.clock.advanceBy(millis(2));
    expect(pureAcks(rig.sent('server')).length - before).toBe(5);
    expect(client.counts.retransmits).toBe(0);
  });

  test('data that goes the other way carries the acknowledgment', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig);
    server.onData((bytes) => server.write(bytes));
    rig.clock.advanceBy(millis(100));
    const before = rig.sent('server').length;
    client.write(content(100));
    rig.clock.advanceBy(millis(20));
    expect(
      rig
        .sent('server')
        .slice(before)
        .map(({ payload }) => payload.length),
    ).toEqual([100]);
    expect(client.bytesAcknowledged).toBe(100);
  });

  test('the policy can be every n-th, never late, and silent for a time', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig, { initialWindow: 20 });
    const count = (bytes: number) => {
      const before = pureAcks(rig.sent('server')).length;
      client.write(content(bytes));
      rig.clock.advanceBy(millis(10));
      return pureAcks(rig.sent('server')).length - before;
    };
    server.setAckPolicy({ every: 4 });
    expect(count(8 * 1448)).toBe(2);
    server.setAckPolicy({ every: 100, delay: millis(0) });
    expect(count(8 * 1448)).toBe(8);
    server.silenceAcks(millis(150));
    expect(count(8 * 1448)).toBe(0);
    expect(server.bytesReceived).toBe(24 * 1448);
    expect(client.bytesAcknowledged).toBe(16 * 1448);
    rig.clock.advanceBy(millis(150));
    expect(client.bytesAcknowledged).toBe(24 * 1448);
    expect(client.counts.retransmits).toBe(0);
  });
});

describe('windows', () => {
  test('a paused reader closes the window; probes go on; resuming delivers every byte', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig, {}, { receiveBuffer: 20_000 });
    const data = content(100_000);
    server.pause();
    client.write(data);
    rig.clock.advanceBy(millis(10_000));
    expect(server.bytesReceived).toBe(0);
    const last = rig.sent('server').at(-1);
    expect(last?.window).toBe(0);
    expect(client.counts.probes).toBeGreaterThan(2);
    server.resume();
    rig.clock.advanceBy(millis(1000));
    expect(server.receivedSha256()).toBe(sha256(data));
    // Refused probes are neither duplicates nor losses, and the byte they carried goes first when the window opens.
    expect(client.counts).toMatchObject({ timeouts: 0, duplicateAcks: 0, fastRetransmits: 0 });
  });

  test('a probe also gets through when the window update is lost; nobody times out in ten minutes of answered probes', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig, {}, { receiveBuffer: 5000, windowScale: 'none' });
    server.pause();
    client.write(content(20_000));
    rig.clock.advanceBy(millis(600_000));
    expect(client.closeReason).toBeUndefined();
    let updates = 0;
    server.setSegmentHook((segment) => (updates++ === 0 ? 'drop' : segment));
    server.resume();
    rig.clock.advanceBy(millis(120_000));
    expect(updates).toBeGreaterThan(1);
    expect(server.bytesReceived).toBe(20_000);
  });

  test('probes that nobody answers end the connection', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig, { maxRetransmits: 4 }, { receiveBuffer: 5000, windowScale: 'none' });
    server.pause();
    client.write(content(20_000));
    rig.clock.advanceBy(millis(1000));
    server.setSegmentHook(() => 'drop');
    rig.clock.advanceBy(millis(200_000));
    expect(client.closeReason).toBe('timeout');
  });

  test('both sides paused with full windows come free again', () => {
    const rig = makeRig();
    const options = { receiveBuffer: 3000, windowScale: 'none' } as const;
    const [client, server] = connectPair(rig, options, options);
    client.pause();
    server.pause();
    const data = content(30_000);
    client.write(data);
    server.write(data);
    rig.clock.advanceBy(millis(5000));
    client.resume();
    rig.clock.advanceBy(millis(5000));
    expect(client.bytesReceived).toBe(30_000);
    server.resume();
    rig.clock.advanceBy(millis(60_000));
    expect([client.receivedSha256(), server.receivedSha256()]).toEqual([sha256(data), sha256(data)]);
  });

  test('an old segment that arrives late does not bring its window back (SND.WL1)', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig, {}, { receiveBuffer: 5000, windowScale: 'none' });
    server.pause();
    client.write(content(5000));
    rig.clock.advanceBy(millis(500));
    let late: TcpSegment | undefined;
    server.setSegmentHook((segment) => {
      if (segment.payload.length > 0) {
        late = segment;
        return 'drop';
      }
      return late === undefined ? segment : [segment, late];
    });
    server.write(content(10));
    expect(late?.window).toBe(0);
    server.resume();
    rig.clock.advanceBy(millis(5));
    client.write(content(100));
    rig.clock.advanceBy(millis(5));
    expect([server.bytesReceived, client.bytesReceived, client.counts.probes]).toEqual([5100, 10, 0]);
  });

  test('never more in flight than the window says, scaled or not', () => {
    for (const windowScale of ['none', 2] as const) {
      const rig = makeRig({ delay: millis(20) });
      const [client, server] = connectPair(rig, { initialWindow: 100 }, { receiveBuffer: 9000, windowScale });
      client.write(content(200_000));
      let edge = 0;
      const start = rig.sent('client')[0]?.seq ?? seq(0);
      rig.clock.runUntil(() => server.bytesReceived === 200_000, millis(100_000));
      expect(server.bytesReceived).toBe(200_000);
      for (const frame of rig.sent('server').filter(({ flags }) => !(flags & TcpFlag.syn)))
        edge = Math.max(edge, seqSpan(start, frame.ack) + frame.window * (windowScale === 'none' ? 1 : 4));
      for (const { seq: from, payload } of rig.sent('client'))
        expect(seqSpan(start, from) + payload.length).toBeLessThanOrEqual(edge);
    }
  });
});
