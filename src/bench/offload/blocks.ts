import type { OffloadBlock, TcpBlock } from '#contract';

/** TCP blocks of a tree that name an object: all but placeholders. */
export function* tcpBlocks(root: OffloadBlock | null): Generator<TcpBlock> {
  const dependents = (block: OffloadBlock): OffloadBlock | null => block.dependentBlockList;
  for (let block = root; block !== null; block = block.nextBlock)
    if (block.layer !== 'tcp') yield* tcpBlocks(dependents(block));
    else if (block.miniportOffloadContext !== null) yield block;
}
