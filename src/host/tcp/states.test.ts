/** The states of RFC 9293, segment by segment. */
import { describe, expect, it } from 'vitest';
import { TcpFlag } from '#wire';
import { rightAddress } from '../testing/network.ts';
import { bytes, RawPeer } from '../testing/rawPeer.ts';

const { syn, fin, ack, rst } = TcpFlag;

describe('RFC 9293 states', () => {
  it('answers a segment for no connection with the right RST', () => {
    const peer = new RawPeer();
    peer.send({ flags: syn, at: 0 });
    expect(peer.takeText()).toEqual([`RA ${-0xffff_fff0 | 0} 1 0`]);
    peer.send({ flags: ack, at: 5, ack: 77, payload: bytes(3) });
    expect(peer.take()[0]).toMatchObject({ flags: 'R', at: 77 });
    peer.send({ flags: rst, at: 5 });
    expect(peer.take()).toEqual([]);
    expect(peer.stack.statistics.resetsSent).toBe(2);
  });

  it('opens actively, and again from the other side at the same time (figure 7)', () => {
    const peer = new RawPeer();
    const socket = peer.stack.connect({ address: rightAddress, port: peer.remotePort });
    peer.localPort = socket.tuple.localPort;
    let connected = false;
    socket.onConnect = () => {
      connected = true;
    };
    expect(peer.take()[0]).toMatchObject({ flags: 'S', at: 0 });
    peer.send({ flags: syn, at: 0 });
    expect(peer.take()[0]).toMatchObject({ flags: 'SA', at: 0, ack: 1 });
    expect(peer.state).toBe('synRcvd');
    peer.send({ flags: syn | ack, at: 0, ack: 1 });
    expect(connected).toBe(true);
    expect(peer.state).toBe('established');
  });

  it('is refused by RST in SYN-SENT, and gives up after its retries', () => {
    const peer = new RawPeer({ synRetransmissions: 2 });
    const errors: string[] = [];
    const refused = peer.stack.connect({ address: rightAddress, port: peer.remotePort });
    refused.onError = ({ message }) => errors.push(message);
    peer.localPort = refused.tuple.localPort;
    peer.send({ flags: rst | ack, at: 0, ack: 0 });
    expect(errors).toEqual([]);
    peer.send({ flags: rst | ack, at: 0, ack: 1 });
    expect(errors).toEqual(['connection refused by the peer']);
    peer.take();
    const silent = peer.stack.connect({ address: rightAddress, port: peer.remotePort });
    silent.onError = ({ message }) => errors.push(message);
    peer.wait(20_000);
    expect(peer.take().map(({ time }) => time)).toEqual([0, 1000, 3000]);
    expect(errors[1]).toContain('no answer to SYN');
    expect(peer.stack.connections).toEqual([]);
  });

  it('repeats SYN-ACK for a repeated SYN', () => {
    const peer = new RawPeer();
    peer.stack.listen(80, () => {});
    peer.send({ flags: syn, at: 0 });
    peer.send({ flags: syn, at: 0 });
    expect(peer.takeText()).toEqual(['SA 0 1 0', 'SA 0 1 0']);
  });

  it('closes first: FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, free after 2 MSL', () => {
    const peer = new RawPeer({ maximumSegmentLifetime: 500 });
    const socket = peer.open();
    let closed = 0;
    socket.onData = () => {};
    socket.onClose = () => closed++;
    socket.end();
    expect(peer.takeText()).toEqual(['FA 1 1 0']);
    expect(peer.state).toBe('finWait1');
    peer.send({ ack: 2 });
    expect(peer.state).toBe('finWait2');
    peer.send({ ack: 2, payload: bytes(10) });
    peer.send({ flags: fin | ack, at: 11, ack: 2 });
    expect(peer.state).toBe('timeWait');
    expect(closed).toBe(1);
    expect(peer.takeText()).toEqual(['A 2 12 0']);
    peer.wait(900);
    peer.send({ flags: fin | ack, at: 11, ack: 2 });
    expect(peer.takeText()).toEqual(['A 2 12 0']);
    peer.wait(999);
    expect(peer.state).toBe('timeWait');
    peer.wait(1);
    expect(peer.stack.connections).toEqual([]);
  });

  it('takes a new SYN in TIME_WAIT', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    socket.onData = () => {};
    socket.end();
    peer.send({ flags: fin | ack, ack: 2 });
    expect(peer.state).toBe('timeWait');
    peer.take();
    peer.send({ flags: syn, at: 5000 });
    expect(peer.takeText()).toEqual(['SA 0 5001 0']);
  });

  it('closes at the same time: CLOSING', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    socket.onData = () => {};
    socket.end();
    peer.send({ flags: fin | ack, ack: 1 });
    expect(peer.state).toBe('closing');
    peer.send({ at: 2, ack: 2 });
    expect(peer.state).toBe('timeWait');
  });

  it('closes second: sends on in CLOSE_WAIT, then LAST_ACK', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    const told: string[] = [];
    socket.onData = () => {};
    socket.onEnd = () => told.push('end');
    socket.onClose = () => told.push('close');
    peer.send({ flags: fin | ack });
    expect(peer.takeText()).toEqual(['A 1 2 0']);
    expect(told).toEqual(['end']);
    socket.write(bytes(10));
    socket.end();
    expect(peer.takeText()).toEqual(['PA 1 2 10', 'FA 11 2 0']);
    expect(peer.state).toBe('lastAck');
    peer.send({ at: 2, ack: 12 });
    expect(told).toEqual(['end', 'close']);
    expect(peer.stack.connections).toEqual([]);
  });

  it('gives FIN_WAIT_2 120 s from the last acceptable segment', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    let error = '';
    socket.onData = () => {};
    socket.onError = ({ message }) => {
      error = message;
    };
    socket.end();
    peer.send({ ack: 2 });
    peer.wait(100_000);
    peer.send({ ack: 2 });
    peer.wait(119_999);
    expect(error).toBe('');
    peer.wait(1);
    expect(error).toContain('FIN_WAIT_2');
  });

  it('resets on abort, and tells the peer the exact sequence number afterwards', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    socket.write(bytes(10));
    peer.take();
    socket.abort();
    expect(peer.takeText()).toEqual(['RA 11 1 0']);
    peer.send({ ack: 1, payload: bytes(1) });
    expect(peer.take()[0]).toMatchObject({ flags: 'R', at: 1 });
  });
});
