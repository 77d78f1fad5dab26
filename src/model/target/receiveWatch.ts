/** Receives and indications of one connection (chimney-datapath.md section 3) against the stream that the peer sent. */
import { type IndicationAnswer, type NetBufferList, ndisStatus } from '#contract';
import { ByteQueue } from './byteQueue.ts';
import { type DataRange, rangeOf, readNbl, readRange, sizeOf } from './netBuffers.ts';
import type { Report } from './violation.ts';

interface OwnedReceive {
  readonly nbl: NetBufferList;
  readonly range: DataRange;
  /** Bytes that were in it when it was posted. */
  readonly filled: number;
  /** Posted after TcpIndicateDisconnect (CHM-RX-023). */
  readonly afterEnd: boolean;
}

export interface ReceiveSituation {
  readonly aborted: boolean;
  readonly uploading: boolean;
}

export class ReceiveWatch {
  readonly #report: Report;
  readonly #subject: string;
  readonly owned: OwnedReceive[] = [];
  /** In-order bytes that nobody has taken; undefined content when no engine face tells of it. */
  readonly stream = new ByteQueue();
  /** The engine face tells what the peer sent: contents are compared. */
  knowsStream = false;
  /** A ReceiveComplete or ReceiveIndicate call of this connection is in progress (CHM-DLV-003). */
  busy = false;
  ended = false;
  /** Refused data may not be indicated again before a post (CHM-RI-006). */
  #refused = false;
  /** Bytes delivered so far, initiate's buffered data included. */
  delivered = 0;

  constructor(report: Report, subject: string) {
    this.#report = report;
    this.#subject = subject;
  }

  #say(requirement: string, what: string): void {
    this.#report(requirement, what, this.#subject);
  }

  post(nbl: NetBufferList): void {
    const buffer = nbl.netBuffers[0];
    if (buffer === undefined || nbl.netBuffers.length !== 1)
      this.#say('CHM-RX-001', 'a receive without exactly one NET_BUFFER');
    const range = buffer === undefined ? { mdl: 0, offset: 0, length: 0 } : rangeOf(buffer);
    this.owned.push({ nbl, range, filled: nbl.tcpOffloadBytesTransferred, afterEnd: this.ended });
    this.#refused = false;
  }

  /** Takes delivered bytes off the stream and compares them. */
  #deliver(bytes: Uint8Array, requirement: string): void {
    this.delivered += bytes.length;
    if (!this.knowsStream) return;
    const wanted = this.stream.peek(bytes.length);
    if (wanted.length < bytes.length)
      this.#say(requirement, `${bytes.length - wanted.length} bytes more than the peer sent`);
    const at = wanted.findIndex((byte, i) => byte !== bytes[i]);
    if (at >= 0)
      this.#say(
        requirement,
        `byte ${this.stream.taken + at} of the stream is ${bytes[at]}, the peer sent ${wanted[at]}`,
      );
    this.stream.take(bytes.length);
  }

  /** The target hands a receive back. @returns the bytes that it placed in it */
  complete(nbl: NetBufferList, situation: ReceiveSituation): number {
    const at = this.owned.findIndex((receive) => receive.nbl === nbl);
    const receive = this.owned[at];
    if (receive === undefined) return 0;
    if (at > 0) this.#say('CHM-RX-001', `completed before ${at} earlier requests`);
    this.owned.splice(at, 1);
    const { range, filled } = receive;
    const placed = nbl.tcpOffloadBytesTransferred - filled;
    const buffer = nbl.netBuffers[0];
    if (placed < 0 || placed > range.length) {
      this.#say('CHM-RX-021', `${placed} bytes placed in a request of ${range.length}`);
      return 0;
    }
    if (sizeOf(nbl) !== range.length - placed)
      this.#say('CHM-RX-021', `data start not advanced by the ${placed} bytes placed`);
    if (buffer !== undefined) this.#deliver(readRange(buffer, range, placed), 'CHM-RX-002');
    this.#status(receive, placed, situation);
    return placed;
  }

  #status(
    { nbl, range, afterEnd, filled }: OwnedReceive,
    placed: number,
    { aborted, uploading }: ReceiveSituation,
  ): void {
    const { status } = nbl;
    if (status === ndisStatus.success) {
      if (afterEnd) this.#say('CHM-RX-023', 'SUCCESS for a request posted after TcpIndicateDisconnect');
      const full = placed === range.length;
      const last = this.knowsStream && this.finReceived && this.stream.length === 0;
      if (!full && nbl.tcpReceiveNoPush && !last && this.knowsStream)
        this.#say('CHM-RX-009', `a non-push request with ${placed} of ${range.length} bytes`);
      if (!full && placed + filled === 0 && !last && this.knowsStream)
        this.#say('CHM-RX-007', 'an empty request with SUCCESS');
    } else if (status === ndisStatus.invalidState) {
      if (!afterEnd && !this.ended) this.#say('CHM-RX-023', 'INVALID_STATE before TcpIndicateDisconnect');
      if (placed > 0) this.#say('CHM-RX-023', `INVALID_STATE with ${placed} bytes`);
    } else if (status === ndisStatus.requestAborted) {
      if (!aborted) this.#say('CHM-RX-019', 'ABORTED without an abort');
    } else if (status === ndisStatus.uploadInProgress) {
      if (!uploading) this.#say('CHM-RX-019', 'UPLOAD_IN_PROGRESS without an upload');
    } else this.#say('CHM-RX-019', `status 0x${status.toString(16)}`);
  }

  /** The peer's FIN was received in order (engine face). */
  finReceived = false;

  /** Before an indication reaches the host. */
  indicated(data: NetBufferList): Uint8Array {
    if (data.netBuffers.length !== 1 || data.next !== null)
      this.#say('CHM-RI-001', 'an indication that is not one NBL with one NET_BUFFER');
    if (data.status !== ndisStatus.success)
      this.#say('CHM-RI-002', `an indication with status 0x${data.status.toString(16)}`);
    if (this.#refused) this.#say('CHM-RI-006', 'refused data indicated again before a post');
    const bytes = readNbl(data);
    if (bytes.length === 0) this.#say('CHM-RI-001', 'an indication without bytes');
    if (this.knowsStream) {
      const wanted = this.stream.peek(bytes.length);
      const at = bytes.findIndex((byte, i) => byte !== wanted[i]);
      if (at >= 0)
        this.#say(
          'CHM-RX-002',
          `indicated byte ${this.stream.taken + at} of the stream differs from what the peer sent`,
        );
    }
    return bytes;
  }

  /** After the host answered. @returns whether the buffers are the host's until they are returned (CHM-RI-003). */
  answered(bytes: Uint8Array, answer: IndicationAnswer): boolean {
    if (answer.status === ndisStatus.success) {
      this.#take(bytes.length);
      return true;
    }
    if (answer.status === ndisStatus.offloadDataPartiallyAccepted)
      this.#take(Math.min(answer.bytesConsumed, bytes.length));
    this.#refused = this.owned.length === 0;
    return false;
  }

  #take(length: number): void {
    this.delivered += length;
    this.stream.take(length);
  }

  /** What the terminate hands up is the rest of the stream (CHM-TERM-054). */
  buffered(bytes: Uint8Array): void {
    if (this.knowsStream && bytes.length < this.stream.length)
      this.#say('CHM-TERM-053', `${this.stream.length - bytes.length} acknowledged bytes were lost at upload`);
    this.#deliver(bytes, 'CHM-TERM-054');
  }
}
