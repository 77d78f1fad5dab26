/** The same traffic over the Verilated engine. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { layoutHash } from '#contract';
import { openTarget } from '#protocol';
import { spawnSimulator } from '#transport';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { runTraffic } from './traffic.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

const digest = (parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

describe('host, miniport and the simulated engine', () => {
  it.for([1, 2, 3])(
    'lose no byte over offloads and uploads at random instants (seed %i)',
    { timeout: 120_000 },
    async (seed, { skip }) => {
      if ('missing' in provided) return skip(provided.missing);
      const { program } = provided;
      const simulator = await spawnSimulator({
        command: (socket) => [program, '--unix', socket, '--host-bytes', '0x1000000', '--nic-bytes', '0x1000000'],
      });
      try {
        const target = await openTarget(simulator.pipe, { layoutHash, clockMode: 'virtual' });
        const result = await runTraffic({ seed, connections: 2, bytes: 60_000, target });
        expect(result.errors).toEqual([]);
        expect(result.done).toBe(true);
        expect(result.watch.faults).toEqual([]);
        expect(result.peerGot.map(({ sha }) => sha()).sort()).toEqual(result.toPeer.map(digest).sort());
        expect(result.fromPeer.map(digest).sort()).toEqual(result.peerSent.map(digest).sort());
        expect(result.watch.open.size).toBe(0);
        expect(result.miniport.offloadedObjects).toBe(0);
        console.info(`seed ${seed}:`, result.watch.seen, result.miniport.statistics);
      } finally {
        await simulator.stop();
      }
    },
  );
});
