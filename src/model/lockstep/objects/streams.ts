/** Payload of a connection in both directions: what its send ring holds, and what lies in its receive region. */
import { limits } from '#contract';
import { type SeqNum, seqDiff } from '#units';

/** Send data from sndUna on, as posted. */
export class SendStream {
  #pieces: { seq: SeqNum; bytes: Uint8Array }[] = [];

  post(seq: SeqNum, bytes: Uint8Array): void {
    if (bytes.length > 0) this.#pieces.push({ seq, bytes });
  }

  /** Nothing before `una` is sent any more. */
  release(una: SeqNum): void {
    let done = 0;
    for (const piece of this.#pieces) {
      if (seqDiff(una, piece.seq) < piece.bytes.length) break;
      done += 1;
    }
    if (done > 0) this.#pieces.splice(0, done);
  }

  /** Whether the device can gather [seq, seq + length): all of it posted, in at most SendGatherMax entries (11.11). */
  holds(seq: SeqNum, length: number): boolean {
    if (length === 0) return true;
    let [held, entries] = [0, 0];
    for (const piece of this.#pieces) {
      const offset = seqDiff(piece.seq, seq);
      if (offset >= length) break;
      const bytes = Math.min(length, offset + piece.bytes.length) - Math.max(0, offset);
      if (bytes <= 0) continue;
      held += bytes;
      entries += 1;
    }
    return held === length && entries <= limits.sendGatherMax;
  }

  /** Bytes [seq, seq + length); what was never posted is left zero. */
  gather(seq: SeqNum, length: number): Uint8Array {
    const out = new Uint8Array(length);
    for (const piece of this.#pieces) {
      const offset = seqDiff(piece.seq, seq);
      if (offset >= length) break;
      const skip = Math.max(0, -offset);
      if (skip >= piece.bytes.length) continue;
      const at = Math.max(0, offset);
      out.set(piece.bytes.subarray(skip, skip + length - at), at);
    }
    return out;
  }
}

/** The receive region: byte n of the stream lies at n mod 2^log2; the later segment wins (4.4, 7.10c). */
export class ReceiveRegion {
  readonly #log2: number;
  #memory: Uint8Array | undefined;

  constructor(log2: number) {
    this.#log2 = log2;
  }

  place(seq: SeqNum, bytes: Uint8Array): void {
    this.#memory ??= new Uint8Array(2 ** this.#log2);
    const size = this.#memory.length;
    const at = seq & (size - 1);
    const first = Math.min(bytes.length, size - at);
    this.#memory.set(bytes.subarray(0, first), at);
    if (first < bytes.length) this.#memory.set(bytes.subarray(first, first + size), 0);
  }

  read(seq: SeqNum, length: number): Uint8Array {
    const out = new Uint8Array(length);
    if (this.#memory === undefined) return out;
    const size = this.#memory.length;
    const at = seq & (size - 1);
    const first = Math.min(length, size - at);
    out.set(this.#memory.subarray(at, at + first));
    if (first < length) out.set(this.#memory.subarray(0, length - first), first);
    return out;
  }
}
