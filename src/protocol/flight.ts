import type { Batch } from './codec/batch.ts';

export interface FlightLimits {
  /** Bytes sent plus bytes expected back. */
  readonly bytes: number;
  /** Batches that the target keeps. */
  readonly batches: number;
}

/** Batches on their way: those sent and not yet answered, bounded, and behind them those that wait for room. */
export class Flight {
  readonly #limits: FlightLimits;
  readonly #send: (message: Uint8Array) => void;
  #sent: Batch[] = [];
  #sentBytes = 0;
  #waiting: { batch: Batch; message: Uint8Array }[] = [];

  constructor(limits: FlightLimits, send: (message: Uint8Array) => void) {
    this.#limits = limits;
    this.#send = send;
  }

  /** Sent and not yet answered, in order. */
  get sent(): readonly Batch[] {
    return this.#sent;
  }

  /** Sends the batch now or when there is room; `message` is free again when the call returns. */
  submit(batch: Batch, message: Uint8Array): void {
    if (this.#waiting.length === 0 && this.#fits(batch)) this.#transmit(batch, message);
    // Not slice(): on a Buffer that is a view.
    else this.#waiting.push({ batch, message: new Uint8Array(message) });
  }

  /** The first batch was answered: what now fits is sent. */
  landed(): void {
    this.#sentBytes -= this.#sent.shift()?.weight ?? 0;
    for (let next = this.#waiting[0]; next !== undefined && this.#fits(next.batch); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#transmit(next.batch, next.message);
    }
  }

  /** Takes back what has not been sent. */
  withdraw(): Batch[] {
    const batches = this.#waiting.map(({ batch }) => batch);
    this.#waiting = [];
    return batches;
  }

  /** Takes everything, sent or not: nothing will be answered any more. */
  abandon(): Batch[] {
    const batches = [...this.#sent, ...this.withdraw()];
    this.#sent = [];
    return batches;
  }

  /** A batch that is larger than the limit travels alone. */
  #fits(batch: Batch): boolean {
    if (this.#sent.length === 0) return true;
    return this.#sent.length < this.#limits.batches && this.#sentBytes + batch.weight <= this.#limits.bytes;
  }

  #transmit(batch: Batch, message: Uint8Array): void {
    this.#sent.push(batch);
    this.#sentBytes += batch.weight;
    this.#send(message);
  }
}
