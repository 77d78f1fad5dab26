import {
  type DisconnectKind,
  type EventEntry,
  type MiniportOffloadContext,
  type NdisOffloadHandle,
  type NetBufferList,
  ndisStatus,
  Opcode,
  type RequestStatus,
  Status,
} from '#contract';
import type { SeqNum } from '#units';
import { chain, unchain } from '../buffers/netBuffers.ts';
import type { Engine } from '../engine/engine.ts';
import type { PathContext } from '../engine/objects.ts';
import type { ConnectionMemory } from './connectionMemory.ts';
import { ConnectionRing } from './connectionRing.ts';
import { handleEvent } from './deviceEvents.ts';
import { Inbox } from './inbox.ts';
import { LateRequests } from './lateRequests.ts';
import { ReceiveRequests } from './receiveRequests.ts';
import { type Ended, endRequest, SendRequests } from './sendRequests.ts';
import { SendStream } from './sendStream.ts';

export interface ConnectionParts {
  readonly handle: NdisOffloadHandle;
  readonly path: PathContext;
  readonly memory: ConnectionMemory;
  /** First byte of the send data handed down. */
  readonly sndUna: SeqNum;
  /** Most bytes of a segment. */
  readonly mss: number;
  /** The host's own FIN: sent, or sent and acknowledged. */
  readonly fin: 'none' | 'sent' | 'acknowledged';
}

/**
 * An offloaded connection: the context that the host's PVOID names (CHM-CTX-001). It turns requests into ring entries,
 * and events of the device into completions, indications and events.
 */
export class Connection implements MiniportOffloadContext {
  readonly layer = 'tcp';
  readonly handle: NdisOffloadHandle;
  readonly path: PathContext;
  readonly memory: ConnectionMemory;
  readonly stream: SendStream;
  readonly sends = new SendRequests();
  readonly receives: ReceiveRequests;
  /** Requests that came when the connection was on its way back. */
  readonly late = new LateRequests();
  readonly inbox: Inbox;
  /** Reference of the device, as a 32-bit word. */
  reference = 0;
  phase: 'initiating' | 'offloaded' | 'terminating' | 'lost' | 'over' = 'initiating';
  /** A mandatory retrieve was raised: the device no longer sends (CHM-EVD-003). */
  stopped = false;
  /** The peer reset it. */
  reset = false;
  readonly #engine: Engine;
  readonly #sendRing: ConnectionRing;
  readonly #receiveRing: ConnectionRing;
  /** Outcome of the first graceful disconnect, once there is one. */
  #closeOutcome: RequestStatus | undefined;
  #closeAsked: boolean;

  constructor(engine: Engine, parts: ConnectionParts) {
    const { nic, rings } = engine;
    this.#engine = engine;
    this.handle = parts.handle;
    this.path = parts.path;
    this.memory = parts.memory;
    this.#sendRing = new ConnectionRing(nic, 'send', parts.memory.sendRing, rings.sendLog2);
    this.#receiveRing = new ConnectionRing(nic, 'receive', parts.memory.receiveRing, rings.receiveLog2);
    this.stream = new SendStream(nic, this.#sendRing, parts.sndUna, parts.mss);
    this.receives = new ReceiveRequests(nic, this.#receiveRing);
    this.inbox = new Inbox(true, engine.failed);
    this.#closeAsked = parts.fin !== 'none';
    if (parts.fin === 'acknowledged') this.#closeOutcome = ndisStatus.success;
  }

  /** Producer indices of this moment, for answers and commands. */
  get producers(): { readonly sendProducer: number; readonly receiveProducer: number } {
    return { sendProducer: this.#sendRing.producer, receiveProducer: this.#receiveRing.producer };
  }

  /** Takes the send data of the initiate into the ring. False when host memory has run out. */
  handDown(requests: readonly NetBufferList[]): boolean {
    for (const request of requests) this.sends.add(request, 'send');
    return this.stream.handDown(requests);
  }

  /** The device holds the connection in `row`; events wait until `inbox.release`. */
  live(reference: number, row: number): void {
    this.reference = reference;
    this.phase = 'offloaded';
    this.#sendRing.open(row);
    this.#receiveRing.open(row);
  }

  /** Status of requests that an upload or a reset overtakes (CHM-ERR-002, -003). */
  get overtaken(): RequestStatus {
    return this.reset || this.phase === 'lost' ? ndisStatus.requestAborted : ndisStatus.uploadInProgress;
  }

  // Calls of the host

  send(head: NetBufferList): void {
    for (const request of unchain(head)) {
      if (this.#late()) this.#keep('send', request);
      else if (!this.#closeAsked) {
        this.sends.add(request, 'send');
        this.stream.add(request, false);
      } else if (this.sends.empty) this.#later(() => this.#endSend(request, ndisStatus.requestAborted));
      else this.sends.add(request, 'refused');
    }
    this.post();
  }

  receive(head: NetBufferList): void {
    for (const request of unchain(head)) {
      if (this.phase !== 'offloaded') this.#keep('receive', request);
      else this.receives.add(request);
    }
    this.post();
  }

  disconnect(request: NetBufferList, kind: DisconnectKind): void {
    if (this.#late()) this.#keep('disconnect', request);
    else if (kind === 'abortive') this.#abort(request);
    else if (!this.#closeAsked) {
      this.#closeAsked = true;
      this.sends.add(request, 'disconnect');
      this.stream.add(request, true);
      this.post();
    } else if (this.#closeOutcome === undefined) this.sends.add(request, 'repeated');
    else this.#later(() => this.#endDisconnect(request, this.#closeOutcome ?? this.overtaken));
  }

  /** Gives the device what waits for ring entries, acknowledgements or host memory. */
  post(): void {
    if (this.phase !== 'offloaded') return;
    const sent = this.stream.post();
    const received = this.receives.post();
    if (sent && received) this.#engine.objects.starved.delete(this);
    else this.#engine.objects.starved.add(this);
  }

  #late(): boolean {
    return this.phase !== 'offloaded' || this.stopped;
  }

  /** Such requests wait for the terminate, which completes them in the order in which they were posted (CHM-UPL-028). */
  #keep(kind: 'send' | 'receive' | 'disconnect', request: NetBufferList): void {
    if (this.phase === 'over') this.#later(() => this.late.end(this.#engine.ndis(), kind, request, this.overtaken));
    else this.late.add(kind, request);
  }

  #later(action: () => void): void {
    this.#engine.deferred.add(action);
  }

  #abort(request: NetBufferList): void {
    const fields = () => ({ target: this.reference, ...this.producers });
    this.#engine.commands.issue(Opcode.Abort, fields, ({ status }) =>
      this.inbox.add(() => {
        this.#endDisconnect(request, this.#abortOutcome(status));
        return undefined;
      }),
    );
  }

  /** SUCCESS says that the RST was sent, and nothing else does (CHM-DIS-016, engine.md 11.7). */
  #abortOutcome(status: Status): RequestStatus {
    // An order that the device refused has no outcome of its own: the state is lost, or on its way back (CHM-DIS-017).
    return status === Status.Failure ? this.overtaken : (status as RequestStatus);
  }

  #endSend(request: NetBufferList, status: RequestStatus): void {
    endRequest(request, status, 0);
    this.#engine.ndis().tcpOffloadSendComplete(request);
  }

  #endDisconnect(request: NetBufferList, status: RequestStatus): void {
    endRequest(request, status, 0);
    this.#engine.ndis().tcpOffloadDisconnectComplete(request);
  }

  /** An event of the device about this connection. */
  onEvent(entry: EventEntry, payload: Uint8Array): void {
    this.inbox.add(() => handleEvent(this.#engine, this, entry, payload));
  }

  /** The peer has acknowledged everything before `una`. */
  acknowledge(una: SeqNum): void {
    this.stream.acknowledge(una);
    this.complete(this.sends.acknowledged(this.stream.una));
  }

  /** Everything that is not acknowledged ends with `status`; a disconnect too that the device was never given. */
  failSends(status: RequestStatus): void {
    const { una, finPosted } = this.stream;
    this.complete(this.sends.failed(una, status));
    this.stream.drop();
    if (!finPosted && this.sends.closing) this.close(status);
  }

  /** The graceful disconnect ends with `status`, and with it what was posted behind it (CHM-ERR-004, -005). */
  close(status: RequestStatus): void {
    this.#closeOutcome ??= status;
    this.complete(this.sends.closed(this.stream.una, status));
  }

  /** Tells the host: sends that follow one another in one call, disconnects one by one (CHM-DIS-012). */
  complete(ended: readonly Ended[]): void {
    const ndis = this.#engine.ndis();
    let run: NetBufferList[] = [];
    const flush = (): void => {
      const head = chain(run);
      run = [];
      if (head !== null) ndis.tcpOffloadSendComplete(head);
    };
    for (const { request, kind } of ended) {
      if (kind === 'send' || kind === 'refused') run.push(request);
      else {
        flush();
        ndis.tcpOffloadDisconnectComplete(request);
      }
    }
    flush();
  }
}
