import { type SeqNum, SmokestackError } from '#units';
import { getU16, getU32, NO_BYTES, putU16, putU32 } from './bytes.ts';

/** Option kinds (IANA TCP parameters) that this layer decodes. */
export const TcpOptionKind = {
  end: 0,
  nop: 1,
  mss: 2,
  windowScale: 3,
  sackPermitted: 4,
  sack: 5,
  timestamps: 8,
} as const;

/** Most option bytes a header can hold. */
export const MAX_TCP_OPTIONS = 40;

/** Bytes left … right-1 have arrived (RFC 2018). */
export interface SackBlock {
  readonly left: SeqNum;
  readonly right: SeqNum;
}

/** RFC 7323 section 3.2. */
export interface TcpTimestamps {
  /** TSval. */
  readonly value: number;
  /** TSecr. */
  readonly echo: number;
}

/** An option that this layer does not decode, or one of a wrong length. */
export interface UnknownTcpOption {
  readonly kind: number;
  /** Without kind and length. */
  readonly data: Uint8Array;
}

/** The options of a segment as a value; undefined or empty where the segment has none. NOP and EOL carry nothing. */
export interface TcpOptions {
  readonly mss?: number | undefined;
  /** Shift count as sent; a receiver uses at most 14 (RFC 7323 section 2.3). */
  readonly windowScale?: number | undefined;
  readonly sackPermitted?: boolean | undefined;
  readonly timestamps?: TcpTimestamps | undefined;
  /** At most 4; 3 beside timestamps. */
  readonly sack?: readonly SackBlock[] | undefined;
  readonly unknown?: readonly UnknownTcpOption[] | undefined;
  /** The list broke off at an option whose length cannot be; what came before it counts (RFC 9293 MUST-7). */
  readonly malformed?: boolean | undefined;
}

export const NO_TCP_OPTIONS: TcpOptions = Object.freeze({});

/** First word of the layout that nearly every data segment has (RFC 7323 appendix A): NOP, NOP, timestamps of length 10. */
const ALIGNED_TIMESTAMPS = 0x0101_080a;

/** Decodes b[from … to). Never fails: see `malformed`. Of an option that comes twice the last one counts. */
export const parseTcpOptions = (b: Uint8Array, from = 0, to = b.length): TcpOptions => {
  if (from === to) return NO_TCP_OPTIONS;
  if (to - from === 12 && getU32(b, from) === ALIGNED_TIMESTAMPS)
    return { timestamps: { value: getU32(b, from + 4), echo: getU32(b, from + 8) } };
  const out: { -readonly [K in keyof TcpOptions]: TcpOptions[K] } = {};
  const unknown: UnknownTcpOption[] = [];
  let at = from;
  while (at < to) {
    const kind = b[at] as number;
    if (kind === TcpOptionKind.end) break;
    if (kind === TcpOptionKind.nop) {
      at++;
      continue;
    }
    const length = at + 1 < to ? (b[at + 1] as number) : 0;
    if (length < 2 || at + length > to) {
      out.malformed = true;
      break;
    }
    if (kind === TcpOptionKind.mss && length === 4) out.mss = getU16(b, at + 2);
    else if (kind === TcpOptionKind.windowScale && length === 3) out.windowScale = b[at + 2] as number;
    else if (kind === TcpOptionKind.sackPermitted && length === 2) out.sackPermitted = true;
    else if (kind === TcpOptionKind.timestamps && length === 10)
      out.timestamps = { value: getU32(b, at + 2), echo: getU32(b, at + 6) };
    else if (kind === TcpOptionKind.sack && length >= 10 && length % 8 === 2) {
      const blocks: SackBlock[] = [];
      for (let i = at + 2; i < at + length; i += 8)
        blocks.push({ left: getU32(b, i) as SeqNum, right: getU32(b, i + 4) as SeqNum });
      out.sack = blocks;
    } else unknown.push({ kind, data: b.subarray(at + 2, at + length) });
    at += length;
  }
  if (unknown.length > 0) out.unknown = unknown;
  return out;
};

/** Bytes that buildTcpOptions writes, a multiple of 4. */
export const tcpOptionsLength = (o: TcpOptions): number => {
  if (o === NO_TCP_OPTIONS) return 0;
  let length = 0;
  if (o.mss !== undefined) length += 4;
  if (o.windowScale !== undefined) length += 4;
  if (o.timestamps !== undefined) length += o.sackPermitted ? 10 : 12;
  if (o.sackPermitted) length += o.timestamps === undefined ? 4 : 2;
  if (o.sack !== undefined && o.sack.length > 0) length += 4 + 8 * o.sack.length;
  if (o.unknown !== undefined) for (const { data } of o.unknown) length += 2 + data.length;
  return (length + 3) & ~3;
};

/**
 * Writes the options at b[at …) in the order that Linux uses (MSS, SACK-permitted, timestamps, window scale, SACK, unknown ones), words
 * aligned with NOP, filled with EOL, and returns where they end.
 * @throws SmokestackError `range` when they exceed 40 bytes or a value does not fit.
 */
export const writeTcpOptions = (b: Uint8Array, at: number, o: TcpOptions): number => {
  if (o === NO_TCP_OPTIONS) return at;
  const length = tcpOptionsLength(o);
  if (length > MAX_TCP_OPTIONS) throw new SmokestackError('range', `${length} bytes of TCP options: a header holds 40`);
  const end = at + length;
  if (o.mss !== undefined) {
    putU32(b, at, 0x0204_0000);
    putU16(b, at + 2, o.mss);
    at += 4;
  }
  if (o.timestamps !== undefined) {
    // SACK-permitted takes the place of the two NOPs.
    putU32(b, at, o.sackPermitted ? 0x0402_080a : ALIGNED_TIMESTAMPS);
    putU32(b, at + 4, o.timestamps.value);
    putU32(b, at + 8, o.timestamps.echo);
    at += 12;
  } else if (o.sackPermitted) {
    putU32(b, at, 0x0101_0402);
    at += 4;
  }
  if (o.windowScale !== undefined) {
    putU32(b, at, 0x0103_0300 | (o.windowScale & 0xff));
    at += 4;
  }
  if (o.sack !== undefined && o.sack.length > 0) {
    putU32(b, at, 0x0101_0500 | (2 + 8 * o.sack.length));
    at += 4;
    for (const { left, right } of o.sack) {
      putU32(b, at, left);
      putU32(b, at + 4, right);
      at += 8;
    }
  }
  if (o.unknown !== undefined)
    for (const { kind, data } of o.unknown) {
      b[at] = kind;
      b[at + 1] = 2 + data.length;
      b.set(data, at + 2);
      at += 2 + data.length;
    }
  b.fill(TcpOptionKind.end, at, end);
  return end;
};

export const buildTcpOptions = (options: TcpOptions): Uint8Array => {
  const length = tcpOptionsLength(options);
  if (length === 0) return NO_BYTES;
  const b = new Uint8Array(Math.min(length, MAX_TCP_OPTIONS));
  writeTcpOptions(b, 0, options);
  return b;
};
