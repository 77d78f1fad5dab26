import type { TcpSegment } from '#wire';
import type { FourTuple } from '../tcp/core.ts';

/** The 4-tuple of a segment that arrived, seen from here. */
export const tupleOf = (segment: TcpSegment): FourTuple => ({
  localAddress: segment.destination,
  localPort: segment.destinationPort,
  remoteAddress: segment.source,
  remotePort: segment.sourcePort,
});

const key = ({ localAddress, localPort, remoteAddress, remotePort }: FourTuple): string =>
  `${localAddress}:${localPort}-${remoteAddress}:${remotePort}`;

/** Connections by 4-tuple. */
export class ConnectionTable<T> {
  readonly #byTuple = new Map<string, T>();

  find(tuple: FourTuple): T | undefined {
    return this.#byTuple.get(key(tuple));
  }

  set(tuple: FourTuple, value: T): void {
    this.#byTuple.set(key(tuple), value);
  }

  /** Removes `value`, unless another connection has taken the tuple since. */
  remove(tuple: FourTuple, value: T): void {
    if (this.find(tuple) === value) this.#byTuple.delete(key(tuple));
  }

  get size(): number {
    return this.#byTuple.size;
  }

  values(): readonly T[] {
    return [...this.#byTuple.values()];
  }
}
