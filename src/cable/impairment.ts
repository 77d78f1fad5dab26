import { type Millis, millis, SmokestackError } from '#units';

/** What a cable does to the frames of one direction. Everything left out does nothing. */
export interface Impairment {
  /** Fraction of frames that vanish, 0 … 1. */
  readonly loss?: number;
  /** Fraction of frames that arrive twice, the copy right behind the original. */
  readonly duplication?: number;
  /** Fraction of frames held back by `reorderBy`, so that later ones overtake them. */
  readonly reordering?: number;
  /** Default 2 ms. */
  readonly reorderBy?: Millis;
  /** Fraction of frames in which one bit flips (see corrupt.ts). */
  readonly corruption?: number;
  /** Latency of every frame; 0 (the default) hands frames over within `send`. */
  readonly delay?: Millis;
  /** Holds from this time of the clock on. */
  readonly from?: Millis;
  /** Holds before this time of the clock. */
  readonly until?: Millis;
  /** Holds for frames it says yes to; `index` counts the frames of this direction from 0. */
  readonly matches?: (frame: Uint8Array, index: number) => boolean;
}

export const DEFAULT_REORDER_BY = millis(2);

const RATES = ['loss', 'duplication', 'reordering', 'corruption'] as const;
const SPANS = ['reorderBy', 'delay'] as const;

/** @throws SmokestackError `usage` when a rate is not a fraction or a time is negative. */
export const checkImpairment = (impairment: Impairment): Impairment => {
  for (const name of RATES) {
    const rate = impairment[name] ?? 0;
    if (!(rate >= 0 && rate <= 1))
      throw new SmokestackError('usage', `cable: ${name} = ${rate} is not a fraction`, { cure: 'write 2 % as 0.02' });
  }
  for (const name of SPANS)
    if (!((impairment[name] ?? 0) >= 0)) throw new SmokestackError('usage', `cable: ${name} is negative`);
  return impairment;
};

export const holds = (impairment: Impairment, now: Millis, frame: Uint8Array, index: number): boolean =>
  now >= (impairment.from ?? 0) &&
  now < (impairment.until ?? Number.POSITIVE_INFINITY) &&
  (impairment.matches?.(frame, index) ?? true);
