/** One connection as NDIS sees it: requests, events, and what a terminate hands back. */
import {
  type DisconnectKind,
  mandatoryUploadReasons,
  type NetBufferList,
  ndisStatus,
  type TcpBlock,
  type TcpConnectionState,
  type TcpOffloadEvent,
} from '#contract';
import { seqDiff } from '#units';
import { nblsOf, readNbl, sizeOf } from './netBuffers.ts';
import { ReceiveWatch } from './receiveWatch.ts';
import { SendWatch } from './sendWatch.ts';
import type { Report } from './violation.ts';

/** States of who has received the FIN of the other end. */
const behindTheFin: ReadonlySet<TcpConnectionState> = new Set(['closeWait', 'closing', 'lastAck', 'timeWait']);

export class ConnectionWatch {
  readonly name: string;
  readonly sends: SendWatch;
  readonly receives: ReceiveWatch;
  /** The initiate has not completed: no indications yet (CHM-INIT-008). */
  offloading = true;
  terminating = false;
  readonly #report: Report;
  #aborted = false;
  #uploadRaised = false;
  readonly #abortive = new Set<NetBufferList>();
  /** SndUna and RcvNxt at initiate. */
  readonly #sndUna;
  readonly #rcvNxt;
  /** The peer's FIN had been received before the initiate. */
  readonly #finHandedDown: boolean;

  constructor(report: Report, name: string, block: TcpBlock) {
    this.name = name;
    this.#report = report;
    this.sends = new SendWatch(report, name);
    this.receives = new ReceiveWatch(report, name);
    const delegated = block.state?.delegated;
    this.#sndUna = delegated?.sndUna;
    this.#rcvNxt = delegated?.rcvNxt;
    // RFC 9293 3.3.2: who is in one of these states has received the FIN in order, and RcvNxt lies behind it.
    this.#finHandedDown = delegated !== undefined && behindTheFin.has(delegated.state);
    this.receives.finReceived = this.#finHandedDown;
    for (const nbl of nblsOf(delegated?.bufferedData ?? null)) this.receives.stream.write(readNbl(nbl));
  }

  say(requirement: string, what: string): void {
    this.#report(requirement, what, this.name);
  }

  /** Requests that came down and may come back with a failure. */
  get situation(): { aborted: boolean; uploading: boolean } {
    return {
      aborted: this.#aborted || this.#abortive.size > 0,
      uploading: this.terminating || this.#uploadRaised,
    };
  }

  disconnect(request: NetBufferList, kind: DisconnectKind): void {
    if (kind === 'graceful') this.sends.post(request, this.situation.uploading, true);
    else this.#abortive.add(request);
  }

  disconnectCompleted(request: NetBufferList): void {
    if (this.#abortive.delete(request)) {
      // A second abort ends before the first one, which alone waits for what is outstanding (CHM-DIS-016).
      if (request.status === ndisStatus.requestAborted && this.#abortive.size > 0) return;
      if (request.status !== ndisStatus.success && !this.situation.uploading && !this.#aborted)
        this.say('CHM-DIS-017', `an abortive disconnect failed with 0x${request.status.toString(16)}`);
      if (this.sends.owned.length > 0) this.say('CHM-DIS-013', `${this.sends.owned.length} sends are still open`);
      this.#aborted = true;
      return;
    }
    this.sends.complete(request, this.situation, true);
  }

  event(event: TcpOffloadEvent): void {
    if (this.offloading) this.say('CHM-INIT-009', `${event.type} before the initiate completed`);
    if (event.type === 'disconnect') {
      if (this.receives.ended) this.say('CHM-CLS-012', 'TcpIndicateDisconnect raised twice');
      if (this.#aborted) this.say('CHM-CLS-012', 'TcpIndicateDisconnect behind TcpIndicateAbort');
      const left = this.receives.stream.length;
      if (this.receives.knowsStream && left > 0)
        this.say('CHM-CLS-001', `TcpIndicateDisconnect with ${left} bytes not consumed`);
      if (this.receives.knowsStream && !this.receives.finReceived)
        this.say('CHM-CLS-002', 'TcpIndicateDisconnect without an in-order FIN');
      this.receives.ended = true;
    } else if (event.type === 'abort') {
      if (this.#aborted) this.say('CHM-CLS-012', 'TcpIndicateAbort raised twice');
      this.#aborted = true;
    } else if (event.type === 'retrieve' && mandatoryUploadReasons.has(event.reason)) this.#uploadRaised = true;
  }

  /** The terminate of this connection completes with success (chimney-state.md 11.7, 11.8). */
  terminated(block: TcpBlock): void {
    const { sends, receives } = this;
    if (receives.busy) this.say('CHM-TERM-039', 'terminate completed while a call of the connection is in progress');
    if (receives.owned.length > 0) this.say('CHM-TERM-038', `${receives.owned.length} receives were not completed`);
    if (this.#abortive.size > 0 || sends.owned.some(({ disconnect }) => disconnect))
      this.say('CHM-TERM-038', 'a disconnect was not completed');
    this.#chain(block);
    this.#state(block);
  }

  /** CHM-TERM-044 to 049: outstanding sends, the same NBLs in their order, from SndUna on. */
  #chain(block: TcpBlock): void {
    const chain = nblsOf(block.netBufferListChain);
    const owned = this.sends.owned.filter(({ disconnect }) => !disconnect).map(({ nbl }) => nbl);
    if (chain.length !== owned.length || chain.some((nbl, i) => nbl !== owned[i]))
      this.say('CHM-TERM-045', `${chain.length} NBLs chained, ${owned.length} outstanding, or in another order`);
    const delegated = block.state?.delegated;
    if (delegated !== undefined && chain.length > 0) {
      if (delegated.sendDataHead !== chain[0] || delegated.sendDataTail !== chain.at(-1))
        this.say('CHM-TERM-046', 'SendDataHead and SendDataTail do not name the ends of the chain');
    }
    const left = chain.reduce((sum, nbl) => sum + sizeOf(nbl), 0);
    if (chain.length === 0) return;
    const open = this.sends.stream.length - this.sends.unchained;
    if (left !== open - this.#acknowledgedInChain(block))
      this.say('CHM-TERM-048', `the chain holds ${left} bytes, ${open} were not completed`);
    const wanted = this.sends.stream.peek(open).subarray(Math.max(0, open - left));
    const bytes = chain.flatMap((nbl) => [...readNbl(nbl)]);
    if (bytes.some((byte, i) => byte !== wanted[i]))
      this.say('CHM-TERM-048', 'the bytes of the chain are not those from SndUna on');
  }

  /** Bytes of the first chained NBL that the peer has: SndUna says so. */
  #acknowledgedInChain(block: TcpBlock): number {
    const una = block.state?.delegated?.sndUna;
    if (una === undefined || this.#sndUna === undefined) return 0;
    const bytes = seqDiff(una, this.#sndUna) - this.sends.completed;
    return Math.max(0, Math.min(bytes, this.sends.stream.length));
  }

  /** CHM-TERM-053, -054: the rest of the received stream, up to RcvNxt. */
  #state(block: TcpBlock): void {
    const delegated = block.state?.delegated;
    if (delegated === undefined) return;
    const bytes = nblsOf(delegated.bufferedData).flatMap((nbl) => [...readNbl(nbl)]);
    this.receives.buffered(Uint8Array.from(bytes));
    if (this.#rcvNxt === undefined || !this.receives.knowsStream) return;
    const fin = this.receives.finReceived && !this.#finHandedDown ? 1 : 0;
    const received = this.receives.stream.written - this.#handedDown;
    if (seqDiff(delegated.rcvNxt, this.#rcvNxt) !== received + fin)
      this.say(
        'CHM-TERM-054',
        `RcvNxt covers ${seqDiff(delegated.rcvNxt, this.#rcvNxt)} bytes, ${received + fin} were received`,
      );
  }

  /** Bytes of the receive stream that came down with the initiate. */
  #handedDown = 0;

  /** The engine face is there: what the peer sends will be told (StreamListener). */
  followStream(): void {
    this.#handedDown = this.receives.stream.written;
    this.receives.knowsStream = true;
    this.sends.acknowledged = 0;
  }

  /** Requests that the target still owns. */
  get open(): string[] {
    const list: string[] = [];
    if (this.sends.owned.length > 0) list.push(`${this.name}: ${this.sends.owned.length} sends or disconnects`);
    if (this.receives.owned.length > 0) list.push(`${this.name}: ${this.receives.owned.length} receives`);
    if (this.#abortive.size > 0) list.push(`${this.name}: an abortive disconnect`);
    return list;
  }
}
