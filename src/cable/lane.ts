import { type Clock, type Millis, millis, type Random } from '#units';
import { corrupt } from './corrupt.ts';
import { checkImpairment, DEFAULT_REORDER_BY, holds, type Impairment } from './impairment.ts';

/** What happened to the frames of one direction. delivered + inFlight = frames + duplicated - lost - corruptedAway. */
export interface LaneStatistics {
  /** Frames given to the cable. */
  frames: number;
  bytes: number;
  delivered: number;
  lost: number;
  duplicated: number;
  reordered: number;
  /** Delivered with a flipped bit. */
  corrupted: number;
  /** Chosen for corruption, but without a checksum of their own: dropped, as an FCS would. */
  corruptedAway: number;
  /** Waiting for their delay to pass. */
  inFlight: number;
}

/** One rule with a stream of chance for each cause: changing one rate leaves the choices of the others as they were. */
interface Rule {
  readonly impairment: Impairment;
  readonly loss: Random;
  readonly duplication: Random;
  readonly reordering: Random;
  readonly corruption: Random;
}

/** One direction of a cable. */
export class Lane {
  readonly statistics: LaneStatistics = {
    frames: 0,
    bytes: 0,
    delivered: 0,
    lost: 0,
    duplicated: 0,
    reordered: 0,
    corrupted: 0,
    corruptedAway: 0,
    inFlight: 0,
  };
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #deliver: (frame: Uint8Array) => void;
  #rules: readonly Rule[] = [];

  constructor(clock: Clock, random: Random, deliver: (frame: Uint8Array) => void) {
    this.#clock = clock;
    this.#random = random;
    this.#deliver = deliver;
  }

  /** Replaces all rules. A frame suffers from each rule that holds for it; delays add up. Frames in flight stay so. */
  impair(impairments: readonly Impairment[]): void {
    this.#rules = impairments.map((impairment, i) => ({
      impairment: checkImpairment(impairment),
      loss: this.#random.fork(`loss ${i}`),
      duplication: this.#random.fork(`duplication ${i}`),
      reordering: this.#random.fork(`reordering ${i}`),
      corruption: this.#random.fork(`corruption ${i}`),
    }));
  }

  carry(frame: Uint8Array): void {
    const { statistics } = this;
    const index = statistics.frames++;
    statistics.bytes += frame.length;
    const now = this.#clock.now();
    let delay = 0;
    let copies = 1;
    let lost = false;
    let late = false;
    let flipped: Uint8Array | undefined = frame;
    for (const { impairment, ...chance } of this.#rules) {
      if (!holds(impairment, now, frame, index)) continue;
      delay += impairment.delay ?? 0;
      // Every cause draws for every frame, lost or not: see Rule.
      if (chance.loss.chance(impairment.loss ?? 0)) lost = true;
      if (chance.duplication.chance(impairment.duplication ?? 0)) copies = 2;
      if (chance.reordering.chance(impairment.reordering ?? 0)) {
        late = true;
        delay += impairment.reorderBy ?? DEFAULT_REORDER_BY;
      }
      if (chance.corruption.chance(impairment.corruption ?? 0) && flipped !== undefined)
        flipped = corrupt(flipped, chance.corruption);
    }
    if (lost) {
      statistics.lost++;
      return;
    }
    if (flipped === undefined) {
      statistics.corruptedAway++;
      return;
    }
    if (flipped !== frame) statistics.corrupted++;
    if (late) statistics.reordered++;
    if (copies === 2) statistics.duplicated++;
    for (let i = 0; i < copies; i++) this.#handOver(flipped, millis(delay));
  }

  #handOver(frame: Uint8Array, delay: Millis): void {
    const { statistics } = this;
    if (delay === 0) {
      statistics.delivered++;
      this.#deliver(frame);
      return;
    }
    statistics.inFlight++;
    this.#clock.after(delay, () => {
      statistics.inFlight--;
      statistics.delivered++;
      this.#deliver(frame);
    });
  }
}
