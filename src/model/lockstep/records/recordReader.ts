/**
 * The stream of the retire port: 64-byte records, each followed by the changed words of its row. Read in 32-bit halves
 * into one reused view, so that a record costs no allocation.
 */
import { sizeOfRetireRecord } from '#contract';

/** Set bits of a 32-bit number. */
export function popcount(value: number): number {
  let v = value - ((value >>> 1) & 0x5555_5555);
  v = (v & 0x3333_3333) + ((v >>> 2) & 0x3333_3333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** RetireRecord in halves. Valid until the next record is read. */
export class RecordView {
  serial = 0;
  /** Reported, never compared; lateness is counted in it. */
  cycle = 0;
  foldLow = 0;
  foldHigh = 0;
  changedLow = 0;
  changedHigh = 0;
  /** inputRef; exact below 2^53. */
  reference = 0;
  target = 0;
  egressFrame = 0;
  eventSerial = 0;
  kind = 0;
  detail = 0;
  hasFrame = false;
  hasEvent = false;
  now = 0;
  /** Halves of the changed words, lowest first. */
  words: Uint32Array = new Uint32Array(128);
}

const nothing = new Uint8Array(0);

export class RecordReader {
  readonly view = new RecordView();
  #rest = nothing;

  /** Reads `chunk`, cut anywhere, and calls `each` for every record that is whole. */
  push(chunk: Uint8Array, each: (record: RecordView) => void): void {
    let bytes = chunk;
    if (this.#rest.length > 0) {
      bytes = new Uint8Array(this.#rest.length + chunk.length);
      bytes.set(this.#rest);
      bytes.set(chunk, this.#rest.length);
    }
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (at + sizeOfRetireRecord <= bytes.length) {
      const low = data.getUint32(at + 24, true);
      const high = data.getUint32(at + 28, true);
      const words = popcount(low) + popcount(high);
      const end = at + sizeOfRetireRecord + 8 * words;
      if (end > bytes.length) break;
      this.#read(data, at, words);
      each(this.view);
      at = end;
    }
    this.#rest = at === bytes.length ? nothing : bytes.slice(at);
  }

  /** Bytes of a record that is not whole yet. */
  get pending(): number {
    return this.#rest.length;
  }

  #read(data: DataView, at: number, words: number): void {
    const v = this.view;
    v.serial = data.getUint32(at, true) + data.getUint32(at + 4, true) * 0x1_0000_0000;
    v.cycle = data.getUint32(at + 8, true) + data.getUint32(at + 12, true) * 0x1_0000_0000;
    v.foldLow = data.getUint32(at + 16, true);
    v.foldHigh = data.getUint32(at + 20, true);
    v.changedLow = data.getUint32(at + 24, true);
    v.changedHigh = data.getUint32(at + 28, true);
    v.reference = data.getUint32(at + 32, true) + data.getUint32(at + 36, true) * 0x1_0000_0000;
    v.target = data.getUint32(at + 40, true);
    v.egressFrame = data.getUint32(at + 44, true);
    v.eventSerial = data.getUint32(at + 48, true);
    v.kind = data.getUint8(at + 52);
    v.detail = data.getUint8(at + 53);
    const flags = data.getUint8(at + 54);
    v.hasFrame = (flags & 1) !== 0;
    v.hasEvent = (flags & 2) !== 0;
    v.now = data.getUint32(at + 56, true) + data.getUint8(at + 60) * 0x1_0000_0000;
    for (let i = 0; i < 2 * words; i++) v.words[i] = data.getUint32(at + sizeOfRetireRecord + 4 * i, true);
  }
}
