/** What aims have in common: states entered unheard, and terminates set against a stimulus. */
import type { Random } from '#units';
import type { Action, Terms } from '../../stroke.ts';
import { clog, close, cut, cycles, down, forge, pause, terminateCycles, up, wait, write } from '../words.ts';

export interface Aim {
  readonly terms?: Terms;
  readonly actions: readonly Action[];
}

/** Milliseconds within which a segment and its answer are through, on the slowest wire. */
export const through = 1.5;
/** Of a clog within which the longest of these timers fires. */
export const long = 40;

/** States entered while the ring is full, so that the host hears nothing of it. */
export const entered = {
  Established: [clog(long)],
  FinWait1: [clog(long), cut('toFar'), close('host'), wait(through)],
  FinWait2: [clog(long), close('host'), wait(3)],
  CloseWait: [clog(long), close('far'), wait(through)],
  Closing: [cut('toFar'), close('host'), wait(0.5), clog(long), close('far'), wait(through)],
  LastAck: [clog(long), close('far'), wait(through), cut('toFar'), close('host'), wait(through)],
  TimeWait: [close('host'), wait(3), clog(long), close('far'), wait(through)],
  Closed: [clog(long), close('far'), wait(through), close('host'), wait(2 * through)],
  Aborted: [clog(long), forge('reset'), wait(through)],
  UploadRequested: [clog(long), forge('syn'), wait(through)],
} satisfies Readonly<Record<string, readonly Action[]>>;

export const anyState = (random: Random): readonly Action[] => random.pick(Object.values(entered));

/** The terminate, at once or when all is quiet. */
export const ends = (random: Random): readonly Action[] => [
  random.chance(0.5) ? wait(random.pick([0.1, 0.6])) : cycles(random.int(0, 400)),
  up,
  wait(through),
];

/** The terminate so that it comes within so many cycles of now, or that many behind. */
export const aimedAt = (random: Random, from: number, to: number, stimulus: readonly Action[]): readonly Action[] => {
  const at = random.int(from, to) - terminateCycles;
  return at >= 0
    ? [...stimulus, cycles(at), up, wait(through)]
    : [up, cycles(Math.min(-at, terminateCycles)), ...stimulus, wait(through)];
};

/** Far ends that answer data only after a while, so that the answer meets what is done meanwhile. */
export const slow: Terms = { mss: 1460, room: 20_000, ackEvery: 2, ackDelay: 5 };

/** Nothing is posted until the application reads on. */
export const unposted: readonly Action[] = [pause('host'), down];

/** Bytes that the device holds, refused by the host. */
export const parked = (bytes: number): readonly Action[] => [...unposted, write('far', bytes), wait(through)];
