/** Terminates in the middle of what goes to the wire: grants, retransmissions. */
import type { Random } from '#units';
import type { Action } from '../../stroke.ts';
import { cut, cycles, down, mend, query, resume, timer, wait, write } from '../words.ts';
import { type Aim, aimedAt, slow, unposted } from './parts.ts';

/** Until a timer has fired. */
const timed = (ms: number): Action => ({ do: 'await', kind: 'Timer', ms });

export const sendingAims = {
  'events under a retransmission': (random) => {
    const others: readonly Action[] = random.pick([
      [write('host', 100)],
      [resume('host')],
      [query],
      [write('far', 100)],
      [],
    ]);
    const near = random.chance(0.5) ? [write('far', 100)] : [];
    return {
      terms: { ...slow, requests: 1, requestBytes: 4096, ...(random.chance(0.4) ? { filled: 700 } : {}) },
      actions: [
        ...(random.chance(0.6) ? unposted : [down]),
        cut('toFar'),
        write('host', random.pick([500, 3000])),
        wait(0.4),
        ...near,
        ...(random.chance(0.3) ? [resume('host')] : []),
        wait(0.2),
        timer(random.int(100, 500)),
        ...aimedAt(random, 50, 500, others),
      ],
    };
  },
  'a window sent once more': (random) => {
    const others: readonly Action[] = random.pick([
      [],
      [],
      [query],
      [write('far', 3000)],
      [resume('host')],
      [write('host', 100)],
    ]);
    // Lost a second time when few segments are under way: what is sent again outlasts the slow start.
    const twice: readonly Action[] = [cycles(random.int(500, 1500)), cut('toFar'), wait(2.5), mend, timed(60)];
    return {
      terms: {
        mss: random.pick([200, 536]),
        room: 65_535,
        ackEvery: 1,
        ackDelay: 0,
        windowScale: 2,
        requests: 1,
        requestBytes: 4096,
        ...(random.chance(0.4) ? { filled: 700 } : {}),
      },
      actions: [
        ...(random.chance(0.5) ? unposted : [down]),
        write('host', 6000),
        wait(3),
        cut('toFar'),
        write('host', 8000),
        wait(2.5),
        mend,
        timed(25),
        ...(random.chance(0.7) ? twice : []),
        cycles(random.int(1, 2500)),
        ...aimedAt(random, 100, 500, others),
      ],
    };
  },
  'grants one behind the other': (random) => ({
    terms: { mss: random.pick([100, 200]), room: 65_535, windowScale: 2, ackEvery: 1, ackDelay: 0 },
    actions: [down, write('host', 6000), wait(3), write('host', 9000), ...aimedAt(random, 150, 900, [])],
  }),
} satisfies Readonly<Record<string, (random: Random) => Aim>>;
