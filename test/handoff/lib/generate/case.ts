/** A seed is a case: everything in it comes from the seed, and a file of it plays the same. */
import { Random } from '#units';
import type { Action, Case, Setup, Stroke } from '../stroke.ts';
import { closing, move } from './moves.ts';
import { setupOf, termsOf } from './setup.ts';

/** Connections beside each other, and connections of each lane, one after the other. */
const lanes = 3;
const lives = 8;

/** Of so many seeds one goes to the large device. */
const oneOnDefault = 12;

export const configOf = (seed: number): Setup['config'] => (seed % oneOnDefault === 0 ? 'default' : 'small');

export function caseOf(seed: number, config = configOf(seed)): Case {
  const random = new Random(seed).fork('handoff');
  const setup = setupOf(config, random);
  const strokes: Stroke[] = [];
  const add = (lane: number, actions: readonly Action[]): void => {
    for (const action of actions) strokes.push({ lane, ...action });
  };
  for (let lane = 0; lane < lanes; lane++)
    for (let life = 0; life < lives; life++) {
      add(lane, [{ do: 'open', terms: termsOf(random) }]);
      for (let moves = random.int(0, 2); moves > 0; moves--) add(lane, move(random));
      add(lane, closing(random));
      for (let moves = random.int(0, 1); moves > 0; moves--) add(lane, move(random));
    }
  return { shows: [], setup, strokes };
}
