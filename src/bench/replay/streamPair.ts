/** One stream twice, in pieces that need not be cut alike: as it was recorded, and as it comes now. */
export class StreamPair {
  #recorded: Uint8Array[] = [];
  #replayed: Uint8Array[] = [];
  /** Bytes that were equal. */
  bytes = 0;

  recorded(piece: Uint8Array): void {
    this.#recorded.push(piece);
  }

  replayed(piece: Uint8Array): void {
    this.#replayed.push(piece);
  }

  /**
   * Compares as far as both reach; at the end, both must reach as far.
   * @returns the first difference: what came, and what was recorded
   */
  compare(atEnd: boolean): { readonly device: string; readonly model: string } | undefined {
    if (!atEnd && (this.#recorded.length === 0 || this.#replayed.length === 0)) return undefined;
    const [wanted, got] = [Buffer.concat(this.#recorded), Buffer.concat(this.#replayed)];
    const common = Math.min(wanted.length, got.length);
    const same = wanted.subarray(0, common).equals(got.subarray(0, common));
    if (!same || (atEnd && wanted.length !== got.length)) {
      const at = same ? common : wanted.findIndex((byte, i) => byte !== got[i]);
      const around = (bytes: Buffer): string =>
        `${bytes.subarray(at, at + 32).toString('hex') || 'nothing'} (byte ${this.bytes + at})`;
      return { device: around(got), model: around(wanted) };
    }
    this.bytes += common;
    this.#recorded = wanted.length > common ? [wanted.subarray(common)] : [];
    this.#replayed = got.length > common ? [got.subarray(common)] : [];
    return undefined;
  }
}
