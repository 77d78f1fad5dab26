/**
 * A device made of the model's own rules: it plays frames, posts and answers through them and writes retire records, frames
 * and entries. It proves the lock-step machinery (who compares what with what), never the rules: those have vectors.
 */
import {
  AnswerKind,
  type CommandEntry,
  DeliveryPhase,
  decodeTcpImage,
  type EventEntry,
  EventKind,
  encodeEventEntry,
  encodeNeighborImage,
  encodePathImage,
  encodeRetireRecord,
  encodeTcpImage,
  fieldsOfCommandEntry,
  fieldsOfEventEntry,
  fieldsOfNeighborImage,
  fieldsOfPathImage,
  fieldsOfReceiveEntry,
  fieldsOfSendEntry,
  fieldsOfTcpImage,
  limits,
  ObjectKind,
  Opcode,
  type RawReason,
  type ReceiveEntry,
  RetireKind,
  Status,
  type TcpImage,
} from '#contract';
import {
  type Adapter,
  abort,
  abortSettled,
  answered,
  buildEgressFrame,
  capturable,
  changedWords,
  consumeSegment,
  copied,
  divided,
  dueTimer,
  EngineEvent,
  type EngineModel,
  foldRow,
  grant,
  type HeaderSource,
  imageFromRow,
  packRow,
  RequestQueue,
  Row,
  refusal,
  requestsPosted,
  rowFromImage,
  rowHalves,
  sendable,
  sendPosted,
  step,
  stepDue,
  terminate,
  timerFired,
  unaData,
  unconsumed,
} from '#model';
import { type Random, seq, seqAdd } from '#units';
import { buildTcpFrame, ipv4, mac, TcpFlag } from '#wire';

/** The inputs of EngineModel: the device tells one, a test may note them for later. */
export type ModelInputs = Pick<
  EngineModel,
  | 'frameIn'
  | 'sendPosted'
  | 'receivePosted'
  | 'answered'
  | 'commanded'
  | 'indicationPosted'
  | 'frameOut'
  | 'entry'
  | 'strobed'
  | 'records'
>;

export const ownMac = mac('02:00:00:00:00:01');
const peerMac = mac('02:00:00:00:00:02');
const headers: HeaderSource = {
  source: ipv4('10.0.0.1'),
  destination: ipv4('10.0.0.2'),
  sourceMac: ownMac,
  destinationMac: peerMac,
};
const bytesOfMac = (value: number): Uint8Array =>
  new Uint8Array(6).map((_, i) => Math.floor(value / 2 ** (40 - 8 * i)) & 0xff);

/** A record of the layout with zero in what `fields` does not name. */
export function filled<T>(
  places: readonly { readonly name: string; readonly bits: number }[],
  booleans: readonly string[],
  fields: Partial<T>,
): T {
  const out: Record<string, unknown> = {};
  for (const { name, bits } of places) {
    if (booleans.includes(name)) out[name] = false;
    else if (bits > 64 || bits === 48) out[name] = new Uint8Array(bits / 8);
    else out[name] = bits > 32 ? 0n : 0;
  }
  return { ...out, ...fields } as T;
}

/** One connection of the pretend device, and what its peer and host know. */
export interface PretendConnection {
  readonly image: TcpImage;
  readonly reference: number;
  row: Row;
  packed: Uint32Array;
  readonly queue: RequestQueue;
  readonly region: Uint8Array;
  /** Send stream from image.sndUna on. */
  sent: number[];
  /** Sequence number of the next byte that the peer has not sent yet. */
  peerNext: number;
  open: { kind: number; serial: number; bytes: number } | undefined;
  indication: { buffer: bigint; first: number };
  copy: { seq: number; bytes: number } | undefined;
  told: { request: number; bytes: Uint8Array }[];
  posted: number;
}

export class PretendDevice {
  readonly adapter: Adapter;
  readonly connections: PretendConnection[] = [];
  now = 1000;
  /** One for each record, a thousand for each millisecond. */
  cycle = 8;
  readonly #model: ModelInputs;
  readonly #random: Random;
  readonly #event: EngineEvent;
  #serial = 0n;
  #frame = 0;
  #egress = 0;
  #ipId = 0x8000;
  #entrySerial = 0;
  #answers = 0;
  #indications = 0;
  #command = 0;
  /** Changes a record before it is written; for tests of what the model finds. */
  tamper: ((record: Uint8Array, words: Uint32Array) => void) | undefined;
  /** Records written. */
  records = 0;

  constructor(model: ModelInputs, adapter: Adapter, random: Random) {
    this.#model = model;
    this.adapter = adapter;
    this.#random = random;
    this.#event = new EngineEvent(adapter, new Row(), new RequestQueue());
    this.#model.strobed(this.now, 0);
    for (let i = 0; i < 4000; i++)
      this.#model.indicationPosted({ buffer: BigInt(0x10_0000 + 0x4000 * i), phase: false });
    const neighbor = filled<Parameters<typeof encodeNeighborImage>[0]>(fieldsOfNeighborImage, [], {
      handle: 1n,
      dlDestinationAddress: bytesOfMac(peerMac),
    });
    this.#complete(Opcode.InitiateNeighbor, encodeNeighborImage(neighbor), (ObjectKind.Neighbor << 28) >>> 0, 1n);
    const path = filled<Parameters<typeof encodePathImage>[0]>(fieldsOfPathImage, [], {
      handle: 2n,
      sourceAddress: Uint8Array.from([10, 0, 0, 1, ...new Uint8Array(12)]),
      destinationAddress: Uint8Array.from([10, 0, 0, 2, ...new Uint8Array(12)]),
      neighbor: (ObjectKind.Neighbor << 28) >>> 0,
      pathMtu: 1500,
      ipVersion: 4,
    });
    this.#complete(Opcode.InitiatePath, encodePathImage(path), (ObjectKind.Path << 28) >>> 0, 2n);
  }

  /** A timer that is due goes before anything else (3.4). @returns whether one did */
  fire(c: PretendConnection): boolean {
    const timer = dueTimer(c.row, this.now);
    if (timer === undefined) return false;
    timerFired(this.#begin(c), timer);
    this.#end(c, RetireKind.Timer, timer);
    return true;
  }

  /** Strobes, a thousand cycles apart. */
  pass(ms: number): void {
    this.#model.strobed(this.now + 1, this.cycle + 1000, ms, 1000);
    this.cycle += 1000 * ms + 7;
    this.now += ms;
  }

  #commandEntry(fields: Partial<CommandEntry>): CommandEntry {
    return filled<CommandEntry>(fieldsOfCommandEntry, ['phase'], { commandId: this.#command++, ...fields });
  }

  #complete(opcode: Opcode, image: Uint8Array, target: number, handle: bigint): void {
    const entry = this.#commandEntry({ opcode });
    this.#model.commanded(entry, image);
    this.#write(RetireKind.Complete, entry.commandId, target, undefined, { hasEvent: true });
    this.#entry({ kind: EventKind.Completion, opcode, target, handle, commandId: entry.commandId });
  }

  /** Takes a connection down; ports tell connections apart. */
  offload(fields: Partial<TcpImage> = {}, command: Partial<CommandEntry> = {}): PretendConnection {
    const index = this.connections.length;
    const reference = ((ObjectKind.Tcp << 28) | index) >>> 0;
    const image = filled<TcpImage>(fieldsOfTcpImage, ['finPosted', 'finReceived', 'disconnectIndicated', 'aborted'], {
      handle: BigInt(100 + index),
      path: (ObjectKind.Path << 28) >>> 0,
      localPort: 5000 + index,
      remotePort: 80,
      constFlags: index & 1,
      remoteMss: 1460,
      ttlOrHopLimit: 64,
      initialRcvWnd: 30000,
      state: 4,
      rcvNxt: 0xffff_f000,
      rcvWnd: 30000,
      sndUna: 0xffff_ff00,
      sndNxt: 0xffff_ff00,
      sndMax: 0xffff_ff00,
      sndEnd: 0xffff_ff00,
      sndWnd: 40000,
      maxSndWnd: 40000,
      sendWL1: 0xffff_f000,
      cWnd: 14600,
      ssThresh: 30000,
      retransmitTimeoutDelta: 0xffff_ffff,
      keepAliveTimeoutDelta: 0xffff_ffff,
      sendRing: BigInt(0x1000 * (2 * index + 1)),
      receiveRing: BigInt(0x1000 * (2 * index + 2)),
      sendRingLog2: 6,
      receiveRingLog2: 6,
      regionLog2: 15,
      ...fields,
    });
    const c: PretendConnection = {
      image,
      reference,
      row: new Row(),
      packed: new Uint32Array(rowHalves),
      queue: new RequestQueue(),
      region: new Uint8Array(2 ** 15),
      sent: [],
      peerNext: image.rcvNxt,
      open: undefined,
      indication: { buffer: 0n, first: 0 },
      copy: undefined,
      told: [],
      posted: 0,
    };
    const entry = this.#commandEntry({ opcode: Opcode.InitiateTcp, ...command });
    this.#model.commanded(entry, encodeTcpImage(image));
    c.row = rowFromImage(image, this.adapter, {
      now: this.now,
      pathIndex: 0,
      pathMtu: 1500,
      bufferBytes: 0,
      sendProducer: 0,
    });
    this.#write(RetireKind.Initiate, entry.commandId, reference, c, { hasEvent: true });
    this.#entry({
      kind: EventKind.Completion,
      opcode: Opcode.InitiateTcp,
      target: reference,
      handle: image.handle,
      commandId: entry.commandId,
      cut: BigInt(this.#frame),
    });
    this.connections.push(c);
    return c;
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
    const window = fields.window ?? 40000;
    const bytes = buildTcpFrame({
      link: { destination: ownMac, source: peerMac },
      segment: {
        source: headers.destination,
        destination: headers.source,
        sourcePort: c.image.remotePort,
        destinationPort: c.image.localPort,
        seq: seq(start),
        ack: seq(ack),
        flags,
        window,
        urgentPointer: 0,
        options: c.image.constFlags & 1 ? { timestamps } : {},
        payload,
      },
    });
    const number = this.#frame++;
    this.#model.frameIn(number, bytes);
    if (withhold !== undefined) {
      withhold((reason) => this.#write(RetireKind.Raw, number, c.reference, undefined, { detail: reason }));
      return;
    }
    const reason = refusal(c.row, flags);
    if (reason !== 0) {
      this.#write(RetireKind.Raw, number, c.reference, undefined, { detail: reason });
      return;
    }
    const e = this.#begin(c);
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
    this.#end(c, RetireKind.Segment, number, (e.placement === undefined ? 0 : 1) | (e.refused ? 2 : 0));
  }

  /** The host posts send data. */
  send(c: PretendConnection, bytes: Uint8Array, fin = false): void {
    const entry = filled<Parameters<EngineModel['sendPosted']>[1]>(fieldsOfSendEntry, ['endOfNbl', 'fin', 'phase'], {
      seq: c.row.sndEnd,
      bytes: bytes.length,
      fin,
    });
    this.#model.sendPosted(c.image.sendRing, entry, bytes);
    for (const byte of bytes) c.sent.push(byte);
    const reference = c.row.sendTail | (1 << 16);
    sendPosted(this.#begin(c), [{ seq: seq(entry.seq), bytes: bytes.length, fin }]);
    this.#end(c, RetireKind.SendPost, reference);
  }

  /** The host posts a receive request, where the queue has room. `claimed`: bytes that it says are in it. */
  receive(c: PretendConnection, bytes: number, noPush: boolean, claimed = 0): void {
    if (c.queue.items.length >= limits.requestQueueDepth) return;
    const host = BigInt(0x4000_0000 + 0x1_0000 * c.posted++);
    this.#model.receivePosted(
      c.image.receiveRing,
      filled<ReceiveEntry>(fieldsOfReceiveEntry, ['noPush', 'phase'], { buffer: host, bytes, filled: claimed, noPush }),
    );
    const reference = c.row.reqTail | (1 << 16);
    requestsPosted(this.#begin(c), [{ host, bytes, filled: Math.min(claimed, bytes), noPush }]);
    this.#end(c, RetireKind.ReceivePost, reference);
  }

  /** The host answers the open entry of the connection. */
  answer(c: PretendConnection, status: Status, bytes: number): void {
    if (c.open === undefined) return;
    const kind = c.open.kind === EventKind.Indicate ? AnswerKind.IndicationAnswer : AnswerKind.CompletionReturned;
    const answer = { kind, serial: c.open.serial, status, bytes };
    this.#model.answered({
      ...answer,
      target: c.reference,
      sendProducer: c.row.sendTail,
      receiveProducer: c.row.reqTail,
      phase: false,
    });
    c.open = undefined;
    answered(this.#begin(c), answer);
    this.#end(c, RetireKind.Answer, this.#answers++ & 0xffff);
  }

  /** One due event of the connection, of a kind chosen by chance; false: there is none. */
  advance(c: PretendConnection): boolean {
    if (this.fire(c)) return true;
    const due: (() => void)[] = [];
    const segment = sendable(c.row);
    if (segment !== undefined)
      due.push(() => {
        grant(this.#begin(c), segment);
        this.#end(c, RetireKind.Grant, segment.bytes);
      });
    const buffer = BigInt(0x10_0000 + 0x4000 * this.#indications);
    if (stepDue(c.row, c.queue, { buffer }))
      due.push(() => {
        const e = this.#begin(c);
        step(e, { buffer });
        if (e.copy !== undefined) {
          c.copy = e.copy;
          if (c.row.phase === DeliveryPhase.CopyIndicate) c.indication = { buffer, first: this.#indications++ };
        }
        this.#end(c, RetireKind.Step, 0);
      });
    const { copy } = c;
    if (copy !== undefined)
      due.push(() => {
        if (c.row.phase === DeliveryPhase.CopyRequest)
          c.told.push({ request: c.row.reqFill, bytes: this.#region(c, copy.seq, copy.bytes) });
        copied(this.#begin(c), c.indication.buffer, c.indication.first);
        this.#end(c, RetireKind.Copied, copy.bytes);
        c.copy = undefined;
      });
    if (c.row.ccBusy)
      due.push(() => {
        this.#begin(c);
        divided(c.row);
        this.#end(c, RetireKind.Divided, 0);
      });
    if (due.length === 0) return false;
    this.#random.pick(due)();
    return true;
  }

  /** A query of the connection: its image, as it stands. */
  query(c: PretendConnection): void {
    const entry = this.#commandEntry({ opcode: Opcode.Query, target: c.reference });
    this.#model.commanded(entry);
    const image = encodeTcpImage({ ...c.image, ...imageFromRow(c.row, this.adapter, this.now, false) });
    this.#begin(c);
    this.#end(c, RetireKind.Query, entry.commandId);
    this.#write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    const { handle } = c.image;
    this.#entry(
      { kind: EventKind.Completion, opcode: Opcode.Query, target: c.reference, handle, commandId: entry.commandId },
      undefined,
      image,
    );
  }

  /** An abortive disconnect; its completion when nothing is open. `meanwhile`: between the two. */
  abort(c: PretendConnection, meanwhile: () => void = () => {}): void {
    const entry = this.#commandEntry({ opcode: Opcode.Abort, target: c.reference });
    this.#model.commanded(entry);
    const status = abort(this.#begin(c));
    this.#end(c, RetireKind.Abort, entry.commandId);
    meanwhile();
    while (!abortSettled(c.row)) {
      this.advance(c);
      this.answer(c, Status.Success, 0);
    }
    this.#write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    const { handle } = c.image;
    this.#entry({
      kind: EventKind.Completion,
      opcode: Opcode.Abort,
      target: c.reference,
      handle,
      status,
      commandId: entry.commandId,
    });
  }

  /** The device gives the connection up (11.11). */
  fail(c: PretendConnection): void {
    this.#begin(c);
    this.#end(c, RetireKind.Fail, 0);
  }

  /** An order on a connection that has failed. */
  refuse(c: PretendConnection, opcode: typeof Opcode.Query | typeof Opcode.Abort | typeof Opcode.Terminate): void {
    const bufferBytes = 2 ** c.image.regionLog2;
    const entry = this.#commandEntry({ opcode, target: c.reference, bufferBytes });
    const record = { [Opcode.Query]: RetireKind.Query, [Opcode.Abort]: RetireKind.Abort }[opcode as number];
    this.#model.commanded(entry);
    this.#write(record ?? RetireKind.Terminate, entry.commandId, c.reference, c, {});
    if (opcode === Opcode.Terminate) {
      c.row.captured = true;
      this.#write(RetireKind.Capture, entry.commandId, c.reference, c, {});
      c.row = new Row();
    }
    this.#write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    this.#entry({
      kind: EventKind.Completion,
      opcode,
      status: Status.Failure,
      target: c.reference,
      handle: c.image.handle,
      commandId: entry.commandId,
      cut: opcode === Opcode.Terminate ? BigInt(this.#frame) : 0n,
    });
  }

  /** A command that ends in its Complete record alone, with this entry; `stale`: behind a Stale record. */
  order(fields: Partial<CommandEntry>, wanted: Partial<EventEntry>, image?: Uint8Array, stale = false): void {
    const entry = this.#commandEntry(fields);
    this.#model.commanded(entry, image);
    const target = wanted.target ?? 0;
    if (stale) this.#write(RetireKind.Stale, entry.commandId, target, undefined, {});
    const c = this.connections.find(({ reference, row }) => reference === target && row.live);
    this.#write(RetireKind.Complete, entry.commandId, target, c, { hasEvent: true });
    this.#entry({ kind: EventKind.Completion, opcode: entry.opcode, commandId: entry.commandId, ...wanted });
  }

  /** Terminate, to the last entry. The host answers what is open with SUCCESS. `behind`: when the key is taken away. */
  terminate(c: PretendConnection, behind: () => void = () => {}): void {
    const entry = this.#commandEntry({
      opcode: Opcode.Terminate,
      target: c.reference,
      sendProducer: c.row.sendTail,
      receiveProducer: c.row.reqTail,
      bufferBytes: 2 ** c.image.regionLog2,
    });
    this.#model.commanded(entry);
    const cut = BigInt(this.#frame);
    behind();
    terminate(this.#begin(c));
    this.#end(c, RetireKind.Terminate, entry.commandId);
    while (!capturable(c.row, c.queue) || c.copy !== undefined) {
      this.answer(c, Status.Success, 0);
      this.advance(c);
    }
    const image = encodeTcpImage({
      ...decodeTcpImage(encodeTcpImage(c.image)),
      ...imageFromRow(c.row, this.adapter, this.now, true),
    });
    const bytes = unconsumed(c.row);
    const payload = this.#region(c, c.row.rcvCons, bytes);
    this.#begin(c);
    c.row.captured = true;
    this.#end(c, RetireKind.Capture, entry.commandId);
    const una = unaData(c.row);
    c.row = new Row();
    this.#write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    this.#entry(
      {
        kind: EventKind.Completion,
        opcode: Opcode.Terminate,
        target: c.reference,
        handle: c.image.handle,
        commandId: entry.commandId,
        cut,
        una,
        bytes,
      },
      payload,
      image,
    );
  }

  #region(c: PretendConnection, from: number, bytes: number): Uint8Array {
    return new Uint8Array(bytes).map((_, i) => c.region[(from + i) & 0x7fff] as number);
  }

  #begin(c: PretendConnection): EngineEvent {
    return this.#event.begin(c.row, c.queue, this.now, this.#entrySerial);
  }

  /** Writes record, frame and entry of the event. */
  #end(c: PretendConnection, kind: RetireKind, reference: number, detail = 0): void {
    const { frame, entry } = this.#event;
    this.#write(kind, reference, c.reference, c, {
      detail,
      hasFrame: frame !== undefined,
      hasEvent: entry !== undefined,
    });
    if (frame !== undefined) {
      const from = (frame.seq - c.image.sndUna) >>> 0;
      const payload = Uint8Array.from(c.sent.slice(from, from + frame.bytes));
      this.#model.frameOut(buildEgressFrame(c.row, headers, frame, payload, this.#ipId));
      this.#ipId = this.#ipId === 0xffff ? 0x8000 : this.#ipId + 1;
    }
    if (entry === undefined) return;
    let payload: Uint8Array | undefined;
    const serial = this.#entrySerial;
    if (entry.kind === EventKind.Indicate) payload = this.#region(c, entry.info ?? 0, entry.bytes ?? 0);
    if (entry.kind === EventKind.ReceiveComplete) {
      const ended = c.told.filter(({ request }) => ((request - (entry.first ?? 0)) & 0xffff) < (entry.count ?? 0));
      c.told = c.told.filter((piece) => !ended.includes(piece));
      payload = Uint8Array.from(ended.flatMap(({ bytes }) => [...bytes]));
    }
    if (payload !== undefined) c.open = { kind: entry.kind, serial, bytes: entry.bytes ?? 0 };
    this.#entry({ handle: c.image.handle, target: c.reference, ...entry }, payload);
  }

  #entry(fields: Partial<EventEntry>, payload?: Uint8Array, image?: Uint8Array): void {
    const entry = filled<EventEntry>(fieldsOfEventEntry, ['rest', 'phase'], { ...fields, serial: this.#entrySerial++ });
    this.#model.entry(encodeEventEntry(entry), payload, image);
  }

  #write(
    kind: RetireKind,
    reference: number,
    target: number,
    c: PretendConnection | undefined,
    more: { detail?: number; hasFrame?: boolean; hasEvent?: boolean },
  ): void {
    const after = new Uint32Array(rowHalves);
    const changed = { low: 0, high: 0 };
    const fold = { low: 0, high: 0 };
    if (c !== undefined) {
      packRow(c.row, after);
      changedWords(c.packed, after, changed);
      foldRow(after, fold);
      c.packed = after;
    }
    const record = encodeRetireRecord({
      serial: this.#serial++,
      cycle: BigInt(this.cycle++),
      fold: (BigInt(fold.high) << 32n) | BigInt(fold.low),
      changed: (BigInt(changed.high) << 32n) | BigInt(changed.low),
      inputRef: BigInt(reference),
      target,
      egressFrame: more.hasFrame ? this.#egress++ : 0,
      eventSerial: more.hasEvent ? this.#entrySerial : 0,
      kind,
      detail: more.detail ?? 0,
      hasFrame: more.hasFrame ?? false,
      hasEvent: more.hasEvent ?? false,
      nowMs: BigInt(this.now),
    });
    const words: number[] = [];
    for (let i = 0; i < 36; i++)
      if (((i < 32 ? changed.low >>> i : changed.high >>> (i - 32)) & 1) === 1)
        words.push(after[2 * i] as number, after[2 * i + 1] as number);
    const halves = Uint32Array.from(words);
    this.tamper?.(record, halves);
    const chunk = new Uint8Array(record.length + halves.byteLength);
    chunk.set(record);
    chunk.set(new Uint8Array(halves.buffer), record.length);
    this.#model.records(chunk);
    this.records += 1;
  }
}
