/** Bytes received in order and acknowledged, but not yet taken by the application. */
export class ReceiveQueue {
  #buffers: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#buffers.push(bytes);
    this.#length += bytes.length;
  }

  /** The oldest piece, removed; undefined when empty. */
  shift(): Uint8Array | undefined {
    const first = this.#buffers.shift();
    this.#length -= first?.length ?? 0;
    return first;
  }

  /** Everything, removed. */
  takeAll(): readonly Uint8Array[] {
    const all = this.#buffers;
    this.#buffers = [];
    this.#length = 0;
    return all;
  }
}
