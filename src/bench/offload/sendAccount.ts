import type { NetBuffer, NetBufferList, TcpBlock } from '#contract';
import type { Findings } from '../scoreboard/index.ts';

/** A send whose bytes the target has, oldest of its connection first. */
interface Posted {
  readonly connection: object;
  /** What was posted, in one piece. */
  readonly bytes: Uint8Array;
}

const pieces = ({ mdlChain, currentMdl, currentMdlOffset, dataLength }: NetBuffer): Uint8Array[] => {
  const found: Uint8Array[] = [];
  let left = dataLength;
  for (let i = currentMdl; i < mdlChain.length && left > 0; i++) {
    const mdl = mdlChain[i];
    const part = mdl?.buffer.subarray(i === currentMdl ? currentMdlOffset : 0, mdl.byteCount).subarray(0, left);
    if (part === undefined) break;
    found.push(part);
    left -= part.length;
  }
  return found;
};

/** The bytes between data start and data end of a request. */
export const requestBytes = (request: NetBufferList): Uint8Array => Buffer.concat(request.netBuffers.flatMap(pieces));

/** The requests of a chain, which stays linked. */
export function* each(head: NetBufferList | null): Generator<NetBufferList> {
  for (let at = head; at !== null; at = at.next) yield at;
}

/**
 * Send bytes between host and target: each one posted, or handed down in a chain, comes back once: completed as
 * acknowledged, or returned, and then with the contents it had (CHM-TX-012 to -016, CHM-TERM-044 to -048).
 */
export class SendAccount {
  readonly #findings: Findings;
  readonly #open = new Map<NetBufferList, Posted>();
  posted = 0;
  completed = 0;
  /** Returned without having been acknowledged, with equal contents. */
  returned = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  post(connection: object, head: NetBufferList | null): void {
    for (const request of each(head)) {
      const bytes = requestBytes(request).slice();
      this.#open.set(request, { connection, bytes });
      this.posted += bytes.length;
    }
  }

  /** A chain that the target did not take. */
  refuse(head: NetBufferList | null): void {
    for (const request of each(head)) {
      this.posted -= this.#open.get(request)?.bytes.length ?? 0;
      this.#open.delete(request);
    }
  }

  complete(head: NetBufferList | null): void {
    for (const request of each(head)) this.#end(request, request.tcpOffloadBytesTransferred);
  }

  /** A terminate has handed `block` back. */
  hand(block: TcpBlock): void {
    for (const request of each(block.netBufferListChain)) {
      const posted = this.#open.get(request)?.bytes.length ?? 0;
      this.#end(request, posted - requestBytes(request).length);
    }
  }

  /** Bytes that the target still has. */
  get open(): number {
    return [...this.#open.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  #end(request: NetBufferList, acknowledged: number): void {
    const posted = this.#open.get(request);
    if (posted === undefined) {
      this.#findings.differ({ requirement: 'CHM-TX-008', field: 'send request', device: 'ended twice', model: 'once' });
      return;
    }
    this.#open.delete(request);
    const rest = requestBytes(request);
    const expected = posted.bytes.subarray(acknowledged);
    if (Buffer.compare(rest, expected) === 0 || (acknowledged === posted.bytes.length && request.status === 0)) {
      this.returned += posted.bytes.length - acknowledged;
    } else
      this.#findings.differ({
        requirement: 'CHM-TX-015',
        field: 'returned send bytes',
        device: `${rest.length} bytes ${Buffer.from(rest.subarray(0, 16)).toString('hex')}…`,
        model: `${expected.length} bytes ${Buffer.from(expected.subarray(0, 16)).toString('hex')}…`,
      });
    this.completed += acknowledged;
  }
}
