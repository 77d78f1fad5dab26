import { type Bench, scenario } from 'smokestack';
import { generatedContent } from '#host';
import type { SegmentHook } from '#peer';
import { millis, type SeqNum, seqAdd, seqDiff } from '#units';
import { parseTcpFrame } from '#wire';
import { closed, type Opened, opened } from './lib/opened.ts';

const delayedAck = 200;

/** Segments that the peer sends alone, one at a time: nothing but the timer acknowledges them. */
async function alone(bench: Bench): Promise<void> {
  const pair = await opened(bench, { port: 5001 });
  const { socket, far } = pair;
  socket.onData = () => {};
  bench.equal('status of the offload', await bench.offload(socket), 0);
  let acks = 0;
  bench.cable.onDelivery((direction, frame) => {
    const parsed = direction === 'toFar' ? parseTcpFrame(frame) : undefined;
    if (parsed?.ok && parsed.value.segment.sourcePort === socket.tuple.localPort) acks++;
  });
  for (let i = 1; i <= 3; i++) {
    far.write(bench.random.bytes(100 * i));
    const from = { acks, at: bench.clock.now() };
    const due = far.bytesAcknowledged + 100 * i;
    await bench.until(() => far.bytesAcknowledged >= due, 'a delayed acknowledgement', millis(5000));
    bench.equal('segments of the device for one of the peer', acks - from.acks, 1, { requirement: 'engine.md 7.14' });
    const late = bench.clock.now() - from.at;
    bench.equal('within the delay of RFC 9293', late <= delayedAck + 20 ? 'yes' : `after ${late} ms`, 'yes', {
      requirement: 'engine.md 10.4',
    });
  }
  bench.moved.fromPeer += socket.bytesRead;
  await closed(bench, pair);
}

/**
 * Makes segments of a known stream begin before what was sent already, and one that comes up to `edge` (the end of the
 * window) go beyond it. In the window nothing is anticipated: the peer's TCP would not know what is acknowledged.
 */
const overlapping = (bench: Bench, content: Uint8Array, edge: () => number | undefined): SegmentHook => {
  let start: SeqNum | undefined;
  return (segment) => {
    const { payload } = segment;
    if (payload.length === 0) return segment;
    start ??= segment.seq;
    const at = seqDiff(segment.seq, start);
    const back = Math.min(at, bench.random.int(0, 300));
    const on = seqAdd(segment.seq, payload.length) === edge() ? 100 : 0;
    return { ...segment, seq: seqAdd(start, at - back), payload: content.slice(at - back, at + payload.length + on) };
  };
};

/** Segments that lie half before the window, and half behind it while the application reads nothing. */
async function across(bench: Bench): Promise<void> {
  const size = 256 * 1024;
  const content = Buffer.concat([...generatedContent(size, bench.random.u32())]);
  let paused = false;
  const edge = (): number | undefined => {
    const row = paused ? bench.rowOf(pair.socket) : undefined;
    return row?.rcvAdv;
  };
  const pair: Opened = await opened(bench, {
    port: 5002,
    peer: { mss: 1000, onSegmentOut: overlapping(bench, content, edge) },
  });
  const { socket, far } = pair;
  const read: Uint8Array[] = [];
  socket.onData = (bytes) => read.push(bytes);
  bench.equal('status of the offload', await bench.offload(socket), 0);
  far.write(content);
  for (let stop = 40_000; stop < size; stop += 120_000) {
    await bench.until(() => socket.bytesRead >= stop, 'the stream to go on');
    socket.pause();
    paused = true;
    await bench.pass(millis(260));
    paused = false;
    socket.resume();
  }
  await bench.until(() => socket.bytesRead >= size, 'the whole stream');
  bench.equal('bytes that the host read', Buffer.concat(read).equals(content), true);
  await bench.upload(socket);
  bench.moved.fromPeer += size;
  await closed(bench, pair);
}

export default scenario({
  name: 'acks',
  proves:
    'A segment that comes alone is acknowledged by the timer, once; segments that lie half outside the window give their inner half, each byte once.',
  covers: ['CHM-TIM-001', 'CHM-FC-007'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  async run(bench) {
    for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(1) }]);
    await alone(bench);
    await across(bench);
  },
});
