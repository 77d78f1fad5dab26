/** How a host may take data and connections: in part, in non-push mode, later. A target whose every answer the test gives by hand. */
import { expect, it } from 'vitest';
import { type NdisOffloadHandle, ndisStatus, type TcpBlock } from '#contract';
import { millis } from '#units';
import { setUp } from '../testing/handTarget.ts';
import type { ChimneyOptions } from './chimneyHost.ts';
import { netBufferList } from './netBuffers.ts';

const handed = (options: ChimneyOptions) => {
  const rig = setUp(undefined, options);
  rig.chimney.offload([rig.socket]);
  const { ndisOffloadHandle } = rig.accept() as TcpBlock;
  return { ...rig, handle: ndisOffloadHandle as NdisOffloadHandle };
};

it('an indication is accepted in part, and a request brings the rest (CHM-RI-005, -006)', () => {
  const { network, chimney, socket, handle, posted } = handed({ posting: { requests: 0, bytes: 0, accept: 3 } });
  const read: number[] = [];
  socket.onData = (bytes) => read.push(...bytes);
  const data = netBufferList(Uint8Array.of(1, 2, 3, 4, 5), null);
  const partly = { status: ndisStatus.offloadDataPartiallyAccepted, bytesConsumed: 3 };
  expect(chimney.tcpOffloadReceiveIndicate(handle, data)).toEqual(partly);
  network.idle(0.001);
  expect(read).toEqual([1, 2, 3]);
  expect(posted.map((request) => request.netBuffers[0]?.dataLength)).toEqual([0]);
  const rest = netBufferList(Uint8Array.of(4, 5), null);
  expect(chimney.tcpOffloadReceiveIndicate(handle, rest)).toEqual({ status: ndisStatus.success });
  network.idle(0.001);
  expect(read).toEqual([1, 2, 3, 4, 5]);
});

it('requests in non-push mode say so (CHM-RX-005)', () => {
  for (const noPush of [true, false]) {
    const { socket, posted } = handed({ posting: { requests: 2, bytes: 10, noPush } });
    socket.onData = () => {};
    expect([posted[0]?.tcpReceiveNoPush, posted[0]?.next?.tcpReceiveNoPush]).toEqual([noPush, noPush]);
  }
});

it('a connection that the target wants to give back stays there for as long as the host likes', () => {
  const { network, chimney, handle, calls } = handed({ takesBackAfter: millis(5) });
  chimney.tcpOffloadEvent(handle, { type: 'retrieve', reason: 'uploadRequested' });
  network.idle(0.004);
  expect(calls.map(({ name }) => name)).toEqual([]);
  network.idle(0.002);
  expect(calls.map(({ name }) => name)).toEqual(['terminate']);
});
