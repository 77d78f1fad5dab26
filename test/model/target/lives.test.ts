import { describe, expect, test } from 'vitest';
import { ndisStatus } from '#contract';
import { seq } from '#units';
import { end, name, nblOf, offloaded, terminated } from './scene.ts';

describe('what keeps the contract passes the target face', () => {
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

  test('a send posted behind a retrieve comes back by itself before the terminate, what stood in front of it in the chain (O-03)', () => {
    const s = offloaded();
    const [sent, late] = [nblOf([1, 2, 3]), nblOf([4])];
    s.down.tcpOffloadSend(s.context, sent);
    s.target.acknowledged(name, 1);
    s.up.tcpOffloadEvent(s.handle, { type: 'retrieve', reason: 'timeoutExpiration' });
    s.down.tcpOffloadSend(s.context, late);
    s.up.tcpOffloadSendComplete(end(late, ndisStatus.uploadInProgress, 0));
    end(sent, ndisStatus.success, 1);
    terminated(s, { sndUna: seq(5001), sendDataHead: sent, sendDataTail: sent }, sent);
    expect(s.target.violations).toEqual([]);
  });

  test('requests behind a disconnect, and a second abort, end as they must (CHM-ERR-004, -005, CHM-DIS-016)', () => {
    const s = offloaded();
    const [close, late, again, abort, abortAgain] = [nblOf([]), nblOf([1]), nblOf([]), nblOf([]), nblOf([])];
    s.down.tcpOffloadDisconnect(s.context, close, 'graceful');
    s.down.tcpOffloadSend(s.context, late);
    s.down.tcpOffloadDisconnect(s.context, again, 'graceful');
    s.up.tcpOffloadDisconnectComplete(end(close, ndisStatus.success, 0));
    s.up.tcpOffloadSendComplete(end(late, ndisStatus.requestAborted, 0));
    s.up.tcpOffloadDisconnectComplete(end(again, ndisStatus.success, 0));
    s.down.tcpOffloadDisconnect(s.context, abort, 'abortive');
    s.down.tcpOffloadDisconnect(s.context, abortAgain, 'abortive');
    s.up.tcpOffloadDisconnectComplete(end(abortAgain, ndisStatus.requestAborted, 0));
    s.up.tcpOffloadDisconnectComplete(end(abort, ndisStatus.success, 0));
    expect(s.target.violations).toEqual([]);
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
});
