import { DeviceTcpState, type NeighborImage, type PathImage, RawReason, type TcpImage } from '#contract';
import { type SeqNum, seq, seqAdd, seqDiff, seqGt, seqLe, seqMax, seqMin } from '#units';
import type { FakeDelivery } from './fakeDelivery.ts';
import { frameOf } from './fakeSegment.ts';
import type { FakeSender, Sending } from './fakeSender.ts';
import { flag, type Segment } from './frame.ts';
import type { EngineServices } from './services.ts';

const { Established, FinWait1, FinWait2, CloseWait, Closing, LastAck, TimeWait, Closed } = DeviceTcpState;
const receiving: ReadonlySet<number> = new Set([Established, FinWait1, FinWait2]);
const sending: ReadonlySet<number> = new Set([Established, CloseWait, FinWait1, Closing, LastAck]);
const noBytes = new Uint8Array(0);

/** What TCP asks of its connection, and tells it. */
export interface TcpOwner {
  /** Neither sends nor receives any more. */
  readonly stopped: boolean;
  /** A retrieve was raised, or is about to be. */
  readonly retrieving: boolean;
  readonly draining: boolean;
  readonly failed: boolean;
  readonly delivery: FakeDelivery;
  /** The host is to hear how its disconnect ended. */
  disconnectEnds(): void;
  requestUpload(): void;
}

/** Where the segments of a connection come from and go to. */
export interface Wire {
  readonly engine: EngineServices;
  readonly image: TcpImage;
  readonly path: PathImage;
  readonly neighbor: NeighborImage;
}

/**
 * TCP of the fake device: in-order data, every segment acknowledged at once, a fixed time-out, the peer's window as only
 * limit. Out-of-order data is dropped, timestamps are echoed and not judged, congestion variables are handed back as they
 * came.
 */
export class FakeTcp {
  aborted = false;
  finReceived: boolean;
  readonly #wire: Wire;
  readonly #owner: TcpOwner;
  readonly #sender: FakeSender;
  readonly #tsDelta: number;
  #state: DeviceTcpState;
  #rcvNxt: SeqNum;
  #adv: SeqNum;
  #lastAck: SeqNum;
  #tsRecent: number;

  constructor(wire: Wire, owner: TcpOwner, sender: FakeSender) {
    const { image } = wire;
    this.#wire = wire;
    this.#owner = owner;
    this.#sender = sender;
    this.#state = image.state as DeviceTcpState;
    this.finReceived = image.finReceived;
    this.#rcvNxt = seq(image.rcvNxt);
    this.#lastAck = this.#rcvNxt;
    this.#adv = seqAdd(this.#rcvNxt, image.rcvWnd);
    this.#tsRecent = image.tsRecent;
    this.#tsDelta = image.tsTime - this.#now;
  }

  /** End of the received data: rcvNxt without the peer's FIN. */
  get dataEnd(): SeqNum {
    return seqAdd(this.#rcvNxt, this.finReceived ? -1 : 0);
  }

  get closed(): boolean {
    return this.#state === Closed;
  }

  get maySend(): boolean {
    return sending.has(this.#state);
  }

  /** Its part of an image. */
  get fields() {
    return {
      state: this.#state,
      rcvNxt: this.#rcvNxt,
      rcvWnd: seqDiff(this.#adv, this.#rcvNxt),
      tsRecent: this.#tsRecent,
      tsTime: (this.#now + this.#tsDelta) >>> 0,
      finReceived: this.finReceived,
      aborted: this.aborted,
    };
  }

  get #now(): number {
    return Number(this.#wire.engine.parts.registers.get64('nowMs'));
  }

  matches({ sourceAddress, destinationAddress, sourcePort, destinationPort }: Segment): boolean {
    const address = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    return (
      sourcePort === this.#wire.image.remotePort &&
      destinationPort === this.#wire.image.localPort &&
      sourceAddress === address(this.#wire.path.destinationAddress) &&
      destinationAddress === address(this.#wire.path.sourceAddress)
    );
  }

  /** Resets the connection. */
  reset(): void {
    this.send({ at: seqMax(this.#sender.una, this.#sender.nxt), payload: noBytes, flags: flag.rst | flag.ack });
    this.#end();
  }

  /** Undefined: the segment was treated (engine.md section 7). */
  receive(segment: Segment): RawReason | undefined {
    if (this.#owner.draining) return RawReason.Terminating;
    if (this.#owner.retrieving) return RawReason.UploadRequested;
    if (this.#owner.failed || this.aborted || this.#state === Closed) return RawReason.Closed;
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
    if (finPosted && !finAcked) this.#owner.disconnectEnds();
    this.#state = Closed;
    this.aborted = true;
    this.#sender.due = true;
    this.#sender.timeoutAt = undefined;
  }

  #acknowledge({ ack, window }: Segment): void {
    const due = this.#wire.engine.parts.registers.get('sendCompleteBytes');
    const unscaled = window * 2 ** this.#wire.image.sndWindScale;
    if (!this.#sender.acknowledge(seq(ack), unscaled, due, this.#now)) return;
    this.#owner.disconnectEnds();
    if (this.#state === FinWait1) this.#state = FinWait2;
    else if (this.#state === LastAck) this.#state = Closed;
    else if (this.#state === Closing) this.#enterTimeWait();
  }

  #enterTimeWait(): void {
    this.#state = TimeWait;
    this.#sender.timeoutAt = undefined;
    this.#owner.requestUpload();
  }

  #receiveData({ payload, flags }: Segment, at: SeqNum): void {
    const end = seqAdd(at, payload.length);
    const fin = (flags & flag.fin) !== 0 && seqLe(end, this.#adv);
    if (payload.length === 0 && !fin) return;
    if (receiving.has(this.#state) && !this.finReceived && seqLe(at, this.#rcvNxt)) {
      const hi = seqMin(end, this.#adv);
      if (seqGt(hi, this.#rcvNxt)) {
        this.#owner.delivery.place(this.#rcvNxt, payload.subarray(seqDiff(this.#rcvNxt, at), seqDiff(hi, at)));
        this.#rcvNxt = hi;
      }
      if ((flags & flag.psh) !== 0 && hi === end) this.#owner.delivery.push(hi);
      if (fin && this.#rcvNxt === end) this.#receiveFin();
    }
    this.#acknowledgeNow();
  }

  #receiveFin(): void {
    this.#owner.delivery.push(this.#rcvNxt);
    this.finReceived = true;
    this.#rcvNxt = seqAdd(this.#rcvNxt, 1);
    if (this.#state === Established) this.#state = CloseWait;
    else if (this.#state === FinWait1) this.#state = Closing;
    else if (this.#state === FinWait2) this.#enterTimeWait();
  }

  /** An update is due when the window has opened by a segment or half of it (engine.md 8.12). */
  consumed(): void {
    const { initialRcvWnd, remoteMss } = this.#wire.image;
    const opened = seqDiff(seqAdd(this.#owner.delivery.consumed, initialRcvWnd), this.#adv);
    if (this.#owner.stopped || this.finReceived || opened < Math.min(initialRcvWnd / 2, remoteMss)) return;
    this.#acknowledgeNow();
  }

  #acknowledgeNow(): void {
    const { una, max, wnd } = this.#sender;
    this.send({ at: seqMax(una, seqMin(max, seqAdd(una, wnd))), payload: noBytes, flags: flag.ack });
  }

  send({ at, payload, flags }: Sending): void {
    const { engine, image, path, neighbor } = this.#wire;
    if ((flags & flag.fin) !== 0 && this.#state === Established) this.#state = FinWait1;
    if ((flags & flag.fin) !== 0 && this.#state === CloseWait) this.#state = LastAck;
    const reset = (flags & flag.rst) !== 0;
    const scale = 2 ** image.rcvWindScale;
    const edge = seqMax(this.#adv, seqAdd(this.#owner.delivery.consumed, image.initialRcvWnd));
    const window = reset ? 0 : Math.min(0xffff, Math.ceil(seqDiff(edge, this.#rcvNxt) / scale));
    if (!reset) this.#adv = seqMax(this.#adv, seqAdd(this.#rcvNxt, window * scale));
    this.#lastAck = this.#rcvNxt;
    const timestamps = (image.constFlags & 1) === 1;
    const timestamp = timestamps ? { value: (this.#now + this.#tsDelta) >>> 0, echo: this.#tsRecent } : undefined;
    const fields = { seq: at, ack: this.#rcvNxt, flags, window, timestamp, payload };
    engine.parts.registers.count('segmentsOut');
    engine.parts.send(frameOf(engine, image, path, neighbor, fields));
  }
}
