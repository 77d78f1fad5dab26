/** TV-RTO-1 to 3: what round trips make of SRTT, RTTVAR and the time-out. */
import type { Bench } from 'smokestack';
import { millis } from '#units';
import type { TcpSegment } from '#wire';
import { Timeline } from './timeline.ts';

export interface SampleVector {
  readonly id: string;
  /** Round trip, then the fields behind it, and the RTO that they make. */
  readonly samples: readonly (readonly [m: number, sRtt: number, rttVar: number, rto: number])[];
  /** Off: by Karn's rule, from segments that were sent once. */
  readonly timestamps: readonly boolean[];
  /** As they are handed up, where saturation changes them. */
  readonly exported?: readonly [sRtt: number, rttVar: number];
}

export const sampleVectors: readonly SampleVector[] = [
  {
    id: 'TV-RTO-1',
    timestamps: [true, false],
    samples: [
      [100, 800, 200, 300],
      [200, 900, 250, 362],
      [50, 838, 250, 354],
    ],
  },
  { id: 'TV-RTO-2', timestamps: [true, false], samples: [[1, 8, 2, 300]] },
  {
    id: 'TV-RTO-3',
    timestamps: [true],
    samples: [[30_000, 240_000, 60_000, 60_000]],
    exported: [0xffff, 60_000],
  },
];

/** A round trip beyond this is one by its echo, which names a time so much earlier. */
const longestTrip = 500;

const echoing = (segment: TcpSegment, earlier: number): TcpSegment => {
  const { timestamps } = segment.options;
  if (timestamps === undefined) return segment;
  const echo = (timestamps.echo - earlier) >>> 0;
  return { ...segment, options: { ...segment.options, timestamps: { ...timestamps, echo } } };
};

/** A longer time-out is read from what is handed up, not waited for. */
const longest = 10_000;

/** Acknowledgements that take as long as the vector says; then none, and the wire shows the RTO. */
export async function sampled(bench: Bench, port: number, vector: SampleVector, timestamps: boolean): Promise<void> {
  const { id, samples, exported } = vector;
  const line = await Timeline.open(bench, id, port, { timestamps, ack: { every: 1, delay: millis(0) } });
  line.set({ sRtt: 0, rttVar: 0 });
  await line.offload();
  let rto = 0;
  for (const [m, sRtt, rttVar, due] of samples) {
    const real = Math.min(m, longestTrip);
    line.mouth = (segment) => echoing(segment, m - real);
    // A segment leaves towards the end of the millisecond in which it was granted.
    bench.cable.impair('toNear', [{ delay: millis(real - 0.6) }]);
    await line.begin();
    line.socket.write(bench.random.bytes(100));
    await line.until(() => line.row.sndUna === line.row.sndMax && line.t >= real, 'the acknowledgement');
    line.equal(`SRtt behind a sample of ${m}`, line.row.srtt8, sRtt, 'CHM-CC-002');
    line.equal(`RttVar behind a sample of ${m}`, line.row.rttvar4, rttVar, 'CHM-CC-002');
    rto = due;
  }
  bench.cable.impair('toNear', []);
  line.mute = true;
  await line.begin();
  line.socket.write(bench.random.bytes(100));
  await line.watch(rto < longest ? [rto] : [0]);
  line.equal('times of a segment and its retransmission', line.times(), rto < longest ? [0, rto] : [0], 'CHM-CC-001');
  const up = await line.upload();
  const [sRtt, rttVar] = exported ?? samples.at(-1)?.slice(1, 3) ?? [];
  if (rto >= longest) line.between('TimeoutDelta handed up', up.retransmit.timeoutDelta, rto - 4, rto, 'CHM-CC-001');
  line.equal('SRtt handed up', up.sRtt, sRtt, 'CHM-GEN-008');
  line.equal('RttVar handed up', up.rttVar, rttVar, 'CHM-GEN-009');
  await line.close();
}
