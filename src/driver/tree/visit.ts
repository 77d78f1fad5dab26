/** Walking a block list (docs/spec/chimney-state.md section 3). */
import type { OffloadBlock } from '#contract';

/** A block in its place in the tree. */
export interface Visit<Block extends OffloadBlock = OffloadBlock> {
  readonly block: Block;
  /** The block whose `dependentBlockList` leads here. */
  readonly parent: Visit | undefined;
  readonly children: Visit[];
}

/** All blocks, own state first, then the dependents, then the next block of the layer (CHM-TREE-007). */
export const visits = (root: OffloadBlock): Visit[] => {
  const out: Visit[] = [];
  const walk = (first: OffloadBlock | null, parent: Visit | undefined): void => {
    for (let block = first; block !== null; block = block.nextBlock) {
      const visit: Visit = { block, parent, children: [] };
      parent?.children.push(visit);
      out.push(visit);
      walk(block.dependentBlockList, visit);
    }
  };
  walk(root, undefined);
  return out;
};
