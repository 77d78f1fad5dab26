/** Building and reading the requests that cross the chimney interface. */
import { type NdisStatus, type NetBuffer, type NetBufferList, ndisStatus } from '#contract';
import { NO_BYTES } from '#wire';

/** An NBL with one NET_BUFFER over one MDL (CHM-INIT-034). @param owner the host's own mark on it */
export const netBufferList = (buffer: Uint8Array, owner: unknown, tcpReceiveNoPush = false): NetBufferList => ({
  next: null,
  netBuffers: [
    {
      mdlChain: buffer.length === 0 ? [] : [{ buffer, byteCount: buffer.length }],
      currentMdl: 0,
      currentMdlOffset: 0,
      dataLength: buffer.length,
    },
  ],
  status: ndisStatus.pending as NdisStatus,
  tcpOffloadBytesTransferred: 0,
  tcpReceiveNoPush,
  protocolReserved: owner,
  miniportReserved: null,
});

/** Marks the first `bytes` of a receive request's buffer as filled: its data starts behind them (CHM-RX-012). */
export const preFill = (request: NetBufferList, bytes: number): void => {
  const [buffer] = request.netBuffers;
  if (buffer === undefined) return;
  buffer.currentMdlOffset += bytes;
  buffer.dataLength -= bytes;
  request.tcpOffloadBytesTransferred = bytes;
};

/** Joins requests into a chain, in order, and returns its head. */
export const chain = (requests: readonly NetBufferList[]): NetBufferList | null => {
  requests.forEach((request, i) => {
    request.next = requests[i + 1] ?? null;
  });
  return requests[0] ?? null;
};

/** The requests of a chain, unlinked from each other. */
export const unchain = (head: NetBufferList | null): readonly NetBufferList[] => {
  const out: NetBufferList[] = [];
  for (let at = head; at !== null; ) {
    const { next } = at;
    at.next = null;
    out.push(at);
    at = next;
  }
  return out;
};

const dataOf = ({ mdlChain, currentMdl, currentMdlOffset, dataLength }: NetBuffer): readonly Uint8Array[] => {
  const out: Uint8Array[] = [];
  let left = dataLength;
  for (let i = currentMdl; i < mdlChain.length && left > 0; i++) {
    const mdl = mdlChain[i];
    if (mdl === undefined) break;
    const from = i === currentMdl ? currentMdlOffset : 0;
    const part = mdl.buffer.subarray(from, Math.min(from + left, mdl.byteCount));
    out.push(part);
    left -= part.length;
  }
  return out;
};

/** The bytes from data start to data end: of a send that comes back, what was not acknowledged (CHM-TX-015). */
export const remainingBytes = (request: NetBufferList): Uint8Array => {
  const pieces = request.netBuffers.flatMap(dataOf);
  const [only] = pieces;
  if (only === undefined) return NO_BYTES;
  return pieces.length === 1 ? only : joined(pieces);
};

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
};
