/** Bytes between two builtin peers, over wires that lose some and wires without delay. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { millis, seq, seqSpan } from '#units';
import { connectPair, content, makeRig } from './testRig.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('loss', () => {
  test('one lost segment of a flight comes back by fast retransmit, without a timeout', () => {
    const rig = makeRig({ delay: millis(10) });
    const [client, server] = connectPair(rig);
    const data = content(200_000);
    let n = 0;
    client.setSegmentHook((segment) => (++n === 12 ? 'drop' : segment));
    client.write(data);
    rig.clock.advanceBy(millis(3000));
    expect(server.receivedSha256()).toBe(sha256(data));
    expect(client.counts).toMatchObject({ fastRetransmits: 1, retransmits: 1, timeouts: 0 });
  });

  test('several holes in one flight are filled in one recovery', () => {
    const rig = makeRig({ delay: millis(10) });
    const [client, server] = connectPair(rig, { minRto: millis(1000) });
    const data = content(300_000);
    let n = 0;
    client.setSegmentHook((segment) => ([30, 33, 35].includes(++n) ? 'drop' : segment));
    client.write(data);
    rig.clock.advanceBy(millis(900));
    expect(server.receivedSha256(), rig.log()).toBe(sha256(data));
    expect(client.counts).toMatchObject({ fastRetransmits: 3, timeouts: 0 });
  });

  test('the last segment lost comes back by timeout, which doubles', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig);
    rig.clock.advanceBy(millis(100));
    const times: number[] = [];
    client.setSegmentHook((segment) => {
      times.push(rig.clock.now());
      return times.length < 5 ? 'drop' : segment;
    });
    client.write(content(10));
    rig.clock.advanceBy(millis(10_000));
    expect(server.bytesReceived).toBe(10);
    const gaps = times.slice(1).map((t, i) => t - (times[i] ?? 0));
    expect(gaps.slice(0, 4)).toEqual([200, 400, 800, 1600]);
    expect(client.cwnd).toBeLessThan(3 * 1448);
  });

  test('SACK blocks name what is held, the newest first', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig, { sack: true }, { sack: true });
    let n = 0;
    client.setSegmentHook((segment) => ([2, 4].includes(++n) ? 'drop' : segment));
    const start = rig.sent('client').at(-1)?.seq ?? seq(0);
    client.write(content(6 * 1448));
    rig.clock.advanceBy(millis(5));
    const blocks = rig
      .sent('server')
      .at(-1)
      ?.options.sack?.map(({ left, right }) => [seqSpan(start, left) / 1448, seqSpan(start, right) / 1448]);
    expect(blocks).toEqual([
      [4, 6],
      [2, 3],
    ]);
    rig.clock.advanceBy(millis(2000));
    expect(server.bytesReceived).toBe(6 * 1448);
  });

  test('a segment from the past with an old timestamp is dropped by PAWS and acknowledged', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig);
    rig.clock.advanceBy(millis(100));
    client.write(content(10));
    rig.clock.advanceBy(millis(100));
    client.setSegmentHook((s) => ({
      ...s,
      options: { timestamps: { value: (s.options.timestamps?.value ?? 0) - 1000, echo: 0 } },
    }));
    client.write(content(10));
    rig.clock.advanceBy(millis(100));
    expect([server.bytesReceived, server.counts.pawsDrops]).toEqual([10, 1]);
    client.setSegmentHook(undefined);
    rig.clock.advanceBy(millis(1000));
    expect(server.bytesReceived).toBe(20);
  });

  test('a hook may send several segments for one, and overlapping ones', () => {
    const rig = makeRig();
    const [client, server] = connectPair(rig);
    client.setSegmentHook((s) =>
      s.payload.length < 4
        ? s
        : [
            { ...s, seq: seq(s.seq + 2), payload: s.payload.subarray(2) },
            { ...s, payload: s.payload.subarray(0, 3) },
            s,
          ],
    );
    const data = content(50_000);
    client.write(data);
    rig.clock.advanceBy(millis(5000));
    expect(server.receivedSha256()).toBe(sha256(data));
  });
});

test('two that answer each other over a wire without delay do not recurse', () => {
  const rig = makeRig({ delay: millis(0) });
  const [client, server] = connectPair(rig);
  server.onData((bytes) => server.write(bytes));
  client.onData((bytes) => {
    if (client.bytesReceived < 20_000) client.write(bytes);
  });
  client.write(Uint8Array.of(1));
  rig.clock.advanceBy(millis(1));
  expect(client.bytesReceived).toBe(20_000);
});

test('over a wire without delay the same bytes arrive', () => {
  const rig = makeRig({ delay: millis(0) });
  const [client, server] = connectPair(rig);
  const data = content(3_000_000);
  client.write(data);
  server.write(data);
  rig.clock.advanceBy(millis(1000));
  expect([client.receivedSha256(), server.receivedSha256()]).toEqual([sha256(data), sha256(data)]);
});

test('Nagle holds back the second small write until the first is acknowledged', () => {
  const rig = makeRig();
  const [client] = connectPair(rig, { nagle: true });
  for (let i = 0; i < 3; i++) client.write(content(10));
  rig.clock.advanceBy(millis(500));
  expect(rig.sent('client').flatMap(({ payload }) => payload.length || [])).toEqual([10, 20]);
});
