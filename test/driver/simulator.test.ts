/** The same traffic over the Verilated engine. Skipped where it has not been built: sim/build.sh --config small. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { layoutHash } from '#contract';
import { openTarget } from '#protocol';
import { spawnSimulator } from '#transport';
import { runTraffic } from './traffic.ts';

const program = fileURLToPath(new URL('../../build/sim-small/smokestack-sim', import.meta.url));

const digest = (parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

describe.skipIf(!existsSync(program))('host, miniport and the simulated engine', () => {
  it.each([1, 2, 3])(
    'lose no byte over offloads and uploads at random instants (seed %i)',
    { timeout: 120_000 },
    async (seed) => {
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
