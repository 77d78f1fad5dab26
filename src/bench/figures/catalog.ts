import { SmokestackError } from '#units';
import type { Figure, Measured } from './figure.ts';

/** What is known of a figure before it is measured. */
export interface Entry extends Pick<Figure, 'unit' | 'aim' | 'best' | 'bestWhose'> {
  readonly better: 'lower' | 'higher';
  /** What it must reach now; a figure beyond it is told with its reason. Null: nothing is asked for yet. */
  readonly limit: number | null;
  /** Relative change for the worse that bench-check lets pass; null: wall clock, never compared. */
  readonly tolerance: number | null;
}

const cycles = { unit: 'cycles', better: 'lower', tolerance: 0.01 } as const;
const ratio = { unit: '1', tolerance: 0.15 } as const;
const speed = { better: 'higher', tolerance: null } as const;
const area = { unit: 'cells', better: 'lower', tolerance: null } as const;
const nobody = { best: null, bestWhose: null } as const;
const none = { aim: null, limit: null, ...nobody } as const;

const entries: Readonly<Record<string, Entry>> = {
  'ack.latencyCycles': { ...cycles, aim: 13, limit: 18, best: 13, bestWhose: 'Beehive tcp_slow' },
  'ack.busyMedianCycles': { ...cycles, ...none },
  'ack.busyWorstCycles': { ...cycles, ...none },
  // Two serial host reads of 250 cycles: the command and the image.
  'initiate.cycles': {
    ...cycles,
    aim: 750,
    limit: 800,
    best: null,
    bestWhose: 'FlexTOE: 36 MMIO writes, fresh connection only',
  },
  'query.cycles': { ...cycles, ...none },
  'terminate.cycles': { ...cycles, aim: 750, limit: 800, ...nobody },
  'uploadAll.cyclesEach': { ...cycles, aim: 100, limit: null, ...nobody },
  'engine.eventsPerCycle': { unit: 'events/cycle', better: 'higher', tolerance: 0.01, aim: 1, limit: 1, ...nobody },
  'state.bitsPerConnection': { unit: 'bit', better: 'lower', tolerance: null, ...none },
  // An ECP5-85F has to hold the small configuration (docs/decisions/area.md). Never compared: a report may be older than the design.
  'synth.small.lut4': { ...area, ...none },
  'synth.small.luts': { ...area, aim: 60_000, limit: 60_000, ...nobody },
  'synth.small.flipFlops': { ...area, ...none },
  'synth.small.blockRams': { ...area, aim: 140, limit: 140, ...nobody },
  'synth.small.longestPath': { ...area, ...none },
  'synth.default.lut4': { ...area, ...none },
  'synth.default.luts': { ...area, ...none },
  'synth.default.flipFlops': { ...area, ...none },
  'synth.default.blockRams': { ...area, ...none },
  'synth.default.longestPath': { ...area, ...none },
  'sim.cyclesPerSecond': {
    ...speed,
    unit: 'cycles/s',
    aim: 2e6,
    limit: 6e5,
    best: 1.4e6,
    bestWhose: 'Beehive under Verilator',
  },
  'sim.segmentsPerSecond': {
    ...speed,
    unit: 'segments/s',
    aim: 2e5,
    limit: null,
    best: 1.86e5,
    bestWhose: 'Beehive under Verilator',
  },
  'sim.bridgeRatio': { ...ratio, better: 'higher', aim: 0.9, limit: null, ...nobody },
  'sim.busyBridgeRatio': { ...ratio, better: 'higher', ...none },
  'sim.idleBareCyclesPerSecond': { ...speed, unit: 'cycles/s', ...none },
  'sim.idleCyclesPerSecond': { ...speed, unit: 'cycles/s', ...none },
  'sim.busyBareCyclesPerSecond': { ...speed, unit: 'cycles/s', ...none },
  'sim.busyCyclesPerSecond': { ...speed, unit: 'cycles/s', ...none },
  'bridge.regRead.p50us': {
    unit: 'us',
    better: 'lower',
    tolerance: null,
    aim: 50,
    limit: null,
    best: 12,
    bestWhose: 'raw unix socket',
  },
  'bridge.regRead.p99us': {
    unit: 'us',
    better: 'lower',
    tolerance: null,
    aim: 150,
    limit: null,
    best: 53,
    bestWhose: 'prototype',
  },
  'bridge.opsPerSecond': { ...speed, unit: 'operations/s', aim: 1e6, limit: null, best: 2.7e6, bestWhose: 'prototype' },
  'bridge.registerOpsPerSecond': { ...speed, unit: 'operations/s', ...none },
  'bridge.framesPerSecond': { ...speed, unit: 'frames/s', aim: 4e4, limit: null, best: 5.1e4, bestWhose: 'ws echo' },
  'compare.costRatio': { ...ratio, better: 'lower', aim: 2, limit: 3, ...nobody },
  'model.eventsPerSecond': { ...speed, unit: 'events/s', ...none },
};

const ratePattern = /^(rx|tx)\.(64|1460)\.c(1|4|256)(\.ts1)?(\.w64)?(\.l1)?\.cyclesPerSeg$/;

/** Beats of a frame that starts a beat of its own: no engine is faster than its bus. */
const beats = (frameBytes: number, narrow: boolean): number => Math.ceil(frameBytes / (narrow ? 8 : 64));

const bestReceive = (small: boolean) => ({
  best: small ? 3 : 25,
  bestWhose: `Beehive tcp_hw, 512 bit${small ? ', 16 connections' : ''}`,
});
const bestTransmit = { best: 1, bestWhose: 'Tonic, Beehive tcp_hw: headers only' };
const bestAlone = { best: 1.9, bestWhose: 'Tonic: headers only' };

/** {rx,tx}.{64,1460}.c{1,4,256}[.ts1][.w64][.l1].cyclesPerSeg */
function rate([, way, size, connections, ts, w64]: RegExpExecArray): Entry {
  const alone = connections === '1';
  const small = size === '64';
  // 1460 B with timestamps: 1448 B of payload, the same frame.
  const bus = beats(54 + (small && ts ? 64 + 12 : Number(size)), w64 !== undefined);
  const wide = way === 'rx' ? { small: alone ? 6 : 3, large: 25 } : { small: 4, large: 26 };
  const limit = w64 ? (small ? null : Math.round(bus * 1.1)) : small ? wide.small : wide.large;
  const aim = alone && small && !w64 ? 4 : bus;
  // Nobody's figure is for a bus of 8 bytes.
  const best = w64 ? nobody : way === 'rx' ? bestReceive(small) : alone ? bestAlone : bestTransmit;
  return { ...cycles, unit: 'cycles/segment', aim, limit, ...best };
}

/** @throws SmokestackError 'internal' for an id that nobody has described */
export function entryOf(id: string): Entry {
  const match = ratePattern.exec(id);
  const entry = match ? rate(match) : entries[id];
  if (entry) return entry;
  throw new SmokestackError('internal', `the figure ${id} is not in src/bench/figures/catalog.ts`);
}

/** Four digits: what a measurement can mean. */
export function figureOf({ id, value, conditions }: Measured): Figure {
  if (!Number.isFinite(value)) throw new SmokestackError('internal', `the figure ${id} is ${value}`);
  const { unit, aim, best, bestWhose } = entryOf(id);
  return { id, value: Number(value.toPrecision(4)), unit, aim, best, bestWhose, conditions };
}

/** Whether `value` is on the wrong side of `bound`, by more than its last digit. */
export function fallsShort(id: string, value: number, bound: number | null): boolean {
  if (bound === null) return false;
  const slack = Math.abs(bound) * 0.005;
  return entryOf(id).better === 'lower' ? value > bound + slack : value < bound - slack;
}
