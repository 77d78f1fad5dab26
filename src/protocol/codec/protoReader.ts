import { SmokestackError } from '#units';

const malformed = (what: string): SmokestackError =>
  new SmokestackError('protocol', `the target sent a malformed message: ${what}`, {
    cure: 'Rebuild the target from this checkout; if that does not help, record the link and report it.',
  });

/** Wire types of protobuf fields. */
export const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Reads protobuf wire format. Whatever does not fit is a SmokestackError 'protocol', never a read beyond the end. */
export class ProtoReader {
  readonly bytes: Uint8Array;
  at: number;
  end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get more(): boolean {
    return this.at < this.end;
  }

  /** A varint below 2^53; 64-bit cycles and indices stay below it (292 years at 1 MHz). */
  varint(): number {
    const bytes = this.bytes;
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      if (this.at >= this.end) throw malformed('a number ends behind the message');
      const byte = bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw malformed('a number exceeds 2^53');
        return value;
      }
      scale *= 128;
    }
    throw malformed('a number has more than 10 bytes');
  }

  /** Length of the field that begins here, checked against the end. */
  span(): number {
    const length = this.varint();
    if (length > this.end - this.at) throw malformed('a field ends behind the message');
    return length;
  }

  /** A view, not a copy. */
  view(): Uint8Array {
    const length = this.span();
    const start = this.at;
    this.at += length;
    return this.bytes.subarray(start, this.at);
  }

  /** Passes the length-delimited field that begins here. */
  pass(): void {
    // In two steps: `this.at += this.span()` would add to the place before the length.
    const length = this.span();
    this.at += length;
  }

  text(): string {
    const view = this.view();
    return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('utf8');
  }

  /** A reader over the embedded message that begins here. */
  message(): ProtoReader {
    const length = this.span();
    const start = this.at;
    this.at += length;
    return new ProtoReader(this.bytes, start, this.at);
  }

  /** Adds a repeated number, packed or not. */
  numbers(wireType: number, into: number[]): void {
    if (wireType === wire.varint) {
      into.push(this.varint());
      return;
    }
    const packed = this.expect(wireType, wire.bytes).message();
    while (packed.more) into.push(packed.varint());
  }

  /** Refuses a field whose wire type is not that of the .proto. */
  expect(wireType: number, wanted: number): this {
    if (wireType !== wanted) throw malformed('a field has the wrong type');
    return this;
  }

  /** Passes a field that this version does not know. */
  skip(wireType: number): void {
    if (wireType === wire.varint) this.varintOfAnySize();
    else if (wireType === wire.bytes) this.pass();
    else if (wireType === wire.fixed64 || wireType === wire.fixed32) {
      this.at += wireType === wire.fixed64 ? 8 : 4;
      if (this.at > this.end) throw malformed('a field ends behind the message');
    } else throw malformed(`wire type ${wireType}`);
  }

  varintOfAnySize(): void {
    for (let i = 0; i < 10; i++) {
      if (this.at >= this.end) throw malformed('a number ends behind the message');
      if ((this.bytes[this.at++] ?? 0) < 0x80) return;
    }
    throw malformed('a number has more than 10 bytes');
  }
}
