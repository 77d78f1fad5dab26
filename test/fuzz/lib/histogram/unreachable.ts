/**
 * Cells of a histogram that nothing can reach, each with the reason: what a full run must not find empty is everything else,
 * and a reason that a run has refuted is no reason.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SmokestackError } from '#units';
import type { Histogram } from './histogram.ts';

const file = z.record(
  z.string(),
  z.array(
    z.strictObject({
      /** One kind or several; '*': every kind. */
      kind: z.union([z.string(), z.array(z.string())]),
      /** One state or several; '*': every state. */
      state: z.union([z.string(), z.array(z.string())]),
      /** A sentence: which rule keeps the event from happening. */
      reason: z.string().min(20),
    }),
  ),
);

const named = (names: string | readonly string[], all: readonly string[]): readonly string[] =>
  names === '*' ? all : typeof names === 'string' ? [names] : names;

/** The cells of `histogram` that cannot be reached, and why. */
export class Unreachable {
  readonly #reasons = new Map<string, string>();

  /** @throws SmokestackError 'usage' for a kind or state that the histogram does not have, or a cell that stands twice */
  constructor(histogram: Histogram, entries: z.infer<typeof file>[string]) {
    for (const { kind, state, reason } of entries)
      for (const one of named(kind, histogram.kinds))
        for (const other of named(state, histogram.states)) {
          const cell = `${one} in ${other}`;
          if (!histogram.kinds.includes(one) || !histogram.states.includes(other))
            throw new SmokestackError('usage', `the histogram has no cell ${cell}`, {
              cure: 'mend the unreachable file',
            });
          if (this.#reasons.has(cell))
            throw new SmokestackError('usage', `${cell} is called unreachable twice`, { cure: 'leave one reason' });
          this.#reasons.set(cell, reason);
        }
  }

  /** Those of `section` in the file at `path`. */
  static read(path: string, section: string, histogram: Histogram): Unreachable {
    return new Unreachable(histogram, file.parse(JSON.parse(readFileSync(path, 'utf8')))[section] ?? []);
  }

  has(kind: string, state: string): boolean {
    return this.#reasons.has(`${kind} in ${state}`);
  }

  /** A sentence for each empty cell without a reason, and for each cell that was hit in spite of one. */
  judge(histogram: Histogram): readonly string[] {
    const wrong: string[] = [];
    for (const kind of histogram.kinds)
      for (const state of histogram.states) {
        const cell = `${kind} in ${state}`;
        const [count, reason] = [histogram.count(kind, state), this.#reasons.get(cell)];
        if (count === 0 && reason === undefined) wrong.push(`${cell} never happened, and nothing says that it cannot`);
        if (count > 0 && reason !== undefined) wrong.push(`${cell} happened ${count} times, but: ${reason}`);
      }
    return wrong;
  }
}
