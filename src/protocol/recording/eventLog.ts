import Long from 'long';
import { type ChunkWriter, chunkType } from '#transport';
import type { Cycles, SmokestackError } from '#units';
import { ProtoWriter, varintBytes } from '../codec/protoWriter.ts';
import { smokestack as bridge } from '../gen/bridgeV1.js';
import { smokestack as recording } from '../gen/recordingV1.js';
import { type CallMethod, type CallOf, writeCall } from './calls.ts';

const { Pushed, Result } = bridge.bridge.v1;
const { End, Event } = recording.recording.v1;

/** A chunk is written when it has this many bytes, or after this many milliseconds. */
const chunkBytes = 64 << 10;
const chunkMs = 250;

const long = (value: number): Long => Long.fromNumber(value, true);

/** Collects events and gives them to the file in chunks. What happens often is written by hand. */
export class EventLog {
  readonly #file: ChunkWriter;
  readonly #events = new ProtoWriter(2 * chunkBytes);
  readonly #scratch = new ProtoWriter(4096);
  readonly #timer: NodeJS.Timeout;
  #operations = 0;

  constructor(file: ChunkWriter) {
    this.#file = file;
    this.#timer = setInterval(() => this.flush(), chunkMs);
    this.#timer.unref();
  }

  /** @returns the index of the operation. @throws SmokestackError 'range' for values that do not fit their fields. */
  issued<M extends CallMethod>(call: CallOf<M>): number {
    const operation = this.#scratch;
    operation.length = 0;
    writeCall(operation, call);
    const index = this.#operations++;
    const w = this.#begin(0x0a, 1 + varintBytes(index) + operation.length);
    w.byte(0x08);
    w.varint(index);
    w.raw(operation.bytes.subarray(0, operation.length));
    this.#cut();
    return index;
  }

  /** An operation that brought nothing but the cycle at which it took effect. */
  completed(index: number, cycle: Cycles): void {
    const result = 1 + varintBytes(cycle);
    const w = this.#begin(0x12, 1 + varintBytes(index) + 2 + result);
    w.byte(0x08);
    w.varint(index);
    w.byte(0x12);
    w.byte(result);
    w.byte(0x18); // Result.cycle
    w.varint(cycle);
    this.#cut();
  }

  completedWith(index: number, result: bridge.bridge.v1.Result.$Shape): void {
    this.#rare({ completed: { index: long(index), result: Result.encode(result).finish() } });
  }

  failed(index: number, { code, message }: SmokestackError): void {
    this.#rare({ completed: { index: long(index), failure: { code, message } } });
  }

  pushed(pushed: bridge.bridge.v1.Pushed.$Shape): void {
    this.#rare({ pushed: Pushed.encode(pushed).finish() });
  }

  note(kind: string, body: Uint8Array): void {
    this.#rare({ note: { kind, body } });
  }

  /** Gives what has been collected to the file. */
  flush(): void {
    const { bytes, length } = this.#events;
    if (length === 0) return;
    this.#file.append(chunkType.events, bytes.subarray(0, length));
    this.#events.length = 0;
  }

  /** Writes the last chunk. */
  end(cycle: Cycles, reason: string): void {
    clearInterval(this.#timer);
    this.flush();
    const end = { cycle: long(cycle), operations: long(this.#operations), reason };
    this.#file.append(chunkType.end, End.encode(end).finish());
  }

  /** Begins one event of `kind` (a tag of Event) whose inner body has `inner` bytes. */
  #begin(kind: number, inner: number): ProtoWriter {
    const w = this.#events;
    w.reserve(16 + inner);
    w.byte(0x0a); // Events.events
    w.varint(1 + varintBytes(inner) + inner);
    w.byte(kind);
    w.varint(inner);
    return w;
  }

  #rare(event: recording.recording.v1.Event.$Shape): void {
    const bytes = Event.encode(event).finish();
    const w = this.#events;
    w.reserve(8 + bytes.length);
    w.byte(0x0a);
    w.varint(bytes.length);
    w.raw(bytes);
    this.#cut();
  }

  #cut(): void {
    if (this.#events.length >= chunkBytes) this.flush();
  }
}
