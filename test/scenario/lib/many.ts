import { createHash } from 'node:crypto';
import type { Bench } from 'smokestack';
import { generatedContent, type Socket, type UploadOutcome } from '#host';
import { type Millis, millis } from '#units';

/** Many connections at once, each with streams of its own. */
export interface ManyPlan {
  readonly connections: number;
  /** At least so many each way on each: half before the first one leaves, half while they leave. */
  readonly bytes: number;
  /** One connection beyond the device's room, which must be refused like this. */
  readonly refused?: { readonly status: number };
  /** Runs when all are in the device and none of them has carried a byte. */
  readonly quiet?: (pairs: readonly Pair[]) => Promise<void>;
}

const port = 5001;
const within: Millis = millis(600_000);

/** One connection: what each end has read, and the digests of what each end wrote and read. */
export class Pair {
  readonly socket: Socket;
  #bytes: number;
  readonly near = { read: 0, hash: createHash('sha256'), wrote: 0, sent: createHash('sha256') };
  readonly far = { read: 0, hash: createHash('sha256'), wrote: 0, sent: createHash('sha256') };
  /** Gives bytes to the peer's end. */
  write: (bytes: Uint8Array) => void = () => {};
  closed = 0;

  constructor(socket: Socket, bytes: number) {
    this.socket = socket;
    this.#bytes = bytes;
    socket.onData = (data) => {
      this.near.read += data.length;
      this.near.hash.update(data);
    };
    socket.onClose = () => {
      this.closed++;
    };
  }

  /** Both ends write half of their stream. */
  half(seed: number): void {
    for (const piece of generatedContent(this.#bytes / 2, seed)) {
      this.socket.write(piece);
      this.near.wrote += piece.length;
      this.near.sent.update(piece);
    }
    for (const piece of generatedContent(this.#bytes / 2, seed + 1)) this.fromFar(piece);
  }

  /** The peer writes. */
  fromFar(piece: Uint8Array): void {
    this.write(piece);
    this.far.wrote += piece.length;
    this.far.sent.update(piece);
  }

  /** Each end has read as much as the other one wrote. */
  get level(): boolean {
    return this.near.read === this.far.wrote && this.far.read === this.near.wrote;
  }
}

/** Offloads `connections` at once, moves data on all, and takes them back in random order while the others go on. */
export async function many(bench: Bench, { connections, bytes, refused, quiet }: ManyPlan): Promise<void> {
  const { builtin, host, random } = bench;
  for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(1) }]);
  const accepted = new Map<number, Pair>();
  let open = 0;
  builtin.listen(port, (connection) => {
    const pair = accepted.get(connection.remotePort);
    if (pair === undefined) return;
    pair.write = (data) => connection.write(data);
    connection.onData((data) => {
      pair.far.read += data.length;
      pair.far.hash.update(data);
    });
    connection.onEnd(() => connection.end());
    open++;
  });
  const pairs: Pair[] = [];
  for (let i = 0; i < connections + Number(refused !== undefined); i++) {
    const pair = new Pair(host.connect({ address: builtin.address, port }), bytes);
    accepted.set(pair.socket.tuple.localPort, pair);
    pairs.push(pair);
    // A few at a time: a host opens connections one after the other, and the wire has no room for a thousand SYNs.
    if (i % 32 === 31) await bench.until(() => open === pairs.length, 'connections to open');
  }
  await bench.until(() => open === pairs.length, 'every connection to open');

  const extra = refused === undefined ? undefined : pairs.pop();
  const statuses = new Map<Socket, number>();
  bench.chimney.offload(
    pairs.map(({ socket }) => socket),
    (socket, status) => statuses.set(socket, status),
  );
  await bench.until(() => statuses.size === pairs.length, 'every connection to be offloaded', within);
  for (const status of statuses.values()) bench.equal('status of an initiate below capacity', status, 0);
  const room = (await bench.nic.readCounters()).freeConnections;
  bench.equal('free rows', room, BigInt(bench.nic.identity.connections - pairs.length));
  if (extra !== undefined && refused !== undefined)
    bench.equal('status of an initiate beyond capacity', await bench.offload(extra.socket), refused.status);

  await quiet?.(pairs);

  const all = extra === undefined ? pairs : [...pairs, extra];
  for (const pair of all) pair.half(random.u32());
  await bench.until(() => all.every(({ level }) => level), 'half of every stream', within);
  for (const pair of all) pair.half(random.u32());
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
  for (const { near, far, socket } of all) {
    const at = `port ${socket.tuple.localPort}`;
    bench.equal(`SHA-256 at the host, ${at}`, near.hash.digest('hex'), far.sent.digest('hex'));
    bench.equal(`SHA-256 at the peer, ${at}`, far.hash.digest('hex'), near.sent.digest('hex'));
    bench.moved.toPeer += far.read;
    bench.moved.fromPeer += near.read;
    socket.end();
  }
  await bench.until(() => all.every(({ closed }) => closed > 0), 'every connection to close', within);
}
