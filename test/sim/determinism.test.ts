/** Same operations, same seed: the same cycles, bytes and records, however they are sliced, batched or traced. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../src/units/random.ts';
import { BridgeConnection, type Operation, type Pushed, v1 } from './bridge.ts';
import { copyKind, orderCopy, register, watchEvents } from './selftest.ts';
import { type BuildConfig, buildSelftest, buildTimeoutMs, startSimulator } from './simulator.ts';

beforeAll(() => {
  buildSelftest('small');
  buildSelftest('default');
}, buildTimeoutMs);

/** A day in the life of the device. */
const traffic = (seed: number): Operation[] => {
  const random = new Random(seed);
  const operations: Operation[] = watchEvents();
  for (let round = 0; round < 30; round++) {
    const frames = Array.from({ length: random.int(1, 4) }, () => random.bytes(random.int(1, 1500)));
    const [source, destination] = [0x40000 + 256 * random.int(0, 99), 0x80000 + 256 * random.int(0, 99)];
    const from = random.pick(['host', 'nic'] as const);
    const to = random.pick(['host', 'nic'] as const);
    operations.push(
      { memoryWrite: { space: v1.Space.SPACE_HOST, address: source, data: random.bytes(500) } },
      { frameIn: { frames } },
      ...orderCopy({ from, to, source, destination, bursts: random.int(1, 30) }),
      { run: { cycles: random.int(1, 500) } },
      { strobe: { count: random.int(1, 5), spacingCycles: random.int(1, 400) } },
      { run: { cycles: 100_000, until: [{ eventKind: copyKind }] } },
      { run: { cycles: 100_000, stopWhenIdle: true } },
      { registerRead: { address: register.nowMs, count: 4 } },
    );
  }
  return operations;
};

interface Life {
  readonly hash: string;
  readonly waveBytes: number;
}

async function live(config: BuildConfig, seed: number, how: { batch: number; waves?: boolean }): Promise<Life> {
  const simulator = await startSimulator(buildSelftest(config), '--stall', '20', '--seed', String(seed));
  const bridge = await BridgeConnection.drive(simulator.socketPath);
  const hash = createHash('sha256');
  const frames = createHash('sha256');
  const note = (pushed: Pushed | null | undefined) => {
    for (const frame of pushed?.frames ?? []) frames.update(`${frame.cycle}`).update(frame.data ?? '');
    for (const run of pushed?.entries ?? []) frames.update(`${run.cycles}`).update(run.entries ?? '');
    frames.update(pushed?.retire ?? '');
  };
  let path = '';
  if (how.waves) path = (await bridge.do({ waves: { on: true, cycles: 3000 } })).path ?? '';
  const operations = traffic(seed);
  // Kinds of pushes are hashed apart where batches differ: a message groups by kind, not by time.
  for (let at = 0; at < operations.length; at += how.batch) {
    const { results, pushed } = await bridge.batch(...operations.slice(at, at + how.batch));
    for (const result of results ?? []) {
      expect(result.code ?? 0, result.text ?? '').toBe(v1.Code.CODE_OK);
      hash.update(`${result.cycle} ${JSON.stringify(result.ran)}`).update(result.data ?? '');
    }
    note(pushed);
  }
  const waveBytes = how.waves ? statSync(join(simulator.folder, path)).size : 0;
  await bridge.close();
  expect(await simulator.stop()).toBe(0);
  return { hash: `${hash.digest('hex')} ${frames.digest('hex')}`, waveBytes };
}

describe.each(['small', 'default'] as const)('%s configuration', (config) => {
  test('twice the same, with waves and without, and another seed gives another life', async () => {
    const first = await live(config, 11, { batch: 1000 });
    expect((await live(config, 11, { batch: 1000 })).hash).toBe(first.hash);
    const traced = await live(config, 11, { batch: 1000, waves: true });
    expect(traced.hash).toBe(first.hash);
    expect(traced.waveBytes).toBeGreaterThan(1000);
    expect((await live(config, 12, { batch: 1000 })).hash).not.toBe(first.hash);
  }, 60_000);

  test('the results do not depend on how operations are batched, where no run waits for an event', async () => {
    const whole = await live(config, 13, { batch: 10 });
    const again = await live(config, 13, { batch: 20 });
    // Results alone: pushes are grouped by message.
    expect(again.hash.split(' ')[0]).toBe(whole.hash.split(' ')[0]);
  }, 60_000);
});
