/**
 * A growing buffer that writes protobuf wire format (protobuf.dev/programming-guides/encoding). Used for the operations
 * that are issued a million times a second; everything rare goes through the generated code of gen/.
 */
export class ProtoWriter {
  bytes: Buffer;
  length: number;

  constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
    this.length = 0;
  }

  /** Makes room for `more` bytes; every write below relies on it. */
  reserve(more: number): void {
    const need = this.length + more;
    if (need <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(need, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  byte(value: number): void {
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 below 2^53. */
  varint(value: number): void {
    const bytes = this.bytes;
    let at = this.length;
    let rest = value;
    while (rest > 0x7fff_ffff) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  raw(data: Uint8Array): void {
    this.bytes.set(data, this.length);
    this.length += data.length;
  }

  /** Sets the one-byte length in front of a field whose body began behind `start`. */
  patchLength(start: number): void {
    this.bytes[start] = this.length - start - 1;
  }
}

/** Bytes that `varint` takes for `value`. */
export function varintBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  if (value < 0x1000_0000) return 4;
  let bytes = 5;
  for (let rest = Math.floor(value / 2 ** 35); rest > 0; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}
