/**
 * NDIS_MINIPORT_OFFLOAD_BLOCK_LIST (docs/spec/chimney-state.md section 2.2): a tree of neighbor, path and TCP blocks.
 * `nextBlock` joins blocks of one layer (CHM-STR-007), `dependentBlockList` leads one layer up (CHM-STR-008).
 */
import type { NetBufferList } from './buffers.ts';
import type { NeighborCachedState, NeighborConstState, NeighborDelegatedState } from './neighborState.ts';
import type { PathCachedState, PathConstState, PathDelegatedState } from './pathState.ts';
import type { NeighborStateType, PathStateType, TcpStateType } from './stateTypes.ts';
import type { NdisStatus } from './status.ts';
import type { TcpCachedState, TcpConstState, TcpDelegatedState } from './tcpState.ts';

/** The target's PVOID: opaque to the host, non-null exactly while the object is offloaded (CHM-CTX-003, -005). */
export type MiniportOffloadContext = object;

/** The cell a block points to; the target writes it at initiate (CHM-CTX-003, -004). */
export interface OffloadContextCell {
  value: MiniportOffloadContext | null;
}

/** NDIS_OFFLOAD_HANDLE: names an offloaded object in events and indications (CHM-STR-015, CHM-CTX-007). */
export interface NdisOffloadHandle {
  readonly miniportOffloadContext: OffloadContextCell;
}

/** The structures behind a block: all three at initiate, those its type names at query, delegated at terminate. */
interface StateBehind<Const, Cached, Delegated> {
  readonly constant?: Const;
  readonly cached?: Cached;
  readonly delegated?: Delegated;
}
export type NeighborState = StateBehind<NeighborConstState, NeighborCachedState, NeighborDelegatedState>;
export type PathState = StateBehind<PathConstState, PathCachedState, PathDelegatedState>;
export type TcpState = StateBehind<TcpConstState, TcpCachedState, TcpDelegatedState>;

interface Block<Layer extends string, Type, State, Sibling, Dependent> {
  readonly layer: Layer;
  /** Meaningless on a placeholder. `revision` is that of the state structure which follows (CHM-STR-005). */
  readonly header: { readonly type: Type; readonly revision: number };
  readonly nextBlock: Sibling | null;
  readonly dependentBlockList: Dependent | null;
  /** Written by the target in every block before completion (CHM-STR-010). */
  status: NdisStatus;
  /** null: placeholder. A cell that is filled: linker or reference. An empty cell: new offload (CHM-TREE-003). */
  readonly miniportOffloadContext: OffloadContextCell | null;
  readonly ndisOffloadHandle: NdisOffloadHandle | null;
  readonly portNumber: number;
  /** The state structures behind the block; null on placeholders, linkers and in an invalidate (CHM-INV-002). */
  readonly state: State | null;
  /** Untouched by the target (CHM-STR-009). */
  readonly protocolReserved: unknown;
  readonly imReserved: unknown;
  readonly sourceHandle: unknown;
  /** Free for the target. */
  miniportReserved: unknown;
  scratch: unknown;
}

export type NeighborBlock = Block<'neighbor', NeighborStateType, NeighborState, NeighborBlock, PathBlock>;
export type PathBlock = Block<'path', PathStateType, PathState, PathBlock, TcpBlock>;
export interface TcpBlock extends Block<'tcp', TcpStateType, TcpState, TcpBlock, never> {
  /** Outstanding send data: from the host at initiate, from the target at terminate, or null (CHM-STR-014). */
  netBufferListChain: NetBufferList | null;
}

/** Any block; a root is the one a call was given and is completed with (CHM-STR-012). */
export type OffloadBlock = NeighborBlock | PathBlock | TcpBlock;
