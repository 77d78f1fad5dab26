import { createHash } from 'node:crypto';
import type { Bench } from 'smokestack';
import { generatedContent, type Socket } from '#host';
import type { BuiltinConnection, PeerTcpOptions } from '#peer';

const port = 5001;

/** One end of a connection: what its application has written and read. */
class End {
  written = 0;
  read = 0;
  readonly #sent = createHash('sha256');
  readonly #received = createHash('sha256');

  wrote(bytes: Uint8Array): void {
    this.written += bytes.length;
    this.#sent.update(bytes);
  }

  took(bytes: Uint8Array): void {
    this.read += bytes.length;
    this.#received.update(bytes);
  }

  digests() {
    return { sent: this.#sent.digest('hex'), received: this.#received.digest('hex') };
  }
}

/** One connection of many, with both of its applications. */
export class Pair {
  readonly socket: Socket;
  readonly near = new End();
  readonly far = new End();
  closed = false;
  #connection: BuiltinConnection | undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.onData = (data) => this.near.took(data);
    socket.onClose = () => {
      this.closed = true;
    };
  }

  /** The builtin peer has accepted it. */
  accepted(connection: BuiltinConnection): void {
    this.#connection = connection;
    connection.onData((data) => this.far.took(data));
    connection.onEnd(() => connection.end());
  }

  /** The peer's end. */
  get connection(): BuiltinConnection {
    if (this.#connection === undefined) throw new Error('a connection is used before the peer has accepted it');
    return this.#connection;
  }

  /** The host's application writes. */
  fromNear(piece: Uint8Array): void {
    this.socket.write(piece);
    this.near.wrote(piece);
  }

  /** The peer's application writes. */
  fromFar(piece: Uint8Array): void {
    this.connection.write(piece);
    this.far.wrote(piece);
  }

  /** Both write so many bytes, made from a seed. */
  write({ near, far }: { readonly near: number; readonly far: number }, seed: number): void {
    for (const piece of generatedContent(near, seed)) this.fromNear(piece);
    for (const piece of generatedContent(far, seed + 1)) this.fromFar(piece);
  }

  /** Each end has read as much as the other one wrote. */
  get level(): boolean {
    return this.near.read === this.far.written && this.far.read === this.near.written;
  }
}

/** The host opens `count` connections to the builtin peer. */
export async function openPairs(bench: Bench, count: number, options?: Partial<PeerTcpOptions>): Promise<Pair[]> {
  const { builtin, host } = bench;
  const byPort = new Map<number, Pair>();
  let open = 0;
  builtin.listen(
    port,
    (connection) => {
      byPort.get(connection.remotePort)?.accepted(connection);
      open++;
    },
    options,
  );
  const pairs: Pair[] = [];
  for (let i = 0; i < count; i++) {
    const pair = new Pair(host.connect({ address: builtin.address, port }));
    byPort.set(pair.socket.tuple.localPort, pair);
    pairs.push(pair);
    // A few at a time: a host opens connections one after the other, and the wire has no room for a thousand SYNs.
    if (i % 32 === 31) await bench.until(() => open === pairs.length, 'connections to open');
  }
  await bench.until(() => open === pairs.length, 'every connection to open');
  return pairs;
}

/** Holds what each end read against what the other wrote, and closes them all. */
export async function closePairs(bench: Bench, pairs: readonly Pair[]): Promise<void> {
  for (const { near, far, socket } of pairs) {
    const at = `port ${socket.tuple.localPort}`;
    const [host, peer] = [near.digests(), far.digests()];
    bench.equal(`SHA-256 at the host, ${at}`, host.received, peer.sent);
    bench.equal(`SHA-256 at the peer, ${at}`, peer.received, host.sent);
    bench.moved.toPeer += far.read;
    bench.moved.fromPeer += near.read;
    socket.end();
  }
  await bench.until(() => pairs.every(({ closed }) => closed), 'every connection to close');
}
