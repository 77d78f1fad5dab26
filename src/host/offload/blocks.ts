/** Block lists of the host's calls (docs/spec/chimney-state.md sections 2 and 3). */
import {
  type NdisStatus,
  type NeighborBlock,
  type NeighborState,
  type NetBufferList,
  ndisStatus,
  type PathBlock,
  type TcpBlock,
  type TcpCachedState,
  type TcpDelegatedState,
} from '#contract';
import { seq, ticks } from '#units';
import type { Ipv4Address } from '#wire';
import type { IpInterface } from '../ip/ipInterface.ts';
import type { TransferredConnection } from '../transfer/transferredConnection.ts';
import { chain, netBufferList } from './netBuffers.ts';
import type { NeighborObject, OffloadedObject, PathObject } from './offloadedObjects.ts';

const revision = 1;

/** Fields that every block of this host has alike. */
const common = (object: OffloadedObject) => ({
  status: ndisStatus.pending as NdisStatus,
  miniportOffloadContext: object.cell,
  ndisOffloadHandle: object.handle,
  portNumber: 0,
  nextBlock: null,
  protocolReserved: null,
  imReserved: null,
  sourceHandle: null,
  miniportReserved: null,
  scratch: null,
});

/** `length` bytes of an address that the wire layer keeps as a number, network order. */
const addressBytes = (address: number, length: 4 | 6): Uint8Array => {
  const out = new Uint8Array(length);
  let rest = address;
  for (let i = length - 1; i >= 0; i--) {
    out[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return out;
};

/** The state of a neighbor as the host knows it; ARP has found its MAC before. */
export const neighborState = (ip: IpInterface, address: Ipv4Address): NeighborState => ({
  constant: { dlSourceAddress: addressBytes(ip.mac, 6), vlanId: 0 },
  cached: {
    dlDestinationAddress: addressBytes(ip.neighbors.lookUp(address) ?? 0, 6),
    hostReachabilityDelta: ticks(Math.floor(ip.neighbors.sinceConfirmed(address))),
  },
  // The target has confirmed nothing yet: what the host knows is the best it can start from.
  delegated: { nicReachabilityDelta: ticks(Math.floor(ip.neighbors.sinceConfirmed(address))) },
});

/** A neighbor block: new, with its state, or a linker when the target has it already (CHM-TREE-003). */
export const neighborBlock = (ip: IpInterface, neighbor: NeighborObject, path: PathBlock | null): NeighborBlock => ({
  ...common(neighbor),
  layer: 'neighbor',
  header: { type: 'neighbor', revision },
  dependentBlockList: path,
  state: neighbor.cell.value === null ? neighborState(ip, neighbor.address) : null,
});

/** A path block: new, with its state, or a linker. */
export const pathBlock = (
  ip: IpInterface,
  path: PathObject,
  tcp: TcpBlock | null,
  next: PathBlock | null,
): PathBlock => ({
  ...common(path),
  nextBlock: next,
  layer: 'path',
  header: { type: 'ip4', revision },
  dependentBlockList: tcp,
  state:
    path.cell.value === null
      ? {
          constant: {
            sourceAddress: addressBytes(ip.address, 4),
            destinationAddress: addressBytes(path.destination, 4),
          },
          cached: { pathMtu: ip.mtu },
          delegated: {},
        }
      : null,
});

/** A connection to hand down: state, one NBL per outstanding write, buffered receive data (CHM-INIT-028, -034, CHM-INIT-021). */
export const initiateTcpBlock = (
  object: OffloadedObject,
  from: TransferredConnection,
  sends: readonly NetBufferList[],
  next: TcpBlock | null,
): TcpBlock => ({
  ...common(object),
  layer: 'tcp',
  header: { type: 'tcp', revision },
  nextBlock: next,
  dependentBlockList: null,
  netBufferListChain: chain(sends),
  state: {
    constant: from.constant,
    cached: from.cached,
    delegated: {
      ...from.delegated,
      sendDataHead: sends[0] ?? null,
      sendDataTail: sends.at(-1) ?? null,
      bufferedData: chain(from.bufferedData.map((bytes) => netBufferList(bytes, null))),
    },
  },
});

/** A reference to an offloaded connection with the delegated structure that a query or terminate fills in. */
export const tcpReference = (object: OffloadedObject): TcpBlock => ({
  ...common(object),
  layer: 'tcp',
  header: { type: 'tcpDelegated', revision },
  dependentBlockList: null,
  netBufferListChain: null,
  state: { delegated: emptyDelegated() },
});

/** A connection's cached variables, to update them. */
export const tcpUpdate = (object: OffloadedObject, cached: TcpCachedState): TcpBlock => ({
  ...tcpReference(object),
  header: { type: 'tcpCached', revision },
  state: { cached },
});

/** A reference without state, to invalidate a connection (CHM-INV-002). */
export const tcpMark = (object: OffloadedObject): TcpBlock => ({ ...tcpReference(object), state: null });

/** A reference to a path, to terminate it. */
export const pathReference = (path: PathObject): PathBlock => ({
  ...common(path),
  layer: 'path',
  header: { type: 'ip4Delegated', revision },
  dependentBlockList: null,
  state: { delegated: {} },
});

/** A reference to a neighbor, to terminate it with its last path below it. */
export const neighborReference = (neighbor: NeighborObject, path: PathBlock | null): NeighborBlock => ({
  ...common(neighbor),
  layer: 'neighbor',
  header: { type: 'neighborDelegated', revision },
  dependentBlockList: path,
  state: { delegated: { nicReachabilityDelta: ticks(0) } },
});

/** A neighbor's cached variables, to update them (CHM-VAR-004). */
export const neighborUpdate = (ip: IpInterface, neighbor: NeighborObject): NeighborBlock => {
  const { cached } = neighborState(ip, neighbor.address);
  return {
    ...common(neighbor),
    layer: 'neighbor',
    header: { type: 'neighborCached', revision },
    dependentBlockList: null,
    state: cached === undefined ? {} : { cached },
  };
};

/** A delegated structure to be filled in by the target. */
export const emptyDelegated = (): TcpDelegatedState => ({
  state: 'closed',
  flags: 0,
  rcvNxt: seq(0),
  rcvWnd: 0,
  sndUna: seq(0),
  sndNxt: seq(0),
  sndMax: seq(0),
  sndWnd: 0,
  maxSndWnd: 0,
  sndWl1: seq(0),
  cWnd: 0,
  ssThresh: 0,
  sRtt: 0,
  rttVar: 0,
  tsRecent: 0,
  tsRecentAge: ticks(0),
  tsTime: 0,
  totalRt: ticks(0),
  dupAckCount: 0,
  sndWndProbeCount: 0,
  keepAlive: { probeCount: 0, timeoutDelta: ticks(0) },
  retransmit: { count: 0, timeoutDelta: ticks(0) },
  sendDataHead: null,
  sendDataTail: null,
  sendBacklogSize: 0,
  bufferedData: null,
  receiveBacklogSize: 0,
  dWnd: 0,
});
