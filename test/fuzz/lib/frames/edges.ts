/** Places in the life of a connection around which frames are aimed, read from the model's row. */
import type { Row } from '#model';

type View = Readonly<Row>;
const first = { lo: 0, hi: 0 };

const places = {
  /** A number as it is. */
  zero: () => 0,
  rcvNxt: (r: View) => r.rcvNxt,
  rcvAdv: (r: View) => r.rcvAdv,
  rcvCons: (r: View) => r.rcvCons,
  rcvDataEnd: (r: View) => r.rcvDataEnd,
  pushMark: (r: View) => r.pushMark,
  lastAck: (r: View) => r.lastAck,
  finSeq: (r: View) => r.finSeq,
  sndWl1: (r: View) => r.sndWl1,
  lowRangeStart: (r: View) => (r.ranges[0] ?? first).lo,
  lowRangeEnd: (r: View) => (r.ranges[0] ?? first).hi,
  nextRangeStart: (r: View) => (r.ranges[1] ?? first).lo,
  highRangeStart: (r: View) => (r.ranges.at(-1) ?? first).lo,
  highRangeEnd: (r: View) => (r.ranges.at(-1) ?? first).hi,
  sndUna: (r: View) => r.sndUna,
  sndNxt: (r: View) => r.sndNxt,
  sndMax: (r: View) => r.sndMax,
  sndEnd: (r: View) => r.sndEnd,
  recover: (r: View) => r.recover,
  rttSeq: (r: View) => r.rttSeq,
  /** The oldest acknowledgement that is not too old (7.7). */
  oldestAck: (r: View) => r.sndUna - r.maxSndWnd,
  tsRecent: (r: View) => r.tsRecent,
  /** TSval that we would send. */
  tsNow: (r: View, tick: number) => tick + r.tsDelta,
} as const satisfies Record<string, (row: View, tick: number) => number>;

export type Edge = keyof typeof places;

/** `plus` from an edge, modulo 2^32. */
export function aimed(row: View, tick: number, at: Edge, plus: number): number {
  const place: ((row: View, tick: number) => number) | undefined = places[at];
  return ((place?.(row, tick) ?? 0) + plus) >>> 0;
}
