/** A host of one offloaded connection that a test drives call by call; everybody else's calls go on to the chimney host. */
import type { Bench } from 'smokestack';
import {
  type IndicationAnswer,
  type MiniportChimney,
  type NdisChimney,
  type NdisOffloadHandle,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type TcpDelegatedState,
  type TcpOffloadEvent,
} from '#contract';
import type { Socket } from '#host';
import { SmokestackError } from '#units';
import { indicatedBytes, request, tcpBlocks } from './requests.ts';

/** Something that the miniport told. */
export type Told =
  | { readonly kind: 'complete'; readonly bytes: number; readonly status: number; readonly data: Uint8Array }
  | { readonly kind: 'indicate'; readonly bytes: number; readonly data: Uint8Array }
  | { readonly kind: 'sent'; readonly bytes: number; readonly status: number }
  | { readonly kind: 'event'; readonly event: TcpOffloadEvent };

/** Says what to do about a call, from within it; an answer to indications alone. */
export type Response = (told: Told) => IndicationAnswer;

export const refused: IndicationAnswer = { status: ndisStatus.offloadDataNotAccepted };

const statusName = (status: number): string =>
  Object.entries(ndisStatus).find(([, value]) => value === status)?.[0] ?? status.toString(16);

/** As a script writes it: C(n) a receive, X(n) a send, I(n) an indication, E(name) an event. */
export const wordsOf = (told: Told): string => {
  if (told.kind === 'indicate') return `I(${told.bytes})`;
  if (told.kind === 'event') return `E(${told.event.type === 'retrieve' ? told.event.reason : told.event.type})`;
  const name = told.kind === 'complete' ? 'C' : 'X';
  return `${name}(${told.bytes})${told.status === ndisStatus.success ? '' : `!${statusName(told.status)}`}`;
};

const bufferOf = (one: NetBufferList): Uint8Array => (one.protocolReserved as { buffer: Uint8Array }).buffer;

export class DirectHost implements NdisChimney {
  readonly #above: NdisChimney;
  readonly #below: MiniportChimney;
  readonly #localPort: number;
  readonly #respond: Response;
  /** The delegated variables as they last went down, and came back. */
  handedDown: TcpDelegatedState | undefined;
  handedUp: TcpDelegatedState | undefined;
  #connection: { readonly context: object; readonly handle: NdisOffloadHandle } | undefined;
  /** A receive call of the miniport has not returned. */
  #busy = false;
  /** Receive calls that came while another one had not returned (CHM-DLV-003). */
  overlaps = 0;
  /** Indications that were accepted, until they are returned (CHM-RI-003). */
  readonly lent: NetBufferList[] = [];

  /** Takes the connection of `socket` over, from its next offload on. */
  static of(bench: Bench, socket: Socket, respond: Response): DirectHost {
    let made: DirectHost | undefined;
    bench.offloading.interpose((above, below) => {
      made = new DirectHost(above, below, socket.tuple.localPort, respond);
      return made;
    });
    if (made === undefined) throw new SmokestackError('internal', 'nothing was interposed');
    return made;
  }

  private constructor(above: NdisChimney, below: MiniportChimney, localPort: number, respond: Response) {
    this.#above = above;
    this.#below = below;
    this.#localPort = localPort;
    this.#respond = respond;
  }

  /** Leaves the miniport to the host that was there before. */
  withdraw(bench: Bench): void {
    bench.offloading.interpose(() => this.#above);
  }

  post(requests: readonly { readonly bytes: number; readonly noPush: boolean }[]): void {
    const all = requests.map(({ bytes, noPush }) => request(new Uint8Array(bytes), this, noPush));
    all.forEach((one, i) => {
      one.next = all[i + 1] ?? null;
    });
    const [head] = all;
    if (head !== undefined) this.#below.tcpOffloadReceive(this.#context, head);
  }

  send(bytes: Uint8Array): void {
    this.#below.tcpOffloadSend(this.#context, request(bytes, this, false));
  }

  /** Gives every accepted indication back in one list, the last one first (CHM-RI-012). */
  giveBack(): void {
    const all = this.lent.splice(0).reverse();
    all.forEach((one, i) => {
      one.next = all[i + 1] ?? null;
    });
    const [head] = all;
    if (head !== undefined) this.#below.tcpOffloadReceiveReturn(head);
  }

  get #context(): object {
    if (this.#connection === undefined) throw new SmokestackError('internal', 'the connection is not offloaded');
    return this.#connection.context;
  }

  /** A receive call of the miniport, from beginning to end. */
  #during<Result>(call: () => Result): Result {
    this.overlaps += Number(this.#busy);
    this.#busy = true;
    const result = call();
    this.#busy = false;
    return result;
  }

  /** Requests of this host; those of others are passed on. */
  #own(head: NetBufferList, others: (head: NetBufferList) => void): NetBufferList[] {
    const own: NetBufferList[] = [];
    for (let at: NetBufferList | null = head; at !== null; ) {
      const { next }: NetBufferList = at;
      at.next = null;
      if ((at.protocolReserved as { owner?: unknown } | null)?.owner === this) own.push(at);
      else others(at);
      at = next;
    }
    return own;
  }

  initiateOffloadComplete(root: OffloadBlock): void {
    for (const { state, miniportOffloadContext: cell, ndisOffloadHandle: handle } of tcpBlocks(root)) {
      if (state?.constant?.localPort !== this.#localPort || handle === null || !cell?.value) continue;
      this.#connection = { context: cell.value, handle };
      this.handedDown = state.delegated;
    }
    this.#above.initiateOffloadComplete(root);
  }
  queryOffloadComplete(root: OffloadBlock): void {
    this.#above.queryOffloadComplete(root);
  }
  updateOffloadComplete(root: OffloadBlock): void {
    this.#above.updateOffloadComplete(root);
  }
  invalidateOffloadComplete(root: OffloadBlock): void {
    this.#above.invalidateOffloadComplete(root);
  }
  terminateOffloadComplete(root: OffloadBlock): void {
    for (const { state, ndisOffloadHandle } of tcpBlocks(root))
      if (ndisOffloadHandle === this.#connection?.handle) this.handedUp = state?.delegated;
    this.#above.terminateOffloadComplete(root);
  }

  tcpOffloadSendComplete(head: NetBufferList): void {
    for (const one of this.#own(head, (other) => this.#above.tcpOffloadSendComplete(other)))
      this.#respond({ kind: 'sent', bytes: one.tcpOffloadBytesTransferred, status: one.status });
  }
  tcpOffloadReceiveComplete(head: NetBufferList): void {
    this.#during(() => {
      for (const one of this.#own(head, (other) => this.#above.tcpOffloadReceiveComplete(other))) {
        const { tcpOffloadBytesTransferred: bytes, status } = one;
        this.#respond({ kind: 'complete', bytes, status, data: bufferOf(one).subarray(0, bytes) });
      }
    });
  }
  tcpOffloadDisconnectComplete(one: NetBufferList): void {
    this.#above.tcpOffloadDisconnectComplete(one);
  }
  tcpOffloadForwardComplete(head: NetBufferList): void {
    this.#above.tcpOffloadForwardComplete(head);
  }
  tcpOffloadReceiveIndicate(handle: NdisOffloadHandle, data: NetBufferList): IndicationAnswer {
    if (handle !== this.#connection?.handle) return this.#above.tcpOffloadReceiveIndicate(handle, data);
    const bytes = indicatedBytes(data);
    const answer = this.#during(() => this.#respond({ kind: 'indicate', bytes: bytes.length, data: bytes }));
    if (answer.status === ndisStatus.success) this.lent.push(data);
    return answer;
  }
  /** Told here, and to the chimney host: it is the one that takes the connection back. */
  tcpOffloadEvent(handle: NdisOffloadHandle, event: TcpOffloadEvent): void {
    if (handle === this.#connection?.handle) this.#respond({ kind: 'event', event });
    this.#above.tcpOffloadEvent(handle, event);
  }
  neighborReachabilityQuery(...args: Parameters<NdisChimney['neighborReachabilityQuery']>) {
    return this.#above.neighborReachabilityQuery(...args);
  }
  indicateStatus(...args: Parameters<NdisChimney['indicateStatus']>): void {
    this.#above.indicateStatus(...args);
  }
}
