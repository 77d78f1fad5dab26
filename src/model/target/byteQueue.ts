/** A stream of bytes that is written at one end and compared at the other. */
export class ByteQueue {
  #pieces: Uint8Array[] = [];
  /** Bytes written and bytes taken since the beginning. */
  written = 0;
  taken = 0;

  get length(): number {
    return this.written - this.taken;
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push(bytes);
    this.written += bytes.length;
  }

  /** The first `length` bytes, without taking them; fewer when there are fewer. */
  peek(length: number): Uint8Array {
    const out = new Uint8Array(Math.min(length, this.length));
    let at = 0;
    for (const piece of this.#pieces) {
      if (at >= out.length) break;
      const part = piece.subarray(0, out.length - at);
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  take(length: number): void {
    let left = Math.min(length, this.length);
    this.taken += left;
    while (left > 0) {
      const piece = this.#pieces[0] as Uint8Array;
      if (piece.length > left) {
        this.#pieces[0] = piece.subarray(left);
        return;
      }
      left -= piece.length;
      this.#pieces.shift();
    }
  }
}
