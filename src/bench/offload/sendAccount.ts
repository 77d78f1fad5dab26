import type { NetBufferList, TcpBlock } from '#contract';
import type { Findings } from '../scoreboard/index.ts';
import type { Owned, RequestAccount } from './requestAccount.ts';
import { each, requestBytes } from './requests.ts';

/** Send bytes of one connection while the target has it. */
interface Sums {
  posted: number;
  completed: number;
}

/**
 * Send bytes between host and target: each one posted, or handed down in a chain, comes back once: completed as
 * acknowledged, or returned, and then with the contents it had (CHM-TX-012 to -016, CHM-TERM-044 to -048).
 */
export class SendAccount {
  readonly #findings: Findings;
  readonly #requests: RequestAccount;
  readonly #sums = new Map<object, Sums>();
  posted = 0;
  completed = 0;
  /** Returned without having been acknowledged: the device's own row says how much of each connection that is. */
  returned = 0;

  constructor(findings: Findings, requests: RequestAccount) {
    this.#findings = findings;
    this.#requests = requests;
  }

  post(kind: 'send' | 'disconnect', connection: object, head: NetBufferList | null): void {
    for (const { bytes } of this.#requests.post(kind, connection, head)) this.#posted(connection, bytes.length);
  }

  /** A chain that the target did not take. */
  refuse(head: NetBufferList | null): void {
    for (const { connection, bytes } of this.#requests.refuse(head)) this.#posted(connection, -bytes.length);
  }

  /** What went down with `block` belongs to the connection of `context` now. */
  adopt(block: object, context: object): void {
    this.#requests.adopt(block, context);
    const sums = this.#sums.get(block);
    this.#sums.delete(block);
    if (sums !== undefined) this.#sums.set(context, sums);
  }

  complete(kind: 'send' | 'disconnect', head: NetBufferList | null): void {
    for (const request of each(head)) {
      const owned = this.#requests.end(kind, request);
      if (owned !== undefined) this.#end(request, owned, request.tcpOffloadBytesTransferred);
    }
  }

  /** A terminate has handed `block` back. */
  hand(block: TcpBlock): void {
    for (const request of each(block.netBufferListChain)) {
      const owned = this.#requests.end('send', request);
      if (owned !== undefined) this.#end(request, owned, owned.bytes.length - requestBytes(request).length);
    }
  }

  /**
   * The connection is the host's again. `acknowledged`: send bytes that the peer acknowledged while it was away, by the
   * device's rows; undefined when its state was lost. What the host was told must be as much; the rest was returned.
   */
  settle(connection: object, name: string, acknowledged: number | undefined): void {
    const { posted, completed } = this.#sums.get(connection) ?? { posted: 0, completed: 0 };
    this.#sums.delete(connection);
    const device = acknowledged ?? completed;
    const where = { requirement: 'CHM-TX-015' };
    if (this.#findings.equal(`acknowledged send bytes of ports ${name}`, device, completed, where))
      this.returned += posted - device;
  }

  #posted(connection: object, bytes: number): void {
    this.posted += bytes;
    this.#sumsOf(connection).posted += bytes;
  }

  #sumsOf(connection: object): Sums {
    const known = this.#sums.get(connection) ?? { posted: 0, completed: 0 };
    this.#sums.set(connection, known);
    return known;
  }

  #end(request: NetBufferList, { bytes, connection }: Owned, acknowledged: number): void {
    const rest = requestBytes(request);
    const expected = bytes.subarray(acknowledged);
    if (Buffer.compare(rest, expected) !== 0 && !(acknowledged === bytes.length && request.status === 0))
      this.#findings.differ({
        requirement: 'CHM-TX-015',
        field: 'returned send bytes',
        device: `${rest.length} bytes ${Buffer.from(rest.subarray(0, 16)).toString('hex')}…`,
        model: `${expected.length} bytes ${Buffer.from(expected.subarray(0, 16)).toString('hex')}…`,
      });
    this.completed += acknowledged;
    this.#sumsOf(connection).completed += acknowledged;
  }
}
