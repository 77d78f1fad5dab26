/** Blocks and requests as a host of a test's own reads and makes them. */
import { type NetBufferList, ndisStatus, type OffloadBlock, type TcpBlock } from '#contract';

/** Every connection of a block list. */
export const tcpBlocks = function* (root: OffloadBlock): Generator<TcpBlock> {
  const paths = root.layer === 'neighbor' ? root.dependentBlockList : root.layer === 'path' ? root : null;
  if (root.layer === 'tcp') yield root;
  for (let path = paths; path !== null; path = path.nextBlock)
    for (let tcp = path.dependentBlockList; tcp !== null; tcp = tcp.nextBlock) yield tcp;
};

/** A request over one piece of memory. @param owner whose it is */
export const request = (buffer: Uint8Array, owner: object, noPush: boolean): NetBufferList => ({
  next: null,
  netBuffers: [
    {
      mdlChain: buffer.length === 0 ? [] : [{ buffer, byteCount: buffer.length }],
      currentMdl: 0,
      currentMdlOffset: 0,
      dataLength: buffer.length,
    },
  ],
  status: ndisStatus.pending,
  tcpOffloadBytesTransferred: 0,
  tcpReceiveNoPush: noPush,
  protocolReserved: { owner, buffer },
  miniportReserved: null,
});

/** The bytes of an indication, which lie in as many MDLs as the target likes (CHM-RI-001). */
export const indicatedBytes = ({ netBuffers: [only] }: NetBufferList): Uint8Array =>
  Buffer.concat(only?.mdlChain.map(({ buffer, byteCount }) => buffer.subarray(0, byteCount)) ?? []);
