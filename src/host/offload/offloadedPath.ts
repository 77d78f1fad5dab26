import {
  type IndicationAnswer,
  type MiniportChimney,
  type MiniportOffloadContext,
  type NetBufferList,
  ndisStatus,
  type TcpOffloadEvent,
} from '#contract';
import { type Clock, millis, type SeqNum, SmokestackError, seq, seqAdd } from '#units';
import { NO_BYTES } from '#wire';
import type { StreamPath } from '../socket/streamPath.ts';
import type { TcpEvent } from '../tcp/core.ts';
import { ReceiveQueue } from '../tcp/queue/receiveQueue.ts';
import { finReceived } from '../tcp/tcb.ts';
import type { TransferredConnection } from '../transfer/transferredConnection.ts';
import { chain, netBufferList, preFill, remainingBytes, unchain } from './netBuffers.ts';

/** How the host posts receives for an offloaded connection. */
export interface ReceivePosting {
  /** Requests kept posted while the application reads; 0 = indications only, re-enabled by zero-byte requests (CHM-RI-008). */
  readonly requests: number;
  /** Bytes of each. */
  readonly bytes: number;
  /** Bytes that stand in each of them already when it is posted (CHM-RX-012); the last byte is left free. Default 0. */
  readonly filled?: number;
  /** Posted in non-push mode: they end when they are full (CHM-RX-009). Default false. */
  readonly noPush?: boolean;
  /** Most bytes of an indication that are accepted; the rest comes again (CHM-RI-005). Default: all of it. */
  readonly accept?: number;
}

/** A request of this path on its way through the target; found again by `protocolReserved` (CHM-GEN-016). */
export interface PathRequest {
  readonly path: OffloadedPath;
  readonly kind: 'send' | 'receive' | 'disconnect' | 'forward';
  /** Bytes of a send or disconnect when it was posted, or the buffer of a receive. */
  readonly bytes: Uint8Array;
}

export interface PathParts {
  readonly clock: Clock;
  /** Calls the target about this connection; does nothing once it is no longer offloaded. */
  readonly send: (use: (miniport: MiniportChimney, context: MiniportOffloadContext) => void) => void;
  /** Gives indicated buffers back, whatever became of the connection (CHM-RI-003). */
  readonly receiveReturn: (data: NetBufferList) => void;
  readonly posting: ReceivePosting;
  /** What happens on the connection, in the words of the host's own TCP. */
  readonly tell: (event: TcpEvent) => void;
  /** Nothing more will happen down there: the host is to take the connection back (CHM-EVT-006, OC-33). */
  readonly over: () => void;
}

/**
 * The path of a socket whose connection the target holds: writes become send requests, reads come from posted receive
 * requests and indications, close and abort become disconnects (docs/spec/chimney-datapath.md sections 2 to 5).
 */
export class OffloadedPath implements StreamPath {
  readonly #parts: PathParts;
  readonly #received = new ReceiveQueue();
  readonly #returned: Uint8Array[] = [];
  #unacknowledged = 0;
  #posted = 0;
  /** Buffered receive bytes that went down and have not come back. */
  #handedDown = 0;
  /** Sequence number of the next byte to come from the target, as far as it lies before the peer's FIN. */
  #next = seq(0);
  #reading = false;
  #peerEnded = false;
  /** Reset by either end. */
  #aborted = false;
  /** What the application reset it with. */
  #abortedWith: SmokestackError | undefined;
  #detached = false;
  #closeReturned = false;
  #resetReturned: SmokestackError | undefined;
  #closeDone = false;
  #failed = false;
  #refused = false;

  constructor(parts: PathParts) {
    this.#parts = parts;
  }

  get unacknowledged(): number {
    return this.#unacknowledged;
  }

  get drained(): boolean {
    return this.#received.length === 0 && this.#handedDown <= 0;
  }

  /** Sends that came back for the host to send itself, in order (CHM-TERM-017). */
  get returned(): readonly Uint8Array[] {
    return this.#returned;
  }

  /** A graceful disconnect came back undone: the FIN is the host's again (CHM-DISC-016). */
  get closeReturned(): boolean {
    return this.#closeReturned;
  }

  /** What the application reset the connection with, where no RST left: it is the host's to send. */
  get resetReturned(): SmokestackError | undefined {
    return this.#resetReturned;
  }

  /** Both halves were closed in order. */
  get ended(): boolean {
    return this.#closeDone && this.#peerEnded;
  }

  /**
   * Whether CLOSED is an orderly end (LAST_ACK left, OC-33): our FIN was acknowledged, no event told of a failure, and the
   * peer's FIN stands between its last byte and RcvNxt. An in-order SYN leads to CLOSED too (CHM-BRA-012).
   * @param buffered bytes that came up with the connection
   */
  closedInOrder(rcvNxt: SeqNum, buffered: number): boolean {
    const peerClosed = seqAdd(this.#next, buffered + 1) === rcvNxt;
    return this.#closeDone && peerClosed && !this.#aborted && !this.#failed;
  }

  /** The target gave the connection up for a cause of its own (time-out, corrupt state). */
  noteFailure(): void {
    this.#failed = true;
  }

  /** Our FIN, which the host had sent before the offload, is known to be acknowledged. */
  noteFinAcknowledged(): void {
    this.#closeDone = true;
  }

  /**
   * Takes over where the host's TCP stopped: the chain will be completed like later sends (CHM-INIT-036), buffered
   * receive data comes back through requests and indications (CHM-INIT-025, -026), and of a FIN that the host received
   * nobody will tell again.
   */
  adopt(from: TransferredConnection): void {
    this.#unacknowledged += byteCount(from.sendData);
    this.#handedDown = byteCount(from.bufferedData);
    this.#next = seqAdd(from.delegated.rcvNxt, -this.#handedDown - (finReceived(from.delegated) ? 1 : 0));
    // The target holds them until something is posted, as it holds refused ones.
    this.#refused = this.#handedDown > 0;
    this.#peerEnded = finReceived(from.delegated);
    this.#closeDone = from.delegated.state === 'finWait2';
  }

  write(bytes: Uint8Array): void {
    if (this.#aborted || bytes.length === 0) return;
    this.#unacknowledged += bytes.length;
    const request = this.#request('send', bytes);
    this.#parts.send((miniport, context) => miniport.tcpOffloadSend(context, request));
  }

  close(): void {
    if (!this.#aborted) this.#disconnect('graceful');
  }

  abort(error: SmokestackError): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#abortedWith = error;
    this.#disconnect('abortive');
    this.#tell({ type: 'finished', error });
    this.#parts.over();
  }

  read(): Uint8Array | undefined {
    return this.#received.shift();
  }

  setReading(reading: boolean): void {
    this.#reading = reading;
    this.#post();
  }

  /** Segments that the host received and did not acknowledge while it offloaded the connection (CHM-INIT-010). */
  forward(segments: readonly Uint8Array[]): void {
    const head = chain(segments.map((bytes) => netBufferList(bytes, { path: this, kind: 'forward', bytes })));
    if (head !== null) this.#parts.send((miniport, context) => miniport.tcpOffloadForward(context, head));
  }

  /** No further requests: a terminate is under way (CHM-TERM-026). */
  detach(): void {
    this.#detached = true;
  }

  /** Everything received and not read, for the stack that goes on. */
  takeUnread(): readonly Uint8Array[] {
    return this.#received.takeAll();
  }

  // Up-calls of the target.

  onSendComplete(request: NetBufferList, { bytes }: PathRequest): void {
    this.#unacknowledged -= bytes.length;
    if (request.status === ndisStatus.success) this.#tell({ type: 'acknowledged', bytes: bytes.length });
    else if (request.status !== ndisStatus.requestAborted) this.#keepUnsent(request);
  }

  onReceiveComplete(request: NetBufferList, { bytes: buffer }: PathRequest): void {
    this.#posted--;
    const placed = buffer.subarray(this.#filledOf(buffer), request.tcpOffloadBytesTransferred);
    if (placed.length > 0) {
      this.#take(placed);
      this.#tell({ type: 'received' });
    }
    // An empty success is the end of the stream (CHM-CLS-005): the event follows, and posting again would not help.
    if (request.status === ndisStatus.success && placed.length > 0) this.#post();
  }

  onDisconnectComplete(request: NetBufferList): void {
    if (request.status === ndisStatus.uploadInProgress && this.#abortedWith !== undefined)
      this.#resetReturned = this.#abortedWith;
    else if (request.status === ndisStatus.uploadInProgress) {
      this.#closeReturned = true;
      this.#keepUnsent(request);
    } else if (request.status === ndisStatus.success && !this.#aborted) {
      this.#closeDone = true;
      if (this.ended) this.#parts.over();
    }
  }

  /** Taken by copy while the application reads; else refused until it posts again (CHM-RI-004, -006). */
  onIndicate(data: NetBufferList): IndicationAnswer {
    if (!this.#reading || this.#detached) {
      this.#refused = true;
      return { status: ndisStatus.offloadDataNotAccepted };
    }
    const { accept } = this.#parts.posting;
    const bytes = remainingBytes(data);
    if (accept !== undefined && accept < bytes.length) return this.#acceptPart(bytes.slice(0, accept));
    this.#take(bytes.slice());
    // The buffers go back, and the application hears of the bytes, once this call has returned.
    this.#parts.clock.after(millis(0), () => {
      this.#parts.receiveReturn(data);
      this.#tell({ type: 'received' });
    });
    return { status: ndisStatus.success };
  }

  /** The rest is refused, and comes back once something is posted (CHM-RI-005, -006). */
  #acceptPart(bytes: Uint8Array): IndicationAnswer {
    this.#refused = true;
    this.#take(bytes);
    this.#parts.clock.after(millis(0), () => {
      this.#tell({ type: 'received' });
      this.#post();
    });
    return { status: ndisStatus.offloadDataPartiallyAccepted, bytesConsumed: bytes.length };
  }

  onEvent(event: TcpOffloadEvent): void {
    if (event.type === 'disconnect') {
      this.#peerEnded = true;
      this.#tell({ type: 'finReceived' });
      if (this.ended) this.#parts.over();
    } else if (event.type === 'abort' && !this.#aborted) {
      this.#aborted = true;
      this.#tell({ type: 'finished', error: new SmokestackError('link-lost', 'connection reset by the peer') });
      this.#parts.over();
    }
  }

  #take(bytes: Uint8Array): void {
    this.#handedDown -= bytes.length;
    this.#next = seqAdd(this.#next, bytes.length);
    this.#received.push(bytes);
  }

  #keepUnsent(request: NetBufferList): void {
    const rest = remainingBytes(request);
    if (rest.length > 0) this.#returned.push(rest);
  }

  #request(kind: PathRequest['kind'], bytes: Uint8Array): NetBufferList {
    const noPush = kind === 'receive' && this.#parts.posting.noPush === true;
    const request = netBufferList(bytes, { path: this, kind, bytes } satisfies PathRequest, noPush);
    if (kind === 'receive') preFill(request, this.#filledOf(bytes));
    return request;
  }

  #filledOf(buffer: Uint8Array): number {
    return Math.max(0, Math.min(this.#parts.posting.filled ?? 0, buffer.length - 1));
  }

  #disconnect(kind: 'graceful' | 'abortive'): void {
    const request = this.#request('disconnect', NO_BYTES);
    this.#parts.send((miniport, context) => miniport.tcpOffloadDisconnect(context, request, kind));
  }

  /** Keeps requests posted while the application reads; one of them also brings refused data back (CHM-RI-006). */
  #post(): void {
    const { posting, send } = this.#parts;
    if (!this.#reading || this.#aborted || this.#detached) return;
    if (this.#peerEnded && this.#handedDown <= 0) return;
    const indicationsOnly = posting.requests === 0;
    if (indicationsOnly && !this.#refused) return;
    this.#refused = false;
    const wanted = (indicationsOnly ? 1 : posting.requests) - this.#posted;
    const size = indicationsOnly ? 0 : posting.bytes;
    const requests = Array.from({ length: wanted }, () => this.#request('receive', new Uint8Array(size)));
    this.#posted += requests.length;
    const head = chain(requests);
    if (head !== null) send((miniport, context) => miniport.tcpOffloadReceive(context, head));
  }

  /** Once a terminate is under way, what is left is told by the stack that goes on. */
  #tell(event: TcpEvent): void {
    if (!this.#detached || event.type === 'acknowledged') this.#parts.tell(event);
  }
}

const byteCount = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

/** The mark that a path put on one of its requests; undefined on anything else. */
export const pathRequestOf = (request: NetBufferList): PathRequest | undefined => {
  const mark = request.protocolReserved as Partial<PathRequest> | null;
  return mark?.path instanceof OffloadedPath ? (mark as PathRequest) : undefined;
};

/** Every request of a chain with its mark. @throws SmokestackError `protocol` for a request that is not the host's */
export const marked = (head: NetBufferList): readonly (readonly [NetBufferList, PathRequest])[] =>
  unchain(head).map((request) => {
    const mark = pathRequestOf(request);
    if (mark === undefined) throw new SmokestackError('protocol', 'the target completed a request that is not ours');
    return [request, mark] as const;
  });
