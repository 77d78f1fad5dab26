/** Worlds of chance: registers, settings of the host, the wire. */
import type { Random } from '#units';
import type { Setup, Terms, WireRule } from '../stroke.ts';

const wire = (random: Random): WireRule =>
  random.chance(0.4)
    ? { delay: random.pick([0, 0, 0, 0.1]) }
    : {
        delay: random.pick([0, 0, 0.05, 0.5]),
        loss: random.pick([0, 0, 0.01, 0.04]),
        duplication: random.pick([0, 0, 0.02, 0.1]),
        reordering: random.pick([0, 0, 0.03, 0.1]),
      };

/** Timers are short: a run passes through many of them. */
export const setupOf = (config: Setup['config'], random: Random): Setup => {
  // Timers that are started together fire together.
  const alike = random.chance(0.3) ? 5 : undefined;
  return {
    config,
    seed: random.u32(),
    adapter: {
      tcpAckFrequency: random.pick([0, 1, 2, 2, 3, 5]),
      tcpDelayedAckTicks: alike ?? random.pick([1, 2, 5, 20]),
      tcpMaximumRetransmissions: random.pick([2, 15, 15, 15]),
      tcpDuplicateAckThreshold: random.pick([1, 2, 3, 3]),
      tcpPushTicks: alike ?? random.pick([1, 2, 5, 20]),
      tcpSwsPreventionTicks: random.pick([0, 2, 10]),
      rtoFloorMs: alike ?? random.pick([2, 5, 20]),
      rtoCapMs: random.pick([50, 100, 400]),
      modeBits: random.int(0, 3),
      indicationBytes: random.pick([128, 512, 2048, 16_384]),
      sendCompleteBytes: random.pick([1, 1000, 5000, 65_536]),
    },
    host: {
      nagle: random.chance(0.5),
      timestamps: random.chance(0.8),
      windowScaling: random.chance(0.8),
      windowScale: random.pick([0, 0, 1, 3, 7]),
      receiveBuffer: random.pick([4096, 16_384, 60 * 1024]),
      sendBuffer: random.pick([8192, 65_536]),
      ackFrequency: random.pick([1, 2, 2, 4]),
      duplicateAckThreshold: random.pick([2, 3]),
      // TIME_WAIT outlasts three losses in a row of what the far end sends once more.
      maximumSegmentLifetime: random.pick([400, 800]),
      finWait2: 2000,
    },
    wire: { toFar: wire(random), toNear: wire(random) },
    ...(random.chance(0.3) ? { piece: random.pick([100, 333, 1000]) } : {}),
    ...(random.chance(0.7) ? { events: random.pick([1, 1, 2]) } : {}),
    ...(random.chance(0.6) ? { late: random.pick([0.1, 0.5, 2, 10]) } : {}),
    ...(random.chance(0.3) ? { accept: random.pick([20, 100, 700]) } : {}),
  };
};

export const termsOf = (random: Random): Terms => ({
  mss: random.pick([1460, 1460, 536, random.int(100, 1460)]),
  timestamps: random.chance(0.7),
  ...(random.chance(0.6) ? { windowScale: random.pick([0, 2, 7]) } : {}),
  room: random.pick([1500, 4000, 20_000, 65_535]),
  ackEvery: random.pick([1, 2, 2, 4]),
  ackDelay: random.pick([0, 1, 5]),
  requests: random.pick([0, 1, 2, 4]),
  requestBytes: random.pick([100, 700, 1460, 4096, 16_384]),
  ...(random.chance(0.2) ? { noPush: true } : {}),
});
