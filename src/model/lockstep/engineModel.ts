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
  nameOfOpcode,
  nameOfRetireKind,
  type ReceiveEntry,
  RetireKind,
  type SendEntry,
} from '#contract';
import { stepDue } from '../engine/index.ts';
import {
  abortEvent,
  captureEvent,
  failEvent,
  injectEvent,
  queryEvent,
  staleEvent,
  terminateEvent,
} from './commandEvents.ts';
import { completeEvent } from './completion.ts';
import { Core, type EngineModelOptions } from './core.ts';
import type { Compared, Difference } from './difference.ts';
import {
  answerEvent,
  copiedEvent,
  dividedEvent,
  grantEvent,
  receivePostEvent,
  segmentEvent,
  sendPostEvent,
  stepEvent,
  timerEvent,
} from './events.ts';
import { droppedFrame, rawFrame } from './ingress.ts';
import { initiateEvent } from './initiate.ts';
import type { OpenCommand } from './inputs.ts';
import type { Connection } from './objects.ts';
import { RecordReader, type RecordView } from './recordReader.ts';
import { RingTail } from './ringTail.ts';
import { overdue, watchNow, watchTimers } from './timeCheck.ts';

type ConnectionEvent = (core: Core, r: RecordView, c: Connection) => void;
const connectionEvents: readonly (ConnectionEvent | undefined)[] = Object.assign([] as ConnectionEvent[], {
  [RetireKind.Segment]: segmentEvent,
  [RetireKind.Grant]: grantEvent,
  [RetireKind.Timer]: timerEvent,
  [RetireKind.SendPost]: sendPostEvent,
  [RetireKind.ReceivePost]: receivePostEvent,
  [RetireKind.Answer]: answerEvent,
  [RetireKind.Copied]: copiedEvent,
  [RetireKind.Step]: stepEvent,
  [RetireKind.Divided]: dividedEvent,
  [RetireKind.Fail]: failEvent,
});

/** Events that a failed connection does not have any more (11.11). */
const actsItself: ReadonlySet<number> = new Set([RetireKind.Grant, RetireKind.Timer, RetireKind.Step]);

type CommandEvent = (core: Core, r: RecordView, command: OpenCommand) => void;
const commandEvents: readonly (CommandEvent | undefined)[] = Object.assign([] as CommandEvent[], {
  [RetireKind.Initiate]: initiateEvent,
  [RetireKind.Query]: queryEvent,
  [RetireKind.Terminate]: terminateEvent,
  [RetireKind.Capture]: captureEvent,
  [RetireKind.Abort]: abortEvent,
  [RetireKind.Inject]: injectEvent,
  [RetireKind.Complete]: completeEvent,
});

export class EngineModel {
  readonly #core: Core;
  readonly #reader = new RecordReader();
  #serial = 0;
  readonly #each = (record: RecordView): void => this.#record(record);

  constructor(options: EngineModelOptions) {
    this.#core = new Core(options);
  }

  /** Differences found so far, oldest first. */
  get differences(): readonly Difference[] {
    return this.#core.differences;
  }

  /** Requests taken in that claimed to hold more than they have room for: IllegalOrders counts them (5.2). */
  get overfullRequests(): number {
    return this.#core.overfullRequests;
  }

  /** Independent things found equal so far. */
  get compared(): Readonly<Compared> {
    return this.#core.compared;
  }

  /** Ingress frame `number` (from 0), without FCS. `errored`: the link marked it as bad. */
  frameIn(number: number, bytes: Uint8Array, errored = false): void {
    this.#core.framesIn = Math.max(this.#core.framesIn, number + 1);
    this.#core.frames.set(number, { bytes, errored, records: this.#serial, classified: undefined, gone: undefined });
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
      rawBeyond: this.#core.rawBeyond(entry.rawTransmitProducer) > 0,
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

  /** The next entry of the raw transmit ring; `frame` undefined when its length is illegal and it is skipped. */
  rawPosted(frame: Uint8Array | undefined): void {
    this.#core.rawPosted(frame);
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
    this.#core.entries.arrive({ entry: decodeEventEntry(bytes), payload, image });
  }

  /** Strobes are being given: `strobed` will tell when they were. */
  strobing(): void {
    this.#core.strobes.begin();
  }

  /** `count` strobes were given, the first in `cycle`, one each `spacing` cycles; `now` from the first on. */
  strobed(now: number, cycle: number, count = 1, spacing = 0): void {
    this.#core.strobes.given(now, cycle, count, spacing);
  }

  /** Bytes of the retire port, cut anywhere. */
  records(chunk: Uint8Array): void {
    this.#reader.push(chunk, this.#each);
  }

  #record(r: RecordView): void {
    const core = this.#core;
    if (r.serial !== this.#serial) core.differ(r, '1.2', 'serial', r.serial, this.#serial);
    this.#serial = r.serial + 1;
    if (r.now < core.now) core.differ(r, '2.2', 'nowMs', r.now, `at least ${core.now}`);
    core.now = r.now;
    core.cycle = r.cycle;
    watchNow(core, r);
    const onConnection = connectionEvents[r.kind];
    if (r.kind === RetireKind.Raw) rawFrame(core, r);
    else if (r.kind === RetireKind.Drop) droppedFrame(core, r);
    else if (r.kind === RetireKind.Stale) staleEvent(core, r);
    else if (onConnection !== undefined) this.#connectionEvent(r, onConnection);
    else this.#commandEvent(r);
  }

  #commandEvent(r: RecordView): void {
    const core = this.#core;
    const event = commandEvents[r.kind];
    const command = core.commands.get(r.reference);
    if (event !== undefined && command !== undefined) {
      event(core, r, command);
      return;
    }
    const model = event === undefined ? 'no such kind' : 'no such command';
    core.differ(r, '3', nameOfRetireKind(r.kind), r.reference, model);
    core.skip(r);
  }

  #connectionEvent(r: RecordView, event: ConnectionEvent): void {
    const core = this.#core;
    const c = core.connections.get(r.target);
    if (c === undefined) {
      core.differ(r, '3', 'target', r.target, 'not live');
      core.skip(r);
      return;
    }
    if (c.saidFail && !c.lost && actsItself.has(r.kind))
      core.differ(r, '11.11', nameOfRetireKind(r.kind), 'done', 'the connection has failed', c);
    if (!c.lost) watchTimers(core, r, c);
    event(core, r, c);
    if (r.kind === RetireKind.Timer) core.timers.fired(r.cycle, r.hasFrame);
  }

  /**
   * At the end of a run, with the device idle: everything that is still open, one sentence each. Empty: nothing vanished.
   * @param cycle where the device stands; default that of the latest record
   */
  finish(cycle?: number): string[] {
    const core = this.#core;
    core.cycle = cycle ?? core.cycle;
    const open = [...core.egress.finish(), ...core.entries.finish()];
    if (this.#reader.pending > 0) open.push(`${this.#reader.pending} bytes of a retire record that is not whole`);
    for (const number of core.frames.keys()) open.push(`ingress frame ${number} has no record`);
    for (const { entry } of core.commands.values())
      open.push(`command ${entry.commandId} (${nameOfOpcode(entry.opcode)}) has not completed`);
    if (core.answers.open > 0) open.push(`${core.answers.open} answers not taken`);
    for (const c of core.connections.rows())
      if (c.unsendable && !c.failed && !c.lost)
        open.push(`connection 0x${c.reference.toString(16)} has a segment that cannot leave, and has not failed`);
    for (const c of core.connections.rows()) if (!c.lost && !c.failed) open.push(...this.#openOf(c));
    return open;
  }

  #openOf(c: Connection): string[] {
    const { row } = c;
    const core = this.#core;
    const name = `connection 0x${c.reference.toString(16)}`;
    const open: string[] = [];
    if (c.ready) open.push(`${name} is ready and was not granted`);
    const buffer = core.indications.peek();
    if (stepDue(row, c.queue, buffer === undefined ? undefined : { buffer })) open.push(`${name} has a step to do`);
    if (row.ccBusy) open.push(`${name} waits for a division`);
    if (c.copy !== undefined) open.push(`${name} waits for a copy`);
    const late = overdue(core, c, core.cycle);
    if (late !== undefined) open.push(`${name}: ${late}`);
    if (row.draining) return open;
    const sends = core.sendRings.get(c.image.sendRing)?.open ?? 0;
    if (sends > 0) open.push(`${name}: ${sends} send entries not taken`);
    const receives = core.receiveRings.get(c.image.receiveRing)?.open ?? 0;
    if (receives > 0 && c.queue.items.length < 8) open.push(`${name}: ${receives} receive entries not taken`);
    return open;
  }
}
