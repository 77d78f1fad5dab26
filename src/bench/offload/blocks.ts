import type { OffloadBlock, TcpBlock } from '#contract';

/** Every block of a tree. */
export function* allBlocks(root: OffloadBlock | null): Generator<OffloadBlock> {
  for (let block = root; block !== null; block = block.nextBlock) {
    yield block;
    yield* allBlocks(block.dependentBlockList);
  }
}

/** TCP blocks of a tree that name an object: all but placeholders. */
export function* tcpBlocks(root: OffloadBlock | null): Generator<TcpBlock> {
  for (const block of allBlocks(root)) if (block.layer === 'tcp' && block.miniportOffloadContext !== null) yield block;
}
