/** Reading NBL chains and the data ranges of NET_BUFFERs. */
import type { NetBuffer, NetBufferList } from '#contract';

/** The NBLs of a chain, in order. Ends at a repeated one: a ring is the caller's to report. */
export function nblsOf(chain: NetBufferList | null): NetBufferList[] {
  const list: NetBufferList[] = [];
  const seen = new Set<NetBufferList>();
  for (let nbl = chain; nbl !== null && !seen.has(nbl); nbl = nbl.next) {
    seen.add(nbl);
    list.push(nbl);
  }
  return list;
}

/** Where a data range starts, and its length. */
export interface DataRange {
  readonly mdl: number;
  readonly offset: number;
  readonly length: number;
}

export const rangeOf = (buffer: NetBuffer): DataRange => ({
  mdl: buffer.currentMdl,
  offset: buffer.currentMdlOffset,
  length: buffer.dataLength,
});

/** Data bytes of an NBL: the sum over its NET_BUFFERs. */
export const sizeOf = (nbl: NetBufferList): number =>
  nbl.netBuffers.reduce((sum, { dataLength }) => sum + dataLength, 0);

/** Bytes [0, length) of a range over the MDLs of `buffer`. */
export function readRange(buffer: NetBuffer, range: DataRange, length = range.length): Uint8Array {
  const out = new Uint8Array(length);
  let done = 0;
  let { mdl, offset } = range;
  while (done < length) {
    const piece = buffer.mdlChain[mdl];
    if (piece === undefined) break;
    const bytes = piece.buffer.subarray(offset, Math.min(piece.byteCount, offset + length - done));
    out.set(bytes, done);
    done += bytes.length;
    mdl += 1;
    offset = 0;
  }
  return done === length ? out : out.subarray(0, done);
}

/** All data bytes of an NBL. */
export function readNbl(nbl: NetBufferList): Uint8Array {
  const parts = nbl.netBuffers.map((buffer) => readRange(buffer, rangeOf(buffer)));
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
