/** Terminates in the middle of what goes to the wire: grants, retransmissions. */
import type { Random } from '#units';
import type { Action } from '../../stroke.ts';
import { cut, cycles, down, mend, query, resume, timer, up, wait, write } from '../words.ts';
import { type Aim, aimedAt, slow, through, unposted } from './parts.ts';

export const sendingAims: Readonly<Record<string, (random: Random) => Aim>> = {
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
  'a window sent once more': (random) => ({
    terms: { mss: random.pick([200, 536]), room: 65_535, ackEvery: 1, ackDelay: 0, windowScale: 2 },
    actions: [
      down,
      write('host', 6000),
      wait(3),
      cut('toFar'),
      write('host', 8000),
      wait(2.5),
      mend,
      { do: 'await', kind: 'Timer', ms: 25 },
      cycles(random.int(1, 5000)),
      ...(random.chance(0.3) ? [query] : []),
      up,
      wait(through),
    ],
  }),
  'grants one behind the other': (random) => ({
    terms: { mss: random.pick([100, 200]), room: 65_535, windowScale: 2, ackEvery: 1, ackDelay: 0 },
    actions: [down, write('host', 6000), wait(3), write('host', 9000), ...aimedAt(random, 150, 900, [])],
  }),
};
