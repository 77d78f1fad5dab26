import { type Clock, type SeqNum, SmokestackError, seqDiff } from '#units';
import { NO_BYTES, type RawOptionsSegment, TcpFlag, type TcpOptions, type TcpSegment } from '#wire';
import { Positions } from './positions.ts';
import type { ScriptedSegment, ScriptTerms } from './script.ts';

export interface ScriptParts {
  readonly clock: Clock;
  readonly terms: ScriptTerms;
  readonly send: (segment: RawOptionsSegment) => void;
}

interface Emitted extends Pick<TcpSegment, 'flags' | 'options' | 'window'> {
  /** Position in the other stream. */
  readonly ack: number;
  readonly payload?: Uint8Array;
}

/**
 * The far end of a connection that answers the handshake and then does nothing by itself: each segment is one that the
 * script says, well-behaved or not, and what comes is written down.
 */
export class ScriptedEnd {
  /** Every segment that came behind the SYN. */
  readonly heard: TcpSegment[] = [];
  readonly terms: ScriptTerms;
  readonly #parts: ScriptParts;
  readonly #own: Positions;
  readonly #theirs: Positions;
  readonly #syn: TcpSegment;
  readonly #shift: number;
  readonly #theirShift: number;
  readonly #timestamps: boolean;
  #echo: number;
  /** Bytes of the other stream by offset; a hole reads as undefined. */
  readonly #bytes: number[] = [];
  /** Offset of the other end's FIN, once it came. */
  finAt: number | undefined;
  #holeAt = 0;
  #nxt = 0;
  #acknowledged = 0;
  #una = 0;
  #window: number;

  /** @param syn what the other end opened with */
  constructor(parts: ScriptParts, syn: TcpSegment) {
    const { terms } = parts;
    this.#parts = parts;
    this.terms = terms;
    this.#syn = syn;
    this.#own = new Positions(terms.iss);
    this.#theirs = new Positions(syn.seq);
    const scaling = terms.windowScale !== 'none' && syn.options.windowScale !== undefined;
    this.#shift = scaling ? Number(terms.windowScale) : 0;
    this.#theirShift = scaling ? (syn.options.windowScale ?? 0) : 0;
    this.#timestamps = terms.timestamps && syn.options.timestamps !== undefined;
    this.#echo = syn.options.timestamps?.value ?? 0;
    this.#window = terms.window;
    const options: TcpOptions = {
      mss: terms.mss,
      ...(scaling && { windowScale: this.#shift }),
      ...(this.#timestamps && { timestamps: { value: this.#now(), echo: this.#echo } }),
    };
    // The window of a SYN is not scaled (RFC 7323 section 2.2).
    this.#emit(0, { flags: TcpFlag.syn | TcpFlag.ack, ack: 1, options, window: Math.min(0xffff, this.#window) });
  }

  /** Sequence number of an offset in the own stream. */
  seqAt(offset: number): SeqNum {
    return this.#own.seqAt(offset + 1);
  }

  /** Sequence number of an offset in the other stream. */
  theirSeqAt(offset: number): SeqNum {
    return this.#theirs.seqAt(offset + 1);
  }

  /** Behind the furthest that was sent, FIN included. */
  get nxt(): number {
    return this.#nxt;
  }

  /** How much of the own stream is acknowledged, FIN included. */
  get una(): number {
    return this.#una;
  }

  /** Up to where the other stream came without a hole, FIN included. */
  get arrived(): number {
    while (this.#bytes[this.#holeAt] !== undefined) this.#holeAt++;
    return this.finAt === this.#holeAt ? this.#holeAt + 1 : this.#holeAt;
  }

  /** The other stream up to its first hole. */
  get text(): Uint8Array {
    return Uint8Array.from(this.#bytes.slice(0, Math.min(this.finAt ?? this.arrived, this.arrived)));
  }

  /** Window of the last segment that came, in bytes. */
  get theirWindow(): number {
    return (this.heard.at(-1)?.window ?? 0) << this.#theirShift;
  }

  /** Offset in the other stream of a segment that came. */
  offsetOf(segment: Pick<TcpSegment, 'seq'>): number {
    return seqDiff(segment.seq, this.theirSeqAt(0));
  }

  /** Offset in the own stream that a segment acknowledges. */
  ackOf(segment: Pick<TcpSegment, 'ack'>): number {
    return seqDiff(segment.ack, this.seqAt(0));
  }

  /** Sends one segment. */
  send({
    at = this.#nxt,
    data = NO_BYTES,
    fin = false,
    flags = 0,
    ack,
    window,
    ageing = 0,
  }: ScriptedSegment = {}): void {
    if (ack !== undefined) this.#acknowledged = ack;
    if (window !== undefined) this.#window = window;
    if ((flags & (TcpFlag.rst | TcpFlag.syn)) === 0) this.#nxt = Math.max(this.#nxt, at + data.length + (fin ? 1 : 0));
    const stamp = { timestamps: { value: this.#now(-ageing), echo: this.#echo } };
    this.#emit(at + 1, {
      flags: flags | TcpFlag.ack | (fin ? TcpFlag.fin : 0),
      ack: this.#acknowledged + 1,
      window: Math.min(0xffff, this.#window >>> this.#shift),
      options: this.#timestamps ? stamp : {},
      payload: data,
    });
  }

  /** Acknowledges the other stream up to `offset`. Default: all that came. */
  ack(offset = this.arrived, window?: number): void {
    this.send({ ack: offset, ...(window !== undefined && { window }) });
  }

  /** For the peer: a segment came. */
  take(segment: TcpSegment): void {
    const { flags, payload } = segment;
    if ((flags & TcpFlag.syn) !== 0) return;
    this.heard.push(segment);
    if (segment.options.timestamps !== undefined) this.#echo = segment.options.timestamps.value;
    if ((flags & TcpFlag.rst) !== 0) return;
    const offset = this.offsetOf(segment);
    for (const [i, byte] of payload.entries()) this.#note(offset + i, byte);
    if ((flags & TcpFlag.fin) !== 0) this.finAt = offset + payload.length;
    this.#una = Math.max(this.#una, this.ackOf(segment));
  }

  /** A byte that comes again must be the same. */
  #note(offset: number, byte: number): void {
    const before = this.#bytes[offset];
    if (before !== undefined && before !== byte)
      throw new SmokestackError('mismatch', `byte ${offset} of port ${this.#syn.sourcePort} came twice, and differs`);
    this.#bytes[offset] = byte;
  }

  #now(later = 0): number {
    return (this.terms.timestampStart + Math.floor(this.#parts.clock.now()) + later) >>> 0;
  }

  #emit(position: number, fields: Emitted): void {
    const { source, destination, sourcePort, destinationPort } = this.#syn;
    this.#parts.send({
      source: destination,
      destination: source,
      sourcePort: destinationPort,
      destinationPort: sourcePort,
      seq: this.#own.seqAt(position),
      urgentPointer: 0,
      payload: NO_BYTES,
      ...fields,
      ack: this.#theirs.seqAt(fields.ack),
    });
  }
}
