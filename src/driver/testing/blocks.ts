/** Block lists, states and requests as a host would build them, for the tests of this layer. */
import {
  type NdisStatus,
  type NeighborBlock,
  type NetBufferList,
  ndisStatus,
  type OffloadContextCell,
  type PathBlock,
  type TcpBlock,
  type TcpDelegatedState,
  timerStopped,
} from '#contract';
import { seq, ticks } from '#units';

export const hostMac = 0x0200_0000_0001;
export const hostMacBytes = new Uint8Array([2, 0, 0, 0, 0, 1]);
export const peerMacBytes = new Uint8Array([2, 0, 0, 0, 0, 2]);

export const cell = (): OffloadContextCell => ({ value: null });

/** An NBL with one NET_BUFFER over the given MDLs. */
export const request = (...mdls: Uint8Array[]): NetBufferList => ({
  next: null,
  netBuffers: [
    {
      mdlChain: mdls.map((buffer) => ({ buffer, byteCount: buffer.length })),
      currentMdl: 0,
      currentMdlOffset: 0,
      dataLength: mdls.reduce((sum, { length }) => sum + length, 0),
    },
  ],
  status: ndisStatus.pending as NdisStatus,
  tcpOffloadBytesTransferred: 0,
  tcpReceiveNoPush: false,
  protocolReserved: null,
  miniportReserved: null,
});

const common = (context: OffloadContextCell | null) => ({
  status: ndisStatus.pending as NdisStatus,
  nextBlock: null,
  miniportOffloadContext: context,
  ndisOffloadHandle: context === null ? null : { miniportOffloadContext: context },
  portNumber: 0,
  protocolReserved: null,
  imReserved: null,
  sourceHandle: null,
  miniportReserved: null,
  scratch: null,
});

export const neighbor = (
  context: OffloadContextCell | null,
  dependentBlockList: PathBlock | null = null,
  change: Partial<NeighborBlock> = {},
): NeighborBlock => ({
  ...common(context),
  layer: 'neighbor',
  header: { type: 'neighbor', revision: 1 },
  dependentBlockList,
  state: {
    constant: { dlSourceAddress: hostMacBytes, vlanId: 0 },
    cached: { dlDestinationAddress: peerMacBytes, hostReachabilityDelta: ticks(5) },
    delegated: { nicReachabilityDelta: ticks(7) },
  },
  ...change,
});

export const path = (
  context: OffloadContextCell | null,
  dependentBlockList: TcpBlock | null = null,
  change: Partial<PathBlock> = {},
): PathBlock => ({
  ...common(context),
  layer: 'path',
  header: { type: 'ip4', revision: 1 },
  dependentBlockList,
  state: {
    constant: { sourceAddress: new Uint8Array([10, 0, 0, 1]), destinationAddress: new Uint8Array([10, 0, 0, 2]) },
    cached: { pathMtu: 1500 },
    delegated: {},
  },
  ...change,
});

export const delegated = (change: Partial<TcpDelegatedState> = {}): TcpDelegatedState => ({
  state: 'established',
  flags: 0,
  rcvNxt: seq(5000),
  rcvWnd: 16_000,
  sndUna: seq(1000),
  sndNxt: seq(1000),
  sndMax: seq(1000),
  sndWnd: 30_000,
  maxSndWnd: 30_000,
  sndWl1: seq(5000),
  cWnd: 14_600,
  ssThresh: 65_535,
  sRtt: 80,
  rttVar: 40,
  tsRecent: 0,
  tsRecentAge: ticks(0),
  tsTime: 0,
  totalRt: ticks(0),
  dupAckCount: 0,
  sndWndProbeCount: 0,
  keepAlive: { probeCount: 0, timeoutDelta: timerStopped },
  retransmit: { count: 0, timeoutDelta: timerStopped },
  sendDataHead: null,
  sendDataTail: null,
  sendBacklogSize: 0,
  bufferedData: null,
  receiveBacklogSize: 0,
  dWnd: 99,
  ...change,
});

export const localPort = 40_000;

export interface TcpChoice {
  readonly remotePort?: number;
  readonly initialRcvWnd?: number;
  readonly remoteMss?: number;
  readonly rcvIndicationSize?: number;
  readonly delegated?: Partial<TcpDelegatedState>;
  readonly chain?: NetBufferList | null;
}

export const tcp = (
  context: OffloadContextCell | null,
  choice: TcpChoice = {},
  next: TcpBlock | null = null,
): TcpBlock => ({
  ...common(context),
  nextBlock: next,
  layer: 'tcp',
  header: { type: 'tcp', revision: 1 },
  dependentBlockList: null,
  netBufferListChain: choice.chain ?? null,
  state: {
    constant: {
      flags: 0,
      remotePort: choice.remotePort ?? 80,
      localPort,
      sndWindScale: 0,
      rcvWindScale: 0,
      remoteMss: choice.remoteMss ?? 1460,
      hashValue: 0x1234_5678,
    },
    cached: {
      flags: 0,
      initialRcvWnd: choice.initialRcvWnd ?? 16_000,
      rcvIndicationSize: choice.rcvIndicationSize ?? 0,
      kaProbeCount: 3,
      kaTimeout: ticks(7200),
      kaInterval: ticks(75),
      maxRt: ticks(0),
      flowLabel: 0,
      ttlOrHopLimit: 64,
      tosOrTrafficClass: 0,
      userPriority: 0,
    },
    delegated: delegated(choice.delegated),
  },
});

/** A block that names an offloaded object and leaves a delegated structure to be filled in. */
export const reference = {
  neighbor: (context: OffloadContextCell, below: PathBlock | null = null): NeighborBlock =>
    neighbor(context, below, {
      header: { type: 'neighborDelegated', revision: 1 },
      state: { delegated: { nicReachabilityDelta: ticks(0) } },
    }),
  path: (context: OffloadContextCell, below: TcpBlock | null = null): PathBlock =>
    path(context, below, { header: { type: 'ip4Delegated', revision: 1 }, state: { delegated: {} } }),
  tcp: (context: OffloadContextCell, next: TcpBlock | null = null): TcpBlock => ({
    ...tcp(context, {}, next),
    header: { type: 'tcpDelegated', revision: 1 },
    state: { delegated: delegated({ state: 'listen', dWnd: 0 }) },
  }),
};

/** Joins blocks of one layer. */
export const siblings = <Block extends { nextBlock: Block | null }>(...blocks: Block[]): Block => {
  blocks.forEach((block, i) => {
    (block as { nextBlock: Block | null }).nextBlock = blocks[i + 1] ?? null;
  });
  return blocks[0] as Block;
};
