/** Terminates in the middle of what goes to the host: copies, requests, calls, ranges. */
import type { Random } from '#units';
import type { Action } from '../../stroke.ts';
import {
  clog,
  close,
  cut,
  cycles,
  down,
  forge,
  hush,
  loss,
  mend,
  pause,
  query,
  resume,
  terminateCycles,
  timer,
  wait,
  write,
} from '../words.ts';
import { type Aim, aimedAt, ends, parked, slow, through, unposted } from './parts.ts';

export const deliveryAims = {
  'copies behind the FIN': (random) => ({
    terms: { requests: random.pick([0, 0, 1]), requestBytes: 4096, room: 20_000 },
    actions: [
      down,
      write('far', 9000),
      ...(random.chance(0.6) ? [close('far')] : []),
      wait(random.pick([0.3, 0.6, 1])),
      ...(random.chance(0.4) ? [cut('toNear')] : []),
      ...aimedAt(random, 0, 1500, [close('host')]),
    ],
  }),
  'copies as the connection ends': (random) => {
    const ending: readonly Action[] = random.pick([
      [forge('reset')],
      [forge('reset')],
      [forge('syn')],
      [close('far')],
      [close('far'), cycles(300), close('host')],
    ]);
    const before: readonly Action[] = random.chance(0.5) ? [close('host'), wait(3)] : [];
    return {
      terms: { requests: 0 },
      actions: [
        ...unposted,
        ...before,
        write('far', 9000),
        wait(through),
        resume('host'),
        cycles(random.int(700, 1800)),
        ...aimedAt(random, 100, 700, ending),
      ],
    };
  },
  'events under a long copy': (random) => {
    // The far end takes no more, so that nothing is granted behind a post.
    const shut: readonly Action[] = [pause('far'), write('host', 5000), wait(4)];
    const [before, others]: readonly [readonly Action[], readonly Action[]] = random.pick([
      [shut, [cycles(random.int(1, 700)), write('host', 100)]],
      [[], [query]],
      [[], [cycles(random.int(1, 700)), write('far', 100)]],
      [[write('far', 100), wait(0.5), timer(random.int(350, 1300))], []],
      [[...shut, timer(random.int(350, 1300))], []],
      [
        [write('host', 500), wait(1.3)],
        [cycles(random.int(1, 700)), write('far', 10)],
      ],
    ]);
    return {
      terms: { ...slow, room: 1500, requests: random.pick([1, 1, 2]), requestBytes: 16_384 },
      actions: [
        ...(random.chance(0.5) ? [down, ...loss] : []),
        ...parked(16_000),
        wait(1.5),
        ...before,
        resume('host'),
        ...others,
        ...aimedAt(random, 300, 900, []),
      ],
    };
  },
  'ranges that stay': (random) => {
    const others: readonly Action[] = random.pick([
      [resume('host')],
      [write('host', 100)],
      [query],
      [forge('bare')],
      [timer(terminateCycles - random.int(2, 12))],
      [timer(terminateCycles - random.int(2, 12))],
    ]);
    return {
      terms: {
        ...slow,
        requests: random.pick([0, 1]),
        requestBytes: 700,
        ...(random.chance(0.3) ? { filled: 20 } : {}),
      },
      actions: [
        ...(random.chance(0.3) ? [down, ...loss] : []),
        ...(random.chance(0.5) ? parked(700) : [down]),
        ...(random.chance(0.5) ? [cut('toFar'), write('host', 500), wait(0.6)] : []),
        cut('toNear'),
        write('far', 100),
        wait(0.6),
        mend,
        write('far', 1000),
        wait(random.pick([0.1, 0.7])),
        ...others,
        ...ends(random),
      ],
    };
  },
  'a request that stays partly filled': (random) => {
    const others: readonly Action[] = random.pick([
      [pause('host'), write('far', 1000), wait(through), resume('host')],
      [write('host', 100)],
      [write('host', 500), wait(6)],
      [query],
      [timer(terminateCycles - random.int(2, 40))],
    ]);
    return {
      terms: { ...slow, requests: 2, requestBytes: 1200, noPush: true },
      actions: [down, ...(random.chance(0.3) ? loss : []), write('far', 300), wait(0.7), ...others, ...ends(random)],
    };
  },
  'an answer while the ring is full': (random) => ({
    // The second request is filled in part when the first one is told of.
    terms: { requests: 2, requestBytes: 700, noPush: random.chance(0.8), room: 20_000 },
    actions: [down, hush(14), write('far', 1000), wait(1), clog(30), wait(12), ...ends(random)],
  }),
  'anything while the host is called': (random) => {
    const others: readonly Action[] = random.pick([
      [write('host', 100)],
      [write('host', 500), wait(6)],
      [query],
      [resume('far')],
      [timer(terminateCycles - random.int(2, 40))],
    ]);
    return {
      terms: { ...slow, requests: random.pick([0, 2]), requestBytes: 700 },
      actions: [
        down,
        ...(random.chance(0.4) ? loss : []),
        hush(20),
        write('far', random.pick([700, 1000, 2000])),
        wait(1),
        ...others,
        ...ends(random),
      ],
    };
  },
  'sends while the host is called': (random) => ({
    terms: { requests: random.pick([0, 1, 2]), requestBytes: 700, room: 20_000 },
    actions: [
      down,
      write('far', 700),
      cycles(random.int(200, 800)),
      ...aimedAt(random, 150, 400, [write('host', 100)]),
    ],
  }),
} satisfies Readonly<Record<string, (random: Random) => Aim>>;
