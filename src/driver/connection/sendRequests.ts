import { type NetBufferList, ndisStatus, type RequestStatus } from '#contract';
import { advance, dataBytes } from '../buffers/netBuffers.ts';

/**
 * `send`: data. `disconnect`: the graceful one, with its data. Behind it: `refused`, a send posted too late
 * (CHM-ERR-004), and `repeated`, a further graceful disconnect (CHM-ERR-005).
 */
export type SendKind = 'send' | 'disconnect' | 'refused' | 'repeated';

interface Item {
  readonly request: NetBufferList;
  readonly kind: SendKind;
  readonly bytes: number;
  /** Stream offset behind its last byte, from SndUna at initiate. */
  readonly end: number;
}

/** A request that has its outcome. */
export interface Ended {
  readonly request: NetBufferList;
  readonly kind: SendKind;
}

/** Sends and graceful disconnects of one connection in the order in which they were posted (CHM-TX-017). */
export class SendRequests {
  readonly #items: Item[] = [];
  #end = 0;

  get empty(): boolean {
    return this.#items.length === 0;
  }

  add(request: NetBufferList, kind: SendKind): void {
    const bytes = dataBytes(request);
    if (kind === 'send' || kind === 'disconnect') this.#end += bytes;
    this.#items.push({ request, kind, bytes, end: this.#end });
  }

  /** Sends that are acknowledged as a whole up to stream offset `una` (CHM-TX-008). */
  acknowledged(una: number): Ended[] {
    return this.#endWhile(({ kind, end }) => kind === 'send' && end <= una, una, ndisStatus.success);
  }

  /** Every send in front of a disconnect, not acknowledged as a whole; the first may be so in part (CHM-TX-012 to -016). */
  failed(una: number, status: RequestStatus): Ended[] {
    return this.#endWhile(({ kind }) => kind === 'send', una, status);
  }

  /** The disconnect, and what was posted behind it. */
  closed(una: number, status: RequestStatus): Ended[] {
    const first = this.#items[0];
    if (first === undefined || first.kind === 'send') return [];
    return this.#endWhile(() => true, una, status);
  }

  /** The sends that go back in a terminate, their data starting at `una` (CHM-TERM-044 to -048). */
  handBack(una: number): NetBufferList[] {
    return this.#items.splice(0).map((item) => {
      advance(item.request, acknowledgedBytes(item, una));
      return item.request;
    });
  }

  /** Whether a graceful disconnect, or what was posted behind one, has no outcome yet. */
  get closing(): boolean {
    return this.#items.some(({ kind }) => kind !== 'send');
  }

  #endWhile(ends: (item: Item) => boolean, una: number, status: RequestStatus): Ended[] {
    const ended: Ended[] = [];
    for (let item = this.#items[0]; item !== undefined && ends(item); item = this.#items[0]) {
      this.#items.shift();
      const ownBytes = item.kind === 'send' || item.kind === 'disconnect';
      endRequest(
        item.request,
        item.kind === 'refused' ? ndisStatus.requestAborted : status,
        ownBytes ? acknowledgedBytes(item, una) : 0,
      );
      ended.push({ request: item.request, kind: item.kind });
    }
    return ended;
  }
}

const acknowledgedBytes = ({ bytes, end }: Item, una: number): number =>
  Math.min(bytes, Math.max(0, una - (end - bytes)));

/** Writes the outcome of a request, and moves its data start over what the peer acknowledged. */
export const endRequest = (request: NetBufferList, status: RequestStatus, acknowledged: number): void => {
  advance(request, acknowledged);
  request.tcpOffloadBytesTransferred = acknowledged;
  request.status = status;
};
