import type { Mdl, NetBuffer, NetBufferList, OffloadBlock } from '#contract';
import type { HostCall } from '../scoreboard/index.ts';
import { tcpBlocks } from './blocks.ts';
import { each } from './requests.ts';

/** Cuts the data of a send request into the pieces of memory that are to hold it. */
export type Scatter = (data: Uint8Array) => readonly Uint8Array[];

/** Lays send requests that go down over several MDLs, as hosts with other memory would (CHM-INIT-029, CHM-TX-003). */
export function scatterSends({ name, argument }: HostCall, scatter: Scatter): void {
  const [first, second] = argument;
  if (name === 'tcpOffloadSend') spread(second as NetBufferList, scatter);
  else if (name === 'initiateOffload')
    for (const block of tcpBlocks(first as OffloadBlock)) spread(block.netBufferListChain, scatter);
}

function spread(head: NetBufferList | null, scatter: Scatter): void {
  for (const request of each(head))
    for (const buffer of request.netBuffers) {
      const [only, more] = buffer.mdlChain;
      if (only === undefined || more !== undefined || buffer.currentMdlOffset !== 0) continue;
      const mdlChain: Mdl[] = scatter(only.buffer.subarray(0, only.byteCount)).map((piece) => ({
        buffer: piece,
        byteCount: piece.length,
      }));
      // The host has built the request and not given it away yet: it is still its own to shape.
      (buffer as { mdlChain: NetBuffer['mdlChain'] }).mdlChain = mdlChain;
    }
}
