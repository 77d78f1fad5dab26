import type { Bench } from 'smokestack';
import type { Socket, UploadOutcome } from '#host';
import { type Millis, millis } from '#units';
import { closePairs, openPairs, type Pair } from './pairs.ts';

/** Many connections at once, each with streams of its own. */
export interface ManyPlan {
  readonly connections: number;
  /** So many each way on each: half before the first one leaves, half while they leave. */
  readonly bytes: number;
  /** One connection beyond the device's room, which must be refused like this. */
  readonly refused?: { readonly status: number };
  /** Runs when all are in the device and none of them has carried a byte. */
  readonly quiet?: (pairs: readonly Pair[]) => Promise<void>;
}

const within: Millis = millis(600_000);

/** Hands all of them down in one call; each must be taken. */
export async function offloadAll(bench: Bench, pairs: readonly Pair[]): Promise<void> {
  const statuses = new Map<Socket, number>();
  bench.chimney.offload(
    pairs.map(({ socket }) => socket),
    (socket, status) => statuses.set(socket, status),
  );
  await bench.until(() => statuses.size === pairs.length, 'every connection to be offloaded', within);
  for (const status of statuses.values()) bench.equal('status of an initiate below capacity', status, 0);
}

/** Offloads `connections` at once, moves data on all, and takes them back in random order while the others go on. */
export async function many(bench: Bench, { connections, bytes, refused, quiet }: ManyPlan): Promise<void> {
  const { random } = bench;
  for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(1) }]);
  const all = await openPairs(bench, connections + Number(refused !== undefined));
  const pairs = all.slice(0, connections);
  await offloadAll(bench, pairs);
  const room = (await bench.nic.readCounters()).freeConnections;
  bench.equal('free rows', room, BigInt(bench.nic.identity.connections - pairs.length));
  for (const { socket } of all.slice(connections))
    bench.equal('status of an initiate beyond capacity', await bench.offload(socket), refused?.status);

  await quiet?.(pairs);

  const half = (): void => {
    for (const pair of all) pair.write({ near: bytes / 2, far: bytes / 2 }, random.u32());
  };
  half();
  await bench.until(() => all.every(({ level }) => level), 'half of every stream', within);
  half();
  const leaving = random.shuffled(pairs);
  const read = (some: readonly Pair[]) => some.reduce((sum, { near, far }) => sum + near.read + far.read, 0);
  const outcomes: UploadOutcome[] = [];
  let wentOn = 0;
  for (const [i, { socket }] of leaving.entries()) {
    const rest = leaving.slice(i + 1);
    const before = read(rest);
    bench.chimney.upload(socket, (outcome) => outcomes.push(outcome));
    // The rest goes on between any two.
    await bench.until(() => read(rest) > before || rest.every(({ level }) => level), 'the rest to go on', within);
    wentOn += Number(read(rest) > before);
  }
  bench.atLeast('terminates while the rest went on', wentOn, pairs.length / 2);
  await bench.until(() => outcomes.length === pairs.length, 'every connection to come back', within);
  for (const outcome of outcomes) bench.equal('outcome of an upload', outcome, 'uploaded');
  await bench.until(() => all.every(({ level }) => level), 'every stream', within);
  await closePairs(bench, all);
}
