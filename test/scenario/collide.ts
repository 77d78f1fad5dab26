import { scenario } from 'smokestack';
import { many } from './lib/many.ts';

export default scenario({
  name: 'collide',
  proves:
    'With every tuple in one bucket of the look-up no initiate fails below capacity, and each segment finds its own connection while others come and go.',
  covers: ['CHM-INIT-014', 'CHM-INIT-005', 'CHM-TERM-068'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  offload: { hashSeed: 0n },
  run: (bench) => many(bench, { connections: Math.min(bench.nic.identity.connections, 48), bytes: 24 * 1024 }),
});
