/**
 * Makes a failing case small: fewer steps first (delta debugging, Zeller and Hildebrandt 2002), then simpler ones. A step is
 * plain data that means something whatever stands before it, so every smaller list is a case too.
 */
import { type Json, simpler } from './simpler.ts';

/** Whether the case still fails, in the way that is looked for. */
export type Fails<Step> = (steps: readonly Step[]) => Promise<boolean>;

export interface ShrinkOptions {
  /** At most so many trials. Default 1000. */
  readonly trials?: number;
  /** Hears of each smaller case. */
  readonly onSmaller?: (steps: number, trials: number) => void;
}

/** Thrown by the budget, caught by `shrink`. */
const spent = Symbol('no trials left');

class Search<Step extends Json> {
  best: readonly Step[];
  trials = 0;
  readonly #fails: Fails<Step>;
  readonly #options: ShrinkOptions;

  constructor(steps: readonly Step[], fails: Fails<Step>, options: ShrinkOptions) {
    this.best = steps;
    this.#fails = fails;
    this.#options = options;
  }

  /** Takes `steps` where they fail too. */
  async take(steps: readonly Step[]): Promise<boolean> {
    if (this.trials >= (this.#options.trials ?? 1000)) throw spent;
    this.trials++;
    if (!(await this.#fails(steps))) return false;
    this.best = steps;
    this.#options.onSmaller?.(steps.length, this.trials);
    return true;
  }
}

/** Takes away runs of steps: halves, quarters, … single ones; from the end, where most is not needed. @returns whether any went */
async function fewer<Step extends Json>(search: Search<Step>): Promise<boolean> {
  const before = search.best.length;
  for (let size = Math.ceil(before / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let end = search.best.length; end > 0; end -= size) {
      const from = Math.max(0, end - size);
      await search.take([...search.best.slice(0, from), ...search.best.slice(end)]);
    }
  return search.best.length < before;
}

/** Makes each step simpler as far as it goes. @returns whether any became so */
async function plainer<Step extends Json>(search: Search<Step>): Promise<boolean> {
  let any = false;
  for (let at = search.best.length - 1; at >= 0; at--)
    for (let again = true; again; ) {
      again = false;
      for (const candidate of simpler(search.best[at] as Step)) {
        again = await search.take(search.best.with(at, candidate as Step));
        any ||= again;
        if (again) break;
      }
    }
  return any;
}

/** The smallest case found that fails like `steps`, which must. */
export async function shrink<Step extends Json>(
  steps: readonly Step[],
  fails: Fails<Step>,
  options: ShrinkOptions = {},
): Promise<readonly Step[]> {
  const search = new Search(steps, fails, options);
  try {
    // A simpler step may make another one needless.
    do while (await fewer(search));
    while (await plainer(search));
  } catch (thrown) {
    if (thrown !== spent) throw thrown;
  }
  return search.best;
}
