/** Frames for a connection as its row stands: near its edges mostly, so that every comparison is met from both sides. */
import type { Row } from '#model';
import { type Random, seqDiff, seqSpan } from '#units';
import type { Edge } from '../edges.ts';
import { mostPayload } from '../frameOf.ts';
import { optionForms } from '../options.ts';
import type { Aim, Damage, FrameStroke } from '../stroke.ts';
import { draw, nudge, type Weighted } from './draw.ts';

type View = Readonly<Row>;

const receiveEdges: Weighted<Edge> = [
  [8, 'rcvNxt'],
  [8, 'rcvAdv'],
  [2, 'rcvCons'],
  [2, 'lastAck'],
  [1, 'finSeq'],
  [1, 'pushMark'],
  [1, 'sndWl1'],
  [1, 'rcvDataEnd'],
];
const rangeEdges: Weighted<Edge> = [
  [2, 'lowRangeStart'],
  [2, 'lowRangeEnd'],
  [1, 'nextRangeStart'],
  [1, 'highRangeStart'],
  [2, 'highRangeEnd'],
];
const sendEdges: Weighted<Edge> = [
  [4, 'sndUna'],
  [3, 'sndNxt'],
  [4, 'sndMax'],
  [2, 'sndEnd'],
  [1, 'recover'],
  [1, 'rttSeq'],
  [2, 'oldestAck'],
];

const bytesOf = (r: View, random: Random): number => {
  const mss = r.effectiveMss;
  return draw<() => number>(random, [
    [8, () => 0],
    [2, () => 1],
    [4, () => random.int(1, 200)],
    [3, () => mss],
    [1, () => random.pick([mss - 1, mss + 1, 2 * mss])],
    [1, () => random.int(0, mostPayload)],
    [1, () => mostPayload],
  ])();
};

/** At the place where the peer goes on, or where it goes wrong. `wild`: how often, 0 to 1. */
function seqOf(r: View, random: Random, wild: number): { readonly seq?: Aim; readonly ends?: boolean } {
  if (!random.chance(wild)) return {};
  const window = Math.max(1, seqSpan(r.rcvNxt, r.rcvAdv) & 0xf_ffff);
  return draw<() => { readonly seq?: Aim; readonly ends?: boolean }>(random, [
    // Out of order, within the window.
    [6, () => ({ seq: { plus: random.int(1, Math.min(window, 6000)) } })],
    [2, () => ({ seq: { plus: random.int(1, window) } })],
    [5, () => ({ seq: { at: draw(random, receiveEdges), plus: random.chance(0.3) ? 0 : nudge(random) } })],
    [5, () => ({ seq: { at: draw(random, receiveEdges), plus: random.chance(0.5) ? 0 : nudge(random) }, ends: true })],
    ...(r.ranges.length === 0
      ? []
      : ([
          [5, () => ({ seq: { at: draw(random, rangeEdges), plus: random.chance(0.5) ? 0 : nudge(random) } })],
          [
            5,
            () => ({ seq: { at: draw(random, rangeEdges), plus: random.chance(0.5) ? 0 : nudge(random) }, ends: true }),
          ],
        ] as const)),
    [1, () => ({ seq: { at: 'zero', plus: random.u32() } })],
  ])();
}

function ackOf(r: View, random: Random, wild: number): Aim | undefined {
  if (random.chance(wild * 0.5))
    return draw<() => Aim>(random, [
      [8, () => ({ at: draw(random, sendEdges), plus: random.chance(0.4) ? 0 : nudge(random) })],
      [1, () => ({ at: 'zero', plus: random.u32() })],
    ])();
  const open = seqDiff(r.sndMax, r.sndUna);
  return draw<() => Aim | undefined>(random, [
    [4, () => undefined],
    [3, () => ({ at: 'sndMax' })],
    [2, () => ({ plus: random.int(0, Math.max(0, open)) })],
    [1, () => ({ plus: Math.min(Math.max(0, open), r.effectiveMss) })],
  ])();
}

const flagsOf = (random: Random, wild: number): string | undefined =>
  draw<() => string | undefined>(random, [
    [40, () => undefined],
    [12, () => 'AP'],
    [2, () => 'AF'],
    [1, () => 'APF'],
    [2 * wild, () => random.pick(['R', 'RA', 'RAP', 'RF'])],
    [2 * wild, () => random.pick(['S', 'SA', 'SF'])],
    [wild, () => random.pick(['AU', 'FU', 'U'])],
    [2 * wild, () => random.pick(['', 'F', 'P', 'FP', 'E', 'AC'])],
    [wild, () => [...'FSRPAUEC'].filter(() => random.chance(0.5)).join('')],
  ])();

const fieldOf = (r: View, random: Random): number | undefined =>
  draw<() => number | undefined>(random, [
    [8, () => undefined],
    [6, () => 0xffff],
    [3, () => random.int(0, 0xffff)],
    [2, () => random.int(0, 3000)],
    [2, () => 0],
    [1, () => random.pick([1, r.effectiveMss & 0xffff, (2 * r.effectiveMss) & 0xffff])],
  ])();

const stampOf = (random: Random, wild: number): Aim =>
  draw<() => Aim>(random, [
    [6, () => ({ plus: random.int(0, 20) })],
    [1, () => ({ plus: 1 })],
    [2 * wild, () => ({ plus: -1 })],
    [2 * wild, () => ({ plus: nudge(random) })],
    [wild, () => ({ at: 'zero', plus: random.u32() })],
  ])();

const echoOf = (random: Random): Aim =>
  draw<() => Aim>(random, [
    [6, () => ({ plus: -random.int(0, 30) })],
    [1, () => ({ plus: nudge(random) })],
    [1, () => ({ at: 'zero', plus: random.pick([0, random.u32()]) })],
  ])();

/** Bits of the header checks of 3.2: addresses, type, version and length, fragments, protocol, ports, offset, options. */
const headerBits = 8 * 74;

const damageOf = (random: Random): Damage =>
  draw<() => Damage>(random, [
    [4, () => ({ flips: [random.int(0, 12_000)] })],
    [4, () => ({ flips: [random.int(0, headerBits)], mend: 'both' })],
    [3, () => ({ flips: [8 * 14 + random.int(0, 159)], mend: 'ip' })],
    [4, () => ({ flips: [8 * 34 + random.int(0, 160)], mend: 'tcp' })],
    [2, () => ({ flips: Array.from({ length: random.int(2, 5) }, () => random.int(0, headerBits)), mend: 'both' })],
    [1, () => ({ cut: random.int(1, 80) })],
    [1, () => ({ cut: random.int(1, 1500) })],
    // URG and reserved bits beside data that is right.
    [2, () => ({ flips: [8 * 46 + random.int(0, 3)], mend: 'tcp' })],
  ])();

/** A field is there only where it says something. */
const given = <Value>(name: string, value: Value | undefined): Record<string, Value> =>
  value === undefined ? {} : { [name]: value };

/** @param wild how often the peer of this connection does what it should not, 0 to 1 */
export function frameStroke(slot: number, r: View, random: Random, wild: number): FrameStroke {
  const timestamps = (r.constFlags & 1) === 1;
  const bytes = bytesOf(r, random);
  return {
    do: 'frame',
    slot,
    ...seqOf(r, random, wild),
    ...given('ack', ackOf(r, random, wild)),
    ...given('flags', flagsOf(random, 0.2 + wild)),
    ...given('window', fieldOf(r, random)),
    ...(bytes === 0 ? {} : { bytes, from: random.int(0, 0xffff) }),
    ...(random.chance(0.06) ? { options: random.pick(optionForms) } : {}),
    ...(timestamps ? { value: stampOf(random, wild), echo: echoOf(random) } : {}),
    ...(random.chance(0.15) ? { pad: random.int(1, 60) } : {}),
    ...(random.chance(0.12) ? { damage: damageOf(random) } : {}),
    ...(random.chance(0.003) ? { errored: true } : {}),
  } as FrameStroke;
}
