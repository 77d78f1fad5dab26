import { decodeTcpRow, RetireKind, type RetireRecord, sizeOfTcpRow, type TcpRow } from '#contract';

const wordBytes = 8;

/** The two ports of a connection as a key: enough for one host and one peer. */
export const portPair = ({
  localPort,
  remotePort,
}: {
  readonly localPort: number;
  readonly remotePort: number;
}): string => `${localPort}:${remotePort}`;

/** Rows of the connections that the engine holds, put together from the changed words of its retire records. */
export class EngineRows {
  readonly #bytes = new Map<number, Uint8Array>();
  readonly #byPorts = new Map<string, number>();

  /**
   * Takes one record with the changed words behind it. Returns the row as it was before the event, undefined where no
   * connection is concerned.
   */
  take(record: RetireRecord, words: Uint8Array): TcpRow | undefined {
    const { target, changed, kind } = record;
    const held = this.#bytes.get(target);
    if (held === undefined && kind !== RetireKind.Initiate) return undefined;
    const bytes = held ?? new Uint8Array(sizeOfTcpRow);
    const before = wanted.has(kind) ? decodeTcpRow(bytes) : undefined;
    let from = 0;
    for (let word = 0, left = changed; left !== 0n; word++, left >>= 1n)
      if (left & 1n) {
        bytes.set(words.subarray(from, from + wordBytes), word * wordBytes);
        from += wordBytes;
      }
    if (kind === RetireKind.Initiate) {
      this.#bytes.set(target, bytes);
      this.#byPorts.set(portPair(decodeTcpRow(bytes)), target);
    } else if (kind === RetireKind.Complete && before?.captured) this.#forget(target, before);
    return before;
  }

  /** The row of a reference as the last record left it. */
  at(target: number): TcpRow | undefined {
    const bytes = this.#bytes.get(target);
    return bytes === undefined ? undefined : decodeTcpRow(bytes);
  }

  /** The row of a connection as the last record left it; undefined while the engine does not hold it. */
  of(ports: { readonly localPort: number; readonly remotePort: number }): TcpRow | undefined {
    return this.at(this.#byPorts.get(portPair(ports)) ?? -1);
  }

  #forget(target: number, row: TcpRow): void {
    this.#bytes.delete(target);
    if (this.#byPorts.get(portPair(row)) === target) this.#byPorts.delete(portPair(row));
  }
}

/** Kinds whose row before the event somebody looks at. */
const wanted: ReadonlySet<RetireKind> = new Set([RetireKind.Terminate, RetireKind.Complete]);
