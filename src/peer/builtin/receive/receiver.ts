import { type Range, Reassembly } from './reassembly.ts';

/** What became of the payload of a segment. */
export type Arrival = 'nothing' | 'in-order' | 'out-of-order' | 'filled-gap' | 'duplicate';

/** The receiving half of a connection in positions (positions.ts): window, reassembly, what the application has not read. */
export class Receiver {
  /** Next position expected. */
  nxt = 1;
  /** Right edge of the largest window ever advertised: what the other end may rely on. It never moves back. */
  edge = 1;
  /** Right edge as the other end knows it from the last segment: short of `edge` by rounding at most. */
  #told = 1;
  /** Scale of windows sent once the handshake is done. */
  shift = 0;
  /** Acknowledgment number of the last segment sent. */
  lastAcknowledged = 0;
  /** Position of the FIN, once one was seen in the window. */
  #finAt: number | undefined;
  #capacity: number;
  readonly #mss: number;
  readonly #reassembly = new Reassembly();
  readonly #unread: Uint8Array[] = [];
  #unreadBytes = 0;

  constructor(capacity: number, mss: number) {
    this.#capacity = capacity;
    this.#mss = mss;
  }

  /** Window for the acceptance test: what the other end may believe it has. */
  get window(): number {
    return Math.max(0, this.edge - this.nxt);
  }

  /** The FIN was reached: everything before it is in order. */
  get ended(): boolean {
    return this.#finAt !== undefined && this.nxt > this.#finAt;
  }

  get hasUnread(): boolean {
    return this.#unreadBytes > 0;
  }

  /** A smaller buffer takes effect as the window fills: it never shrinks (RFC 9293 section 3.8.6). */
  setCapacity(bytes: number): void {
    this.#capacity = bytes;
  }

  /** True for an in-window segment (RFC 9293 section 3.10.7.4, table 6). `length` counts SYN and FIN. */
  acceptable(position: number, length: number): boolean {
    const inWindow = (p: number) => p >= this.nxt && p < this.nxt + this.window;
    if (length === 0) return this.window === 0 ? position === this.nxt : inWindow(position);
    return this.window > 0 && (inWindow(position) || inWindow(position + length - 1));
  }

  /** Takes an acceptable segment's payload, and its FIN when `fin`. What lies outside the window is cut off. */
  take(position: number, payload: Uint8Array, fin: boolean): Arrival {
    const end = position + payload.length;
    if (fin && end < this.edge) this.#finAt ??= end;
    const from = Math.max(position, this.nxt);
    const to = Math.min(end, this.edge, this.#finAt ?? end);
    const fresh = to > from;
    const hadGap = !this.#reassembly.isEmpty;
    const inOrder = from === this.nxt;
    if (fresh && inOrder && !hadGap) this.#append(payload.subarray(from - position, to - position));
    else if (fresh) {
      this.#reassembly.insert(from, payload.subarray(from - position, to - position));
      for (const bytes of this.#reassembly.takeFrom(this.nxt)) this.#append(bytes);
    }
    if (this.nxt === this.#finAt) this.nxt++;
    if (!fresh) return payload.length > 0 ? 'duplicate' : 'nothing';
    if (!inOrder) return 'out-of-order';
    return hadGap ? 'filled-gap' : 'in-order';
  }

  /** The next in-order bytes for the application; undefined when it has read everything. */
  read(): Uint8Array | undefined {
    const bytes = this.#unread.shift();
    this.#unreadBytes -= bytes?.length ?? 0;
    return bytes;
  }

  /** True when reading opened the window by enough to say so (RFC 9293 section 3.8.6.2.2). */
  get worthUpdating(): boolean {
    return this.#opening(this.nxt, this.shift) >= Math.min(this.#mss, Math.ceil(this.#capacity / 2));
  }

  /**
   * The window field to send with an acknowledgment of `ack`, in units of 2^shift; a SYN has shift 0. Moves the edge
   * where it is worth it. Rounding down may hide up to 2^shift - 1 bytes from the other end (RFC 7323 section 2.4).
   */
  advertise(ack: number, shift = this.shift): number {
    const unit = 2 ** shift;
    const worth = this.#opening(ack, shift) >= Math.min(this.#mss, Math.ceil(this.#capacity / 2));
    const window = worth ? this.#free() + this.nxt - ack : this.edge - ack;
    const field = Math.min(0xffff, Math.floor(Math.max(0, window) / unit));
    this.#told = ack + field * unit;
    this.edge = Math.max(this.edge, this.#told);
    this.lastAcknowledged = ack;
    return field;
  }

  /** Ranges held beyond `nxt`, the newest first. */
  ranges(): Range[] {
    return this.#reassembly.ranges();
  }

  /** By how much a window advertised now would reach beyond the one that the other end knows. */
  #opening(ack: number, shift: number): number {
    const unit = 2 ** shift;
    const edge = ack + Math.floor((this.#free() + this.nxt - ack) / unit) * unit;
    return edge - Math.max(this.#told, ack);
  }

  #free(): number {
    return Math.max(0, this.#capacity - this.#unreadBytes);
  }

  #append(bytes: Uint8Array): void {
    this.#unread.push(bytes);
    this.#unreadBytes += bytes.length;
    this.nxt += bytes.length;
  }
}
