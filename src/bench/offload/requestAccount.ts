import type { NetBufferList } from '#contract';
import type { Findings } from '../scoreboard/index.ts';
import { each, requestBytes } from './requests.ts';

/** What was asked with a request. */
export type RequestKind = 'send' | 'disconnect' | 'receive' | 'forward';

/** A request that the target owns. */
export interface Owned {
  readonly kind: RequestKind;
  /** Context of the connection, or its block while it is on its way down. */
  readonly connection: object;
  /** What it held when it was posted: data of a send, nothing of a receive. */
  readonly bytes: Uint8Array;
  /** Bytes that were in the buffer of a receive already (CHM-RX-012). */
  readonly filled: number;
}

/**
 * Who owns each request: the target from the call down to the completion, once (CHM-GEN-013); and none of a connection
 * that was given back (CHM-TERM-038).
 */
export class RequestAccount {
  readonly #findings: Findings;
  readonly #owned = new Map<NetBufferList, Owned>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  post(kind: RequestKind, connection: object, head: NetBufferList | null): Owned[] {
    return [...each(head)].map((request) => {
      const data = kind === 'receive' ? [] : requestBytes(request);
      const owned = { kind, connection, bytes: Uint8Array.from(data), filled: request.tcpOffloadBytesTransferred };
      this.#owned.set(request, owned);
      return owned;
    });
  }

  /** A request comes back to the host. Undefined, and a difference, unless it was the target's. */
  end(kind: RequestKind, request: NetBufferList): Owned | undefined {
    const owned = this.#owned.get(request);
    this.#owned.delete(request);
    if (owned?.kind === kind) return owned;
    this.#findings.differ({
      requirement: 'CHM-GEN-013',
      field: `${kind} request`,
      device: 'came back',
      model: owned === undefined ? 'not with the target' : `posted as a ${owned.kind}`,
    });
    return undefined;
  }

  /** A chain that the target did not take: it is the host's as if it had never gone down (CHM-INIT-015). */
  refuse(head: NetBufferList | null): Owned[] {
    return [...each(head)].flatMap((request) => {
      const owned = this.#owned.get(request);
      this.#owned.delete(request);
      return owned === undefined ? [] : [owned];
    });
  }

  /** What was posted with `block` belongs to the connection of `context` now. */
  adopt(block: object, context: object): void {
    for (const [request, owned] of this.#owned)
      if (owned.connection === block) this.#owned.set(request, { ...owned, connection: context });
  }

  /** The connection is the host's again: so must be every request of it. */
  settle(connection: object, name: string): void {
    for (const [request, owned] of this.#owned) {
      if (owned.connection !== connection) continue;
      this.#owned.delete(request);
      this.#findings.differ({
        requirement: 'CHM-TERM-038',
        field: `${owned.kind} request of ports ${name}`,
        device: 'not completed when the terminate was',
        model: 'completed',
      });
    }
  }

  /** Bytes of sends and disconnects that the target owns. */
  get openBytes(): number {
    return [...this.#owned.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}
