/** What the host does about refusals of an initiate, pauses and changes: a target whose every answer the test gives by hand. */
import { describe, expect, it } from 'vitest';
import { type NeighborBlock, ndisStatus, type TcpBlock } from '#contract';
import { setUp } from '../testing/handTarget.ts';
import { rightAddress } from '../testing/network.ts';
import { netBufferList } from './netBuffers.ts';
import { tcpBlocksOf } from './offloadTree.ts';

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

  it('of a request that held bytes when it was posted is what lies behind them (CHM-RX-012)', () => {
    const { network, chimney, socket, accept, posted } = setUp(undefined, {
      posting: { requests: 1, bytes: 4, filled: 2 },
    });
    const got: number[] = [];
    socket.onData = (bytes) => got.push(...bytes);
    chimney.offload([socket]);
    accept();
    const [request] = posted;
    if (request === undefined) throw new Error('nothing posted');
    expect(request.tcpOffloadBytesTransferred).toBe(2);
    expect(request.netBuffers[0]).toMatchObject({ currentMdlOffset: 2, dataLength: 2 });
    request.netBuffers[0]?.mdlChain[0]?.buffer.set([7], 2);
    request.tcpOffloadBytesTransferred = 3;
    request.status = ndisStatus.success;
    chimney.tcpOffloadReceiveComplete(request);
    network.idle(0.001);
    expect(got).toEqual([7]);
    expect(posted).toHaveLength(2);
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
