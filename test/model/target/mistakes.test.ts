import { describe, expect, test } from 'vitest';
import { ndisStatus } from '#contract';
import { seq } from '#units';
import { end, name, nblOf, offloaded, terminated } from './scene.ts';

describe('each mistake of a miniport is named by its requirement', () => {
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
      'CHM-TX-017',
      'a send completed behind one that was posted when the upload was under way, and not chained',
      (s) => {
        const [a, b] = [nblOf([1]), nblOf([2])];
        s.down.tcpOffloadSend(s.context, a);
        s.up.tcpOffloadEvent(s.handle, { type: 'retrieve', reason: 'timeoutExpiration' });
        s.down.tcpOffloadSend(s.context, b);
        s.up.tcpOffloadSendComplete(end(b, ndisStatus.uploadInProgress, 0));
        s.up.tcpOffloadSendComplete(end(a, ndisStatus.uploadInProgress, 0));
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
      'CHM-ERR-004',
      'a send behind a disconnect that is said to be sent',
      (s) => {
        const [disconnect, late] = [nblOf([]), nblOf([1])];
        s.down.tcpOffloadDisconnect(s.context, disconnect, 'graceful');
        s.down.tcpOffloadSend(s.context, late);
        s.up.tcpOffloadDisconnectComplete(disconnect);
        s.up.tcpOffloadSendComplete(end(late, ndisStatus.success, 0));
      },
    ],
    [
      'CHM-ERR-005',
      'a second disconnect with an outcome of its own',
      (s) => {
        const [disconnect, second] = [nblOf([]), nblOf([])];
        s.down.tcpOffloadDisconnect(s.context, disconnect, 'graceful');
        s.down.tcpOffloadDisconnect(s.context, second, 'graceful');
        s.up.tcpOffloadDisconnectComplete(disconnect);
        s.up.tcpOffloadDisconnectComplete(end(second, ndisStatus.requestAborted, 0));
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

  test('CHM-RI-006: refused data is not indicated again before a post', () => {
    const s = offloaded(null, { status: ndisStatus.offloadDataNotAccepted });
    s.target.received(name, Uint8Array.from([5]));
    s.up.tcpOffloadReceiveIndicate(s.handle, nblOf([5]));
    expect(s.ids()).toEqual([]);
    s.up.tcpOffloadReceiveIndicate(s.handle, nblOf([5]));
    expect(s.ids()).toEqual(['CHM-RI-006']);
  });
});
