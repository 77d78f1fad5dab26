/** Connections of a pretend device while they are offloaded: segments, posts, answers, and what becomes due of them. */
import {
  AnswerKind,
  DeliveryPhase,
  EventKind,
  fieldsOfReceiveEntry,
  fieldsOfSendEntry,
  limits,
  type RawReason,
  type ReceiveEntry,
  RetireKind,
  type Status,
} from '#contract';
import {
  type Adapter,
  answered,
  consumeSegment,
  copied,
  divided,
  dueTimer,
  type EngineModel,
  grant,
  grantChoice,
  refusal,
  requestsPosted,
  sendPosted,
  step,
  stepDue,
  timerFired,
} from '#model';
import { type Random, seq, seqAdd } from '#units';
import { TcpFlag } from '#wire';
import { type PretendConnection, regionOf } from './connection.ts';
import { filled } from './filled.ts';
import { peerFrame } from './peerFrame.ts';
import { type ModelInputs, RecordWriter } from './recordWriter.ts';

export class LiveDevice extends RecordWriter {
  readonly connections: PretendConnection[] = [];
  /** Frames that came in. */
  protected frame = 0;
  readonly #random: Random;
  /** Answers taken. */
  protected answers = 0;
  #indications = 0;

  constructor(model: ModelInputs, adapter: Adapter, random: Random) {
    super(model, adapter);
    this.#random = random;
    for (let i = 0; i < 4000; i++)
      this.model.indicationPosted({ buffer: BigInt(0x10_0000 + 0x4000 * i), phase: false });
  }

  /** A timer that is due goes before anything else (3.4). @returns whether one did */
  fire(c: PretendConnection): boolean {
    const timer = dueTimer(c.row, this.now);
    if (timer === undefined) return false;
    timerFired(this.begin(c), timer);
    this.end(c, RetireKind.Timer, timer);
    return true;
  }

  /**
   * A segment of the peer. `payload` from sequence number `start` on. `withhold` is given what writes its Raw record, for
   * later.
   */
  segment(
    c: PretendConnection,
    start: number,
    payload: Uint8Array,
    fields: { ack?: number; flags?: number; window?: number } = {},
    withhold?: (refuse: (reason: RawReason) => void) => void,
  ): void {
    const flags = fields.flags ?? TcpFlag.ack;
    const timestamps = { value: this.now >>> 0, echo: (this.now - 3) >>> 0 };
    const ack = fields.ack ?? c.row.sndUna;
    const window = fields.window ?? c.window;
    const bytes = peerFrame(c, { seq: seq(start), ack: seq(ack), flags, window, timestamps }, payload);
    const number = this.frame++;
    this.model.frameIn(number, bytes);
    if (withhold !== undefined) {
      withhold((reason) => this.write(RetireKind.Raw, number, c.reference, undefined, { detail: reason }));
      return;
    }
    const reason = refusal(c.row, flags);
    if (reason !== 0) {
      this.write(RetireKind.Raw, number, c.reference, undefined, { detail: reason });
      return;
    }
    const e = this.begin(c);
    consumeSegment(e, {
      seq: seq(start),
      ack: seq(ack),
      flags,
      window,
      bytes: payload.length,
      timestamps: c.image.constFlags & 1 ? timestamps : undefined,
    });
    if (e.placement !== undefined)
      for (let i = 0; i < e.placement.bytes; i++) {
        const at = seqAdd(e.placement.seq, i);
        c.region[at & 0x7fff] = payload[(at - start) >>> 0] as number;
      }
    this.end(c, RetireKind.Segment, number, (e.placement === undefined ? 0 : 1) | (e.refused ? 2 : 0));
  }

  /** A frame that nobody's tuple is in; it ends with this record. */
  strangeFrame(bytes: number, kind: typeof RetireKind.Raw | typeof RetireKind.Drop, detail: number): void {
    const number = this.frame++;
    this.model.frameIn(number, new Uint8Array(bytes));
    this.write(kind, number, 0, undefined, { detail });
  }

  /** The host posts send data. */
  send(c: PretendConnection, bytes: Uint8Array, fin = false): void {
    const entry = filled<Parameters<EngineModel['sendPosted']>[1]>(fieldsOfSendEntry, ['endOfNbl', 'fin', 'phase'], {
      seq: c.row.sndEnd,
      bytes: bytes.length,
      fin,
    });
    this.model.sendPosted(c.image.sendRing, entry, bytes);
    for (const byte of bytes) c.sent.push(byte);
    const reference = c.row.sendTail | (1 << 16);
    sendPosted(this.begin(c), [{ seq: seq(entry.seq), bytes: bytes.length, fin }]);
    this.end(c, RetireKind.SendPost, reference);
  }

  /** The host posts a receive request, where the queue has room. `claimed`: bytes that it says are in it. */
  receive(c: PretendConnection, bytes: number, noPush: boolean, claimed = 0): void {
    if (c.queue.items.length >= limits.requestQueueDepth) return;
    const host = BigInt(0x4000_0000 + 0x1_0000 * c.posted++);
    this.model.receivePosted(
      c.image.receiveRing,
      filled<ReceiveEntry>(fieldsOfReceiveEntry, ['noPush', 'phase'], { buffer: host, bytes, filled: claimed, noPush }),
    );
    const reference = c.row.reqTail | (1 << 16);
    requestsPosted(this.begin(c), [{ host, bytes, filled: Math.min(claimed, bytes), noPush }]);
    this.end(c, RetireKind.ReceivePost, reference);
  }

  /** The host answers the open entry of the connection. */
  answer(c: PretendConnection, status: Status, bytes: number): void {
    if (c.open === undefined) return;
    const kind = c.open.kind === EventKind.Indicate ? AnswerKind.IndicationAnswer : AnswerKind.CompletionReturned;
    const answer = { kind, serial: c.open.serial, status, bytes };
    this.model.answered({
      ...answer,
      target: c.reference,
      sendProducer: c.row.sendTail,
      receiveProducer: c.row.reqTail,
      phase: false,
    });
    c.open = undefined;
    answered(this.begin(c), answer);
    this.end(c, RetireKind.Answer, this.answers++ & 0xffff);
  }

  /** One due event of the connection, of a kind chosen by chance; false: there is none. */
  advance(c: PretendConnection): boolean {
    if (this.fire(c)) return true;
    const due: (() => void)[] = [];
    const choice = grantChoice(c.row, this.adapter);
    if (choice !== undefined)
      due.push(() => {
        grant(this.begin(c), choice);
        this.end(c, RetireKind.Grant, choice === 'hold' ? 0 : choice.bytes);
      });
    const buffer = BigInt(0x10_0000 + 0x4000 * this.#indications);
    if (stepDue(c.row, c.queue, { buffer }))
      due.push(() => {
        const e = this.begin(c);
        step(e, { buffer });
        if (e.copy !== undefined) {
          c.copy = e.copy;
          if (c.row.phase === DeliveryPhase.CopyIndicate) c.indication = { buffer, first: this.#indications++ };
        }
        this.end(c, RetireKind.Step, 0);
      });
    const { copy } = c;
    if (copy !== undefined)
      due.push(() => {
        if (c.row.phase === DeliveryPhase.CopyRequest)
          c.told.push({ request: c.row.reqFill, bytes: regionOf(c, copy.seq, copy.bytes) });
        copied(this.begin(c), c.indication.buffer, c.indication.first);
        this.end(c, RetireKind.Copied, copy.bytes);
        c.copy = undefined;
      });
    if (c.row.ccBusy)
      due.push(() => {
        this.begin(c);
        divided(c.row);
        this.end(c, RetireKind.Divided, 0);
      });
    if (due.length === 0) return false;
    this.#random.pick(due)();
    return true;
  }
}
