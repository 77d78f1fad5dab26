/**
 * One session with a target over a pipe of messages:
 *
 *   issue ──> open batch ──end of turn──> sealed ──fits in flight──> pipe ──> target
 *   promise <── result <── pushes delivered first <───────────────── pipe <──
 *
 * Operations issued in one turn of the event loop go out in one message (more when they outgrow it). What is in flight is
 * bounded by bytes and by what the target queues; further batches wait here, sealed, in order.
 */

import Long from 'long';
import { linkLost, type MessagePipe } from '#transport';
import { type Cycles, SmokestackError } from '#units';
import { type Batch, OpenBatch, type Pending } from './codec/batch.ts';
import { linkError, resultError } from './codec/codes.ts';
import type { OperationKind } from './codec/operationKind.ts';
import { ProtoReader } from './codec/protoReader.ts';
import type { ProtoWriter } from './codec/protoWriter.ts';
import { decodePushed, type Pushed } from './codec/pushes.ts';
import { nextResult, outlineBatch, ResultView } from './codec/results.ts';
import { exact } from './facts.ts';
import { Flight } from './flight.ts';
import { smokestack } from './gen/bridgeV1.js';
import { decodeServerMessage, type Welcome } from './hello.ts';
import { LinkWatch, type LinkWatchOptions } from './linkWatch.ts';
import { quiet } from './quiet.ts';

const { ClientMessage, Code } = smokestack.bridge.v1;

export interface ClientOptions extends LinkWatchOptions {
  /** Bytes sent and expected back before further batches wait. Default 2 MiB. */
  readonly maxInFlightBytes?: number;
  /** Bytes at which a batch is sent before its turn ends, so that both sides work at once. Default 64 KiB. */
  readonly batchBytes?: number;
}

export interface ClientEvents {
  pushed(pushed: Pushed): void;
  /** An operation failed, or the link did. */
  failed(error: SmokestackError): void;
}

/** First bytes of the two frequent kinds of ServerMessage: fields 2 and 3, length-delimited. */
const resultTag = 0x12;
const pushedTag = 0x1a;

export class BridgeClient {
  readonly #pipe: MessagePipe;
  readonly #events: ClientEvents;
  /** At which the open batch is sent before its turn ends. */
  readonly #full: { bytes: number; operations: number };
  readonly #watch: LinkWatch;
  readonly #open: OpenBatch;
  readonly #result = new ResultView();
  readonly #flight: Flight;
  #flushing = false;
  #nextId = 1;
  #nonce = 0;
  #end: SmokestackError | undefined;
  #asked = false;
  #targetFailed = false;
  /** Data above this travels as several operations, so that no message outgrows what the target takes. */
  readonly pieceBytes: number;
  /** Latest cycle known. */
  cycle: Cycles;
  /** Messages sent, pings included: what batching is measured by. */
  messagesSent = 0;

  /** Takes over `pipe`, on which hello has been said. */
  constructor(pipe: MessagePipe, welcome: Welcome, events: ClientEvents, options: ClientOptions = {}) {
    this.#pipe = pipe;
    this.#events = events;
    this.cycle = welcome.cycle as Cycles;
    const { messageBytes, batchOperations, queuedBatches } = welcome.limits;
    const batchBytes = Math.min(options.batchBytes ?? 64 << 10, messageBytes >> 1);
    this.#full = { bytes: batchBytes, operations: batchOperations };
    const limits = { bytes: options.maxInFlightBytes ?? 2 << 20, batches: queuedBatches };
    this.#flight = new Flight(limits, (message) => this.#send(message));
    this.pieceBytes = Math.min(256 << 10, messageBytes >> 2);
    this.#open = new OpenBatch(2 * batchBytes);
    const always = welcome.facts.clockMode === 'realtime';
    this.#watch = new LinkWatch(
      options,
      () => this.#ping(always),
      (ms) => this.fail(linkLost(pipe.name, `no sign of life for ${ms} ms`)),
    );
    pipe.onMessage((message) => this.#receive(message));
    pipe.onClose((error) => this.fail(error ?? linkLost(pipe.name, 'it was closed')));
  }

  /** Why the session is over; undefined while it lasts. */
  get end(): SmokestackError | undefined {
    return this.#end;
  }

  /**
   * Issues one operation: `write` appends it to the open batch. A value that does not fit rejects and leaves no trace.
   * `expect` is the number of bytes of data asked for.
   */
  issue<T>(kind: OperationKind<T>, expect: number, write: (writer: ProtoWriter) => void): Promise<T> {
    if (this.#end !== undefined) return refused(this.#end);
    const open = this.#open;
    const before = open.writer.length;
    try {
      write(open.writer);
    } catch (cause) {
      open.rewind(before);
      const error = SmokestackError.from(cause);
      this.#events.failed(error);
      return refused(error);
    }
    const promise = open.add(kind, expect);
    if (open.bytes + open.replyBytes >= this.#full.bytes || open.operations.length >= this.#full.operations)
      this.#flush();
    else if (!this.#flushing) {
      this.#flushing = true;
      queueMicrotask(this.#flushAtEndOfTurn);
    }
    return promise;
  }

  /** Gives up what is under way and refuses what has not been sent. */
  cancel(): void {
    if (this.#end !== undefined) return;
    for (const { id } of this.#flight.sent)
      this.#send(ClientMessage.encode({ cancel: { batch: Long.fromNumber(id, true) } }).finish());
    const error = new SmokestackError('interrupted', 'the operation was cancelled before it was sent');
    refuseAll([...this.#flight.withdraw(), ...this.#takeOpen()], error);
  }

  async close(): Promise<void> {
    this.#asked = true;
    this.fail(new SmokestackError('link-lost', `the session with ${this.#pipe.name} was closed`));
    await this.#pipe.close();
  }

  /** Ends the session: every open operation is refused with `error`. Only the first call counts. */
  fail(error: SmokestackError): void {
    if (this.#end !== undefined) return;
    this.#end = error;
    this.#watch.stop();
    refuseAll([...this.#flight.abandon(), ...this.#takeOpen()], error);
    if (!this.#asked) {
      this.#events.failed(error);
      void this.#pipe.close();
    }
  }

  /** Takes the operations that are in no message yet. */
  #takeOpen(): Batch[] {
    return this.#open.operations.length === 0 ? [] : [this.#open.seal(0).batch];
  }

  /** Behind the promise callbacks of this turn, which may issue more: ticks run when no microtask is left. */
  #flushAtEndOfTurn = (): void => {
    process.nextTick(this.#flushTurn);
  };

  #flushTurn = (): void => {
    this.#flushing = false;
    this.#flush();
  };

  #flush(): void {
    if (this.#open.operations.length === 0) return;
    const { batch, message } = this.#open.seal(this.#nextId++);
    this.#flight.submit(batch, message);
  }

  #send(message: Uint8Array): void {
    this.messagesSent++;
    this.#pipe.send(message);
  }

  #ping(always: boolean): boolean {
    if (!always && this.#flight.sent.length === 0) return false;
    this.#send(ClientMessage.encode({ ping: { nonce: Long.fromNumber(++this.#nonce, true) } }).finish());
    return true;
  }

  #receive(message: Uint8Array): void {
    if (this.#end !== undefined) return;
    this.#watch.heard();
    try {
      if (message[0] === resultTag) this.#takeResult(onlyField(message));
      else if (message[0] === pushedTag) this.#takePushed(decodePushed(onlyField(message)));
      else this.#takeRare(message);
    } catch (cause) {
      // A handler of ours that throws ends the session too, with what it threw.
      this.fail(SmokestackError.from(cause));
    }
  }

  #takeResult(reader: ProtoReader): void {
    const results = new ProtoReader(reader.bytes, reader.at, reader.end);
    const { id, count, pushed } = outlineBatch(reader);
    const batch = this.#flight.sent[0];
    if (batch === undefined || batch.id !== id || batch.operations.length !== count)
      throw new SmokestackError(
        'protocol',
        batch === undefined
          ? `${this.#pipe.name} answered batch ${id}, which nobody asked`
          : `${this.#pipe.name} answered batch ${id} with ${count} results; batch ${batch.id} with ${batch.operations.length} was next`,
      );
    if (pushed !== undefined) this.#takePushed(decodePushed(pushed));
    for (const operation of batch.operations) {
      nextResult(results, this.#result);
      this.#settle(operation, this.#result);
    }
    this.#flight.landed();
  }

  #settle(operation: Pending, result: ResultView): void {
    this.cycle = result.end;
    const cancelled = result.code === Code.CODE_CANCELLED;
    const cameSomeWay = cancelled && result.hasRan && operation.kind.valueWhenCancelled === true;
    if (cameSomeWay) result.reason = 'cancelled';
    if (cameSomeWay || result.code === Code.CODE_OK) {
      operation.settle(result);
      return;
    }
    const error = resultError(result.code, operation.kind.name, result.text);
    operation.refuse(error);
    if (result.code === Code.CODE_TARGET_FAILED) this.#targetFails(error);
    else if (result.code !== Code.CODE_SKIPPED && !cancelled) this.#events.failed(error);
  }

  #takePushed(pushed: Pushed): void {
    if (pushed.cycle > this.cycle) this.cycle = pushed.cycle;
    this.#events.pushed(pushed);
    if (pushed.failed !== '') this.#targetFails(resultError(Code.CODE_TARGET_FAILED, this.#pipe.name, pushed.failed));
  }

  /** Told once: every operation after it fails for the same reason. */
  #targetFails(error: SmokestackError): void {
    if (!this.#targetFailed) this.#events.failed(error);
    this.#targetFailed = true;
  }

  #takeRare(message: Uint8Array): void {
    const { pong, error } = decodeServerMessage(message);
    if (error) throw linkError(error.code ?? 0, this.#pipe.name, error.text ?? '');
    if (!pong) throw new SmokestackError('protocol', `${this.#pipe.name} sent a message of unknown kind`);
    exact(pong.cycle, 'cycle');
  }
}

/** A reader over the one field that a ServerMessage consists of, behind its tag. */
function onlyField(message: Uint8Array): ProtoReader {
  const outer = new ProtoReader(message, 1);
  const field = outer.message();
  if (outer.more) throw new SmokestackError('protocol', 'the target sent a message with something behind its end');
  return field;
}

function refuseAll(batches: readonly Batch[], error: SmokestackError): void {
  for (const batch of batches) for (const operation of batch.operations) operation.refuse(error);
}

const refused = (error: SmokestackError): Promise<never> => quiet(Promise.reject(error));
