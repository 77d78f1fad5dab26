/** RFC 5961: segments that somebody forged. */
import { describe, expect, it } from 'vitest';
import { TcpFlag } from '#wire';
import { bytes, RawPeer } from '../testing/rawPeer.ts';

const { syn, rst } = TcpFlag;

describe('RFC 5961', () => {
  it('resets only at RcvNxt, challenges once inside the window, ignores RST outside', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    let error = '';
    socket.onError = ({ message }) => {
      error = message;
    };
    peer.send({ flags: rst, at: 100 });
    peer.send({ flags: rst, at: 200 });
    expect(peer.takeText()).toEqual(['A 1 1 0']);
    peer.send({ flags: rst, at: 0 });
    expect(peer.takeText()).toEqual([]);
    peer.send();
    peer.send({ flags: rst, at: 100 });
    expect(peer.takeText()).toEqual(['A 1 1 0']);
    peer.send({ flags: rst, at: 1 });
    expect(error).toBe('connection reset by the peer');
    expect(peer.stack.connections).toEqual([]);
  });

  it('challenges a SYN at most once in 3 s', () => {
    const peer = new RawPeer();
    peer.open();
    peer.send({ flags: syn, at: 1 });
    peer.send({ flags: syn, at: 50 });
    peer.wait(3000);
    peer.send({ flags: syn, at: -5000 });
    expect(peer.takeText()).toEqual(['A 1 1 0', 'A 1 1 0']);
    expect(peer.state).toBe('established');
  });

  it('discards data whose ACK was never sent', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    socket.onData = () => expect.unreachable();
    peer.send({ ack: 5, payload: bytes(4) });
    expect(peer.takeText()).toEqual(['A 1 1 0']);
  });

  it('probes a peer that never proves itself after a challenge, and gives up (CHM-BRA-004 to -007)', () => {
    const peer = new RawPeer({ keepAliveInterval: 1000, keepAliveProbes: 3 });
    const socket = peer.open();
    let error = '';
    socket.onError = ({ message }) => {
      error = message;
    };
    peer.send({ flags: rst, at: 100 });
    peer.take();
    peer.wait(310_000);
    expect(peer.take().map(({ time, at, length }) => [time, at, length])).toEqual([
      [300_000, 0, 0],
      [301_000, 0, 0],
      [302_000, 0, 0],
    ]);
    expect(error).toContain('keepalive');
  });
});
