import { type Bench, scenario } from 'smokestack';
import { millis } from '#units';
import { anchored } from './lib/anchored.ts';
import { Timeline } from './lib/timeline.ts';

const roundTrip = 20;
/** RTO of these connections: the floor, whatever their round trip is (RtoFloorMs as the device comes). */
const rto = 300;

/** A connection in the device with a CWnd of so many segments. */
async function open(bench: Bench, id: string, port: number, mss: number, segments: number): Promise<Timeline> {
  const line = await Timeline.open(bench, id, port, {
    mss,
    timestamps: false,
    windowScale: 'none',
    receiveBuffer: 65_535,
    ack: { every: 1, delay: millis(0) },
  });
  line.set({ cWnd: segments * mss, ssThresh: 2 ** 30 });
  await line.offload();
  bench.cable.impair('toNear', [{ delay: millis(roundTrip - 0.6) }]);
  await line.begin();
  return line;
}

async function close(bench: Bench, line: Timeline): Promise<void> {
  bench.cable.impair('toNear', []);
  await line.close();
}

/** Segments of a write that leave before the first answer to it. */
async function flight(bench: Bench, line: Timeline, bytes: number): Promise<number> {
  const before = line.sent.length;
  line.socket.write(bench.random.bytes(bytes));
  await line.until(() => line.sent.length > before, 'a segment');
  const first = line.sent[before]?.ms ?? 0;
  await line.until(() => line.acknowledged, 'the last acknowledgement');
  return line.sent.slice(before).filter(({ ms }) => ms < first + roundTrip - 1).length;
}

/** Nothing was sent for longer than RTO: the next flight is that of a new connection (RFC 5681 section 4.1). */
async function afterIdle(bench: Bench, port: number, mss: number, initial: number): Promise<void> {
  const line = await open(bench, 'OC-29', port, mss, 8);
  line.equal('segments of the first flight', await flight(bench, line, 16 * mss), 8);
  const cwnd = line.row.cwnd / mss;
  line.between('CWnd in segments behind it', cwnd, 16, 40);

  // As long as RTO is not longer.
  await line.to(line.since(line.row.lastActive) + rto - 0.2);
  line.equal(`segments of the flight ${rto} ms behind the last one`, await flight(bench, line, 16 * mss), 16);

  await line.to(line.since(line.row.lastActive) + rto + 1 - 0.2);
  line.equal(`segments of the flight ${rto + 1} ms behind the last one`, await flight(bench, line, 16 * mss), initial);
  line.equal('SsThresh stays', line.row.ssthresh, 2 ** 30);
  line.equal('CWnd in segments behind the restart', line.row.cwnd / mss, initial + 16);
  const up = await line.upload();
  line.equal('CWnd handed up', up.cWnd, (initial + 16) * mss, 'CHM-CC-006');
  await close(bench, line);
}

/** A window below the initial one is not raised; and what was idle when it came down is idle from there. */
async function small(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'OC-29', port, 1000, 2);
  await line.to(2 * rto - 0.2);
  line.equal('segments of the first flight', await flight(bench, line, 4000), 2);
  await close(bench, line);
  const other = await open(bench, 'OC-29', port + 1, 1000, 8);
  await other.to(2 * rto - 0.2);
  other.equal('segments of the first flight, long after the hand-over', await flight(bench, other, 8000), 4);
  await close(bench, other);
}

/** Each of the first two duplicates lets one new segment go beyond CWnd; the third sends the lost one again (RFC 3042). */
async function limitedTransmit(bench: Bench, port: number): Promise<void> {
  const mss = 1000;
  const id = 'CHM-CC-011';
  const line = await open(bench, id, port, mss, 4);
  const offsets = ({ sent }: Timeline): number[] => sent.map((one) => one.at / mss);
  let lost = false;
  const once = (frame: Uint8Array): boolean => {
    const first = !lost && frame.length > mss;
    lost ||= first;
    return first;
  };
  bench.cable.impair('toFar', [{ loss: 1, matches: once }]);
  const at = [0, 3, 6, 9];
  for (const t of at) {
    await line.to(t - 0.2);
    line.socket.write(bench.random.bytes(mss));
  }
  line.socket.write(bench.random.bytes(6 * mss));
  await line.to(roundTrip + 2.8);
  // The first one did not get through; nothing goes beyond CWnd.
  line.equal('segments before the first duplicate', offsets(line), [1, 2, 3]);
  await line.to(roundTrip + 8.8);
  line.equal('segments, one for each of two duplicates', offsets(line), [1, 2, 3, 4, 5]);
  line.equal('CWnd meanwhile', line.row.cwnd, 4 * mss);
  await line.to(roundTrip + 12.8);
  line.equal('segments behind the third', offsets(line), [1, 2, 3, 4, 5, 0]);
  const behind = line.sent.slice(3).map(({ ms }, i) => ms - (line.heard[i]?.ms ?? 0));
  line.between('milliseconds of each behind its duplicate', Math.min(...behind), 0, 1);
  line.between('milliseconds of each behind its duplicate', Math.max(...behind), 0, 1);
  line.equal('in recovery', line.row.inRecovery, true);
  await line.until(() => line.acknowledged, 'recovery to end');
  await close(bench, line);
}

export default scenario({
  name: 'idle-restart',
  proves:
    'A connection that was idle for longer than its RTO, and only then, starts again with the initial window; the first two duplicate acknowledgements let one new segment go each, and leave CWnd alone.',
  covers: ['CHM-CC-005', 'CHM-CC-006', 'CHM-CC-011'],
  needs: ['offload', 'builtin'],
  tags: ['tcp'],
  run: (bench) =>
    anchored(bench, async () => {
      await afterIdle(bench, 5001, 1000, 4);
      await afterIdle(bench, 5002, 1095, 4);
      await afterIdle(bench, 5003, 1096, 3);
      await small(bench, 5004);
      await limitedTransmit(bench, 5006);
    }),
});
