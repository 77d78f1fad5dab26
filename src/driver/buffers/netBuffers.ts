/** Walking NBL, NET_BUFFER and MDL chains (docs/spec/chimney-state.md section 6.5). */
import type { NetBuffer, NetBufferList } from '#contract';

/** The requests of a chain, unlinked from each other. */
export const unchain = (head: NetBufferList | null): NetBufferList[] => {
  const out: NetBufferList[] = [];
  for (let at = head; at !== null; ) {
    const { next } = at;
    at.next = null;
    out.push(at);
    at = next;
  }
  return out;
};

/** The requests of a chain, which stays as it is. */
export const unchained = (head: NetBufferList | null): NetBufferList[] => {
  const out: NetBufferList[] = [];
  for (let at = head; at !== null; at = at.next) out.push(at);
  return out;
};

/** Joins requests into a chain, in order, and returns its head. */
export const chain = (requests: readonly NetBufferList[]): NetBufferList | null => {
  requests.forEach((request, i) => {
    request.next = requests[i + 1] ?? null;
  });
  return requests[0] ?? null;
};

/** Bytes from data start to data end, over all NET_BUFFERs. */
export const dataBytes = ({ netBuffers }: NetBufferList): number =>
  netBuffers.reduce((sum, { dataLength }) => sum + dataLength, 0);

/** The pieces of memory from data start to data end, in order: MDLs cut to the data range, empty ones left out. */
export const pieces = ({ netBuffers }: NetBufferList): Uint8Array[] => netBuffers.flatMap(piecesOf);

const piecesOf = ({ mdlChain, currentMdl, currentMdlOffset, dataLength }: NetBuffer): Uint8Array[] => {
  const out: Uint8Array[] = [];
  let left = dataLength;
  let from = currentMdlOffset;
  for (let i = currentMdl; i < mdlChain.length && left > 0; i++) {
    const mdl = mdlChain[i];
    if (mdl === undefined) break;
    const piece = mdl.buffer.subarray(from, Math.min(from + left, mdl.byteCount));
    if (piece.length > 0) out.push(piece);
    left -= piece.length;
    from = 0;
  }
  return out;
};

/** Copies `bytes` to where the data starts; what does not fit the data range is left out. */
export const fill = (request: NetBufferList, bytes: Uint8Array): void => {
  let at = 0;
  for (const piece of pieces(request)) {
    const part = bytes.subarray(at, at + piece.length);
    piece.set(part);
    at += part.length;
    if (at === bytes.length) return;
  }
};

/** Moves the data start over `bytes`, NET_BUFFER by NET_BUFFER (CHM-TX-015, CHM-RX-021, CHM-TERM-048). */
export const advance = (request: NetBufferList, bytes: number): void => {
  let left = bytes;
  for (const buffer of request.netBuffers) {
    const part = Math.min(left, buffer.dataLength);
    advanceOne(buffer, part);
    left -= part;
    if (left === 0) return;
  }
};

/** Ends on the MDL that holds the next data byte, at its end when there is none. */
const advanceOne = (buffer: NetBuffer, bytes: number): void => {
  buffer.dataLength -= bytes;
  buffer.currentMdlOffset += bytes;
  for (;;) {
    const mdl = buffer.mdlChain[buffer.currentMdl];
    const last = buffer.currentMdl >= buffer.mdlChain.length - 1;
    if (mdl === undefined || buffer.currentMdlOffset < mdl.byteCount || last) return;
    buffer.currentMdlOffset -= mdl.byteCount;
    buffer.currentMdl++;
  }
};

/** `list` behind one another in one array; the only one itself when it is alone. */
export const joined = (list: readonly Uint8Array[]): Uint8Array => {
  const [only] = list;
  if (only !== undefined && list.length === 1) return only;
  const out = new Uint8Array(list.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of list) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
};
