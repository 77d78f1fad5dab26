/** What the host does about refusals, lost state, pauses and changes: a target whose every answer the test gives by hand. */
import { describe, expect, it } from 'vitest';
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
import { seq } from '#units';
import { parseTcpFrame, TcpFlag } from '#wire';
import { Network, rightAddress, rightMac } from '../testing/network.ts';
import { ChimneyHost } from './chimneyHost.ts';
import { netBufferList } from './netBuffers.ts';
import { tcpBlocksOf } from './offloadTree.ts';

const setUp = (neighbors = new Map([[rightAddress, rightMac]])) => {
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
  const chimney = new ChimneyHost(stack, { posting: { requests: 0, bytes: 0 } });
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

describe('initiate', () => {
  it('hands down state, outstanding sends and buffered data as the specification maps them', () => {
    const { network, chimney, socket, accept } = setUp();
    socket.write(new Uint8Array(1000).fill(1));
    socket.write(new Uint8Array(500).fill(2));
    chimney.offload([socket]);
    const tcp = accept();
    const delegated = tcp.state?.delegated;
    expect(tcp.state?.constant).toMatchObject({ flags: 5, remotePort: 80, remoteMss: 1460 });
    expect(delegated?.state).toBe('established');
    // Byte 0 of the chain is SndUna; the second write was held by Nagle, so SndMax lies 1000 bytes on (CHM-INIT-028).
    expect(((delegated?.sndMax ?? 0) - (delegated?.sndUna ?? 0)) >>> 0).toBe(1000);
    expect(tcp.netBufferListChain).toBe(delegated?.sendDataHead);
    expect(delegated?.sendDataTail).toBe(tcp.netBufferListChain?.next);
    expect(tcp.netBufferListChain?.netBuffers[0]?.dataLength).toBe(1000);
    expect(delegated?.retransmit.timeoutDelta).toBeLessThanOrEqual(1000);
    expect(delegated?.tsTime).toBe(Math.floor(network.clock.now()));
  });

  it('goes on in the host when refused, and gives back the parents', () => {
    const { network, chimney, socket, takeCall, calls } = setUp();
    socket.write(new Uint8Array(3000));
    let status = 0;
    chimney.offload([socket], (_, told) => {
      status = told;
    });
    const root = takeCall('initiate') as NeighborBlock;
    socket.write(new Uint8Array(2000));
    const path = root.dependentBlockList;
    const [tcp] = tcpBlocksOf(root);
    if (path === null || tcp === undefined) throw new Error('no tree');
    for (const block of [root, path]) {
      block.status = ndisStatus.offloadPartialSuccess;
      if (block.miniportOffloadContext !== null) block.miniportOffloadContext.value = {};
    }
    tcp.status = ndisStatus.offloadTcpEntries;
    chimney.initiateOffloadComplete(root);
    expect(status).toBe(ndisStatus.offloadTcpEntries);
    network.idle(1);
    expect(socket.unacknowledged).toBe(0);
    const parents = takeCall('terminate');
    expect(parents.layer).toBe('neighbor');
    expect(parents.dependentBlockList?.layer).toBe('path');
    expect(calls).toEqual([]);
  });
});

describe('terminate', () => {
  it('aborts a connection whose state the target lost, after the second terminate (CHM-UPL-033)', () => {
    const { network, chimney, socket, errors, takeCall, accept, giveBack, stack } = setUp();
    chimney.offload([socket]);
    const { ndisOffloadHandle: handle } = accept();
    if (handle === null) throw new Error('no handle');
    let outcome = '';
    chimney.upload(socket, (told) => {
      outcome = told;
    });
    const first = takeCall('terminate');
    first.status = ndisStatus.failure;
    chimney.terminateOffloadComplete(first);
    chimney.tcpOffloadEvent(handle, { type: 'retrieve', reason: 'hardwareFailure' });
    expect(outcome).toBe('');
    chimney.tcpOffloadEvent(handle, { type: 'abort' });
    network.idle(0.001);
    const second = giveBack(ndisStatus.failure);
    expect(outcome).toBe('lost');
    expect(errors).toEqual(['the target lost the state of the connection']);
    expect(stack.connections).toEqual([]);
    expect(() => chimney.terminateOffloadComplete(second)).toThrow('not under way');
  });

  it('refuses state that contradicts itself', () => {
    const { chimney, socket, errors, accept, giveBack } = setUp();
    chimney.offload([socket]);
    const { state } = accept();
    chimney.upload(socket);
    if (state?.delegated === undefined) throw new Error('no state');
    giveBack(ndisStatus.success, { ...state.delegated, sndMax: seq(state.delegated.sndMax + 10) });
    expect(errors[0]).toContain('do not fit 0 bytes of send data');
  });

  it('that leaves the context in its cell is a fault of the target (CHM-CTX-005)', () => {
    const { chimney, socket, takeCall, accept } = setUp();
    chimney.offload([socket]);
    const { state } = accept();
    chimney.upload(socket);
    const root = takeCall('terminate') as TcpBlock;
    Object.assign(root.state?.delegated ?? {}, state?.delegated);
    root.status = ndisStatus.success;
    expect(() => chimney.terminateOffloadComplete(root)).toThrow('left its context in the cell');
  });

  it('that overtakes an abortive disconnect leaves the RST to the host (CHM-DIS-017)', () => {
    const { network, stack, chimney, socket, accept, giveBack, disconnects } = setUp();
    const flags: number[] = [];
    network.tap = (frame, from) => {
      const parsed = parseTcpFrame(frame);
      if (from === 'left' && parsed.ok) flags.push(parsed.value.segment.flags);
    };
    chimney.offload([socket]);
    const { state } = accept();
    socket.abort();
    network.idle(0.001);
    const [disconnect] = disconnects;
    if (disconnect === undefined || state?.delegated === undefined) throw new Error('no disconnect');
    disconnect.status = ndisStatus.uploadInProgress;
    chimney.tcpOffloadDisconnectComplete(disconnect);
    giveBack(ndisStatus.success, state.delegated);
    network.idle(1);
    expect(flags.map((one) => one & (TcpFlag.rst | TcpFlag.fin))).toEqual([TcpFlag.rst]);
    expect([stack.connections, network.right.connections]).toEqual([[], []]);
  });

  it('waits for a query, answers UPLOAD_ALL, and offloads nothing while paused', () => {
    const { network, chimney, socket, calls, takeCall, accept } = setUp();
    chimney.offload([socket]);
    const { state } = accept();
    let asked: unknown = 'nothing';
    chimney.query(socket, (told) => {
      asked = told?.state;
    });
    const query = takeCall('query') as TcpBlock;
    chimney.indicateStatus(ndisStatus.uploadAll);
    network.idle(0.001);
    expect(calls).toEqual([]);
    expect(() => chimney.offload([socket])).toThrow('paused');
    Object.assign(query.state?.delegated ?? {}, state?.delegated);
    query.status = ndisStatus.success;
    chimney.queryOffloadComplete(query);
    expect(asked).toBe('established');
    network.idle(0.001);
    expect(takeCall('terminate').layer).toBe('tcp');
    chimney.indicateStatus(ndisStatus.offloadResume);
    expect(() => chimney.offload([])).not.toThrow();
  });

  it('answers a mandatory reason at once and leaves an optional one alone', () => {
    const { network, chimney, socket, calls, takeCall, accept } = setUp();
    chimney.offload([socket]);
    const { ndisOffloadHandle: handle } = accept();
    if (handle === null) throw new Error('no handle');
    chimney.tcpOffloadEvent(handle, { type: 'retrieve', reason: 'lowActivity' });
    network.idle(0.001);
    expect(calls).toEqual([]);
    chimney.tcpOffloadEvent(handle, { type: 'retrieve', reason: 'receivedUrgentData' });
    chimney.tcpOffloadEvent(handle, { type: 'retrieve', reason: 'receivedUrgentData' });
    network.idle(0.001);
    takeCall('terminate');
    expect(calls).toEqual([]);
  });
});

describe('segments that come back from a forward', () => {
  const forwardOne = () => {
    const rig = setUp();
    rig.network.right.connections[0]?.socket.write(new Uint8Array(10));
    rig.chimney.offload([rig.socket]);
    // It arrives while the target is asked.
    rig.network.idle(0.05);
    const block = rig.accept();
    const [request] = rig.forwarded;
    if (request === undefined) throw new Error('nothing was forwarded');
    const back = (status: NdisStatus): void => {
      request.status = status;
      rig.chimney.tcpOffloadForwardComplete(request);
    };
    return { ...rig, back, block };
  };

  it('are counted where nobody may treat them', () => {
    const { stack, back } = forwardOne();
    back(ndisStatus.uploadInProgress);
    expect(stack.statistics.drops).toEqual(new Map([['offloaded', 1]]));
  });

  it('are counted where the connection was reset, and not where the target took them', () => {
    const reset = forwardOne();
    reset.back(ndisStatus.requestAborted);
    expect(reset.stack.statistics.drops).toEqual(new Map([['ended', 1]]));
    const taken = forwardOne();
    taken.back(ndisStatus.success);
    expect(taken.stack.statistics.drops).toEqual(new Map());
  });

  it("are the host's when the connection is on its way back", () => {
    const { chimney, socket, stack, block, back, giveBack } = forwardOne();
    const got: number[] = [];
    socket.onData = (bytes) => got.push(...bytes);
    chimney.upload(socket);
    back(ndisStatus.uploadInProgress);
    giveBack(ndisStatus.success, block.state?.delegated);
    expect(got).toHaveLength(10);
    expect(stack.statistics.drops).toEqual(new Map());
  });
});

describe('data', () => {
  it('that went down unread is asked for by a zero-byte request where the host lives on indications alone', () => {
    const { network, stack, chimney, accept, posted } = setUp();
    network.right.listen(81, (accepted) => void accepted.write(new Uint8Array(100)));
    const socket = stack.connect({ address: rightAddress, port: 81 });
    network.idle(1);
    chimney.offload([socket]);
    expect(accept().state?.delegated?.bufferedData).not.toBeNull();
    expect(posted).toEqual([]);
    socket.onData = () => {};
    expect(posted).toHaveLength(1);
    expect(posted[0]?.netBuffers[0]?.dataLength).toBe(0);
  });

  it('takes an indication while the application reads, refuses it otherwise, and posts to get it again', () => {
    const { network, chimney, socket, accept, posted, returned } = setUp();
    const got: number[] = [];
    socket.onData = (bytes) => got.push(...bytes);
    chimney.offload([socket]);
    const { ndisOffloadHandle: handle } = accept();
    if (handle === null) throw new Error('no handle');
    const first = netBufferList(Uint8Array.of(1, 2), null);
    expect(chimney.tcpOffloadReceiveIndicate(handle, first)).toEqual({ status: ndisStatus.success });
    expect(got).toEqual([]);
    network.idle(0.001);
    expect(got).toEqual([1, 2]);
    expect(returned).toEqual([first]);
    socket.pause();
    const second = netBufferList(Uint8Array.of(3), null);
    expect(chimney.tcpOffloadReceiveIndicate(handle, second)).toEqual({ status: ndisStatus.offloadDataNotAccepted });
    expect(posted).toEqual([]);
    socket.resume();
    expect(posted).toHaveLength(1);
    expect(posted[0]?.netBuffers[0]?.dataLength).toBe(0);
  });

  it('updates cached variables one at a time', () => {
    const { chimney, socket, takeCall, accept } = setUp();
    chimney.offload([socket]);
    accept();
    let success = false;
    chimney.update(socket, { initialRcvWnd: 5000 }, (told) => {
      success = told;
    });
    expect(() => chimney.update(socket, { maxRt: 1 as never })).toThrow('cannot be updated now');
    const root = takeCall('update') as TcpBlock;
    expect(root.header.type).toBe('tcpCached');
    expect(root.state?.cached?.initialRcvWnd).toBe(5000);
    root.status = ndisStatus.success;
    chimney.updateOffloadComplete(root);
    expect(success).toBe(true);
  });
});
