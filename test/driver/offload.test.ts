/**
 * Host, miniport and device together: live connections go down and come back at random instants, both ways busy. What is
 * proven is the miniport: no byte lost, every request back exactly once, nothing left behind.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FakeTarget } from '#driver';
import { runTraffic } from './traffic.ts';

const digest = (pieces: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

/** Everything that went down has come back, and everything that was taken was given back. */
const nothingLeft = async (result: Awaited<ReturnType<typeof runTraffic>>, label: string): Promise<void> => {
  expect(result.watch.open.size, `${label}: requests not returned`).toBe(0);
  expect(result.miniport.offloadedObjects, `${label}: contexts`).toBe(0);
  expect(result.miniport.lentBuffers, `${label}: receive buffers`).toBe(0);
  expect(result.nic.base.hostMemory.usedBytes, `${label}: host memory`).toBe(result.atRest.host);
  expect(result.nic.base.nicMemory.usedBytes, `${label}: NIC memory`).toBe(result.atRest.nic);
  expect(result.miniport.statistics, label).toEqual({ staleEvents: 0, illegalOrders: 0 });
  const counters = await result.nic.readCounters();
  expect([counters.freeConnections, counters.freePaths, counters.freeNeighbors], label).toEqual([8n, 4n, 4n]);
  expect(counters.illegalOrders, label).toBe(0n);
  result.miniport.close();
  result.nic.close();
  expect(result.nic.base.hostMemory.usedBytes, `${label}: after close`).toBe(64);
};

describe('host, miniport and device in memory', () => {
  it('lose no byte over offloads and uploads at random instants (seeds 1 … 50)', { timeout: 300_000 }, async () => {
    const totals = { chained: 0, buffered: 0, terminated: 0, initiated: 0, requests: 0 };
    for (let seed = 1; seed <= 50; seed++) {
      const posting = [undefined, { requests: 0, bytes: 0 }, { requests: 3, bytes: 700 }][seed % 3];
      const result = await runTraffic({ seed, connections: 1 + (seed % 3), bytes: 150_000, posting });
      const { watch } = result;
      const label = `seed ${seed}`;
      expect(result.errors, label).toEqual([]);
      expect(result.done, label).toBe(true);
      expect(watch.faults, label).toEqual([]);
      expect(result.peerGot.map(({ sha }) => sha()).sort(), label).toEqual(result.toPeer.map(digest).sort());
      expect(result.fromPeer.map(digest).sort(), label).toEqual(result.peerSent.map(digest).sort());
      await nothingLeft(result, label);
      for (const key of ['chained', 'buffered', 'terminated', 'initiated'] as const) totals[key] += watch.seen[key];
      totals.requests += watch.returned();
    }
    console.info('totals:', totals);
    for (const [key, value] of Object.entries(totals)) expect(value, key).toBeGreaterThan(20);
  });

  it('leave nothing behind when connections are reset by either end (seeds 101 … 140)', {
    timeout: 300_000,
  }, async () => {
    let resets = 0;
    let terminated = 0;
    for (let seed = 101; seed <= 140; seed++) {
      const posting = [undefined, { requests: 0, bytes: 0 }, { requests: 3, bytes: 700 }][seed % 3];
      const result = await runTraffic({ seed, connections: 1 + (seed % 4), bytes: 100_000, posting, resets: 0.8 });
      const label = `seed ${seed}`;
      expect(result.done, label).toBe(true);
      expect(result.watch.faults, label).toEqual([]);
      await nothingLeft(result, label);
      resets += result.errors.length;
      terminated += result.watch.seen.terminated;
    }
    expect(resets).toBeGreaterThan(15);
    expect(terminated).toBeGreaterThan(100);
  });

  it('do the same, operation by operation, when a seed is run again', { timeout: 60_000 }, async () => {
    for (const seed of [3, 107]) {
      const log = async () => {
        const resets = seed > 100 ? 0.8 : 0;
        const target = new FakeTarget({ connections: 8, paths: 4, neighbors: 4 });
        await runTraffic({ seed, connections: 3, bytes: 50_000, resets, target });
        return target.log;
      };
      const first = await log();
      expect(first.length).toBeGreaterThan(2000);
      expect(await log(), `seed ${seed}`).toEqual(first);
    }
  });
});
