/** The tree of one initiate: neighbors, their paths, their connections (docs/spec/chimney-state.md section 3). */
import type { TcpCachedState } from '#contract';
import { type NeighborBlock, type NetBufferList, ndisStatus, type PathBlock, type TcpBlock } from '#contract';
import type { IpInterface } from '../ip/ipInterface.ts';
import type { HostConnection } from '../stack/hostConnection.ts';
import type { TransferredConnection } from '../transfer/transferredConnection.ts';
import { initiateTcpBlock, neighborBlock, pathBlock } from './blocks.ts';
import type { NeighborObject, OffloadedObject, PathObject } from './offloadedObjects.ts';
import type { OffloadedPath } from './offloadedPath.ts';

/** A connection on its way down, or down. */
export interface OffloadRecord {
  readonly connection: HostConnection;
  readonly object: OffloadedObject;
  readonly path: PathObject;
  readonly from: TransferredConnection;
  readonly stream: OffloadedPath;
  /** The outstanding writes as requests, in order (CHM-INIT-034). */
  readonly sends: readonly NetBufferList[];
  phase: 'offloading' | 'offloaded' | 'terminating' | 'corrupt' | 'over';
  /** Queries, updates and invalidates under way; a terminate waits for them (CHM-TERM-024). */
  calls: number;
  /** The host's present values; the target is told of changes (CHM-VAR-004). */
  cached: TcpCachedState;
  updating: boolean;
  invalidated: boolean;
  /** A terminate is wanted as soon as they are done. */
  uploadWanted: boolean;
  uploaded: ((outcome: UploadOutcome) => void)[];
}

/** How an upload ended. `lost`: the target could not give the state back, and the connection failed (CHM-TERM-065). */
export type UploadOutcome = 'uploaded' | 'lost';

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

export const succeeded = (block: { readonly status: number }): boolean => block.status === ndisStatus.success;
