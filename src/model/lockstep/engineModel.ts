/**
 * The lock-step model: consumes the retire records in order and computes what each must have done from its own copies of
 * the inputs. It takes order and references from the device, never content (1.3, design section 6).
 *
 *   frames in, posts, answers, commands ──▶ inputs ─┐
 *                                  retire records ──┼─▶ rules of section 7 to 11 ──▶ rows, expected frames and entries
 *                       frames out, event entries ──┘                                 └─▶ differences
 *
 * Inputs must be given before the record that consumes them, and records before the inputs that their outputs caused.
 */
import {
  type AnswerEntry,
  type CommandEntry,
  decodeEventEntry,
  type IndicationEntry,
  type ReceiveEntry,
  type SendEntry,
} from '#contract';
import type { Row } from '../row/index.ts';
import { Core } from './core/core.ts';
import type { Compared, Difference } from './core/difference.ts';
import type { EngineModelOptions } from './core/options.ts';
import { RingTail } from './inputs/ringTail.ts';
import { takeRecord } from './records/dispatch.ts';
import { openWork } from './records/openWork.ts';
import { RecordReader, type RecordView } from './records/recordReader.ts';
import { RestWatch } from './records/restWatch.ts';

export class EngineModel {
  readonly #core: Core;
  readonly #rest: RestWatch;
  readonly #reader = new RecordReader();
  readonly #each = (record: RecordView): void => takeRecord(this.#core, record);

  constructor(options: EngineModelOptions) {
    this.#core = new Core(options);
    this.#rest = new RestWatch(this.#core);
  }

  /** Differences found so far, oldest first. */
  get differences(): readonly Difference[] {
    return this.#core.differences;
  }

  /** Requests taken in that claimed to hold more than they have room for: IllegalOrders counts them (5.2). */
  get overfullRequests(): number {
    return this.#core.overfullRequests;
  }

  /** The row of a live connection after the latest record; not to be kept, not to be changed. */
  row(reference: number): Readonly<Row> | undefined {
    return this.#core.connections.get(reference)?.row;
  }

  /** Independent things found equal so far. */
  get compared(): Readonly<Compared> {
    return this.#core.compared;
  }

  /** Ingress frame `number` (from 0), without FCS. `errored`: the link marked it as bad. */
  frameIn(number: number, bytes: Uint8Array, errored = false): void {
    const { frames, ingress, rawRing, serial: records } = this.#core;
    const [beside, rawFull] = [ingress.take(bytes.length), rawRing.mayBeFull(frames.size)];
    const unknown = { classified: undefined, gone: undefined, missed: false };
    this.#core.framesIn = Math.max(this.#core.framesIn, number + 1);
    frames.set(number, { bytes, errored, records, beside, rawFull, ...unknown });
  }

  /** Register Control.receive changes; no frame is under way. */
  setReceiveEnabled(enabled: boolean): void {
    this.#core.receiveEnabled = enabled;
  }

  /** The next entry of the send ring at `ring`, with the bytes of its buffer. The first one of a ring has index 0. */
  sendPosted(ring: bigint, entry: SendEntry, bytes: Uint8Array): void {
    const posts = this.#core.sendRings.get(ring) ?? new RingTail();
    this.#core.sendRings.set(ring, posts);
    posts.push({ entry, bytes });
  }

  /** The next entry of the receive ring at `ring`. */
  receivePosted(ring: bigint, entry: ReceiveEntry): void {
    const posts = this.#core.receiveRings.get(ring) ?? new RingTail();
    this.#core.receiveRings.set(ring, posts);
    const { buffer, bytes, filled, noPush } = entry;
    const claim = filled > bytes ? { overfull: true } : {};
    posts.push({ host: buffer, bytes, filled: Math.min(filled, bytes), noPush, ...claim });
  }

  /** The next entry of the answer ring. */
  answered(entry: AnswerEntry): void {
    const { kind, serial, status, bytes, target, sendProducer, receiveProducer } = entry;
    this.#core.answers.push({ answer: { kind, serial, status, bytes }, target, sendProducer, receiveProducer });
  }

  /** The next entry of the command ring, with the image and the buffered data of an initiate. */
  commanded(entry: CommandEntry, image?: Uint8Array, buffered?: Uint8Array): void {
    const command = {
      entry,
      image,
      buffered,
      records: this.#core.serial,
      rawBeyond: this.#core.rawPosts.beyond(entry.rawTransmitProducer) > 0,
      acted: false,
      stale: false,
      status: undefined,
      also: undefined,
      payload: undefined,
    };
    this.#core.commands.set(entry.commandId, command);
  }

  /** The next entry of the indication ring. */
  indicationPosted(entry: IndicationEntry): void {
    this.#core.indications.push(entry.buffer);
  }

  /** Register RawReceiveLog2 is written. */
  rawRing(log2: number): void {
    this.#core.rawRing.install(log2);
  }

  /** Doorbell RawReceiveConsumer. */
  rawReturned(consumer: number): void {
    this.#core.rawRing.giveBack(consumer, this.#core.frames.size);
  }

  /** Register EventLog2 is written. */
  eventRing(log2: number): void {
    this.#core.eventRing = 2 ** log2;
  }

  /** Doorbell EventConsumer. */
  entriesRead(consumer: number): void {
    this.#core.entriesRead = consumer & 0xffff;
  }

  /** The next entry of the raw transmit ring; `frame` undefined when its length is illegal and it is skipped. */
  rawPosted(frame: Uint8Array | undefined): void {
    this.#core.rawPosts.push(frame !== undefined);
    if (frame !== undefined) this.#core.egress.rawPosted(frame);
  }

  /** A frame left the device. */
  frameOut(bytes: Uint8Array): void {
    this.#core.egress.frameOut(bytes);
  }

  /**
   * The next 64-byte entry of the event ring. `payload`: ReceiveComplete: the bytes that the device put into its requests,
   * in order; Indicate: the buffer's; terminate completion: the buffered data. `image`: of a query or terminate.
   */
  entry(bytes: Uint8Array, payload?: Uint8Array, image?: Uint8Array): void {
    this.#core.arrivals.arrive({ entry: decodeEventEntry(bytes), payload, image });
  }

  /** Strobes are being given: `strobed` will tell when they were. */
  strobing(): void {
    this.#core.strobes.begin();
  }

  /** `count` strobes were given, the first in `cycle`, one each `spacing` cycles; `now` from the first on. */
  strobed(now: number, cycle: number, count = 1, spacing = 0): void {
    this.#core.strobes.given(now, cycle, count, spacing);
  }

  /** The device is let run: what it was given until now it knows. */
  running(): void {
    this.#rest.running();
  }

  /** It has run until `cycle`, and everything that it told was given to this model; `idle`: nothing is in flight in it. */
  ran(idle: boolean, cycle: number): void {
    this.#rest.ran(idle, cycle);
  }

  /** Bytes of the retire port, cut anywhere. */
  records(chunk: Uint8Array): void {
    this.#reader.push(chunk, this.#each);
  }

  /**
   * At the end of a run, with the device idle: everything that is still open, one sentence each. Empty: nothing vanished.
   * @param cycle where the device stands; default that of the latest record
   */
  finish(cycle?: number): string[] {
    const core = this.#core;
    core.cycle = cycle ?? core.cycle;
    const open = [...openWork(core)];
    if (this.#reader.pending > 0) open.push(`${this.#reader.pending} bytes of a retire record that is not whole`);
    return open;
  }
}
