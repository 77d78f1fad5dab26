import { describe, expect, test } from 'vitest';
import {
  type IndicationAnswer,
  type MiniportChimney,
  type NdisChimney,
  type NdisStatus,
  type NeighborBlock,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type OffloadContextCell,
  type PathBlock,
  type TcpBlock,
  type TcpDelegatedState,
} from '#contract';
import { seq } from '#units';
import { TargetModel } from './targetModel.ts';

const name = '10.0.0.1:5000-10.0.0.2:80';

function nblOf(bytes: number[], more: Partial<NetBufferList> = {}): NetBufferList {
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
function end(nbl: NetBufferList, status: NdisStatus, transferred: number): NetBufferList {
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
function tree(
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
function seam(answer: IndicationAnswer = { status: ndisStatus.success }) {
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
function offloaded(
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
function terminated(
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

describe('target face', () => {
  test('a connection that lives and goes by the rules leaves no violation and nothing open', () => {
    const s = offloaded();
    const [first, second] = [nblOf([1, 2, 3]), nblOf([4, 5])];
    first.next = second;
    s.down.tcpOffloadSend(s.context, first);
    const receive = nblOf([0, 0, 0, 0]);
    s.down.tcpOffloadReceive(s.context, receive);
    s.target.received(name, Uint8Array.from([9, 8, 7]));
    s.target.acknowledged(name, 4);
    first.next = null;
    s.up.tcpOffloadSendComplete(end(first, ndisStatus.success, 3));
    receive.netBuffers[0]?.mdlChain[0]?.buffer.set([9, 8]);
    s.up.tcpOffloadReceiveComplete(end(receive, ndisStatus.success, 2));
    const indication = nblOf([7]);
    s.up.tcpOffloadReceiveIndicate(s.handle, indication);
    s.down.tcpOffloadReceiveReturn(indication);
    end(second, ndisStatus.success, 1);
    terminated(s, { rcvNxt: seq(1003), sndUna: seq(5004), sendDataHead: second, sendDataTail: second }, second);
    expect(s.target.violations).toEqual([]);
    expect(s.target.finish()).toEqual([]);
  });

  test.each<[string, string, (s: ReturnType<typeof offloaded>) => void]>([
    ['CHM-STR-012', 'a second completion of an initiate', (s) => s.up.initiateOffloadComplete(s.neighbor)],
    [
      'CHM-TERM-043',
      'a send completed twice',
      (s) => {
        const nbl = nblOf([1]);
        s.down.tcpOffloadSend(s.context, nbl);
        s.target.acknowledged(name, 1);
        s.up.tcpOffloadSendComplete(end(nbl, ndisStatus.success, 1));
        s.up.tcpOffloadSendComplete(nbl);
      },
    ],
    [
      'CHM-TX-017',
      'sends out of order',
      (s) => {
        const [a, b] = [nblOf([1]), nblOf([2])];
        s.down.tcpOffloadSend(s.context, a);
        s.down.tcpOffloadSend(s.context, b);
        s.target.acknowledged(name, 2);
        s.up.tcpOffloadSendComplete(end(b, ndisStatus.success, 1));
        s.up.tcpOffloadSendComplete(end(a, ndisStatus.success, 1));
      },
    ],
    [
      'CHM-TX-008',
      'a send completed before its acknowledgement',
      (s) => {
        const nbl = nblOf([1, 2]);
        s.down.tcpOffloadSend(s.context, nbl);
        s.target.acknowledged(name, 1);
        s.up.tcpOffloadSendComplete(end(nbl, ndisStatus.success, 2));
      },
    ],
    [
      'CHM-TX-015',
      'data start left where it was',
      (s) => {
        const nbl = nblOf([1, 2]);
        s.down.tcpOffloadSend(s.context, nbl);
        s.target.acknowledged(name, 2);
        nbl.tcpOffloadBytesTransferred = 2;
        s.up.tcpOffloadSendComplete(nbl);
      },
    ],
    [
      'CHM-TX-010',
      'UPLOAD_IN_PROGRESS without an upload',
      (s) => {
        const nbl = nblOf([1]);
        s.down.tcpOffloadSend(s.context, nbl);
        s.up.tcpOffloadSendComplete(end(nbl, ndisStatus.uploadInProgress, 0));
      },
    ],
    [
      'CHM-TX-012',
      'SUCCESS behind a send that failed',
      (s) => {
        const [a, b] = [nblOf([1]), nblOf([2])];
        s.down.tcpOffloadSend(s.context, a);
        s.down.tcpOffloadSend(s.context, b);
        s.target.acknowledged(name, 2);
        s.up.tcpOffloadEvent(s.handle, { type: 'abort' });
        s.up.tcpOffloadSendComplete(end(a, ndisStatus.requestAborted, 0));
        s.up.tcpOffloadSendComplete(end(b, ndisStatus.success, 1));
      },
    ],
    [
      'CHM-DIS-008',
      'a disconnect before its sends',
      (s) => {
        const [send, disconnect] = [nblOf([1]), nblOf([])];
        s.down.tcpOffloadSend(s.context, send);
        s.down.tcpOffloadDisconnect(s.context, disconnect, 'graceful');
        s.target.acknowledged(name, 1);
        s.up.tcpOffloadDisconnectComplete(disconnect);
        s.up.tcpOffloadSendComplete(end(send, ndisStatus.success, 1));
      },
    ],
    [
      'CHM-DIS-013',
      'an abortive disconnect before its sends',
      (s) => {
        const [send, disconnect] = [nblOf([1]), nblOf([])];
        s.down.tcpOffloadSend(s.context, send);
        s.down.tcpOffloadDisconnect(s.context, disconnect, 'abortive');
        s.up.tcpOffloadDisconnectComplete(disconnect);
        s.up.tcpOffloadSendComplete(end(send, ndisStatus.requestAborted, 0));
      },
    ],
    [
      'CHM-RX-002',
      'a wrong byte in a request',
      (s) => {
        const nbl = nblOf([0, 0]);
        s.down.tcpOffloadReceive(s.context, nbl);
        s.target.received(name, Uint8Array.from([1, 2]));
        nbl.netBuffers[0]?.mdlChain[0]?.buffer.set([1, 3]);
        s.up.tcpOffloadReceiveComplete(end(nbl, ndisStatus.success, 2));
      },
    ],
    [
      'CHM-RX-001',
      'receives out of order',
      (s) => {
        const [a, b] = [nblOf([0]), nblOf([0])];
        s.down.tcpOffloadReceive(s.context, a);
        s.down.tcpOffloadReceive(s.context, b);
        s.target.received(name, Uint8Array.from([0, 0]));
        s.up.tcpOffloadReceiveComplete(end(b, ndisStatus.success, 1));
        s.up.tcpOffloadReceiveComplete(end(a, ndisStatus.success, 1));
      },
    ],
    [
      'CHM-RX-009',
      'a non-push request that is not full',
      (s) => {
        const nbl = nblOf([0, 0], { tcpReceiveNoPush: true });
        s.down.tcpOffloadReceive(s.context, nbl);
        s.target.received(name, Uint8Array.from([0]));
        s.up.tcpOffloadReceiveComplete(end(nbl, ndisStatus.success, 1));
      },
    ],
    [
      'CHM-CLS-001',
      'TcpIndicateDisconnect before the data is consumed',
      (s) => {
        s.target.received(name, Uint8Array.from([0]));
        s.target.finReceived(name);
        s.up.tcpOffloadEvent(s.handle, { type: 'disconnect' });
      },
    ],
    [
      'CHM-CLS-012',
      'TcpIndicateAbort twice',
      (s) => {
        s.up.tcpOffloadEvent(s.handle, { type: 'abort' });
        s.up.tcpOffloadEvent(s.handle, { type: 'abort' });
      },
    ],
    [
      'CHM-TERM-038',
      'terminate with a receive open',
      (s) => {
        s.down.tcpOffloadReceive(s.context, nblOf([0]));
        terminated(s, {});
      },
    ],
    [
      'CHM-TERM-045',
      'terminate that forgets a send',
      (s) => {
        s.down.tcpOffloadSend(s.context, nblOf([1]));
        terminated(s, {});
      },
    ],
    [
      'CHM-TERM-053',
      'terminate that loses received bytes',
      (s) => {
        s.target.received(name, Uint8Array.from([1, 2]));
        terminated(s, { rcvNxt: seq(1002), bufferedData: nblOf([1]) });
      },
    ],
    [
      'CHM-GEN-015',
      'an event for a connection that was handed back',
      (s) => {
        terminated(s, {});
        s.up.tcpOffloadEvent(s.handle, { type: 'disconnect' });
      },
    ],
    ['CHM-RI-012', 'a buffer returned that was not lent', (s) => s.down.tcpOffloadReceiveReturn(nblOf([1]))],
  ])('%s: %s', (requirement, _, mistake) => {
    const s = offloaded();
    mistake(s);
    expect(s.ids()).toContain(requirement);
  });

  test('CHM-CLS-002: a FIN that was received before the initiate ends the stream, and RcvNxt lies behind it already', () => {
    const s = offloaded(null, undefined, nblOf([1, 2]), 'closeWait');
    const nbl = nblOf([0, 0]);
    s.down.tcpOffloadReceive(s.context, nbl);
    s.up.tcpOffloadReceiveComplete(end(nblOf([1, 2]), ndisStatus.success, 2));
    const last = nblOf([0]);
    s.up.tcpOffloadReceiveComplete(end(last, ndisStatus.success, 0));
    s.up.tcpOffloadEvent(s.handle, { type: 'disconnect' });
    terminated(s, { rcvNxt: seq(1000) });
    expect(s.ids().filter((id) => ['CHM-CLS-002', 'CHM-RX-007', 'CHM-TERM-054'].includes(id))).toEqual([]);
  });

  test('CHM-RI-006: refused data is not indicated again before a post', () => {
    const s = offloaded(null, { status: ndisStatus.offloadDataNotAccepted });
    s.target.received(name, Uint8Array.from([5]));
    s.up.tcpOffloadReceiveIndicate(s.handle, nblOf([5]));
    expect(s.ids()).toEqual([]);
    s.up.tcpOffloadReceiveIndicate(s.handle, nblOf([5]));
    expect(s.ids()).toEqual(['CHM-RI-006']);
  });

  test('data handed down is delivered first and belongs to the stream (CHM-UPL-011)', () => {
    const s = offloaded(null, undefined, nblOf([1, 2]));
    s.target.received(name, Uint8Array.from([3]));
    s.up.tcpOffloadReceiveIndicate(s.handle, nblOf([1, 2]));
    terminated(s, { rcvNxt: seq(1001), bufferedData: nblOf([3]) });
    expect(s.target.violations).toEqual([]);
  });

  test('sends handed down go back as if they had been posted (CHM-UPL-006)', () => {
    const chain = nblOf([1, 2, 3]);
    const s = offloaded(chain);
    s.target.acknowledged(name, 3);
    s.up.tcpOffloadSendComplete(end(chain, ndisStatus.success, 3));
    expect(s.target.violations).toEqual([]);
    expect(s.target.finish()).toEqual([]);
  });

  test('statuses of an initiate: the reference outcome of chimney-state.md 6.2 is right, each change of it is not', () => {
    const outcome = (change?: (blocks: Record<string, OffloadBlock>) => void): string[] => {
      const s = seam();
      const { neighbor, path, tcp } = tree();
      const second = { ...tree().tcp, status: ndisStatus.resources } as TcpBlock;
      const third = { ...tree().tcp, status: ndisStatus.failure } as TcpBlock;
      const failing = { ...tree().path, status: ndisStatus.failure, dependentBlockList: third } as PathBlock;
      Object.assign(tcp, { nextBlock: second });
      Object.assign(path, { nextBlock: failing, status: ndisStatus.offloadPartialSuccess });
      neighbor.status = ndisStatus.offloadPartialSuccess;
      s.down.initiateOffload(neighbor);
      for (const block of [neighbor, path, tcp])
        if (block.miniportOffloadContext !== null) block.miniportOffloadContext.value = {};
      change?.({ neighbor, path, tcp, second, failing, third });
      s.up.initiateOffloadComplete(neighbor);
      return s.target.violations.map(({ requirement }) => requirement);
    };
    const to = (block: string, status: NdisStatus) => (blocks: Record<string, OffloadBlock>) =>
      Object.assign(blocks[block] ?? {}, { status });
    expect(outcome()).toEqual([]);
    expect(outcome(to('neighbor', ndisStatus.success))).toEqual(['CHM-INIT-017']);
    expect(outcome(to('path', ndisStatus.success))).toEqual(['CHM-INIT-017']);
    expect(outcome(to('third', ndisStatus.resources))).toEqual(['CHM-INIT-013']);
    expect(outcome(to('second', ndisStatus.offloadPathEntries))).toEqual(['CHM-INIT-017']);
    expect(outcome(to('second', ndisStatus.success))).toContain('CHM-CTX-003');
  });
});
