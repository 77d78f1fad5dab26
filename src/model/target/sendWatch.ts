/** Sends of one connection: each NBL back once, in order, with the right status and bytes (chimney-datapath.md section 2). */
import { type NetBufferList, ndisStatus } from '#contract';
import { ByteQueue } from './byteQueue.ts';
import { readNbl, sizeOf } from './netBuffers.ts';
import type { Report } from './violation.ts';

/** A send or graceful disconnect that the target owns. */
export interface OwnedSend {
  readonly nbl: NetBufferList;
  readonly bytes: number;
  readonly disconnect: boolean;
  /** Posted behind a graceful disconnect: it belongs to no stream (CHM-ERR-004, -005). */
  readonly late: boolean;
  /** Posted when the target had stopped sending: it comes back by itself, what was posted before may go into the chain (O-03). */
  readonly stopped: boolean;
}

/** Why sends may fail now. */
export interface SendSituation {
  readonly aborted: boolean;
  readonly uploading: boolean;
}

export class SendWatch {
  readonly #report: Report;
  readonly #subject: string;
  /** Oldest first; a graceful disconnect stands behind its sends. */
  readonly owned: OwnedSend[] = [];
  /** Bytes of the stream that are not known to be acknowledged. */
  readonly stream = new ByteQueue();
  /** Bytes at the end of the stream that came back before the chain in front of them. */
  unchained = 0;
  /** Bytes that completions reported as acknowledged. */
  completed = 0;
  /** Bytes that the engine face says the peer acknowledged; undefined: no engine face. */
  acknowledged: number | undefined;
  /** A send came back unsuccessful: the rest must, too (CHM-TX-012). */
  #failed = false;
  /** A graceful disconnect was asked for: later sends come back ABORTED (CHM-ERR-004). */
  disconnecting = false;
  /** What the first graceful disconnect came back with. */
  #closed: number | undefined;

  constructor(report: Report, subject: string) {
    this.#report = report;
    this.#subject = subject;
  }

  #say(requirement: string, what: string): void {
    this.#report(requirement, what, this.#subject);
  }

  /** The host posts an NBL. @param stopped the upload is under way */
  post(nbl: NetBufferList, stopped: boolean, disconnect = false): void {
    if (!this.disconnecting) this.stream.write(readNbl(nbl));
    this.owned.push({ nbl, bytes: sizeOf(nbl), disconnect, late: this.disconnecting, stopped });
    if (disconnect) this.disconnecting = true;
  }

  /** The target hands an NBL back through a completion call. */
  complete(nbl: NetBufferList, situation: SendSituation, disconnect = false): void {
    const at = this.owned.findIndex((send) => send.nbl === nbl);
    const send = this.owned[at];
    if (send === undefined) return;
    if (send.disconnect !== disconnect)
      this.#say('CHM-DIS-012', disconnect ? 'a send came back as disconnect' : 'a disconnect came back as send');
    const beforeChain = at > 0 && this.#leavesChain(at);
    if (beforeChain) this.unchained += send.bytes;
    const late = at > 0 && !beforeChain && (disconnect || !this.#mayOvertake(nbl));
    if (late) this.#say(disconnect ? 'CHM-DIS-008' : 'CHM-TX-017', `completed before ${at} earlier requests`);
    if (this.unchained > 0 && !send.stopped) this.#say('CHM-TX-017', 'completed behind a later request, not chained');
    this.owned.splice(at, 1);
    if (send.late) this.#late(send, situation);
    else this.#status(send, situation);
    if (disconnect) this.#closed ??= nbl.status;
  }

  /** A send is refused, a further disconnect shares the fate of the first; neither has bytes in the stream. */
  #late({ nbl, disconnect }: OwnedSend, { uploading }: SendSituation): void {
    const { status, tcpOffloadBytesTransferred: transferred } = nbl;
    const requirement = disconnect ? 'CHM-ERR-005' : 'CHM-ERR-004';
    if (transferred > 0) this.#say(requirement, `${transferred} bytes reported behind a disconnect`);
    if (uploading && status === ndisStatus.uploadInProgress) return;
    const expected = disconnect ? this.#closed : ndisStatus.requestAborted;
    if (status !== expected)
      this.#say(requirement, `status 0x${status.toString(16)} behind a disconnect, not 0x${expected?.toString(16)}`);
  }

  /** A send posted behind the disconnect is refused at once (CHM-ERR-004). */
  #mayOvertake(nbl: NetBufferList): boolean {
    const disconnect = this.owned.findIndex((send) => send.disconnect);
    return disconnect >= 0 && this.owned.findIndex((send) => send.nbl === nbl) > disconnect;
  }

  /** A send that came too late goes back unsent; all that stands before it is the chain's. */
  #leavesChain(at: number): boolean {
    const send = this.owned[at];
    if (send === undefined || !send.stopped || send.disconnect || send.late) return false;
    const { status, tcpOffloadBytesTransferred: transferred } = send.nbl;
    const unsent = status === ndisStatus.uploadInProgress && transferred === 0;
    return unsent && this.owned.slice(0, at).every(({ stopped, disconnect }) => !stopped && !disconnect);
  }

  #status({ nbl, bytes, disconnect }: OwnedSend, { aborted, uploading }: SendSituation): void {
    const { status, tcpOffloadBytesTransferred: transferred } = nbl;
    const left = sizeOf(nbl);
    if (transferred > bytes) this.#say('CHM-TX-016', `${transferred} bytes reported of ${bytes}`);
    if (left !== bytes - Math.min(transferred, bytes))
      this.#say(
        disconnect ? 'CHM-DIS-010' : 'CHM-TX-015',
        `data start left ${left} of ${bytes} bytes after ${transferred}`,
      );
    if (status === ndisStatus.success) {
      if (transferred !== bytes) this.#say('CHM-TX-011', `SUCCESS with ${transferred} of ${bytes} bytes`);
      if (this.#failed) this.#say('CHM-TX-012', 'SUCCESS behind a request that failed');
    } else if (status === ndisStatus.requestAborted) {
      if (!aborted && !this.disconnecting) this.#say('CHM-TX-010', 'ABORTED without an abort');
    } else if (status === ndisStatus.uploadInProgress) {
      if (!uploading) this.#say('CHM-TX-010', 'UPLOAD_IN_PROGRESS without an upload');
    } else this.#say('CHM-TX-010', `status 0x${status.toString(16)}`);
    if (status !== ndisStatus.success) {
      if (this.#failed && transferred > 0) this.#say('CHM-TX-013', 'a second partly sent request');
      this.#failed = true;
    }
    this.completed += transferred;
    this.stream.take(transferred);
    if (this.acknowledged !== undefined && this.completed > this.acknowledged)
      this.#say('CHM-TX-008', `${this.completed} bytes completed, ${this.acknowledged} acknowledged by the peer`);
  }
}
