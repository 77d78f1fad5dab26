/** Fast retransmit and NewReno recovery: who is lost, how it is noticed, and what becomes of the windows. */
import type { Bench } from 'smokestack';
import { millis } from '#units';
import { allAcknowledged, mss, openCongested as open, roundTrip } from './congested.ts';
import { Timeline } from './timeline.ts';

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
export async function newReno(bench: Bench, port: number): Promise<void> {
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
export async function threshold(bench: Bench, port: number, duplicates: number, flightSize: boolean): Promise<void> {
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
export async function tooFew(bench: Bench, port: number, duplicates: number): Promise<void> {
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
export async function imported(bench: Bench, port: number): Promise<void> {
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
export async function perConnection(bench: Bench, port: number): Promise<void> {
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
