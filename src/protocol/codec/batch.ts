import type { SmokestackError } from '#units';
import type { OperationKind } from './operationKind.ts';
import { ProtoWriter } from './protoWriter.ts';
import type { ResultView } from './results.ts';

let resolveNext: (value: unknown) => void;
let rejectNext: (error: unknown) => void;
// One executor for all promises: a closure for each operation would double what it allocates.
const capture = (resolve: (value: unknown) => void, reject: (error: unknown) => void): void => {
  resolveNext = resolve;
  rejectNext = reject;
};

/** An operation that was issued and not yet answered. */
export class Pending<T = unknown> {
  readonly kind: OperationKind<T>;
  readonly expect: number;
  readonly promise: Promise<T>;
  readonly #resolve: (value: unknown) => void;
  readonly #reject: (error: unknown) => void;

  constructor(kind: OperationKind<T>, expect: number) {
    this.kind = kind;
    this.expect = expect;
    this.promise = new Promise<unknown>(capture) as Promise<T>;
    this.#resolve = resolveNext;
    this.#reject = rejectNext;
  }

  settle(result: ResultView): void {
    this.#resolve(this.kind.take(result, this.expect));
  }

  /** Rejects. Nobody need listen: the failure is told to `onFailure` as well. */
  refuse(error: SmokestackError): void {
    this.promise.catch(() => {});
    this.#reject(error);
  }
}

/** Operations that travel together, in the order of issue. */
export interface Batch {
  readonly id: number;
  readonly operations: readonly Pending[];
  /** Bytes sent plus bytes of data expected back. */
  readonly weight: number;
}

/** Room in front of the operations for tags, length and id of message and batch. */
const headRoom = 24;

/** The batch being filled. */
export class OpenBatch {
  readonly writer: ProtoWriter;
  operations: Pending[] = [];
  replyBytes = 0;
  readonly #scratch = new ProtoWriter(headRoom);

  constructor(capacity: number) {
    this.writer = new ProtoWriter(headRoom + capacity);
    this.writer.length = headRoom;
  }

  get bytes(): number {
    return this.writer.length - headRoom;
  }

  /** The operation that was just written. */
  add<T>(kind: OperationKind<T>, expect: number): Promise<T> {
    const pending = new Pending(kind, expect);
    this.operations.push(pending as Pending);
    this.replyBytes += expect;
    return pending.promise;
  }

  /** Takes back what an operation wrote before it turned out to be wrong. */
  rewind(length: number): void {
    this.writer.length = length;
  }

  /** The batch as a ClientMessage, a view that is valid until the next operation is written; then it is empty again. */
  seal(id: number): { batch: Batch; message: Uint8Array } {
    const { writer } = this;
    const head = this.#scratch;
    head.length = 0;
    head.byte(0x08); // Batch.id
    head.varint(id);
    const idBytes = head.length;
    const inner = idBytes + this.bytes;
    head.byte(0x12); // ClientMessage.batch
    head.varint(inner);
    const start = headRoom - head.length;
    head.bytes.copy(writer.bytes, start, idBytes, head.length);
    head.bytes.copy(writer.bytes, headRoom - idBytes, 0, idBytes);
    const message = writer.bytes.subarray(start, writer.length);
    const batch = { id, operations: this.operations, weight: message.length + this.replyBytes };
    this.operations = [];
    this.replyBytes = 0;
    writer.length = headRoom;
    return { batch, message };
  }
}
