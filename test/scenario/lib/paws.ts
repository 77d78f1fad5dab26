/** TsRecent and its age across hand-overs: what is older than it is refused by whoever has the connection (RFC 7323 section 5). */
import type { Bench } from 'smokestack';
import { millis } from '#units';
import type { TcpSegment } from '#wire';
import { Timeline } from './timeline.ts';

const day = 24 * 3600 * 1000;

/** The segment as if it had been sent `ticks` earlier. */
const aged = (segment: TcpSegment, ticks: number): TcpSegment => {
  const { timestamps } = segment.options;
  if (timestamps === undefined) return segment;
  return {
    ...segment,
    options: { ...segment.options, timestamps: { ...timestamps, value: (timestamps.value - ticks) >>> 0 } },
  };
};

/** Bytes received in order so far, whoever has the connection. */
const received = (bench: Bench, line: Timeline): number => bench.rowOf(line.socket)?.rcvNxt ?? line.tcb.rcvNxt;

/** The first copy of a segment comes with a timestamp of long ago: it is answered, and nothing of it taken. */
async function refused(bench: Bench, line: Timeline, by: string): Promise<void> {
  let old = true;
  line.mouth = (segment) => {
    if (!old || segment.payload.length === 0) return segment;
    old = false;
    return aged(segment, 100_000);
  };
  const before = received(bench, line);
  const answers = line.stamps.length;
  line.far.write(bench.random.bytes(100));
  await bench.pass(millis(20));
  line.equal(`bytes taken by ${by} from an old segment`, received(bench, line) - before, 0);
  line.equal(`answers of ${by} to an old segment`, line.stamps.length - answers, 1);
  await line.until(() => received(bench, line) !== before, 'the segment to come again');
}

export async function paws(bench: Bench, port: number, k: number): Promise<void> {
  const line = await Timeline.open(bench, 'CHM-TS-008', port);
  line.socket.onData = () => {};
  await line.begin();
  await refused(bench, line, 'the host');
  await line.offload();
  await refused(bench, line, 'the engine');

  // Nothing comes for a while: the age is what has passed since the last segment that brought a timestamp.
  line.mouth = (segment) => segment;
  line.far.write(bench.random.bytes(10));
  await bench.pass(millis(700));
  const last = line.heard.at(-1);
  const up = await line.upload();
  const age = Math.floor(bench.clock.now() / k) - Math.floor((last?.ms ?? 0) / k);
  line.between('TsRecentAge handed up', up.tsRecentAge, age - 1, age, 'CHM-TS-007');
  line.equal('TsRecent handed up', up.tsRecent, last?.segment.options.timestamps?.value, 'CHM-TS-006');
  await line.offload();
  line.between('TsRecentAge handed down', line.handedDown.tsRecentAge, age - 1, age + 1, 'CHM-TS-007');
  line.equal('TsRecent in the engine', line.row.tsRecent, up.tsRecent, 'CHM-TS-006');
  await refused(bench, line, 'the engine again');

  // Of 25 days ago: it refuses nothing any more, and the next segment sets it anew.
  await line.upload();
  line.set({ tsRecentAt: bench.clock.now() - 25 * day });
  await line.offload();
  line.between(
    'an age of 25 days handed down',
    line.handedDown.tsRecentAge,
    (25 * day) / k,
    (25 * day) / k + 2,
    'CHM-TS-007',
  );
  line.mouth = (segment) => aged(segment, 100_000);
  const before = line.row.rcvNxt;
  const { tsRecent } = line.row;
  line.far.write(bench.random.bytes(100));
  await line.until(() => line.row.rcvNxt === before + 100, 'an old segment behind an expired TsRecent', millis(50));
  line.between('TsRecent went back', (tsRecent - line.row.tsRecent) | 0, 1, 100_000, 'CHM-TS-006');
  bench.moved.fromPeer += line.socket.bytesRead;
  await line.close();
}
