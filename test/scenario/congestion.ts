import { type Bench, scenario } from 'smokestack';
import { registers } from '#contract';
import { millis } from '#units';
import { anchored } from './lib/anchored.ts';
import { allAcknowledged, mss, openCongested as open, roundTrip } from './lib/congested.ts';
import { imported, newReno, perConnection, threshold, tooFew } from './lib/recovery.ts';
import type { Timeline } from './lib/timeline.ts';

const write = (bench: Bench, { offset }: { readonly offset: number }, value: number): Promise<unknown> =>
  bench.nic.base.target.writeRegister(offset, value);

/** One acknowledgement of so many bytes, in congestion avoidance. */
async function avoidance(bench: Bench, id: string, port: number, acked: number, cwnd: number): Promise<void> {
  const cWnd = 14_600;
  const line = await open(bench, id, port, { cWnd, ssThresh: cWnd, every: Math.ceil(acked / mss) });
  line.socket.write(bench.random.bytes(acked));
  await line.until(allAcknowledged(line), 'the acknowledgement');
  line.equal('acknowledgements', line.heard.length, 1);
  line.equal('CWnd behind it', line.row.cwnd, cwnd, 'CHM-CC-009');
  const up = await line.upload();
  line.equal('CWnd and SsThresh handed up', [up.cWnd, up.ssThresh], [cwnd, cWnd], 'CHM-CC-006');
  line.equal('CWnd and SsThresh of the host', [line.tcb.cWnd, line.tcb.ssThresh], [cwnd, cWnd], 'CHM-CC-006');
  await line.close();
}

/** Segments that leave in each round trip of a long write. */
async function flights(bench: Bench, line: Timeline, segments: number): Promise<number[]> {
  const { socket } = line;
  bench.cable.impair('toNear', [{ delay: millis(roundTrip) }]);
  socket.write(bench.random.bytes(segments * mss));
  await line.until(allAcknowledged(line), 'the last acknowledgement');
  bench.cable.impair('toNear', []);
  const counts: number[] = [];
  for (const t of line.times()) counts[Math.floor(t / roundTrip)] = (counts[Math.floor(t / roundTrip)] ?? 0) + 1;
  return counts;
}

/** Doubles each round trip below SsThresh, grows by a segment from there on. */
async function slowStart(bench: Bench, port: number): Promise<void> {
  const id = 'CHM-CC-008';
  const line = await open(bench, id, port, { cWnd: 2 * mss, ssThresh: 16 * mss });
  const counts = await flights(bench, line, 2 + 4 + 8 + 16 + 16 + 17);
  line.equal('segments of each round trip', counts.slice(0, 5), [2, 4, 8, 16, 16]);
  await line.close();
}

/** One acknowledgement for many segments counts at most four of them (RFC 3465). */
async function byteCounting(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'CHM-CC-009', port, { cWnd: 8 * mss, ssThresh: 64 * mss, every: 8 });
  line.socket.write(bench.random.bytes(8 * mss));
  await line.until(allAcknowledged(line), 'the acknowledgement');
  line.equal('acknowledgements', line.heard.length, 1);
  line.equal('CWnd behind eight segments', line.row.cwnd, 12 * mss);
  await line.close();
}

/** Behind a time-out an acknowledgement counts one segment (L = 1), however many it covers. */
async function afterTimeout(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'CHM-CC-005', port, { cWnd: 8 * mss, ssThresh: 64 * mss, every: 2 });
  line.mute = true;
  // The peer gets nothing: eight segments are lost, and sent again behind the time-out.
  bench.cable.impair('toFar', [{ loss: 1, matches: () => line.sent.length === 0 && line.row.retransmitCount === 0 }]);
  line.socket.write(bench.random.bytes(8 * mss));
  await line.until(() => line.row.retransmitCount === 1, 'the time-out');
  line.equal('CWnd and SsThresh behind it', [line.row.cwnd, line.row.ssthresh], [mss, 4 * mss], 'CHM-CC-010');
  bench.cable.impair('toFar', []);
  line.mute = false;
  const windows: number[] = [];
  bench.cable.onDelivery(() => {
    const cwnd = bench.rowOf(line.socket)?.cwnd;
    if (cwnd !== undefined && windows.at(-1) !== cwnd) windows.push(cwnd);
  });
  await line.until(allAcknowledged(line), 'everything to be acknowledged');
  // 1, then one more for each acknowledgement of two, up to SsThresh.
  line.equal(
    'CWnd in segments, as it grew',
    windows.slice(0, 4).map((cwnd) => cwnd / mss),
    [1, 2, 3, 4],
  );
  line.equal('SsThresh stays', line.row.ssthresh, 4 * mss);
  await line.close();
}

export default scenario({
  name: 'congestion',
  proves:
    'Slow start, avoidance with byte counting, fast retransmit and NewReno recovery, the loss window behind a time-out: CWnd and SsThresh go down and come back as they are, of each connection by itself, and the segments on the wire follow them (TV-CC-1, TV-CC-2).',
  covers: [
    'CHM-CC-005',
    'CHM-CC-006',
    'CHM-CC-007',
    'CHM-CC-008',
    'CHM-CC-009',
    'CHM-CC-010',
    'CHM-CC-011',
    'CHM-CC-014',
  ],
  needs: ['offload', 'builtin'],
  tags: ['tcp'],
  run: (bench) =>
    anchored(bench, async () => {
      await avoidance(bench, 'TV-CC-1', 5001, 2920, 14_892);
      await avoidance(bench, 'TV-CC-2', 5002, 10_000, 15_184);
      await slowStart(bench, 5003);
      await byteCounting(bench, 5004);
      await afterTimeout(bench, 5005);
      await newReno(bench, 5006);
      await threshold(bench, 5007, 3, false);
      await tooFew(bench, 5012, 3);
      await imported(bench, 5008);
      await perConnection(bench, 5009);
      const { tcpDuplicateAckThreshold, modeBits } = registers;
      await write(bench, modeBits, 1 << modeBits.fields.flightSize.lsb);
      await write(bench, tcpDuplicateAckThreshold, 5);
      await threshold(bench, 5011, 5, true);
      await tooFew(bench, 5013, 5);
    }),
});
