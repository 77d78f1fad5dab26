/** Runs with hand-overs: what decides them, what they leave on the wire, and that the bench sees what it counts. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { moveAround, type RunResult, type Scenario, scenario, type Verdict } from '#bench';
import { generatedContent, type Socket } from '#host';
import { millis } from '#units';
import { buildTimeoutMs, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';
import { bad, follow, matching, noTshark } from '../scenario/lib/tshark.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

const size = 2 ** 20;

/** A connection that moves up and down four times; `flip` changes one byte of what the host sends while it is offloaded. */
const moving = (flip: number): Scenario =>
  scenario({
    name: 'moving',
    proves: 'A test looks at the run.',
    covers: [],
    needs: ['offload', 'builtin'],
    async run(bench) {
      bench.cable.impair('toFar', [{ delay: millis(2), loss: 0.005 }]);
      bench.cable.impair('toNear', [{ delay: millis(2), loss: 0.005 }]);
      let read = 0;
      let closed = 0;
      bench.builtin.listen(7, (connection) => {
        connection.onData((bytes) => {
          read += bytes.length;
        });
        for (const piece of generatedContent(size, 1)) connection.write(piece);
        connection.onEnd(() => connection.end());
        connection.onClose(() => closed++);
      });
      const socket: Socket = bench.host.connect({ address: bench.peer.address, port: 7 });
      const pieces = [...generatedContent(size, 2)].map((piece, i) =>
        i === 4 ? piece.map((byte, at) => (at === 100 ? byte ^ flip : byte)) : piece,
      );
      // What is written keeps level with what is read, so that no direction ends before the last move.
      const write = (): void => {
        while (pieces.length > 0 && socket.bytesWritten < socket.bytesRead + 128 * 1024)
          socket.write(pieces.shift() ?? new Uint8Array(0));
      };
      socket.onConnect = write;
      socket.onData = write;
      await bench.until(() => socket.bytesRead > 0, 'the first bytes');
      // The application keeps its own pace.
      const end = {
        limit: size,
        get reading() {
          return true;
        },
        set reading(on: boolean) {
          if (on) socket.resume();
          else socket.pause();
        },
      };
      const report = await moveAround(bench, socket, {
        moves: 4,
        apart: 16 * 1024,
        end,
        patience: millis(20),
        bytes: size,
        over: () => closed > 0,
      });
      bench.atLeast('moves', report.moves, 4);
      await bench.until(() => read === size && socket.bytesRead === size, 'both streams');
      socket.end();
      await bench.until(() => closed > 0, 'the end');
    },
  });

const told = ({ retireHash, cycles, compared, offloads, terminates, moves }: Verdict) => ({
  retireHash,
  cycles,
  compared,
  offloads,
  terminates,
  moves,
});

/** Nothing, of a run that passed. */
const differences = ({ verdict, outcome }: RunResult) => [verdict.mismatches, outcome.sentence];

describe('the retire hash of a run with hand-overs', () => {
  test('is the same twice; another seed, or another byte of payload, gives another', { timeout: 300_000 }, async ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { program } = provided;
    const first = await runOnce(moving(0), program, { seed: 31 });
    const second = await runOnce(moving(0), program, { seed: 31 });
    const flipped = await runOnce(moving(1), program, { seed: 31 });
    const other = await runOnce(moving(0), program, { seed: 32 });
    for (const run of [first, second, flipped, other]) expect(differences(run)).toEqual([[], '']);
    expect(told(second.verdict)).toEqual(told(first.verdict));
    expect(flipped.verdict.retireHash).not.toBe(first.verdict.retireHash);
    expect(flipped.verdict.cycles).toBe(first.verdict.cycles);
    expect(other.verdict.retireHash).not.toBe(first.verdict.retireHash);
    expect(first.verdict.terminates).toBeGreaterThanOrEqual(4);
  });
});

describe('tshark reads the capture of a run with hand-overs', () => {
  test('no checksum is bad, nothing is malformed, and both streams are whole', { timeout: 120_000 }, async ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    const reason = noTshark();
    if (reason !== undefined) return skip(reason);
    const run = await runOnce(moving(0), provided.program, { seed: 33 });
    expect(differences(run)).toEqual([[], '']);
    const { folder } = run;
    const file = join(folder, 'wire.pcapng');
    expect(matching(file, bad)).toEqual([]);
    expect(matching(file, 'ip.src==10.0.0.1 && ip.id>=0x8000').length).toBeGreaterThan(50);
    const sha256 = (pieces: Iterable<Uint8Array>): string => {
      const hash = createHash('sha256');
      for (const piece of pieces) hash.update(piece);
      return hash.digest('hex');
    };
    const [fromHost, fromPeer] = follow(file, 0);
    expect(sha256([fromHost])).toBe(sha256(generatedContent(size, 2)));
    expect(sha256([fromPeer])).toBe(sha256(generatedContent(size, 1)));
  });
});

test('a scenario that offloads without saying so is told how to say it', { timeout: 60_000 }, async ({ skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const forgetful = scenario({
    name: 'forgetful',
    proves: 'Nothing.',
    covers: [],
    needs: ['builtin'],
    run: async (bench) => {
      await bench.offload(bench.host.connect({ address: bench.peer.address, port: 7 }));
    },
  });
  const { outcome } = await runOnce(forgetful, provided.program);
  expect(outcome.sentence).toContain("needs: ['offload']");
  expect(outcome.exitCode).toBe(2);
});
