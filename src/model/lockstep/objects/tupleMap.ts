import type { TcpImage } from '#contract';
import type { Connection } from './connection.ts';
import type { Path } from './objects.ts';

/** Tuples to connections; a tuple is two numbers of 48 bits. */
export class TupleMap {
  readonly #byRemote = new Map<number, Map<number, Connection>>();

  static side(address: number, port: number): number {
    return address * 0x1_0000 + port;
  }

  get(remote: number, local: number): Connection | undefined {
    return this.#byRemote.get(remote)?.get(local);
  }

  set(remote: number, local: number, connection: Connection): void {
    const inner = this.#byRemote.get(remote);
    if (inner === undefined) this.#byRemote.set(remote, new Map([[local, connection]]));
    else inner.set(local, connection);
  }

  delete(remote: number, local: number): void {
    const inner = this.#byRemote.get(remote);
    inner?.delete(local);
    if (inner?.size === 0) this.#byRemote.delete(remote);
  }
}

/** The two sides of a connection's tuple, as TupleMap takes them. */
export const tupleOf = (path: Path, image: TcpImage): readonly [remote: number, local: number] => [
  TupleMap.side(path.headers.destination, image.remotePort),
  TupleMap.side(path.headers.source, image.localPort),
];
