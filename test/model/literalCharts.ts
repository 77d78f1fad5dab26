/**
 * The delivery algorithm of docs/spec/chimney-datapath.md section 3.2, line for line as its pseudo code stands there
 * (the labels are its own), over byte counts. Calls of the host return when the test says so: a call in progress is a
 * generator that waits. Written from that page alone.
 */

export interface LiteralRequest {
  readonly size: number;
  filled: number;
  readonly noPush: boolean;
}

/** What the target tells the host, in order: bytes of a completed request, bytes of an indication, the end of data. */
export type Output = { readonly complete: number } | { readonly indicate: number } | 'disconnect';

/** What an indication is answered with. */
export interface HostAnswer {
  readonly accepted: boolean;
  /** PARTIAL: bytes taken; 0: NOT_ACCEPTED. Without meaning when accepted. */
  readonly used: number;
}

type Execution = Generator<undefined, void, HostAnswer>;

export class LiteralCharts {
  readonly reqQ: LiteralRequest[] = [];
  /** Bytes of the stream: taken by the host, in `data`, received. [#dataEnd, #received) is segQ. */
  #consumed = 0;
  #dataEnd = 0;
  #received = 0;
  /** One push mark (OC-07), while it is not passed. */
  #mark: number | undefined;
  #fin: 'none' | 'seen' | 'flushing' | 'indicated' = 'none';
  parked = false;
  busy = false;
  tick = false;
  #pushDue = false;
  #running: Execution | undefined;
  readonly outputs: Output[] = [];
  readonly #indicationSize: number;

  constructor(indicationSize: number) {
    this.#indicationSize = indicationSize;
  }

  get #data(): number {
    return this.#dataEnd - this.#consumed;
  }

  /** Bytes that the host has taken. */
  get consumed(): number {
    return this.#consumed;
  }

  get ended(): boolean {
    return this.#fin !== 'none';
  }

  /** ENTRY 1. While busy the segment only lengthens segQ (1.1). */
  onInSequenceSegment(bytes: number, psh: boolean): void {
    this.#received += bytes;
    if (psh) this.#mark = this.#received;
    this.#resume();
  }

  /** An in-order FIN; it sets the mark where data is not consumed (OC-07). */
  onFin(): void {
    this.#fin = 'seen';
    if (this.#consumed !== this.#received) this.#mark = this.#received;
    this.#resume();
  }

  /** ENTRY 2 */
  onRequestsPosted(requests: readonly LiteralRequest[]): void {
    this.reqQ.push(...requests); // 2.1
    if (requests.some(({ filled, noPush }) => filled > 0 && !noPush)) this.tick = true; // 2.2+
    this.#resume(); // 2.3 to 2.5
  }

  /** ENTRY 3 */
  onPushTimerExpiry(): void {
    this.tick = false;
    this.#pushDue = true; // 3.0+
    this.#resume();
  }

  *#expiry(): Execution {
    const partial = this.reqQ[0];
    if (partial === undefined || partial.filled === 0 || partial.noPush) return; // 3.1, 3.2
    this.reqQ.shift();
    yield* this.#complete([partial]); // 3.3
    // The charts end here; a request that was posted with bytes and now stands first needs the timer (8.6d, CHM-RX-007).
    const next = this.reqQ[0];
    if (this.#data === 0 && next !== undefined && next.filled > 0 && !next.noPush) this.tick = true;
  }

  /** A call of the host returns. */
  callReturned(answer: HostAnswer = { accepted: true, used: 0 }): void {
    this.busy = false;
    const running = this.#running;
    this.#running = undefined;
    if (running !== undefined && !running.next(answer).done) this.#running = running;
    this.#resume();
  }

  #start(execution: Execution): void {
    if (!execution.next({ accepted: true, used: 0 }).done) this.#running = execution;
  }

  *#complete(requests: readonly LiteralRequest[]): Execution {
    for (const { filled } of requests) this.outputs.push({ complete: filled });
    this.tick = false;
    this.busy = true;
    yield;
  }

  /** The bytes just placed end the mark (A.7); it is passed then. */
  #endsMark(): boolean {
    return this.#mark !== undefined && this.#consumed >= this.#mark;
  }

  *#A(): Execution {
    let touched: LiteralRequest | undefined;
    for (;;) {
      const full: LiteralRequest[] = [];
      for (let request = this.reqQ[0]; request !== undefined && this.#data > 0; request = this.reqQ[0]) {
        const moved = Math.min(this.#data, request.size - request.filled); // A.1
        request.filled += moved;
        this.#consumed += moved;
        if (moved > 0) touched = request;
        if (request.filled < request.size) break;
        full.push(request);
        this.reqQ.shift();
      }
      // One call may return the filled requests and the partly filled one that a mark ends (CHM-RX-018).
      const partial = this.reqQ[0];
      const pushed =
        this.#data === 0 && partial !== undefined && partial === touched && !partial.noPush && this.#endsMark();
      if (pushed) {
        full.push(partial); // A.7
        this.reqQ.shift();
      }
      if (this.#endsMark()) this.#mark = undefined;
      if (full.length > 0) yield* this.#complete(full); // A.2, A.3
      if (this.#data === 0 || this.reqQ.length === 0) break; // A.4+
    }
    if (this.#data > 0) {
      yield* this.#B();
      return;
    }
    const partial = this.reqQ[0];
    if (partial === undefined || partial.filled === 0 || partial.noPush) return; // A.5, A.6
    this.tick = true; // A.8
  }

  *#B(): Execution {
    for (;;) {
      const bytes = Math.min(this.#data, this.#indicationSize); // B.2
      this.outputs.push({ indicate: bytes });
      this.busy = true;
      const answer: HostAnswer = yield;
      if (!answer.accepted) {
        this.#consumed += answer.used; // B.4
        break;
      }
      this.#consumed += bytes; // B.3
      this.#dataEnd = this.#received;
      if (this.#endsMark()) this.#mark = undefined;
      if (this.#data === 0) return;
      if (this.reqQ.length > 0) {
        yield* this.#A();
        return;
      }
    }
    if (this.#endsMark()) this.#mark = undefined;
    if (this.#data > 0 && this.reqQ.length > 0) yield* this.#A();
    else if (this.reqQ.length === 0) this.parked = true;
  }

  /** resume(): segments that waited are taken together, as if they had come as one. */
  #resume(): void {
    while (!this.busy) {
      const waiting = this.#received - this.#dataEnd;
      if (this.reqQ.length > 0 && this.#data > 0) {
        this.parked = false;
        this.#dataEnd = this.#received;
        this.#start(this.#A());
      } else if (this.#pushDue && this.reqQ.length === 0) {
        this.#pushDue = false; // finds no request: no effect (3.1, CHM-DLV-014); the contract asks before an indication (8.7b)
      } else if (this.#data > 0 && !this.parked) {
        this.#dataEnd = this.#received;
        this.#start(this.#B());
      } else if (waiting > 0) {
        this.#dataEnd = this.#received;
        if (this.reqQ.length > 0)
          this.#start(this.#A()); // 1.2
        else if (!this.parked) this.#start(this.#B()); // 1.3, 1.4
      } else if (this.#pushDue) {
        this.#pushDue = false;
        this.#start(this.#expiry());
      } else if (this.#fin === 'seen' && this.#data === 0) {
        this.#fin = 'flushing';
        this.#start(this.#end());
      } else if (this.#fin === 'indicated' && this.reqQ.length > 0) {
        this.#start(this.#complete(this.reqQ.splice(0))); // CHM-RX-023
      } else return;
    }
  }

  /** The end of resume(): requests go back, then the event, whatever was posted meanwhile. */
  *#end(): Execution {
    if (this.reqQ.length > 0) yield* this.#complete(this.reqQ.splice(0));
    this.#fin = 'indicated';
    this.outputs.push('disconnect');
  }
}
