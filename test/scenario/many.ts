import { scenario } from 'smokestack';
import { ndisStatus } from '#contract';
import { many } from './lib/many.ts';

/** Of a device that has room for so many. */
const connections = 1000;

export default scenario({
  name: 'many',
  proves:
    'A thousand connections live in the device at once (in a small one: as many as it has room for, and one more is refused), each carries 64 KiB each way, and they leave in any order while the rest goes on.',
  covers: [
    'CHM-INIT-003',
    'CHM-INIT-005',
    'CHM-INIT-014',
    'CHM-INIT-017',
    'CHM-TERM-018',
    'CHM-TERM-022',
    'CHM-TERM-068',
  ],
  needs: ['offload', 'builtin'],
  tags: ['stage2', 'long'],
  timeoutMs: 600_000,
  async run(bench) {
    const room = bench.nic.identity.connections;
    const full = room <= connections;
    await many(bench, {
      connections: Math.min(room, connections),
      bytes: 64 * 1024,
      ...(full && { refused: { status: ndisStatus.offloadTcpEntries } }),
    });
  },
});
