import type { Clock, Random } from '#units';
import type { FramePort } from '#wire';
import type { Impairment } from './impairment.ts';
import { Lane, type LaneStatistics } from './lane.ts';

/** From the near port to the far one, or back. */
export type Direction = 'toFar' | 'toNear';

export interface CableOptions {
  readonly clock: Clock;
  /** The cable draws from its own forks of it. */
  readonly random: Random;
  /** By convention the NIC under test. */
  readonly near: FramePort;
  /** By convention the peer. */
  readonly far: FramePort;
  /** Rules for frames towards the far port; none by default. */
  readonly toFar?: readonly Impairment[];
  readonly toNear?: readonly Impairment[];
}

/**
 * A wire between two ports that loses, doubles, delays, reorders and corrupts frames as told. What it does depends on
 * the seed, the rules, the order of the frames and the clock only. Without rules frames pass within `send`.
 */
export class Cable {
  readonly #lanes: Record<Direction, Lane>;
  #taps: ((direction: Direction, frame: Uint8Array) => void)[] = [];

  /** Plugs itself into both ports. @throws SmokestackError `usage` when a rule makes no sense. */
  constructor({ clock, random, near, far, toFar = [], toNear = [] }: CableOptions) {
    const lane = (direction: Direction, to: FramePort): Lane =>
      new Lane(clock, random.fork(`cable ${direction}`), (frame) => {
        for (const tap of this.#taps) tap(direction, frame);
        to.send(frame);
      });
    this.#lanes = { toFar: lane('toFar', far), toNear: lane('toNear', near) };
    this.impair('toFar', toFar);
    this.impair('toNear', toNear);
    near.onFrame((frame) => this.#lanes.toFar.carry(frame));
    far.onFrame((frame) => this.#lanes.toNear.carry(frame));
  }

  /** Replaces the rules of one direction from now on; frames in flight keep what was decided for them. */
  impair(direction: Direction, impairments: readonly Impairment[]): void {
    this.#lanes[direction].impair(impairments);
  }

  /** Hears every frame as it leaves the cable, before the receiver does: for captures. */
  onDelivery(tap: (direction: Direction, frame: Uint8Array) => void): void {
    this.#taps = [...this.#taps, tap];
  }

  statistics(direction: Direction): Readonly<LaneStatistics> {
    return { ...this.#lanes[direction].statistics };
  }
}
