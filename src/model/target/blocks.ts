/** Walking block trees, and what an initiate may leave in them (chimney-state.md sections 3 and 6). */
import { type NdisStatus, ndisStatus, type OffloadBlock } from '#contract';
import type { Report } from './violation.ts';

/** A block with the block it depends on. */
export interface PlacedBlock {
  readonly block: OffloadBlock;
  readonly parent: OffloadBlock | undefined;
}

/** Depth first, as the target walks (CHM-TREE-004 ff.). Siblings of the root belong to the tree. */
export function* blocksOf(root: OffloadBlock, parent?: OffloadBlock): IterableIterator<PlacedBlock> {
  for (let block: OffloadBlock | null = root; block !== null; block = block.nextBlock) {
    yield { block, parent };
    if (block.dependentBlockList !== null) yield* blocksOf(block.dependentBlockList, block);
  }
}

/** The blocks right behind a block. */
export function dependentsOf(block: OffloadBlock): OffloadBlock[] {
  const list: OffloadBlock[] = [];
  for (let next: OffloadBlock | null = block.dependentBlockList; next !== null; next = next.nextBlock) list.push(next);
  return list;
}

/** The own state of the block is offloaded. */
export const ownStateOffloaded = (status: NdisStatus): boolean =>
  status === ndisStatus.success || status === ndisStatus.offloadPartialSuccess;

/** Statuses of section 6.3 by layer. */
const failures: Readonly<Record<OffloadBlock['layer'], ReadonlySet<NdisStatus>>> = {
  neighbor: new Set<NdisStatus>([
    ndisStatus.failure,
    ndisStatus.resources,
    ndisStatus.offloadNeighborEntries,
    ndisStatus.offloadHwAddressEntries,
    ndisStatus.offloadVlanEntries,
    ndisStatus.offloadVlanMismatch,
  ]),
  path: new Set<NdisStatus>([
    ndisStatus.failure,
    ndisStatus.resources,
    ndisStatus.offloadPathEntries,
    ndisStatus.offloadIpAddressEntries,
    ndisStatus.offloadPathMtu,
  ]),
  tcp: new Set<NdisStatus>([
    ndisStatus.failure,
    ndisStatus.resources,
    ndisStatus.offloadTcpEntries,
    ndisStatus.offloadTcpXmitBuffer,
    ndisStatus.offloadTcpRcvBuffer,
    ndisStatus.offloadTcpRcvWindow,
    ndisStatus.offloadPathMtu,
    ndisStatus.offloadConnectionRejected,
  ]),
};

/** A block of an initiate with what its cell held before the call. */
export interface InitiatedBlock extends PlacedBlock {
  /** It had no context: its own state was to be offloaded (CHM-TREE-003). */
  readonly isNew: boolean;
}

/**
 * What 6.3 and the table of section 3 want in a neighbor or path block whose own state is offloaded: the own state of its
 * immediate dependents counts, and that of a linker is offloaded whatever stands below it (O-13).
 */
function aggregate(block: OffloadBlock, isNew: boolean, blocks: readonly InitiatedBlock[]): NdisStatus {
  const dependents = dependentsOf(block);
  const fresh = new Set(blocks.filter((one) => one.isNew).map((one) => one.block));
  const good = dependents.filter((one) => !fresh.has(one) || ownStateOffloaded(one.status)).length;
  if (good === dependents.length) return ndisStatus.success;
  return good === 0 && !isNew ? ndisStatus.failure : ndisStatus.offloadPartialSuccess; // O-14
}

const text = (status: NdisStatus): string => `0x${status.toString(16)}`;

/** Statuses and contexts that a completed initiate left (CHM-TREE-004, -006, CHM-INIT-013, -017, CHM-CTX-003, O-13). */
export function checkInitiated(blocks: readonly InitiatedBlock[], report: Report): void {
  for (const { block, parent, isNew } of blocks) {
    const { layer, status, miniportOffloadContext: cell } = block;
    if (cell === null) {
      if (status !== ndisStatus.success) report('CHM-TREE-004', `a placeholder with ${text(status)}`, layer);
    } else if (!isNew) {
      const wanted = aggregate(block, false, blocks);
      if (layer !== 'tcp' && status !== wanted)
        report('CHM-TREE-006', `a linker with ${text(status)}, not ${text(wanted)}`, layer);
    } else checkNew(block, parent, blocks, report);
  }
}

/** A new offload (section 6.3). */
function checkNew(
  block: OffloadBlock,
  parent: OffloadBlock | undefined,
  blocks: readonly InitiatedBlock[],
  report: Report,
): void {
  const { layer, status } = block;
  const offloaded = ownStateOffloaded(status);
  if (offloaded !== (block.miniportOffloadContext?.value !== null))
    report('CHM-CTX-003', `${text(status)} with ${offloaded ? 'no' : 'a'} context`, layer);
  if (offloaded) {
    const wanted = layer === 'tcp' ? ndisStatus.success : aggregate(block, true, blocks);
    if (status !== wanted) report('CHM-INIT-017', `${text(status)} where ${text(wanted)} is due`, layer);
    return;
  }
  if (!failures[layer].has(status)) report('CHM-INIT-017', `${text(status)} is no status of its layer`, layer);
  const parentFailed = blocks.some(
    (other) => other.block === parent && other.isNew && !ownStateOffloaded(other.block.status),
  );
  if (parentFailed && status !== ndisStatus.failure)
    report('CHM-INIT-013', `${text(status)} behind a block that was not offloaded`, layer);
}
