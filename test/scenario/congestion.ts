import { type Bench, scenario } from 'smokestack';
import { registers } from '#contract';
import { millis } from '#units';
import { anchored, Timeline } from './lib/timeline.ts';

/** Without timestamps a segment is exactly this long. */
const mss = 1460;
const roundTrip = 20;

const write = (bench: Bench, { offset }: { readonly offset: number }, value: number): Promise<unknown> =>
  bench.nic.base.target.writeRegister(offset, value);

interface Opening {
  readonly cWnd: number;
  readonly ssThresh: number;
  /** Segments for each acknowledgement of the peer, unless it waits for longer than 10 ms. Default 1. */
  readonly every?: number;
}

/** A connection in the device with the congestion variables of the vector. */
async function open(bench: Bench, id: string, port: number, { cWnd, ssThresh, every = 1 }: Opening): Promise<Timeline> {
  const line = await Timeline.open(bench, id, port, {
    mss,
    timestamps: false,
    // The same in every segment, the SYN included: a window that changes makes no duplicate (RFC 5681 section 2).
    windowScale: 'none',
    receiveBuffer: 65_535,
    ack: { every, delay: millis(10) },
  });
  line.set({ cWnd, ssThresh });
  await line.offload();
  line.equal('CWnd and SsThresh that went down', [line.row.cwnd, line.row.ssthresh], [cWnd, ssThresh], 'CHM-CC-006');
  await line.begin();
  return line;
}

const allAcknowledged = (line: Timeline) => () => line.acknowledged && !line.row.ccBusy;

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

/** Loses what `lost` says of the first flight; the wire shows which segment is sent again, when and how often. */
async function lossy(bench: Bench, line: Timeline, segments: number, lost: readonly number[]): Promise<void> {
  const first = new Set(lost);
  let number = -1;
  bench.cable.impair('toNear', [{ delay: millis(roundTrip) }]);
  bench.cable.impair('toFar', [{ loss: 1, matches: (frame) => frame.length > mss && first.delete(++number) }]);
  line.socket.write(bench.random.bytes(segments * mss));
  await line.until(() => line.sent.length >= segments - lost.length, 'the first flight');
}

/** The third duplicate starts fast retransmit, a partial acknowledgement sends the next hole, all within round trips. */
async function newReno(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'CHM-CC-011', port, { cWnd: 12 * mss, ssThresh: 64 * mss });
  const timeouts = bench.offloading.timers.retransmit;
  const holes = [0, 3, 5];
  await lossy(bench, line, 12, holes);
  await line.until(allAcknowledged(line), 'recovery to end');
  bench.cable.impair('toNear', []);
  const again = line.sent.slice(12 - holes.length);
  line.equal(
    'segments sent again, and in which round trip',
    again.map(({ at, ms }) => [at / mss, Math.floor(line.since(ms) / roundTrip)]),
    holes.map((hole, i) => [hole, 1 + i]),
  );
  line.equal('time-outs', bench.offloading.timers.retransmit - timeouts, 0, 'CHM-CC-005');
  line.equal('SsThresh behind it', line.row.ssthresh, 6 * mss, 'CHM-CC-010');
  // The full acknowledgement leaves nothing in flight: one segment, and one more (RFC 6582 section 3.2).
  line.equal('CWnd behind it', line.row.cwnd, 2 * mss);
  line.equal('in recovery', line.row.inRecovery, false);
  const up = await line.upload();
  line.equal('CWnd and SsThresh handed up', [up.cWnd, up.ssThresh], [2 * mss, 6 * mss], 'CHM-CC-006');
  await line.close();
}

/** The number of duplicates is the register's; SsThresh comes from the flight where the mode bit says so. */
async function threshold(bench: Bench, port: number, duplicates: number, flightSize: boolean): Promise<void> {
  const line = await open(bench, 'CHM-CC-007', port, { cWnd: 40 * mss, ssThresh: 64 * mss });
  // As many duplicates as it takes, and no more.
  const segments = duplicates + 1;
  await lossy(bench, line, segments, [0]);
  await line.until(() => line.row.inRecovery, 'fast retransmit', millis(250));
  const { ssthresh, cwnd, sndWnd, dupAcks } = line.row;
  line.equal('duplicates that started it', dupAcks, duplicates);
  const flight = flightSize ? segments * mss : Math.min(40 * mss, sndWnd);
  line.equal('SsThresh', ssthresh, Math.floor(flight / 2), 'CHM-CC-010');
  line.equal('CWnd', cwnd, ssthresh + duplicates * mss);
  await line.until(allAcknowledged(line), 'recovery to end');
  bench.cable.impair('toNear', []);
  await line.close();
}

/** One duplicate fewer starts nothing: the time-out sends the segment again. */
async function tooFew(bench: Bench, port: number, duplicates: number): Promise<void> {
  const line = await open(bench, 'CHM-CC-007', port, { cWnd: 40 * mss, ssThresh: 64 * mss });
  await lossy(bench, line, duplicates, [0]);
  await line.until(() => line.row.dupAcks === duplicates - 1, 'duplicates');
  await line.to(3 * roundTrip);
  line.equal('segments sent again', line.sent.length - (duplicates - 1), 0);
  line.equal('in recovery', line.row.inRecovery, false);
  await line.until(allAcknowledged(line), 'the time-out to mend it');
  line.equal('first segment sent again', line.sent[duplicates - 1]?.at, 0);
  bench.cable.impair('toNear', []);
  await line.close();
}

/** Two duplicates come to the host, the next one to the device: it is the third. */
async function imported(bench: Bench, port: number): Promise<void> {
  const line = await Timeline.open(bench, 'CHM-CC-007', port, {
    mss,
    timestamps: false,
    windowScale: 'none',
    receiveBuffer: 65_535,
    ack: { every: 1, delay: millis(0) },
  });
  line.set({ cWnd: 3 * mss, ssThresh: 64 * mss });
  await line.begin();
  let number = 0;
  bench.cable.impair('toFar', [{ loss: 1, matches: (frame) => frame.length > mss && number++ === 0 }]);
  line.socket.write(bench.random.bytes(3 * mss));
  await line.until(() => line.tcb.dupAckCount === 2, 'two duplicates');
  await line.offload();
  line.equal('DupAckCount that went down', [line.handedDown.dupAckCount, line.row.dupAcks], [2, 2]);
  line.equal('segments so far', line.times(line.sent).length, 2);
  // The wire doubles the last one.
  line.repeatLast();
  await line.until(() => line.sent.length > 2, 'fast retransmit', millis(100));
  line.equal('segment sent again', line.sent[2]?.at, 0);
  line.equal('SsThresh', line.row.ssthresh, 2 * mss, 'CHM-CC-010');
  await line.until(allAcknowledged(line), 'recovery to end');
  await line.close();
}

/** What happens to one connection of a path leaves the others alone. */
async function perConnection(bench: Bench, port: number): Promise<void> {
  const id = 'CHM-CC-014';
  const other = await open(bench, id, port, { cWnd: 20 * mss, ssThresh: 30 * mss });
  const line = await open(bench, id, port + 1, { cWnd: 12 * mss, ssThresh: 64 * mss });
  await lossy(bench, line, 12, [2]);
  await line.until(() => line.row.inRecovery, 'a loss to be noticed', millis(250));
  line.equal('SsThresh of the one that lost', line.row.ssthresh, 7 * mss);
  line.equal('CWnd and SsThresh of the other', [other.row.cwnd, other.row.ssthresh], [20 * mss, 30 * mss]);
  await line.until(allAcknowledged(line), 'recovery to end');
  bench.cable.impair('toNear', []);
  line.equal('CWnd and SsThresh of the other', [other.row.cwnd, other.row.ssthresh], [20 * mss, 30 * mss]);
  await line.close();
  await other.close();
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
