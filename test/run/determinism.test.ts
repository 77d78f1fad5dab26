/** In virtual time a seed decides everything. */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadScenario, placed, scenario, type Verdict } from '#bench';
import { generatedContent } from '#host';
import { buildTimeoutMs, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

const told = ({ retireHash, cycles, compared }: Verdict) => ({ retireHash, cycles, compared });

/** 64 KiB with `flip` in one byte of what the peer sends. */
const withByte = (flip: number) =>
  scenario({
    name: 'one-byte',
    proves: 'A byte of payload reaches the retire hash.',
    covers: [],
    async run(bench) {
      const { builtin, host } = bench;
      let read = 0;
      builtin.listen(7, (connection) => {
        for (const piece of generatedContent(65_536, 3))
          connection.write(piece.map((byte, i) => (i === 100 ? byte ^ flip : byte)));
        connection.end();
      });
      const socket = host.connect({ address: builtin.address, port: 7 });
      socket.onData = (bytes) => {
        read += bytes.length;
      };
      await bench.until(() => read === 65_536, 'the peer to send');
      socket.end();
    },
  });

/** An offloaded connection, taken back in the end, with `flip` in one byte that its host sends. */
const offloadedByte = (flip: number) =>
  scenario({
    name: 'offloaded-byte',
    proves: 'A byte of an offloaded connection reaches the retire hash.',
    covers: [],
    needs: ['offload', 'builtin'],
    async run(bench) {
      const { builtin, host } = bench;
      const read = { far: 0, near: 0 };
      builtin.listen(7, (connection) => {
        connection.onData((bytes) => {
          read.far += bytes.length;
          if (read.far === 40_000) for (const piece of generatedContent(20_000, 4)) connection.write(piece);
        });
        connection.onEnd(() => connection.end());
      });
      const socket = host.connect({ address: builtin.address, port: 7 });
      socket.onData = (bytes) => {
        read.near += bytes.length;
      };
      let connected = false;
      socket.onConnect = () => {
        connected = true;
      };
      await bench.until(() => connected, 'the connection');
      bench.equal('status of the offload', await bench.offload(socket), 0);
      for (const piece of generatedContent(40_000, 3))
        socket.write(piece.map((byte, i) => (i === 100 ? byte ^ flip : byte)));
      await bench.until(() => read.near === 20_000, 'the answer');
      await bench.upload(socket);
      socket.end();
      await bench.until(() => builtin.connections.length === 0, 'the end');
    },
  });

/** Keeps the processor busy while `work` goes on. */
async function besideLoad<T>(work: () => Promise<T>): Promise<T> {
  const loads = Array.from({ length: cpus().length }, () => spawn(process.execPath, ['-e', 'for (;;) {}']));
  try {
    return await work();
  } finally {
    for (const load of loads) load.kill('SIGKILL');
  }
}

describe('the retire hash', () => {
  test('is the same for the same seed, with waves too, and another for another seed', { timeout: 180_000 }, async ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    const bulk = await loadScenario(placed('test/scenario/host-bulk.ts'));
    const { program } = provided;
    const first = await runOnce(bulk, program, { seed: 11 });
    const second = await runOnce(bulk, program, { seed: 11 });
    const third = await runOnce(bulk, program, { seed: 12 });
    expect(first.verdict.verdict).toBe('pass');
    expect(told(second.verdict)).toEqual(told(first.verdict));
    expect(third.verdict.retireHash).not.toBe(first.verdict.retireHash);
  });

  test('does not change with waves, and does with one byte of payload', { timeout: 180_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { program } = provided;
    const plain = await runOnce(withByte(0), program);
    const waved = await runOnce(withByte(0), program, { waves: true });
    const flipped = await runOnce(withByte(1), program);
    expect([plain, waved, flipped].map(({ outcome }) => outcome.sentence)).toEqual(['', '', '']);
    expect(told(waved.verdict)).toEqual(told(plain.verdict));
    expect(waved.verdict.artifacts.waves).toMatch(/\.fst$/);
    expect(flipped.verdict.retireHash).not.toBe(plain.verdict.retireHash);
    expect(flipped.verdict.cycles).toBe(plain.verdict.cycles);
  });

  test('of an offloaded connection is the same beside a loaded machine and with waves, and another for another byte or seed', {
    timeout: 300_000,
  }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { program } = provided;
    const plain = await runOnce(offloadedByte(0), program);
    const loaded = await besideLoad(() => runOnce(offloadedByte(0), program));
    const waved = await runOnce(offloadedByte(0), program, { waves: true });
    const flipped = await runOnce(offloadedByte(1), program);
    const seeded = await runOnce(offloadedByte(0), program, { seed: 2 });
    expect([plain, loaded, waved, flipped, seeded].map(({ outcome }) => outcome.sentence)).toEqual(Array(5).fill(''));
    expect(plain.verdict.terminates).toBe(1);
    expect(told(loaded.verdict)).toEqual(told(plain.verdict));
    expect(told(waved.verdict)).toEqual(told(plain.verdict));
    expect(flipped.verdict.cycles).toBe(plain.verdict.cycles);
    const hashes = new Set([plain, flipped, seeded].map(({ verdict }) => verdict.retireHash));
    expect(hashes.size).toBe(3);
  });

  test.for(['many', 'many-loss'])(
    'of %s, whose connections all move at once, is the same beside a loaded machine',
    {
      timeout: 300_000,
    },
    async (name, { skip }) => {
      if ('missing' in provided) return skip(provided.missing);
      const { program } = provided;
      const busy = await loadScenario(placed(`test/scenario/${name}.ts`));
      const plain = await runOnce(busy, program);
      const loaded = await besideLoad(() => runOnce(busy, program));
      expect([plain, loaded].map(({ outcome }) => outcome.sentence)).toEqual(['', '']);
      expect(told(loaded.verdict)).toEqual(told(plain.verdict));
    },
  );
});
