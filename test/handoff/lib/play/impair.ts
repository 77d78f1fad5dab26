import type { Bench } from 'smokestack';
import { millis } from '#units';
import type { Setup, WireRule } from '../stroke.ts';
import type { Life } from './life.ts';

/** The wire as the case says, on which nothing of a connection that is cut gets through. */
export function impair({ cable }: Bench, wire: Setup['wire'], lives: ReadonlyMap<number, Life>): void {
  for (const way of ['toFar', 'toNear'] as const) {
    // The port of the host: source of what goes to the far end.
    const at = way === 'toFar' ? 34 : 36;
    const dead = (frame: Uint8Array) => {
      const port = ((frame[at] ?? 0) << 8) | (frame[at + 1] ?? 0);
      return [...lives.values()].some((life) => life.port === port && life.cut[way]);
    };
    cable.impair(way, [ruleOf(wire[way]), { loss: 1, matches: dead }]);
  }
}

const ruleOf = ({ delay = 0, loss = 0, duplication = 0, reordering = 0 }: WireRule) => ({
  delay: millis(delay),
  loss,
  duplication,
  reordering,
});
