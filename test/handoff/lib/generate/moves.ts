/**
 * Moves of chance, steered: each is made for a cut point (a state, and an event that the terminate is to follow). A stimulus
 * that causes such events goes to the device so many cycles before or behind the terminate; which event it then meets the
 * records tell, never the wish.
 */
import type { Random } from '#units';
import type { Action } from '../stroke.ts';
import {
  close,
  cut,
  cycles,
  down,
  forge,
  free,
  loss,
  mend,
  pause,
  query,
  resume,
  sizes,
  terminateCycles,
  up,
  wait,
  write,
} from './words.ts';

/** From the wire to its record a frame of few bytes takes about so many. */
const frameCycles = 22;

const some = (random: Random): Action => write(random.pick(['host', 'far', 'far']), sizes(random));

/** Ways to a state, from ESTABLISHED; the last stroke of each is what enters it. */
const ways: Readonly<Record<string, (random: Random) => readonly Action[]>> = {
  Established: () => [],
  FinWait1: (random) => [cut(random.pick(['toFar', 'toNear'])), close('host'), wait(0.3)],
  'FinWait1, held up by the window': () => [pause('far'), write('host', 66_000), close('host'), wait(2)],
  FinWait2: () => [close('host'), wait(3)],
  CloseWait: () => [close('far'), wait(1)],
  Closing: () => [cut('toFar'), close('host'), wait(0.5), close('far'), wait(1)],
  LastAck: (random) => [close('far'), wait(1), cut(random.pick(['toFar', 'toNear'])), close('host'), wait(0.5)],
  TimeWait: (random) => [close('host'), wait(random.pick([0.5, 3])), close('far')],
  'TimeWait through CLOSING': () => [cut('toFar'), close('host'), wait(0.5), close('far'), wait(0.5), mend],
  Closed: (random) => [
    close('far'),
    wait(1),
    cut('toNear'),
    close('host'),
    wait(0.5),
    mend,
    wait(random.pick([1, 20])),
  ],
  Aborted: (random) => [{ do: 'abort', end: random.pick(['far', 'host']) }],
  'Aborted by a forged reset': () => [forge('reset')],
  UploadRequested: () => [forge('syn')],
  'UploadRequested after time-outs': (random) => [cut('toFar'), write('host', 500), wait(random.pick([20, 60, 200]))],
};

/** What makes the device do something of a kind. */
const stimuli: readonly ((random: Random) => readonly Action[])[] = [
  (random) => [write('far', sizes(random))],
  (random) => [write('host', sizes(random))],
  () => [resume('host')],
  () => [resume('far')],
  (random) => [{ do: 'hole' }, write('far', random.int(1500, 6000))],
  (random) => [forge(random.pick(['again', 'beyond', 'bare']))],
  () => [forge('bare')],
  () => [query],
  () => [query],
  // One timer for what is owed, one for what is partly filled.
  (random) => [write('far', random.int(1, 900)), wait(random.int(0, 4))],
  // What is fetched once more while something else happens.
  (random) => [cut('toFar'), write('host', 1000), wait(random.pick([2, 5, 12])), write('far', 100)],
  (random) => [cut('toFar'), write('host', 1400), wait(random.pick([2, 5, 12])), { do: 'hole' }, write('far', 3000)],
  () => [mend],
  (random) => [pause('host'), write('far', sizes(random)), wait(0.2), resume('host')],
  () => [],
];

const awaited = ['Segment', 'Grant', 'Timer', 'SendPost', 'ReceivePost', 'Answer', 'Copied', 'Step', 'Divided'];

/** The terminate, set against a stimulus in time. */
function timed(random: Random, stimulus: readonly Action[]): readonly Action[] {
  const meet = terminateCycles - frameCycles;
  const kind = random.unit();
  // The first event of a frame, and those that follow each other at once, come just before the terminate.
  if (kind < 0.2) return [up, cycles(random.int(meet - 30, meet + 2)), ...stimulus];
  if (kind < 0.3) return [up, cycles(random.int(meet - 200, meet + 2)), ...stimulus];
  // What the host orders is fetched as the terminate is.
  if (kind < 0.42) return [...stimulus, cycles(random.int(1, 30)), up];
  if (kind < 0.54) return [...stimulus, cycles(random.int(1, 400)), up];
  if (kind < 0.74) return [...stimulus, { do: 'timer', before: terminateCycles - random.int(2, 40) }, up];
  if (kind < 0.92)
    return [...stimulus, { do: 'await', kind: random.pick(awaited), ms: 5 }, cycles(random.int(1, 60)), up];
  return [...stimulus, wait(random.pick([0.5, 3, 12])), up];
}

/** One hand-down with its terminate. */
export function move(random: Random): readonly Action[] {
  const before: Action[] = [];
  if (random.chance(0.3)) before.push(pause(random.pick(['host', 'host', 'far'])));
  if (random.chance(0.15)) before.push(cut(random.pick(['toFar', 'toNear'])));
  if (random.chance(0.1)) before.push(down, ...loss);
  if (random.chance(0.5)) before.push(some(random));
  const between: Action[] = [];
  for (let left = random.int(0, 2); left > 0; left--) between.push(some(random), wait(random.pick([0.1, 0.5, 2])));
  const stimulus = random.pick(stimuli)(random);
  const after = random.chance(0.6) ? free : [];
  return [...before, down, ...between, ...timed(random, stimulus), ...after];
}

/** Bytes that wait in the device, or in the host, until the application reads on. */
const unread = (random: Random): readonly Action[] => [pause('host'), write('far', sizes(random)), wait(0.3)];

/** A way to a state, gone in host or device, and a terminate there. */
export function closing(random: Random): readonly Action[] {
  const way = random.pick(Object.values(ways))(random);
  const waiting = random.chance(0.4);
  const before = waiting ? unread(random) : random.chance(0.25) ? [down, ...loss] : [];
  const stimulus: readonly Action[] = waiting && random.chance(0.5) ? [resume('host')] : random.pick(stimuli)(random);
  const kind = random.unit();
  // The state is reached before the hand-down; in the device; or just before the terminate.
  if (kind < 0.25) return [...before, ...way, down, ...timed(random, stimulus)];
  if (kind < 0.55) return [...before, down, ...way, ...timed(random, stimulus)];
  const last = way.findLastIndex((action) => action.do !== 'wait');
  const also = random.chance(0.4) ? [...stimulus, cycles(random.int(1, 300))] : [];
  const entering = last < 0 ? stimulus : [...also, ...way.slice(last, last + 1)];
  return [...before, down, ...way.slice(0, Math.max(0, last)), ...timed(random, entering)];
}
