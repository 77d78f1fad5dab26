/** In virtual time a seed decides everything. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadScenario, placed, scenario, type Verdict } from '#bench';
import { generatedContent } from '#host';
import { buildTimeoutMs, type Provided, runOnce, simulatorOf } from './lib/rig.ts';

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
});
