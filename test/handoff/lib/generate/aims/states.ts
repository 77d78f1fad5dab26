/** An event of a kind, in a state in which it seldom is the last one. */
import type { Random } from '#units';
import type { Action } from '../../stroke.ts';
import {
  clog,
  close,
  cut,
  cycles,
  down,
  forge,
  loss,
  mend,
  pause,
  query,
  resume,
  terminateCycles,
  timer,
  up,
  wait,
  write,
} from '../words.ts';
import { type Aim, anyState, ends, entered, long, parked, slow, through, unposted } from './parts.ts';

export const stateAims = {
  'what enters a state': (random) => {
    const last: readonly Action[] = random.pick([[], [forge('bare'), wait(0.6)]]);
    return { actions: [down, ...anyState(random), ...last, ...ends(random)] };
  },
  'a query in a state': (random) => {
    const state = anyState(random).filter((action) => action.do !== 'clog');
    return { actions: [down, ...state, query, wait(random.pick([0.7, 1.5])), ...ends(random)] };
  },
  'a post in a state': (random) => ({
    terms: { requests: random.pick([1, 2]), requestBytes: 700, noPush: random.chance(0.3) },
    actions: [...unposted, ...anyState(random), resume('host'), ...ends(random)],
  }),
  'a push timer in a state': (random) => ({
    terms: { requests: 1, requestBytes: 4096, filled: 700 },
    actions: [...unposted, ...anyState(random), resume('host'), cycles(400), timer(-50), ...ends(random)],
  }),
  'the delayed acknowledgement in a state': (random) => {
    const state = random.pick([entered.Established, entered.FinWait1, entered.FinWait2] as const);
    const before = terminateCycles - random.int(2, 40);
    return { actions: [down, ...state, write('far', 100), wait(0.7), timer(before), up, wait(through)] };
  },
  'a retransmission timer in a state': (random) => {
    const closing = random.pick([entered.FinWait1, entered.Closing, entered.LastAck] as const);
    return { actions: [down, ...closing, timer(terminateCycles - random.int(2, 12)), up, wait(through)] };
  },
  'sends of a host that has not heard': (random) => {
    const state = random.pick([entered.Aborted, entered.UploadRequested, entered.CloseWait] as const);
    return { actions: [down, ...state, write('host', 100), ...ends(random)] };
  },
  'divisions in a state': (random) => {
    const acked: readonly Action[] = random.pick([
      [clog(long), write('host', 500), wait(1.3), write('far', 10), forge('reset'), wait(through)],
      [clog(long), write('host', 500), wait(1.3), write('far', 10), forge('syn'), wait(through)],
      [write('host', 500), wait(1.3), cut('toFar'), close('host'), wait(2.5)],
      [clog(long), write('host', 500), wait(1.3), cut('toFar'), close('host'), wait(0.2), close('far'), wait(through)],
      [clog(long), close('host'), wait(3)],
      [clog(long), cut('toNear'), close('host'), wait(through), mend, close('far'), wait(through)],
      [close('far'), wait(through), write('host', 500), wait(1.3), cut('toFar'), close('host'), wait(2.5)],
      [close('far'), wait(through), clog(long), close('host'), wait(3)],
    ]);
    return { terms: { ...slow, ackDelay: 2 }, actions: [down, ...loss, ...acked, ...ends(random)] };
  },
  'a refusal in a state': (random) => {
    const closed: readonly Action[] = random.pick([
      [],
      [cut('toFar'), close('host'), wait(0.5)],
      [cut('toFar'), close('host'), wait(0.5), close('far'), wait(through)],
      [close('far'), wait(through)],
      [close('far'), wait(through), cut('toNear'), close('host'), wait(0.5)],
      [close('far'), wait(through), close('host'), wait(2 * through)],
    ]);
    return {
      terms: { requests: 0 },
      actions: [...parked(700), ...closed, resume('host'), pause('host'), wait(1), ...ends(random)],
    };
  },
} satisfies Readonly<Record<string, (random: Random) => Aim>>;
