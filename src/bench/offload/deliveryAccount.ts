import type { NetBufferList } from '#contract';
import type { Findings } from '../scoreboard/index.ts';
import type { RequestAccount } from './requestAccount.ts';
import { byteCount, each } from './requests.ts';

/** Received bytes on their way to the host: in requests that it posted, and in buffers that it is lent. */
export class DeliveryAccount {
  readonly #findings: Findings;
  readonly #requests: RequestAccount;
  /** Buffers in the hands of the host (CHM-RI-003, CHM-TERM-055). */
  readonly #lent = new Set<NetBufferList>();
  /** Bytes placed in requests, and bytes indicated, whether the host took them or not. */
  bytes = 0;

  constructor(findings: Findings, requests: RequestAccount) {
    this.#findings = findings;
    this.#requests = requests;
  }

  get lent(): number {
    return this.#lent.size;
  }

  get words(): readonly string[] {
    return this.lent === 0 ? [] : [`${this.lent} receive buffers to be returned`];
  }

  post(connection: object, head: NetBufferList | null): void {
    this.#requests.post('receive', connection, head);
  }

  complete(head: NetBufferList): void {
    for (const request of each(head)) {
      const owned = this.#requests.end('receive', request);
      if (owned !== undefined) this.bytes += request.tcpOffloadBytesTransferred - owned.filled;
    }
  }

  indicated(data: NetBufferList): void {
    this.bytes += byteCount(data);
  }

  /** Accepted indications and uploaded data stay with the host until it returns them. */
  lend(head: NetBufferList | null): void {
    for (const request of each(head)) this.#lent.add(request);
  }

  takeBack(head: NetBufferList): void {
    for (const request of each(head))
      if (!this.#lent.delete(request))
        this.#findings.differ({
          requirement: 'CHM-RI-012',
          field: 'receive buffer',
          device: 'returned by the host',
          model: 'not lent to it',
        });
  }

  finish(): void {
    for (const _ of this.#lent)
      this.#findings.differ({
        requirement: 'CHM-RI-013',
        field: 'receive buffer',
        device: 'lent and not returned',
        model: 'returned',
      });
  }
}
