/** The tree of one initiate: neighbors, their paths, their connections (docs/spec/chimney-state.md section 3). */
import type { NeighborBlock, PathBlock, TcpBlock } from '#contract';
import type { IpInterface } from '../ip/ipInterface.ts';
import { initiateTcpBlock, neighborBlock, pathBlock } from './blocks.ts';
import type { NeighborObject } from './offloadedObjects.ts';
import type { OffloadRecord } from './offloadRecords.ts';

/** A tree for `records`, which are on one neighbor; blocks of one layer are joined in order (CHM-STR-007). */
export const initiateTree = (
  ip: IpInterface,
  neighbor: NeighborObject,
  records: readonly OffloadRecord[],
): NeighborBlock => {
  const paths = [...new Set(records.map((record) => record.path))];
  let path: PathBlock | null = null;
  for (const object of paths.reverse()) {
    let tcp: TcpBlock | null = null;
    for (const record of records.filter((one) => one.path === object).reverse())
      tcp = initiateTcpBlock(record.object, record.from, record.sends, tcp);
    path = pathBlock(ip, object, tcp, path);
  }
  return neighborBlock(ip, neighbor, path);
};

/** The TCP blocks of a tree. */
export const tcpBlocksOf = (root: NeighborBlock): readonly TcpBlock[] => {
  const out: TcpBlock[] = [];
  for (let path = root.dependentBlockList; path !== null; path = path.nextBlock)
    for (let tcp = path.dependentBlockList; tcp !== null; tcp = tcp.nextBlock) out.push(tcp);
  return out;
};
