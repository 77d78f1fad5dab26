import { type Clock, type Random, seq, type Timer } from '#units';
import { NO_BYTES, type RawOptionsSegment, segmentLength, TcpFlag, type TcpSegment } from '#wire';
import type { CloseReason } from '../connection.ts';
import type { PeerTcpOptions } from './options.ts';
import { AckScheduler } from './receive/ackScheduler.ts';
import { Receiver } from './receive/receiver.ts';
import { resetFor, type SegmentSources, writeSegment } from './send/segmentWriter.ts';
import { Sender } from './send/sender.ts';
import { nextState, type TcpState, type TcpTransition } from './state.ts';
import { type Endpoints, Terms } from './terms.ts';
import { Timestamps } from './timestamps.ts';

/** What a connection needs of its peer and of its application. */
export interface TcbEnd {
  transmit(segment: RawOptionsSegment): void;
  opened(): void;
  /** There may be bytes to read, or the end. */
  readable(): void;
  closed(reason: CloseReason): void;
  /** Nothing will come from this connection any more. */
  forget(): void;
}

/** One connection's transmission control block: state, both halves, and what segments do to them (RFC 9293 section 3.10). */
export class Tcb implements SegmentSources {
  readonly endpoints: Endpoints;
  readonly sender: Sender;
  readonly receiver: Receiver;
  readonly acks: AckScheduler;
  readonly terms: Terms;
  readonly timestamps: Timestamps;
  options: PeerTcpOptions;
  #state: TcpState = 'CLOSED';
  /** Segments dropped by PAWS or for a missing timestamp. */
  pawsDrops = 0;
  readonly #clock: Clock;
  readonly #end: TcbEnd;
  /** SND.WL1 and SND.WL2: positions of the segment that last set the window; the window it set. */
  #windowFrom = { seq: 0, ack: 0, window: 0 };
  #timeWait: Timer | undefined;

  constructor(clock: Clock, random: Random, options: PeerTcpOptions, endpoints: Endpoints, end: TcbEnd) {
    this.#clock = clock;
    this.#end = end;
    this.options = options;
    this.endpoints = endpoints;
    this.terms = new Terms(options, options.iss ?? seq(random.u32()));
    this.timestamps = new Timestamps(clock, options.timestampStart ?? random.u32());
    this.receiver = new Receiver(options.receiveBuffer, options.mss);
    this.acks = new AckScheduler(clock, options.ack, () => this.#acknowledge());
    this.sender = new Sender(clock, options, {
      emit: (position, payload, flags) => this.#emit(position, flags, payload),
      giveUp: () => this.#close('timeout'),
      finSent: () => this.#move('fin-sent'),
    });
  }

  get state(): TcpState {
    return this.#state;
  }

  /** The first sequence number of this connection's new incarnation may follow in TIME-WAIT (RFC 9293 section 3.6.1). */
  mayBeReopenedBy(segment: TcpSegment): boolean {
    const syn = (segment.flags & (TcpFlag.syn | TcpFlag.ack | TcpFlag.rst)) === TcpFlag.syn;
    return (
      this.#state === 'TIME-WAIT' &&
      syn &&
      this.terms.theirs.positionOf(segment.seq, this.receiver.nxt) > this.receiver.nxt
    );
  }

  /** Active open. */
  connect(): void {
    this.#state = 'SYN-SENT';
    this.sender.start();
  }

  /** Passive open by a SYN that a listener took. */
  accept(syn: TcpSegment): void {
    this.#state = 'SYN-RECEIVED';
    this.#takeSyn(syn);
    this.sender.start();
  }

  /** Sends what was appended. */
  push(): void {
    this.sender.push();
  }

  /** The application read: tells the other end where it is worth it. */
  afterRead(): void {
    if (this.#state === 'CLOSED' || this.#state === 'SYN-SENT') return;
    if (this.receiver.worthUpdating) this.acks.urge();
    this.acks.settle();
  }

  abort(): void {
    if (this.#state !== 'SYN-SENT' && this.#state !== 'TIME-WAIT' && this.#state !== 'CLOSED')
      this.#emit(this.sender.bareAt, TcpFlag.rst | TcpFlag.ack, NO_BYTES);
    this.#close('aborted');
  }

  /** Without a word to the other end. */
  stop(reason: CloseReason): void {
    this.#close(reason);
  }

  onSegment(segment: TcpSegment): void {
    if (this.#state === 'SYN-SENT') this.#inSynSent(segment);
    else this.#inSynchronized(segment);
    if (this.#state === 'CLOSED') return;
    if (this.receiver.hasUnread || this.receiver.ended) this.#end.readable();
    this.sender.push();
    this.acks.settle();
  }

  /** RFC 9293 section 3.10.7.3. */
  #inSynSent(segment: TcpSegment): void {
    const { flags } = segment;
    if (flags & TcpFlag.ack) {
      const position = this.terms.own.positionOf(segment.ack, this.sender.una);
      if (position < 1 || position > this.sender.max) {
        if (!(flags & TcpFlag.rst)) this.#end.transmit(resetFor(segment));
        return;
      }
    }
    if (flags & TcpFlag.rst) {
      if (flags & TcpFlag.ack) this.#close('refused');
      return;
    }
    if (!(flags & TcpFlag.syn)) return;
    this.#takeSyn(segment);
    if (!(flags & TcpFlag.ack)) {
      // Simultaneous open: the SYN goes again, now as SYN-ACK.
      this.#state = 'SYN-RECEIVED';
      this.sender.retransmit();
      return;
    }
    this.#open(segment);
    this.acks.urge();
  }

  /** RFC 9293 section 3.10.7.4, with RFC 5961 and RFC 7323. */
  #inSynchronized(arrived: TcpSegment): void {
    const { receiver, acks } = this;
    let segment = arrived;
    if (this.#state === 'SYN-RECEIVED' && segment.flags & TcpFlag.syn && segment.seq === this.terms.theirs.initial) {
      if (!(segment.flags & TcpFlag.ack)) {
        this.sender.retransmit();
        return;
      }
      // The SYN-ACK of a simultaneous open (figure 7): its SYN was taken already.
      segment = { ...segment, flags: segment.flags & ~TcpFlag.syn, seq: this.terms.theirs.seqAt(1) };
    }
    const { flags, payload } = segment;
    const position = this.terms.theirs.positionOf(segment.seq, receiver.nxt);
    if (!(flags & TcpFlag.rst) && !this.#passesPaws(segment)) return;
    let length = segmentLength(segment);
    let takesText = true;
    if (receiver.window === 0 && position === receiver.nxt && length > 0) {
      // A probe: its acknowledgment counts, its bytes do not.
      acks.urge();
      length = 0;
      takesText = false;
    }
    if (!receiver.acceptable(position, length)) {
      if (flags & TcpFlag.rst) return;
      if (this.#state === 'TIME-WAIT') this.#startTimeWait();
      acks.urge();
      return;
    }
    if (flags & TcpFlag.rst) {
      if (position !== receiver.nxt) {
        acks.urge();
        return;
      }
      this.#close(this.#resetReason());
      return;
    }
    if (flags & TcpFlag.syn) {
      acks.urge();
      return;
    }
    if (!(flags & TcpFlag.ack)) return;
    if (this.terms.agreed.timestamps && segment.options.timestamps !== undefined)
      this.timestamps.update(segment.options.timestamps, position, receiver.lastAcknowledged);
    if (!this.#takeAck(segment, position)) return;
    if (takesText) this.#takeText(position, payload, (flags & TcpFlag.fin) !== 0);
  }

  /** Past the last byte a RST only says that the other end forgot the connection before our FIN's acknowledgment came. */
  #resetReason(): CloseReason {
    if (this.#state === 'SYN-RECEIVED') return 'refused';
    const over = this.#state === 'CLOSING' || this.#state === 'LAST-ACK' || this.#state === 'TIME-WAIT';
    return over && this.sender.dataAcknowledged ? 'closed' : 'reset';
  }

  #passesPaws(segment: TcpSegment): boolean {
    if (!this.terms.agreed.timestamps) return true;
    const { timestamps } = segment.options;
    if (timestamps !== undefined && this.timestamps.passes(timestamps)) return true;
    this.pawsDrops++;
    if (timestamps !== undefined) this.acks.urge();
    return false;
  }

  /** False when the segment is to be dropped. */
  #takeAck(segment: TcpSegment, position: number): boolean {
    const { sender } = this;
    const acked = this.terms.own.positionOf(segment.ack, sender.una);
    if (this.#state === 'SYN-RECEIVED') {
      if (acked <= sender.una || acked > sender.max) {
        this.#end.transmit(resetFor(segment));
        return false;
      }
      this.#open(segment);
    }
    if (acked > sender.max) {
      this.acks.urge();
      return false;
    }
    const window = segment.window * 2 ** this.terms.agreed.theirShift;
    const { timestamps } = segment.options;
    const duplicate = segmentLength(segment) === 0 && window === this.#windowFrom.window;
    const rtt =
      this.terms.agreed.timestamps && timestamps !== undefined ? this.timestamps.roundTrip(timestamps) : undefined;
    sender.acknowledge(acked, duplicate, rtt);
    const from = this.#windowFrom;
    if (acked >= sender.una && (from.seq < position || (from.seq === position && from.ack <= acked))) {
      this.#windowFrom = { seq: position, ack: acked, window };
      sender.setWindow(window);
    }
    if (sender.finAcknowledged) this.#move('fin-acknowledged');
    return this.#state !== 'CLOSED';
  }

  #takeText(position: number, payload: Uint8Array, fin: boolean): void {
    const { receiver, acks } = this;
    if (payload.length === 0 && !fin) return;
    const before = receiver.ended;
    const arrival = receiver.take(position, payload, fin);
    if (arrival === 'in-order') acks.owe();
    else if (arrival !== 'nothing') acks.urge();
    if (!fin && !receiver.ended) return;
    acks.urge();
    if (!before && receiver.ended) this.#move('fin-received');
  }

  #takeSyn(syn: TcpSegment): void {
    this.terms.hear(syn);
    this.receiver.shift = this.terms.agreed.ownShift;
    if (syn.options.timestamps !== undefined) this.timestamps.begin(syn.options.timestamps);
  }

  /** The other end acknowledged our SYN. Its SYN's window is never scaled (RFC 7323 section 2.2). */
  #open(segment: TcpSegment): void {
    const window = segment.window * 2 ** (segment.flags & TcpFlag.syn ? 0 : this.terms.agreed.theirShift);
    this.sender.acknowledge(1, false, undefined);
    this.#windowFrom = { seq: this.terms.theirs.positionOf(segment.seq, this.receiver.nxt), ack: 1, window };
    this.#move('handshake-done');
    this.sender.established(this.terms.agreed.payloadMss, window);
    this.#end.opened();
  }

  #move(transition: TcpTransition): void {
    const state = nextState(this.#state, transition);
    if (state === this.#state) return;
    this.#state = state;
    if (state === 'TIME-WAIT') this.#startTimeWait();
    if (state === 'CLOSED') this.#close('closed');
  }

  #startTimeWait(): void {
    if (this.#timeWait === undefined) this.#end.closed('closed');
    this.#timeWait?.cancel();
    this.#timeWait = this.#clock.after(this.options.timeWait, () => this.#close('closed'));
  }

  #close(reason: CloseReason): void {
    this.#state = 'CLOSED';
    this.#timeWait?.cancel();
    this.sender.stop();
    this.acks.stop();
    this.#end.closed(reason);
    this.#end.forget();
  }

  #acknowledge(): void {
    this.#emit(this.sender.bareAt, TcpFlag.ack, NO_BYTES);
  }

  #emit(position: number, flags: number, payload: Uint8Array): void {
    this.#end.transmit(writeSegment(this, position, flags, payload));
  }
}
