import {
  type AnswerEntry,
  type CommandEntry,
  DeviceUploadReason,
  EventKind,
  encodeTcpImage,
  type NeighborImage,
  type PathImage,
  type RawReason,
  Status,
  TcpEvent,
  type TcpImage,
  timerStopped,
} from '#contract';
import type { SeqNum } from '#units';
import { FakeDelivery } from './fakeDelivery.ts';
import { FakeSender } from './fakeSender.ts';
import { FakeTcp, type TcpOwner } from './fakeTcp.ts';
import type { Segment } from './frame.ts';
import type { EngineServices, Receiver } from './services.ts';

/** A connection of the fake device: what the miniport posts and orders, and what it is told (engine.md sections 8 and 11). */
export class FakeConnection implements Receiver, TcpOwner {
  readonly image: TcpImage;
  reference = 0;
  draining = false;
  /** State lost, as after a double-bit error: for tests. */
  failed = false;
  disconnectIndicated: boolean;
  retrieveIndicated = false;
  readonly #engine: EngineServices;
  readonly #sender: FakeSender;
  readonly #tcp: FakeTcp;
  readonly delivery: FakeDelivery;
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
    this.disconnectIndicated = image.disconnectIndicated;
    const timestamps = (image.constFlags & 1) === 1;
    const mss = Math.min(image.remoteMss, path.pathMtu - 40) - (timestamps ? 12 : 0);
    this.#sender = new FakeSender(host, image, command, mss, this.#now);
    this.#tcp = new FakeTcp({ engine, image, path, neighbor }, this, this.#sender);
    this.delivery = new FakeDelivery(engine, this, host.read(Number(command.buffer), command.bufferBytes), nic);
  }

  get aborted(): boolean {
    return this.#tcp.aborted;
  }

  get finReceived(): boolean {
    return this.#tcp.finReceived;
  }

  get dataEnd(): SeqNum {
    return this.#tcp.dataEnd;
  }

  get #now(): number {
    return Number(this.#engine.parts.registers.get64('nowMs'));
  }

  get retrieving(): boolean {
    return this.#retrieveNotify || this.retrieveIndicated;
  }

  /** Neither sends nor receives any more. */
  get stopped(): boolean {
    return this.draining || this.aborted || this.retrieving;
  }

  matches(segment: Segment): boolean {
    return this.#tcp.matches(segment);
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
    this.delivery.post(producer);
  }

  answer(answer: AnswerEntry): boolean {
    this.takeSends(answer.sendProducer);
    this.takeReceives(answer.receiveProducer);
    return this.delivery.answer(answer);
  }

  abort(command: CommandEntry): void {
    const ended = this.#tcp.closed ? Status.UploadInProgress : Status.Success;
    const status = this.aborted ? Status.RequestAborted : ended;
    this.#aborts.push({ command, status });
    if (status !== Status.Success) return;
    this.#localAbort = true;
    this.#tcp.reset();
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
    return this.#tcp.receive(segment);
  }

  disconnectEnds(): void {
    this.#disconnectNotify = true;
  }

  requestUpload(): void {
    this.#uploadReason = DeviceUploadReason.UploadRequested;
    this.#retrieveNotify = true;
  }

  // Time and steps

  strobe(): void {
    if (this.stopped) return;
    this.delivery.strobe(this.#now);
    const probe = this.#sender.expire(this.#now);
    if (probe !== undefined) this.#tcp.send(probe);
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
    if (this.#localAbort && this.delivery.flush()) return true;
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
    return this.delivery.step();
  }

  #emit(entry: Parameters<EngineServices['emit']>[0]): true {
    this.#engine.emit({ handle: this.image.handle, target: this.reference, ...entry });
    return true;
  }

  #grant(): boolean {
    if (this.stopped || !this.#tcp.maySend) return false;
    const next = this.#sender.next(this.#now);
    if (next === undefined) return false;
    this.#tcp.send(next);
    return true;
  }

  #finishCommand(): boolean {
    const target = this.reference;
    const [abort] = this.#aborts;
    if (abort !== undefined && this.delivery.empty) {
      this.#aborts.shift();
      this.#engine.completion(abort.command, { target, status: abort.status });
      return true;
    }
    if (this.#terminateCommand === undefined || !this.delivery.over) return false;
    const { image, buffer } = this.#terminateCommand;
    const buffered = this.delivery.unconsumed();
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
    const backlog = this.delivery.unconsumed().length;
    return {
      ...this.image,
      ...this.#tcp.fields,
      sndUna: una,
      sndNxt: nxt,
      sndMax: max,
      sndWnd: wnd,
      maxSndWnd: Math.max(this.image.maxSndWnd, wnd),
      retransmitTimeoutDelta: timeoutAt === undefined ? timerStopped : Math.max(0, timeoutAt - this.#now),
      sendBacklogSize: 0xffff_ffff,
      receiveBacklogSize: operation === 'query' ? backlog : 0,
      bufferedBytes: operation === 'terminate' ? backlog : 0,
      sndEnd: end,
      finPosted,
      disconnectIndicated: this.disconnectIndicated,
    };
  }

  consumed(): void {
    this.#tcp.consumed();
  }
}
