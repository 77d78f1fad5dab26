/** Reading the requests that cross the chimney interface. */
import type { NetBuffer, NetBufferList } from '#contract';

const pieces = ({ mdlChain, currentMdl, currentMdlOffset, dataLength }: NetBuffer): Uint8Array[] => {
  const found: Uint8Array[] = [];
  let left = dataLength;
  for (let i = currentMdl; i < mdlChain.length && left > 0; i++) {
    const mdl = mdlChain[i];
    const part = mdl?.buffer.subarray(i === currentMdl ? currentMdlOffset : 0, mdl.byteCount).subarray(0, left);
    if (part === undefined) break;
    found.push(part);
    left -= part.length;
  }
  return found;
};

/** The bytes between data start and data end of a request. */
export const requestBytes = (request: NetBufferList): Uint8Array => Buffer.concat(request.netBuffers.flatMap(pieces));

/** The requests of a chain, which stays linked. */
export function* each(head: NetBufferList | null): Generator<NetBufferList> {
  for (let at = head; at !== null; at = at.next) yield at;
}

/** Bytes between data start and data end of all requests of a chain. */
export const byteCount = (head: NetBufferList | null): number => {
  let sum = 0;
  for (const { netBuffers } of each(head)) for (const { dataLength } of netBuffers) sum += dataLength;
  return sum;
};
