/** Worlds and connections of chance. */
import { limits } from '#contract';
import type { Random } from '#units';
import { offloadableStates } from '../image.ts';
import type { InitiateStroke, Setup } from '../stroke.ts';
import { draw } from './draw.ts';

/** Timers are short, so that strobes reach them. */
export const setupOf = (config: Setup['config'], random: Random): Setup => ({
  config,
  seed: random.u32(),
  slots: config === 'small' ? 8 : random.pick([8, 32, 64]),
  mtus: [limits.pathMtuMax, random.pick([576, 1280, random.int(68, limits.pathMtuMax)]), random.int(68, 300)],
  adapter: {
    ticksPerSecond: random.pick([10, 100, 1000, 1000]),
    tcpAckFrequency: random.pick([0, 1, 2, 2, 3, 5]),
    tcpDelayedAckTicks: random.pick([1, 2, 5, 20]),
    tcpMaximumRetransmissions: random.pick([1, 2, 3, 5]),
    tcpDuplicateAckThreshold: random.pick([1, 2, 3, 3]),
    tcpPushTicks: random.pick([1, 2, 5, 20]),
    rtoFloorMs: random.pick([1, 5, 20, 50]),
    rtoCapMs: random.pick([50, 60, 100, 400]),
    modeBits: random.int(0, 3),
    tcpSwsPreventionTicks: random.pick([1, 1, 2, 5, 20]),
    indicationBytes: random.pick([128, 512, 1024, 2048]),
    sendCompleteBytes: random.pick([1, 1000, 5000, 65_536]),
  },
});

/** Segments of a few bytes are rare: a send of such a connection takes the device long. */
const mssOf = (random: Random): number =>
  draw<() => number>(random, [
    [6, () => 1460],
    [3, () => random.int(100, 1460)],
    [2, () => random.int(20, 200)],
    [1, () => random.int(1, 20)],
  ])();

const sequence = (random: Random): number =>
  draw<() => number>(random, [
    [1, () => random.u32()],
    // About to come round.
    [1, () => (0x1_0000_0000 - random.int(0, 5000)) % 0x1_0000_0000],
    [1, () => (0x8000_0000 - random.int(0, 5000)) >>> 0],
  ])();

const windows = (random: Random): { readonly [field: string]: number } => {
  const sndWnd = random.pick([0, 0, random.int(1, 3000), 0xffff, 0xffff, 2 ** 20]);
  return { sndWnd, maxSndWnd: Math.max(sndWnd, random.pick([0, 3000, 0xffff, 2 ** 20])) };
};

const congestion = (random: Random, mss: number): { readonly [field: string]: number } => ({
  cWnd: random.pick([0, 1, mss, 2 * mss, 10 * mss, 10 * mss, 2 ** 20, 2 ** 30]),
  ssThresh: random.pick([0, 2 * mss, 5 * mss, 2 ** 16, 2 ** 30]),
  sRtt: random.pick([0, 8, random.int(1, 400), 0xffff]),
  rttVar: random.pick([0, 2, random.int(1, 100), 0xffff]),
  dupAckCount: random.pick([0, 0, 1, 2, 255]),
});

const timers = (random: Random): { readonly [field: string]: number } => ({
  retransmitCount: random.pick([0, 0, 0, 1, 2, 255]),
  sndWndProbeCount: random.pick([0, 0, 1, 255]),
  retransmitTimeoutDelta: random.pick([0xffff_ffff, 0xffff_ffff, 0, 1, random.int(0, 30)]),
  maxRT: random.pick([0, 0, 0xffff_ffff, 1, random.int(1, 40)]),
  totalRT: random.pick([0, 0, random.int(0, 50)]),
  cachedFlags: random.pick([0, 2, 8, 10]),
});

const timestampFields = (random: Random): { readonly [field: string]: number } => ({
  tsRecent: random.u32(),
  // 24 days are 20 736 000 ticks of 100 ms and 2 073 600 000 of 1 ms (OC-27).
  tsRecentAge: random.pick([0, 0, 5, 20_736_000, 20_735_990, 207_360_000, 2_073_600_000, 2_073_599_990, random.u32()]),
  tsTime: random.u32(),
});

/** What may be handed down in this state, or any offloadable one. */
export function initiateStroke(slot: number, paths: number, random: Random): InitiateStroke {
  const state = random.pick([...offloadableStates, 'Established', 'Established']);
  const mss = mssOf(random);
  const regionLog2 = random.pick([12, 13, 16, 16]);
  const scale = random.int(0, 9);
  const backlog = random.chance(0.4)
    ? Array.from({ length: random.int(1, 4) }, () => random.int(1, Math.min(3000, 12 * mss)))
    : [];
  const total = backlog.reduce((sum, bytes) => sum + bytes, 0);
  const timestamps = random.chance(0.5);
  const buffered = random.chance(0.25) ? random.int(1, 2000) : 0;
  return {
    do: 'initiate',
    slot,
    state,
    path: random.int(0, paths - 1),
    mss,
    timestamps,
    ...(random.chance(0.4) ? { scales: [random.int(0, 14), scale] } : {}),
    peerAt: sequence(random),
    ourAt: sequence(random),
    ...(backlog.length > 0 ? { backlog } : {}),
    ...(random.chance(0.5) ? { sent: random.int(0, total + 1) } : {}),
    ...(random.chance(0.3) ? { next: random.int(0, total + 1) } : {}),
    ...(buffered > 0 ? { buffered } : {}),
    ...(random.chance(0.3) ? { indicated: true } : {}),
    regionLog2,
    ringLog2: random.int(3, 5),
    image: {
      ...windows(random),
      ...congestion(random, mss),
      ...(random.chance(0.6) ? timers(random) : {}),
      ...(timestamps ? timestampFields(random) : {}),
      ...(random.chance(0.2) ? { rcvIndicationSize: random.int(1, 3000) } : {}),
      ...(random.chance(0.3) ? { rcvWnd: random.int(0, 2000) } : {}),
      ...(random.chance(0.2) ? { initialRcvWnd: random.int(2 ** 10, 2000) } : {}),
      ...(random.chance(0.1) ? { tosOrTrafficClass: random.int(0, 255), ttlOrHopLimit: random.int(0, 255) } : {}),
    },
  };
}
