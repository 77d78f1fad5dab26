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
  type TcpImage,
} from '#contract';
import { type SeqNum, seq, seqAdd, seqDiff, seqGe, seqGt, seqLe, seqLt, seqMax, seqMin } from '#units';
import { FakeDelivery } from './fakeDelivery.ts';
import type { FakeEngine } from './fakeEngine.ts';
import { FakeSendData } from './fakeSendData.ts';
import { build, flag, type Segment } from './frame.ts';

/** Fixed retransmission time-out in milliseconds: nothing is measured, no window is cut. */
const timeoutMs = 300;

const receiving: ReadonlySet<number> = new Set([
  DeviceTcpState.Established,
  DeviceTcpState.FinWait1,
  DeviceTcpState.FinWait2,
]);
const sending: ReadonlySet<number> = new Set([
  DeviceTcpState.Established,
  DeviceTcpState.CloseWait,
  DeviceTcpState.FinWait1,
  DeviceTcpState.Closing,
  DeviceTcpState.LastAck,
]);

/**
 * TCP of the fake device: in-order data, every segment acknowledged at once, a fixed time-out, the peer's window as only
 * limit. Out-of-order data is dropped, timestamps are echoed and not judged, congestion variables are handed back as they
 * came. What the miniport sees of it follows engine.md sections 8 and 11.
 */
export class FakeConnection {
  readonly image: TcpImage;
  reference = 0;
  draining = false;
  aborted = false;
  localAbort = false;
  /** State lost, as after a double-bit error. */
  failed = false;
  finReceived: boolean;
  disconnectIndicated: boolean;
  uploadReason: number = DeviceUploadReason.None;
  retrieveNotify = false;
  retrieveIndicated = false;
  state: DeviceTcpState;
  rcvNxt: SeqNum;
  readonly delivery: FakeDelivery;
  readonly #engine: FakeEngine;
  readonly #path: PathImage;
  readonly #neighbor: NeighborImage;
  readonly #data: FakeSendData;
  readonly #tsDelta: number;
  #una: SeqNum;
  #nxt: SeqNum;
  #max: SeqNum;
  #end: SeqNum;
  #wnd: number;
  #adv: SeqNum;
  #finPosted: boolean;
  #tsRecent: number;
  #lastAck: SeqNum;
  #timeoutAt: number | undefined;
  #sendNotify = false;
  #disconnectNotify = false;
  #abortIndicated = false;
  #told: SeqNum;
  #mark: SeqNum;
  #abortCommand: CommandEntry | undefined;
  #terminateCommand: CommandEntry | undefined;

  constructor(engine: FakeEngine, image: TcpImage, path: PathImage, neighbor: NeighborImage, command: CommandEntry) {
    const { host, nic } = engine.parts;
    this.image = image;
    this.#engine = engine;
    this.#path = path;
    this.#neighbor = neighbor;
    this.#data = new FakeSendData(host, Number(image.sendRing), image.sendRingLog2);
    this.state = image.state as DeviceTcpState;
    this.finReceived = image.finReceived;
    this.disconnectIndicated = image.disconnectIndicated;
    this.rcvNxt = seq(image.rcvNxt);
    this.#una = seq(image.sndUna);
    this.#nxt = seq(image.sndNxt);
    this.#max = seq(image.sndMax);
    this.#end = seq(image.sndEnd);
    this.#wnd = image.sndWnd;
    this.#adv = seqAdd(this.rcvNxt, image.rcvWnd);
    this.#finPosted = image.finPosted;
    this.#tsRecent = image.tsRecent;
    this.#tsDelta = image.tsTime - this.#now;
    this.#lastAck = this.rcvNxt;
    this.#told = this.#dataUna;
    this.#mark = this.#end;
    this.#data.take(command.sendProducer);
    this.delivery = new FakeDelivery(engine, this, host.read(Number(command.buffer), command.bufferBytes), nic);
    if (image.retransmitTimeoutDelta !== 0xffff_ffff) this.#timeoutAt = this.#now + image.retransmitTimeoutDelta;
    this.#arm();
  }

  /** End of the received data: rcvNxt without the peer's FIN. */
  get dataEnd(): SeqNum {
    return seqAdd(this.rcvNxt, this.finReceived ? -1 : 0);
  }

  get #now(): number {
    return Number(this.#engine.parts.registers.get64('nowMs'));
  }

  get #dataUna(): SeqNum {
    return seqMin(this.#una, this.#end);
  }

  get #finAcked(): boolean {
    return this.#finPosted && this.#una === seqAdd(this.#end, 1);
  }

  get #mss(): number {
    const { remoteMss, constFlags } = this.image;
    return Math.min(remoteMss, this.#path.pathMtu - 40) - ((constFlags & 1) === 1 ? 12 : 0);
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

  // Posts

  takeSends(producer: number): void {
    const taken = this.#data.take(producer);
    const last = taken.at(-1);
    if (last === undefined) return;
    const end = seqAdd(seq(last.seq), last.bytes);
    if (seqGe(this.#dataUna, this.#mark)) this.#mark = end;
    this.#end = end;
    this.#finPosted ||= last.fin;
    if (end === this.#dataUna || this.aborted) this.#sendNotify = true;
    if (this.aborted && last.fin) this.#disconnectNotify = true;
    this.#arm();
  }

  takeReceives(producer: number): void {
    this.delivery.post(producer);
  }

  answer(answer: AnswerEntry): boolean {
    this.takeSends(answer.sendProducer);
    this.takeReceives(answer.receiveProducer);
    return this.delivery.answer(answer);
  }

  // Commands

  abort(command: CommandEntry): void {
    this.#abortCommand = command;
    if (this.aborted || this.state === DeviceTcpState.Closed) return;
    this.#send(seqMax(this.#una, this.#nxt), new Uint8Array(0), flag.rst | flag.ack);
    this.#disconnectNotify = this.#finPosted && !this.#finAcked;
    this.state = DeviceTcpState.Closed;
    this.aborted = true;
    this.localAbort = true;
    this.#timeoutAt = undefined;
    this.#sendNotify = true;
  }

  terminate(command: CommandEntry): void {
    this.#terminateCommand = command;
    // Timers keep their deadlines, which go up with the image, but no longer fire.
    this.draining = true;
    if (this.#dataUna !== this.#told) this.#sendNotify = true;
    if (this.#finPosted && !this.#finAcked && !this.aborted) {
      this.#sendNotify = true;
      this.#disconnectNotify = true;
    }
  }

  // Events

  /** Undefined: the segment was treated (engine.md section 7). */
  receive(segment: Segment): RawReason | undefined {
    if (this.draining) return RawReason.Terminating;
    if (this.retrieveNotify || this.retrieveIndicated) return RawReason.UploadRequested;
    if (this.failed || this.aborted || this.state === DeviceTcpState.Closed) return RawReason.Closed;
    if ((segment.flags & flag.urg) !== 0) return RawReason.Urgent;
    const at = seq(segment.seq);
    const length = segment.payload.length + ((segment.flags & flag.fin) !== 0 ? 1 : 0);
    if ((segment.flags & flag.rst) !== 0) {
      if (at === this.rcvNxt) this.#reset();
      return undefined;
    }
    const beyond = seqGt(at, this.#adv) || (seqLe(seqAdd(at, length), this.rcvNxt) && length > 0);
    if (beyond || (segment.flags & (flag.syn | flag.ack)) !== flag.ack || seqGt(seq(segment.ack), this.#max)) {
      if (seqLe(seq(segment.ack), this.#max)) this.#acknowledge(segment);
      this.#acknowledgeNow();
      return undefined;
    }
    if (segment.timestamp !== undefined && seqLe(at, this.#lastAck)) this.#tsRecent = segment.timestamp.value;
    this.#acknowledge(segment);
    this.#receiveData(segment, at);
    return undefined;
  }

  #reset(): void {
    this.aborted = true;
    this.state = DeviceTcpState.Closed;
    this.#timeoutAt = undefined;
    this.#sendNotify = true;
    this.#disconnectNotify = this.#finPosted && !this.#finAcked;
  }

  #acknowledge({ ack, window }: Segment): void {
    const una = seq(ack);
    if (seqLt(una, this.#una)) return;
    this.#wnd = window * 2 ** this.image.sndWindScale;
    if (seqGt(una, this.#una)) {
      const before = this.#finAcked;
      this.#una = una;
      this.#nxt = seqMax(this.#nxt, una);
      this.#data.acknowledge(this.#dataUna);
      this.#timeoutAt = undefined;
      if (!before && this.#finAcked) this.#finAcknowledged();
      const reached = seqGe(this.#dataUna, this.#mark) && this.#dataUna !== this.#told;
      const due = this.#engine.parts.registers.get('sendCompleteBytes');
      if (reached || seqDiff(this.#dataUna, this.#told) >= due) this.#sendNotify = true;
    }
    this.#arm();
  }

  #finAcknowledged(): void {
    this.#disconnectNotify = true;
    if (this.state === DeviceTcpState.FinWait1) this.state = DeviceTcpState.FinWait2;
    else if (this.state === DeviceTcpState.LastAck) this.state = DeviceTcpState.Closed;
    else if (this.state === DeviceTcpState.Closing) this.#enterTimeWait();
  }

  #enterTimeWait(): void {
    this.state = DeviceTcpState.TimeWait;
    this.#retrieve(DeviceUploadReason.UploadRequested);
    this.#timeoutAt = undefined;
  }

  #retrieve(reason: DeviceUploadReason): void {
    this.uploadReason = reason;
    this.retrieveNotify = true;
  }

  /** The host answered beyond what was indicated (engine.md 8.11). */
  requestUpload(): void {
    this.#retrieve(DeviceUploadReason.UploadRequested);
  }

  #receiveData({ payload, flags }: Segment, at: SeqNum): void {
    const end = seqAdd(at, payload.length);
    const fin = (flags & flag.fin) !== 0 && seqLe(end, this.#adv);
    if (payload.length === 0 && !fin) return;
    if (receiving.has(this.state) && !this.finReceived && seqLe(at, this.rcvNxt)) {
      const hi = seqMin(end, this.#adv);
      if (seqGt(hi, this.rcvNxt)) {
        this.delivery.place(this.rcvNxt, payload.subarray(seqDiff(this.rcvNxt, at), seqDiff(hi, at)));
        this.rcvNxt = hi;
      }
      if ((flags & flag.psh) !== 0 && hi === end) this.delivery.push(hi);
      if (fin && this.rcvNxt === end) this.#receiveFin();
    }
    this.#acknowledgeNow();
  }

  #receiveFin(): void {
    this.delivery.push(this.rcvNxt);
    this.finReceived = true;
    this.rcvNxt = seqAdd(this.rcvNxt, 1);
    if (this.state === DeviceTcpState.Established) this.state = DeviceTcpState.CloseWait;
    else if (this.state === DeviceTcpState.FinWait1) this.state = DeviceTcpState.Closing;
    else if (this.state === DeviceTcpState.FinWait2) this.#enterTimeWait();
  }

  strobe(): void {
    if (this.draining || this.retrieveNotify || this.retrieveIndicated) return;
    this.delivery.strobe(this.#now);
    if (this.#timeoutAt === undefined || this.#now < this.#timeoutAt) return;
    this.#timeoutAt = this.#now + timeoutMs;
    this.#nxt = this.#una;
    if (this.#wnd === 0) this.#probe();
  }

  /** One byte, or the FIN, beyond a closed window (engine.md 10.2). */
  #probe(): void {
    const data = this.#una !== this.#end;
    if (!data && !this.#finPosted) return;
    this.#send(this.#una, this.#data.gather(this.#una, data ? 1 : 0), flag.ack | (data ? 0 : flag.fin));
    this.#max = seqMax(this.#max, seqAdd(this.#una, 1));
    if (!data) this.#finSent();
  }

  /** One step of delivery, notification or transmission. */
  step(): boolean {
    if (this.failed || !this.#engine.room) return false;
    if (this.#notify() || this.#grant()) return true;
    return this.#finishCommands();
  }

  #notify(): boolean {
    const { image, reference } = this;
    const entry = { handle: image.handle, target: reference };
    if (this.aborted && !this.localAbort && !this.#abortIndicated) {
      this.#abortIndicated = true;
      this.#engine.emit({ ...entry, kind: EventKind.TcpEvent, tcpEvent: 4 });
      return true;
    }
    if (this.retrieveNotify && !this.draining) {
      this.retrieveNotify = false;
      this.retrieveIndicated = true;
      this.#engine.emit({ ...entry, kind: EventKind.TcpEvent, tcpEvent: 3, info: this.uploadReason });
      return true;
    }
    if (this.localAbort && this.delivery.flush()) return true;
    const overtaken = this.draining && this.#finPosted && !this.#finAcked;
    if (this.#sendNotify) {
      this.#sendNotify = false;
      const una = this.#dataUna;
      this.#told = una;
      if (seqGe(una, this.#mark)) this.#mark = this.#end;
      const status = this.aborted ? Status.RequestAborted : overtaken ? Status.UploadInProgress : Status.Success;
      this.#engine.emit({ ...entry, kind: EventKind.SendComplete, una, status });
      return true;
    }
    if (this.#disconnectNotify) {
      this.#disconnectNotify = false;
      const failure = this.aborted ? Status.RequestAborted : Status.UploadInProgress;
      const status = this.#finAcked ? Status.Success : failure;
      this.#engine.emit({ ...entry, kind: EventKind.DisconnectComplete, una: this.#dataUna, status });
      return true;
    }
    return this.delivery.step();
  }

  #grant(): boolean {
    const stopped = this.draining || this.aborted || this.retrieveNotify || this.retrieveIndicated;
    if (stopped || !sending.has(this.state) || this.#wnd === 0 || seqGt(this.#nxt, this.#end)) return false;
    const available = seqDiff(this.#end, this.#nxt);
    const usable = Math.max(0, seqDiff(seqAdd(this.#una, this.#wnd), this.#nxt));
    const bytes = Math.min(this.#mss, available, usable);
    const fin = this.#finPosted && bytes === available && usable > bytes;
    const whole = bytes === this.#mss || bytes === available || this.#max === this.#una;
    if (!fin && (bytes === 0 || !whole)) return false;
    const end = seqAdd(this.#nxt, bytes);
    const push = bytes > 0 && end === this.#end ? flag.psh : 0;
    this.#send(this.#nxt, this.#data.gather(this.#nxt, bytes), flag.ack | push | (fin ? flag.fin : 0));
    this.#nxt = seqAdd(end, fin ? 1 : 0);
    this.#max = seqMax(this.#max, this.#nxt);
    if (fin) this.#finSent();
    this.#arm();
    return true;
  }

  #finSent(): void {
    if (this.state === DeviceTcpState.Established) this.state = DeviceTcpState.FinWait1;
    else if (this.state === DeviceTcpState.CloseWait) this.state = DeviceTcpState.LastAck;
  }

  #finishCommands(): boolean {
    if (this.#abortCommand !== undefined && this.delivery.empty) {
      this.#engine.completion(this.#abortCommand, { target: this.reference });
      this.#abortCommand = undefined;
      return true;
    }
    if (this.#terminateCommand === undefined || !this.delivery.over) return false;
    const { image, buffer } = this.#terminateCommand;
    const buffered = this.delivery.unconsumed();
    const { host, registers } = this.#engine.parts;
    if (buffered.length > 0) host.write(Number(buffer), buffered);
    if (image !== 0n) host.write(Number(image), encodeTcpImage(this.imageOut('terminate')));
    registers.count('bufferedBytes', buffered.length);
    this.#engine.completion(this.#terminateCommand, {
      handle: this.image.handle,
      target: this.reference,
      cut: this.#engine.parts.frameNumber(),
      una: this.#dataUna,
      bytes: buffered.length,
    });
    this.#engine.free(this);
    return true;
  }

  imageOut(operation: 'query' | 'terminate'): TcpImage {
    const backlog = this.delivery.unconsumed().length;
    return {
      ...this.image,
      state: this.state,
      rcvNxt: this.rcvNxt,
      rcvWnd: seqDiff(this.#adv, this.rcvNxt),
      sndUna: this.#una,
      sndNxt: this.#nxt,
      sndMax: this.#max,
      sndWnd: this.#wnd,
      maxSndWnd: Math.max(this.image.maxSndWnd, this.#wnd),
      tsRecent: this.#tsRecent,
      tsTime: (this.#now + this.#tsDelta) >>> 0,
      retransmitTimeoutDelta: this.#timeoutAt === undefined ? 0xffff_ffff : Math.max(0, this.#timeoutAt - this.#now),
      sendBacklogSize: 0xffff_ffff,
      receiveBacklogSize: operation === 'query' ? backlog : 0,
      bufferedBytes: operation === 'terminate' ? backlog : 0,
      sndEnd: this.#end,
      finPosted: this.#finPosted,
      finReceived: this.finReceived,
      disconnectIndicated: this.disconnectIndicated,
      aborted: this.aborted,
    };
  }

  /** The window may have opened: an update is due when it did so by a segment (engine.md 8.12). */
  consumed(): void {
    const want = seqAdd(this.delivery.consumed, this.image.initialRcvWnd);
    const opened = seqDiff(want, this.#adv);
    const stopped = this.draining || this.aborted || this.retrieveNotify || this.retrieveIndicated;
    if (stopped || this.finReceived || opened < Math.min(this.image.initialRcvWnd / 2, this.#mss)) return;
    this.#acknowledgeNow();
  }

  #acknowledgeNow(): void {
    this.#send(seqMax(this.#una, seqMin(this.#max, seqAdd(this.#una, this.#wnd))), new Uint8Array(0), flag.ack);
  }

  #send(at: SeqNum, payload: Uint8Array, flags: number): void {
    const { image } = this;
    const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    const reset = (flags & flag.rst) !== 0;
    const scale = 2 ** image.rcvWindScale;
    const want = seqMax(this.#adv, seqAdd(this.delivery.consumed, image.initialRcvWnd));
    const window = reset ? 0 : Math.min(0xffff, Math.ceil(seqDiff(want, this.rcvNxt) / scale));
    if (!reset) this.#adv = seqMax(this.#adv, seqAdd(this.rcvNxt, window * scale));
    this.#lastAck = this.rcvNxt;
    this.#engine.parts.registers.count('segmentsOut');
    this.#engine.parts.send(
      build(
        {
          source: this.#source(),
          destination: this.#neighbor.dlDestinationAddress,
          ttl: image.ttlOrHopLimit,
          tos: image.tosOrTrafficClass,
          id: this.#engine.nextIpId(),
        },
        {
          sourceAddress: view(this.#path.sourceAddress),
          destinationAddress: view(this.#path.destinationAddress),
          sourcePort: image.localPort,
          destinationPort: image.remotePort,
          seq: at,
          ack: this.rcvNxt,
          flags,
          window,
          timestamp:
            (image.constFlags & 1) === 1
              ? { value: (this.#now + this.#tsDelta) >>> 0, echo: this.#tsRecent }
              : undefined,
          payload,
        },
      ),
    );
  }

  /** The neighbor's source address, or the interface's where it has none (CHM-VAR-021, -022). */
  #source(): Uint8Array {
    const own = this.#neighbor.dlSourceAddress;
    if (own.some((byte) => byte !== 0)) return own;
    const mac = new Uint8Array(8);
    new DataView(mac.buffer).setBigUint64(0, this.#engine.parts.registers.get64('macAddress'), true);
    return mac.subarray(0, 6);
  }

  #arm(): void {
    const open = this.#una !== seqAdd(this.#end, this.#finPosted ? 1 : 0) && !this.#finAcked && !this.aborted;
    if (!open) this.#timeoutAt = undefined;
    else this.#timeoutAt ??= this.#now + timeoutMs;
  }
}
