/** A seed is a case: everything in it comes from the seed, and a file of it plays the same. */
import { Random } from '#units';
import type { Action, Case, Setup, Stroke } from '../stroke.ts';
import { type Aim, anyAim } from './aims/index.ts';
import { closing, move } from './moves.ts';
import { setupOf, termsOf } from './setup.ts';
import { free, wait } from './words.ts';

/** Connections beside each other, and connections of each lane, one after the other. */
const lanes = 3;
const lives = 10;

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
      const { terms = {}, actions } = life % 2 === 0 ? anyWay(random) : aimed(random);
      add(lane, [{ do: 'open', terms: { ...termsOf(random), ...terms } }, ...actions]);
    }
  return { shows: [], setup, strokes };
}

/** Moves, a way to an end, and what the host still does with what came back. */
function anyWay(random: Random): Aim {
  const actions: Action[] = [];
  for (let moves = random.int(0, 2); moves > 0; moves--) actions.push(...move(random));
  actions.push(...closing(random));
  for (let moves = random.int(0, 1); moves > 0; moves--) actions.push(...move(random));
  return { actions };
}

/** One aim behind the other: those that end the connection leave nothing to do to those behind. */
function aimed(random: Random): Aim {
  const [first, second] = [anyAim(random), anyAim(random)];
  return { ...first, actions: [...first.actions, ...free, wait(5), ...second.actions] };
}
