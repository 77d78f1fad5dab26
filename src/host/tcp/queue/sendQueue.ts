import { type SeqNum, SmokestackError, seqAdd, seqDiff } from '#units';

/**
 * Bytes written by the application and not yet acknowledged. The first one has sequence number `start`, which equals
 * SndUna but for SYN and FIN. Writes stay separate buffers, so that each becomes one NBL when the connection is handed
 * down (CHM-INIT-028, -034); what a peer acknowledged of the first is skipped, not copied.
 */
export class SendQueue {
  #start: SeqNum;
  #buffers: Uint8Array[] = [];
  #length = 0;

  constructor(start: SeqNum) {
    this.#start = start;
  }

  get start(): SeqNum {
    return this.#start;
  }

  /** Sequence number behind the last byte: where a FIN would stand. */
  get end(): SeqNum {
    return seqAdd(this.#start, this.#length);
  }

  get length(): number {
    return this.#length;
  }

  /** Takes over `bytes`; the caller does not change them any more. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#buffers.push(bytes);
    this.#length += bytes.length;
  }

  /** Forgets everything before `seq` and returns how many bytes that was. */
  releaseTo(seq: SeqNum): number {
    const released = Math.min(Math.max(seqDiff(seq, this.#start), 0), this.#length);
    let left = released;
    let whole = 0;
    while (left > 0) {
      const first = this.#buffers[whole];
      if (first === undefined) break;
      if (first.length > left) {
        this.#buffers[whole] = first.subarray(left);
        break;
      }
      left -= first.length;
      whole++;
    }
    this.#buffers.splice(0, whole);
    this.#start = seqAdd(this.#start, released);
    this.#length -= released;
    return released;
  }

  /** A copy of `length` bytes from `seq` on, for one segment. @throws SmokestackError `internal` beyond either end. */
  copy(seq: SeqNum, length: number): Uint8Array {
    let skip = seqDiff(seq, this.#start);
    if (skip < 0 || skip + length > this.#length)
      throw new SmokestackError('internal', `${length} bytes at ${seq} are not in the send queue`);
    const out = new Uint8Array(length);
    let at = 0;
    for (const buffer of this.#buffers) {
      if (at === length) break;
      if (skip >= buffer.length) {
        skip -= buffer.length;
        continue;
      }
      const part = buffer.subarray(skip, skip + length - at);
      out.set(part, at);
      at += part.length;
      skip = 0;
    }
    return out;
  }

  /** The writes that are left, the first without its acknowledged bytes. */
  buffers(): readonly Uint8Array[] {
    return [...this.#buffers];
  }
}
