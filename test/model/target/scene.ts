/** A tree that goes down to the target face of the model, and a miniport that does what a test makes it do. */
import {
  type IndicationAnswer,
  type MiniportChimney,
  type NdisChimney,
  type NdisStatus,
  type NeighborBlock,
  type NetBufferList,
  ndisStatus,
  type OffloadContextCell,
  type PathBlock,
  type TcpBlock,
  type TcpDelegatedState,
} from '#contract';
import { TargetModel } from '#model';
import { seq } from '#units';

export const name = '10.0.0.1:5000-10.0.0.2:80';

export function nblOf(bytes: number[], more: Partial<NetBufferList> = {}): NetBufferList {
  return {
    next: null,
    netBuffers: [
      {
        mdlChain: [{ buffer: Uint8Array.from(bytes), byteCount: bytes.length }],
        currentMdl: 0,
        currentMdlOffset: 0,
        dataLength: bytes.length,
      },
    ],
    status: ndisStatus.success,
    tcpOffloadBytesTransferred: 0,
    tcpReceiveNoPush: false,
    protocolReserved: null,
    miniportReserved: null,
    ...more,
  };
}

/** Ends a request as a miniport should: status, count, data start. */
export function end(nbl: NetBufferList, status: NdisStatus, transferred: number): NetBufferList {
  nbl.status = status;
  nbl.tcpOffloadBytesTransferred = transferred;
  const buffer = nbl.netBuffers[0];
  if (buffer !== undefined) {
    buffer.currentMdlOffset += transferred;
    buffer.dataLength -= transferred;
  }
  return nbl;
}

const common = {
  nextBlock: null,
  portNumber: 0,
  protocolReserved: null,
  imReserved: null,
  sourceHandle: null,
  miniportReserved: null,
  scratch: null,
  status: ndisStatus.success,
};
const cellOf = (): OffloadContextCell => ({ value: null });

/** A neighbor, a path and a connection that go down together. */
export function tree(
  chain: NetBufferList | null = null,
  buffered: NetBufferList | null = null,
  state: TcpDelegatedState['state'] = 'established',
) {
  const cells = { neighbor: cellOf(), path: cellOf(), tcp: cellOf() };
  const handle = { miniportOffloadContext: cells.tcp };
  const delegated = {
    state,
    rcvNxt: seq(1000),
    sndUna: seq(5000),
    sndNxt: seq(5000),
    sndMax: seq(5000),
    bufferedData: buffered,
    sendDataHead: chain,
    sendDataTail: chain,
  } as TcpDelegatedState;
  const tcp = {
    ...common,
    layer: 'tcp',
    header: { type: 'tcp', revision: 1 },
    dependentBlockList: null,
    miniportOffloadContext: cells.tcp,
    ndisOffloadHandle: handle,
    netBufferListChain: chain,
    state: { constant: { localPort: 5000, remotePort: 80 }, delegated },
  } as unknown as TcpBlock;
  const path = {
    ...common,
    layer: 'path',
    header: { type: 'ip4', revision: 1 },
    dependentBlockList: tcp,
    miniportOffloadContext: cells.path,
    ndisOffloadHandle: null,
    state: {
      constant: { sourceAddress: Uint8Array.from([10, 0, 0, 1]), destinationAddress: Uint8Array.from([10, 0, 0, 2]) },
    },
  } as unknown as PathBlock;
  const neighbor = {
    ...common,
    layer: 'neighbor',
    header: { type: 'neighbor', revision: 1 },
    dependentBlockList: path,
    miniportOffloadContext: cells.neighbor,
    ndisOffloadHandle: null,
    state: {},
  } as unknown as NeighborBlock;
  return { neighbor, path, tcp, cells, handle };
}

/** A miniport and a host that do nothing but what the test makes them do. */
export function seam(answer: IndicationAnswer = { status: ndisStatus.success }) {
  const target = new TargetModel({ followEngine: true });
  const nothing = new Proxy({}, { get: () => () => undefined });
  const down = target.watchMiniport(nothing as MiniportChimney);
  const host = new Proxy(
    {},
    { get: (_, call) => (call === 'tcpOffloadReceiveIndicate' ? () => answer : () => undefined) },
  );
  return { target, down, up: target.watchNdis(host as NdisChimney) };
}

/** The same with the tree down. */
export function offloaded(
  chain: NetBufferList | null = null,
  answer?: IndicationAnswer,
  buffered: NetBufferList | null = null,
  state?: TcpDelegatedState['state'],
) {
  const s = seam(answer);
  const t = tree(chain, buffered, state);
  s.down.initiateOffload(t.neighbor);
  for (const cell of Object.values(t.cells)) cell.value = {};
  s.up.initiateOffloadComplete(t.neighbor);
  const context = t.cells.tcp.value ?? {};
  return { ...s, ...t, context, ids: () => s.target.violations.map(({ requirement }) => requirement) };
}

/** A terminate of the connection, with what the miniport wrote into its block. */
export function terminated(
  s: ReturnType<typeof offloaded>,
  delegated: Partial<TcpDelegatedState>,
  chain: NetBufferList | null = null,
): void {
  const block = {
    ...s.tcp,
    netBufferListChain: chain,
    state: { delegated: { ...s.tcp.state?.delegated, bufferedData: null, ...delegated } },
  } as TcpBlock;
  s.down.terminateOffload(block);
  s.up.terminateOffloadComplete(block);
}
