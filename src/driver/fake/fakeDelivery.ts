import { type AnswerEntry, AnswerKind, decodeReceiveEntry, EventKind, limits, Status, TcpEvent } from '#contract';
import { type SeqNum, seqAdd, seqDiff, seqGe, seqMax } from '#units';
import type { FakeMemory } from './fakeMemory.ts';
import type { EngineServices, Receiver } from './services.ts';

interface Request {
  readonly buffer: number;
  readonly bytes: number;
  readonly noPush: boolean;
  filled: number;
}

/**
 * Received data on its way to the host (engine.md section 8, chimney-datapath.md section 3.2): region, posted requests,
 * indications. Copies take no time.
 */
export class FakeDelivery {
  readonly #engine: EngineServices;
  readonly #connection: Receiver;
  readonly #nic: FakeMemory;
  readonly #requests: Request[] = [];
  #phase: 'idle' | 'place' | 'waitAnswer' | 'waitReturn' = 'idle';
  #head = 0;
  #taken = 0;
  #consumed: SeqNum;
  #limit: SeqNum;
  #pushMark: SeqNum | undefined;
  #placed = false;
  #parked: boolean;
  #pushAt: number | undefined;
  #pushDue = false;
  #open: { readonly serial: number; readonly bytes: number } | undefined;

  /** @param buffered receive data handed down, which ends where the received data ends */
  constructor(engine: EngineServices, connection: Receiver, buffered: Uint8Array, nic: FakeMemory) {
    this.#engine = engine;
    this.#connection = connection;
    this.#nic = nic;
    this.#consumed = seqAdd(connection.dataEnd, -buffered.length);
    this.#limit = connection.dataEnd;
    this.#parked = buffered.length > 0;
    this.place(this.#consumed, buffered);
  }

  /** First received byte that the host has not taken. */
  get consumed(): SeqNum {
    return this.#consumed;
  }

  /** Nothing is open: the final state may be captured. */
  get over(): boolean {
    return this.#phase === 'idle' && this.#open === undefined && this.#requests.length === 0;
  }

  /** No request is posted. */
  get empty(): boolean {
    return this.#requests.length === 0;
  }

  /** Received bytes that the host has not taken. */
  unconsumed(): Uint8Array {
    return this.#read(seqDiff(this.#connection.dataEnd, this.#consumed));
  }

  /** Puts payload into the region. */
  place(at: SeqNum, bytes: Uint8Array): void {
    for (const [offset, from, to] of this.#spans(at, bytes.length)) this.#nic.write(offset, bytes.subarray(from, to));
  }

  /** A segment with PSH, or the FIN, ended at `at`. */
  push(at: SeqNum): void {
    if (at !== this.#consumed) this.#pushMark = this.#pushMark === undefined ? at : seqMax(this.#pushMark, at);
  }

  post(producer: number): void {
    const { image } = this.#connection;
    const slots = 2 ** image.receiveRingLog2;
    const count = (producer - this.#taken) & 0xffff;
    if (count > slots) return;
    for (let i = 0; i < count; i++, this.#taken++) {
      const at = Number(image.receiveRing) + (this.#taken % slots) * limits.entryBytes;
      const { buffer, bytes, filled, noPush } = decodeReceiveEntry(this.#engine.parts.host.at(at, limits.entryBytes));
      this.#requests.push({ buffer: Number(buffer), bytes, filled, noPush });
      if (filled > 0 && !noPush) this.#startPush();
    }
  }

  strobe(now: number): void {
    if (this.#pushAt === undefined || now < this.#pushAt) return;
    this.#pushAt = undefined;
    this.#pushDue = true;
  }

  answer({ kind, serial, status, bytes }: AnswerEntry): boolean {
    const wanted = this.#phase === 'waitAnswer' ? AnswerKind.IndicationAnswer : AnswerKind.CompletionReturned;
    if (this.#open?.serial !== serial || kind !== wanted) return false;
    const indicated = this.#open.bytes;
    this.#open = undefined;
    if (kind === AnswerKind.CompletionReturned) {
      this.#phase = 'place';
      return true;
    }
    const claimed = status === Status.Success ? indicated : status === Status.OffloadDataPartiallyAccepted ? bytes : 0;
    if (claimed > indicated) this.#connection.requestUpload();
    this.#consumed = seqAdd(this.#consumed, claimed > indicated ? 0 : claimed);
    if (status === Status.Success) {
      this.#limit = this.#connection.dataEnd;
      this.#phase = 'place';
    } else {
      this.#phase = this.#requests.length > 0 ? 'place' : 'idle';
      this.#parked = this.#requests.length === 0;
    }
    this.#connection.consumed();
    return true;
  }

  step(): boolean {
    if (this.#open !== undefined) return false;
    return this.#phase === 'place' ? this.#place() : this.#idle();
  }

  /** 8.7a */
  flush(): boolean {
    if (this.#open !== undefined || this.#phase !== 'idle') return this.#phase === 'place' && this.step();
    const { aborted, disconnectIndicated } = this.#connection;
    if (this.#requests.length === 0) return false;
    const status = aborted
      ? Status.RequestAborted
      : disconnectIndicated
        ? Status.InvalidState
        : Status.UploadInProgress;
    this.#complete(this.#requests.length, status, true);
    return true;
  }

  #available(): number {
    return seqDiff(this.#limit, this.#consumed);
  }

  /** 8.6: fill requests, complete the filled ones, indicate what is left. */
  #place(): boolean {
    const { aborted, draining, retrieveIndicated, image } = this.#connection;
    let fills = 0;
    while (fills < this.#requests.length && this.#available() > 0) {
      const request = this.#requests[fills];
      if (request === undefined) break;
      const bytes = Math.min(this.#available(), request.bytes - request.filled);
      this.#engine.parts.host.write(request.buffer + request.filled, this.#read(bytes));
      request.filled += bytes;
      this.#take(bytes);
      this.#placed = request.filled < request.bytes;
      if (request.filled === request.bytes) fills++;
    }
    const marked = this.#pushMark !== undefined && seqGe(this.#consumed, this.#pushMark);
    if (marked) this.#pushMark = undefined;
    const partial = this.#requests[fills];
    const hit = partial !== undefined && partial.filled > 0 && this.#placed && !partial.noPush && marked;
    if (fills > 0 || hit) {
      this.#complete(fills + (hit ? 1 : 0), Status.Success, false);
      return true;
    }
    if (this.#available() > 0) {
      if (draining || aborted || retrieveIndicated) this.#phase = 'idle';
      else return this.#indicate(image.rcvIndicationSize);
      return true;
    }
    this.#phase = 'idle';
    if (partial !== undefined && partial.filled > 0 && this.#placed && !partial.noPush) this.#startPush();
    this.#placed = false;
    return true;
  }

  #indicate(preferred: number): boolean {
    const space = this.#engine.takeIndicationBuffer();
    if (space === undefined) return false;
    const { registers, host } = this.#engine.parts;
    const most = Math.min(registers.get('indicationBytes'), limits.copyMaxBytes);
    const bytes = Math.min(this.#available(), preferred === 0 ? most : preferred, most);
    host.write(Number(space.buffer), this.#read(bytes));
    registers.count('deliveredBytes', bytes);
    const { image, reference: target } = this.#connection;
    const { buffer, index: first } = space;
    const info = this.#consumed;
    const serial = this.#engine.emit({
      kind: EventKind.Indicate,
      handle: image.handle,
      target,
      bytes,
      info,
      buffer,
      first,
    });
    this.#open = { serial, bytes };
    this.#phase = 'waitAnswer';
    return true;
  }

  /** 8.7 */
  #idle(): boolean {
    const { aborted, draining, retrieveIndicated, disconnectIndicated, finReceived, dataEnd, image, reference } =
      this.#connection;
    const waiting = seqDiff(dataEnd, this.#consumed);
    const has = this.#requests.length > 0;
    if (aborted || disconnectIndicated || retrieveIndicated || (draining && !(has && waiting > 0)))
      if (this.flush()) return true;
    const partial = this.#requests[0];
    if (this.#pushDue) {
      this.#pushDue = false;
      if (partial !== undefined && partial.filled > 0 && !partial.noPush) this.#complete(1, Status.Success, false);
      return true;
    }
    if (waiting > 0 && !aborted && (has || !(this.#parked || draining || retrieveIndicated))) {
      this.#parked = false;
      this.#limit = dataEnd;
      this.#phase = 'place';
      return true;
    }
    if (!finReceived || waiting > 0 || disconnectIndicated || aborted || retrieveIndicated) return false;
    if (has) this.#complete(this.#requests.length, Status.Success, true);
    else {
      this.#connection.disconnectIndicated = true;
      this.#engine.emit({
        kind: EventKind.TcpEvent,
        handle: image.handle,
        target: reference,
        tcpEvent: TcpEvent.Disconnect,
      });
    }
    return true;
  }

  #complete(count: number, status: Status, rest: boolean): void {
    const { image, reference: target } = this.#connection;
    const ended = this.#requests.splice(0, count);
    const bytes = (rest ? ended[0] : ended.at(-1))?.filled ?? 0;
    const first = this.#head & 0xffff;
    const { handle } = image;
    const kind = EventKind.ReceiveComplete;
    const serial = this.#engine.emit({ kind, handle, target, status, bytes, first, count, rest });
    this.#head += count;
    this.#placed = false;
    this.#pushAt = undefined;
    this.#open = { serial, bytes: 0 };
    this.#phase = 'waitReturn';
  }

  #startPush(): void {
    const { registers } = this.#engine.parts;
    this.#pushAt = Number(registers.get64('nowMs')) + registers.get('tcpPushTicks');
  }

  #take(bytes: number): void {
    this.#engine.parts.registers.count('deliveredBytes', bytes);
    this.#consumed = seqAdd(this.#consumed, bytes);
    this.#connection.consumed();
  }

  #read(bytes: number): Uint8Array {
    const out = new Uint8Array(bytes);
    for (const [offset, from, to] of this.#spans(this.#consumed, bytes)) out.set(this.#nic.at(offset, to - from), from);
    return out;
  }

  /** Pieces of the region that hold `bytes` from `at` on: address, and the part of the bytes. */
  #spans(at: SeqNum, bytes: number): [number, number, number][] {
    const { region, regionLog2 } = this.#connection.image;
    const size = 2 ** regionLog2;
    const start = at % size;
    const first = Math.min(bytes, size - start);
    const spans: [number, number, number][] = [[Number(region) + start, 0, first]];
    if (first < bytes) spans.push([Number(region), first, bytes]);
    return spans;
  }
}
