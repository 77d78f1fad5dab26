import {
  type MiniportChimney,
  type NdisStatus,
  type NeighborBlock,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type TcpBlock,
  type TcpDelegatedState,
} from '#contract';
import { ChimneyHost, type ChimneyOptions } from '../offload/chimneyHost.ts';
import { tcpBlocksOf } from '../offload/offloadTree.ts';
import { Network, rightAddress, rightMac } from './network.ts';

/** A host with one connection, in front of such a target. */
export const setUp = (
  neighbors = new Map([[rightAddress, rightMac]]),
  options: ChimneyOptions = { posting: { requests: 0, bytes: 0 } },
) => {
  const network = new Network(1);
  network.right.listen(80, (accepted) => {
    accepted.onData = () => {};
  });
  const { stack } = network.left({ neighbors });
  const calls: { readonly name: string; readonly root: OffloadBlock }[] = [];
  const posted: NetBufferList[] = [];
  const sent: NetBufferList[] = [];
  const disconnects: NetBufferList[] = [];
  const forwarded: NetBufferList[] = [];
  const returned: NetBufferList[] = [];
  const note = (name: string) => (root: OffloadBlock) => {
    calls.push({ name, root });
  };
  const miniport: MiniportChimney = {
    initiateOffload: note('initiate'),
    queryOffload: note('query'),
    updateOffload: note('update'),
    invalidateOffload: note('invalidate'),
    terminateOffload: note('terminate'),
    tcpOffloadSend: (_context, chain) => sent.push(chain),
    tcpOffloadReceive: (_context, chain) => posted.push(chain),
    tcpOffloadDisconnect: (_context, request) => disconnects.push(request),
    tcpOffloadForward: (_context, chain) => forwarded.push(chain),
    tcpOffloadReceiveReturn: (chain) => returned.push(chain),
  };
  const chimney = new ChimneyHost(stack, options);
  chimney.attach(miniport);
  const socket = stack.connect({ address: rightAddress, port: 80 });
  const errors: string[] = [];
  socket.onError = ({ message }) => errors.push(message);
  network.idle(1);
  const takeCall = (name: string): OffloadBlock => {
    const call = calls.shift();
    if (call?.name !== name) throw new Error(`expected ${name}, got ${call?.name}`);
    return call.root;
  };
  /** Accepts the initiate that is under way; returns the TCP block. */
  const accept = (): TcpBlock => {
    const root = takeCall('initiate') as NeighborBlock;
    const path = root.dependentBlockList;
    const [tcp] = tcpBlocksOf(root);
    if (path === null || tcp === undefined) throw new Error('a tree with one connection was expected');
    for (const block of [root, path, tcp]) {
      block.status = ndisStatus.success;
      if (block.miniportOffloadContext !== null) block.miniportOffloadContext.value ??= {};
    }
    chimney.initiateOffloadComplete(root);
    return tcp;
  };
  /** Completes the terminate that is under way, with `state` handed back where there is any. */
  const giveBack = (status: NdisStatus, delegated: Partial<TcpDelegatedState> = {}): TcpBlock => {
    const root = takeCall('terminate') as TcpBlock;
    Object.assign(root.state?.delegated ?? {}, delegated);
    if (root.miniportOffloadContext !== null) root.miniportOffloadContext.value = null;
    root.status = status;
    chimney.terminateOffloadComplete(root);
    return root;
  };
  return {
    network,
    stack,
    chimney,
    socket,
    errors,
    calls,
    takeCall,
    accept,
    giveBack,
    sent,
    posted,
    returned,
    disconnects,
    forwarded,
  };
};
