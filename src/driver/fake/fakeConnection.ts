import {
  type AnswerEntry,
  type CommandEntry,
  DeviceTcpState,
  DeviceUploadReason,
  EventKind,
  encodeTcpImage,
  type NeighborImage,
  type PathImage,
  RawReason,
  Status,
  TcpEvent,
  type TcpImage,
  timerStopped,
} from '#contract';
import { type SeqNum, seq, seqAdd, seqDiff, seqGt, seqLe, seqMax, seqMin } from '#units';
import { FakeDelivery } from './fakeDelivery.ts';
import { frameOf } from './fakeSegment.ts';
import { FakeSender, type Sending } from './fakeSender.ts';
import { flag, type Segment } from './frame.ts';
import type { EngineServices, Receiver } from './services.ts';

const { Established, FinWait1, FinWait2, CloseWait, Closing, LastAck, TimeWait, Closed } = DeviceTcpState;
const receiving: ReadonlySet<number> = new Set([Established, FinWait1, FinWait2]);
const sending: ReadonlySet<number> = new Set([Established, CloseWait, FinWait1, Closing, LastAck]);
const noBytes = new Uint8Array(0);

/**
 * TCP of the fake device: in-order data, every segment acknowledged at once, a fixed time-out, the peer's window as only
 * limit. Out-of-order data is dropped, timestamps are echoed and not judged, congestion variables are handed back as they
 * came. What the miniport sees of it follows engine.md sections 8 and 11.
 */
export class FakeConnection implements Receiver {
  readonly image: TcpImage;
  reference = 0;
  draining = false;
  aborted = false;
  /** State lost, as after a double-bit error: for tests. */
  failed = false;
  finReceived: boolean;
  disconnectIndicated: boolean;
  retrieveIndicated = false;
  readonly #engine: EngineServices;
  readonly #path: PathImage;
  readonly #neighbor: NeighborImage;
  readonly #sender: FakeSender;
  readonly #delivery: FakeDelivery;
  readonly #tsDelta: number;
  #state: DeviceTcpState;
  #rcvNxt: SeqNum;
  #adv: SeqNum;
  #lastAck: SeqNum;
  #tsRecent: number;
  #localAbort = false;
  #uploadReason: number = DeviceUploadReason.None;
  #retrieveNotify = false;
  #disconnectNotify = false;
  #abortIndicated = false;
  /** Without a completion yet, with the status that it will have (engine.md 11.7). */
  readonly #aborts: { readonly command: CommandEntry; readonly status: Status }[] = [];
  #terminateCommand: CommandEntry | undefined;

  constructor(
    engine: EngineServices,
    image: TcpImage,
    path: PathImage,
    neighbor: NeighborImage,
    command: CommandEntry,
  ) {
    const { host, nic } = engine.parts;
    this.#engine = engine;
    this.image = image;
    this.#path = path;
    this.#neighbor = neighbor;
    this.#state = image.state as DeviceTcpState;
    this.finReceived = image.finReceived;
    this.disconnectIndicated = image.disconnectIndicated;
    this.#rcvNxt = seq(image.rcvNxt);
    this.#lastAck = this.#rcvNxt;
    this.#adv = seqAdd(this.#rcvNxt, image.rcvWnd);
    this.#tsRecent = image.tsRecent;
    this.#tsDelta = image.tsTime - this.#now;
    const timestamps = (image.constFlags & 1) === 1;
    const mss = Math.min(image.remoteMss, path.pathMtu - 40) - (timestamps ? 12 : 0);
    this.#sender = new FakeSender(host, image, command, mss, this.#now);
    this.#delivery = new FakeDelivery(engine, this, host.read(Number(command.buffer), command.bufferBytes), nic);
  }

  get dataEnd(): SeqNum {
    return seqAdd(this.#rcvNxt, this.finReceived ? -1 : 0);
  }

  get #now(): number {
    return Number(this.#engine.parts.registers.get64('nowMs'));
  }

  /** Neither sends nor receives any more. */
  get #stopped(): boolean {
    return this.draining || this.aborted || this.#retrieveNotify || this.retrieveIndicated;
  }

  matches({ sourceAddress, destinationAddress, sourcePort, destinationPort }: Segment): boolean {
    const address = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    return (
      sourcePort === this.image.remotePort &&
      destinationPort === this.image.localPort &&
      sourceAddress === address(this.#path.destinationAddress) &&
      destinationAddress === address(this.#path.sourceAddress)
    );
  }

  // Posts, answers and commands

  takeSends(producer: number): void {
    const before = this.#sender.end;
    const fin = this.#sender.take(producer, this.#now);
    if (!this.aborted || (before === this.#sender.end && !fin)) return;
    this.#sender.due = true;
    this.#disconnectNotify ||= fin;
  }

  takeReceives(producer: number): void {
    this.#delivery.post(producer);
  }

  answer(answer: AnswerEntry): boolean {
    this.takeSends(answer.sendProducer);
    this.takeReceives(answer.receiveProducer);
    return this.#delivery.answer(answer);
  }

  abort(command: CommandEntry): void {
    const ended = this.#state === Closed ? Status.UploadInProgress : Status.Success;
    const status = this.aborted ? Status.RequestAborted : ended;
    this.#aborts.push({ command, status });
    if (status !== Status.Success) return;
    this.#send({ at: seqMax(this.#sender.una, this.#sender.nxt), payload: noBytes, flags: flag.rst | flag.ack });
    this.#localAbort = true;
    this.#end();
  }

  terminate(command: CommandEntry): void {
    const { untold, finPosted, finAcked } = this.#sender;
    this.#terminateCommand = command;
    // Timers keep their deadlines, which go up with the image, but no longer fire.
    this.draining = true;
    const closing = finPosted && !finAcked && !this.aborted;
    if (untold || closing) this.#sender.due = true;
    this.#disconnectNotify ||= closing;
  }

  // Segments

  /** Undefined: the segment was treated (engine.md section 7). */
  receive(segment: Segment): RawReason | undefined {
    if (this.draining) return RawReason.Terminating;
    if (this.#retrieveNotify || this.retrieveIndicated) return RawReason.UploadRequested;
    if (this.failed || this.aborted || this.#state === Closed) return RawReason.Closed;
    if ((segment.flags & flag.urg) !== 0) return RawReason.Urgent;
    const at = seq(segment.seq);
    const length = segment.payload.length + ((segment.flags & flag.fin) !== 0 ? 1 : 0);
    if ((segment.flags & flag.rst) !== 0) {
      if (at === this.#rcvNxt) this.#end();
      return undefined;
    }
    const early = seqGt(seq(segment.ack), this.#sender.max);
    const outside = seqGt(at, this.#adv) || (length > 0 && seqLe(seqAdd(at, length), this.#rcvNxt));
    if (!early) this.#acknowledge(segment);
    if (outside || early || (segment.flags & (flag.syn | flag.ack)) !== flag.ack) this.#acknowledgeNow();
    else {
      if (segment.timestamp !== undefined && seqLe(at, this.#lastAck)) this.#tsRecent = segment.timestamp.value;
      this.#receiveData(segment, at);
    }
    return undefined;
  }

  /** The connection was reset by either side. */
  #end(): void {
    const { finPosted, finAcked } = this.#sender;
    this.#disconnectNotify = finPosted && !finAcked;
    this.#state = Closed;
    this.aborted = true;
    this.#sender.due = true;
    this.#sender.timeoutAt = undefined;
  }

  #acknowledge({ ack, window }: Segment): void {
    const due = this.#engine.parts.registers.get('sendCompleteBytes');
    const unscaled = window * 2 ** this.image.sndWindScale;
    if (!this.#sender.acknowledge(seq(ack), unscaled, due, this.#now)) return;
    this.#disconnectNotify = true;
    if (this.#state === FinWait1) this.#state = FinWait2;
    else if (this.#state === LastAck) this.#state = Closed;
    else if (this.#state === Closing) this.#enterTimeWait();
  }

  #enterTimeWait(): void {
    this.#state = TimeWait;
    this.#sender.timeoutAt = undefined;
    this.requestUpload();
  }

  requestUpload(): void {
    this.#uploadReason = DeviceUploadReason.UploadRequested;
    this.#retrieveNotify = true;
  }

  #receiveData({ payload, flags }: Segment, at: SeqNum): void {
    const end = seqAdd(at, payload.length);
    const fin = (flags & flag.fin) !== 0 && seqLe(end, this.#adv);
    if (payload.length === 0 && !fin) return;
    if (receiving.has(this.#state) && !this.finReceived && seqLe(at, this.#rcvNxt)) {
      const hi = seqMin(end, this.#adv);
      if (seqGt(hi, this.#rcvNxt)) {
        this.#delivery.place(this.#rcvNxt, payload.subarray(seqDiff(this.#rcvNxt, at), seqDiff(hi, at)));
        this.#rcvNxt = hi;
      }
      if ((flags & flag.psh) !== 0 && hi === end) this.#delivery.push(hi);
      if (fin && this.#rcvNxt === end) this.#receiveFin();
    }
    this.#acknowledgeNow();
  }

  #receiveFin(): void {
    this.#delivery.push(this.#rcvNxt);
    this.finReceived = true;
    this.#rcvNxt = seqAdd(this.#rcvNxt, 1);
    if (this.#state === Established) this.#state = CloseWait;
    else if (this.#state === FinWait1) this.#state = Closing;
    else if (this.#state === FinWait2) this.#enterTimeWait();
  }

  // Time and steps

  strobe(): void {
    if (this.#stopped) return;
    this.#delivery.strobe(this.#now);
    const probe = this.#sender.expire(this.#now);
    if (probe !== undefined) this.#send(probe);
  }

  /** One step of notification, delivery, transmission or a command. */
  step(): boolean {
    if (this.failed || !this.#engine.room) return false;
    return this.#notify() || this.#grant() || this.#finishCommand();
  }

  /** engine.md 8.2 to 8.7, in that order. */
  #notify(): boolean {
    const { finPosted, finAcked, dataUna } = this.#sender;
    if (this.aborted && !this.#localAbort && !this.#abortIndicated) {
      this.#abortIndicated = true;
      return this.#emit({ kind: EventKind.TcpEvent, tcpEvent: TcpEvent.Abort });
    }
    if (this.#retrieveNotify && !this.draining) {
      this.#retrieveNotify = false;
      this.retrieveIndicated = true;
      return this.#emit({ kind: EventKind.TcpEvent, tcpEvent: TcpEvent.Retrieve, info: this.#uploadReason });
    }
    if (this.#localAbort && this.#delivery.flush()) return true;
    if (this.#sender.due) {
      const overtaken = this.draining && finPosted && !finAcked ? Status.UploadInProgress : Status.Success;
      const status = this.aborted ? Status.RequestAborted : overtaken;
      return this.#emit({ kind: EventKind.SendComplete, una: this.#sender.tell(), status });
    }
    if (this.#disconnectNotify) {
      this.#disconnectNotify = false;
      const failure = this.aborted ? Status.RequestAborted : Status.UploadInProgress;
      const status = finAcked ? Status.Success : failure;
      return this.#emit({ kind: EventKind.DisconnectComplete, una: dataUna, status });
    }
    return this.#delivery.step();
  }

  #emit(entry: Parameters<EngineServices['emit']>[0]): true {
    this.#engine.emit({ handle: this.image.handle, target: this.reference, ...entry });
    return true;
  }

  #grant(): boolean {
    if (this.#stopped || !sending.has(this.#state)) return false;
    const next = this.#sender.next(this.#now);
    if (next === undefined) return false;
    this.#send(next);
    return true;
  }

  #finishCommand(): boolean {
    const target = this.reference;
    const [abort] = this.#aborts;
    if (abort !== undefined && this.#delivery.empty) {
      this.#aborts.shift();
      this.#engine.completion(abort.command, { target, status: abort.status });
      return true;
    }
    if (this.#terminateCommand === undefined || !this.#delivery.over) return false;
    const { image, buffer } = this.#terminateCommand;
    const buffered = this.#delivery.unconsumed();
    const { host, registers, frameNumber } = this.#engine.parts;
    host.write(Number(buffer), buffered);
    if (image !== 0n) host.write(Number(image), encodeTcpImage(this.imageOut('terminate')));
    registers.count('bufferedBytes', buffered.length);
    const { handle } = this.image;
    const una = this.#sender.dataUna;
    const cut = frameNumber();
    this.#engine.completion(this.#terminateCommand, { handle, target, cut, una, bytes: buffered.length });
    this.#engine.free(this);
    return true;
  }

  imageOut(operation: 'query' | 'terminate'): TcpImage {
    const { una, nxt, max, wnd, end, finPosted, timeoutAt } = this.#sender;
    const backlog = this.#delivery.unconsumed().length;
    return {
      ...this.image,
      state: this.#state,
      rcvNxt: this.#rcvNxt,
      rcvWnd: seqDiff(this.#adv, this.#rcvNxt),
      sndUna: una,
      sndNxt: nxt,
      sndMax: max,
      sndWnd: wnd,
      maxSndWnd: Math.max(this.image.maxSndWnd, wnd),
      tsRecent: this.#tsRecent,
      tsTime: (this.#now + this.#tsDelta) >>> 0,
      retransmitTimeoutDelta: timeoutAt === undefined ? timerStopped : Math.max(0, timeoutAt - this.#now),
      sendBacklogSize: 0xffff_ffff,
      receiveBacklogSize: operation === 'query' ? backlog : 0,
      bufferedBytes: operation === 'terminate' ? backlog : 0,
      sndEnd: end,
      finPosted,
      finReceived: this.finReceived,
      disconnectIndicated: this.disconnectIndicated,
      aborted: this.aborted,
    };
  }

  /** An update is due when the window has opened by a segment or half of it (engine.md 8.12). */
  consumed(): void {
    const { initialRcvWnd } = this.image;
    const opened = seqDiff(seqAdd(this.#delivery.consumed, initialRcvWnd), this.#adv);
    if (this.#stopped || this.finReceived || opened < Math.min(initialRcvWnd / 2, this.image.remoteMss)) return;
    this.#acknowledgeNow();
  }

  #acknowledgeNow(): void {
    const { una, max, wnd } = this.#sender;
    this.#send({ at: seqMax(una, seqMin(max, seqAdd(una, wnd))), payload: noBytes, flags: flag.ack });
  }

  #send({ at, payload, flags }: Sending): void {
    const { image } = this;
    if ((flags & flag.fin) !== 0 && this.#state === Established) this.#state = FinWait1;
    if ((flags & flag.fin) !== 0 && this.#state === CloseWait) this.#state = LastAck;
    const reset = (flags & flag.rst) !== 0;
    const scale = 2 ** image.rcvWindScale;
    const edge = seqMax(this.#adv, seqAdd(this.#delivery.consumed, image.initialRcvWnd));
    const window = reset ? 0 : Math.min(0xffff, Math.ceil(seqDiff(edge, this.#rcvNxt) / scale));
    if (!reset) this.#adv = seqMax(this.#adv, seqAdd(this.#rcvNxt, window * scale));
    this.#lastAck = this.#rcvNxt;
    const timestamps = (image.constFlags & 1) === 1;
    const timestamp = timestamps ? { value: (this.#now + this.#tsDelta) >>> 0, echo: this.#tsRecent } : undefined;
    const fields = { seq: at, ack: this.#rcvNxt, flags, window, timestamp, payload };
    this.#engine.parts.registers.count('segmentsOut');
    this.#engine.parts.send(frameOf(this.#engine, image, this.#path, this.#neighbor, fields));
  }
}
