import { describe, expect, it } from 'vitest';
import { tcpCachedFlag } from '#contract';
import { TcpFlag } from '#wire';
import { bytes, RawPeer } from '../../testing/rawPeer.ts';

const { ack, psh } = TcpFlag;
/** The floor of the time-out: every round trip of these tests takes no time. */
const R = 300;

const openBytes = (peer: RawPeer, window?: number) => {
  const socket = peer.open(window);
  socket.onData = () => {};
  return socket;
};

describe('retransmission (docs/spec/chimney-datapath.md section 8.2)', () => {
  it('resends at R, 3R, 7R and gives up at 15R with a limit of 3 (TV-RTO-4)', () => {
    const peer = new RawPeer({ maximumRetransmissions: 3 });
    const socket = openBytes(peer);
    let failedAt = 0;
    socket.onError = () => {
      failedAt = peer.clock.now();
    };
    socket.write(bytes(10));
    peer.wait(20 * R);
    expect(peer.take().map(({ time, at }) => [time / R, at])).toEqual([
      [0, 1],
      [1, 1],
      [3, 1],
      [7, 1],
    ]);
    expect(failedAt).toBe(15 * R);
  });

  it('resends the first hole after three duplicate ACKs, and each partial ACK the next (RFC 6582)', () => {
    const peer = new RawPeer({ nagle: false });
    const socket = openBytes(peer);
    socket.write(bytes(8000));
    expect(peer.take().map(({ at }) => at)).toEqual([1, 1001, 2001, 3001, 4001, 5001, 6001, 7001]);
    peer.send({ ack: 1001 });
    for (let i = 0; i < 3; i++) peer.send({ ack: 1001 });
    expect(peer.take().map(({ at }) => at)).toEqual([1001]);
    peer.send({ ack: 3001 });
    expect(peer.take().map(({ at }) => at)).toEqual([3001]);
    peer.send({ ack: 8001 });
    expect(peer.take()).toEqual([]);
    expect(socket.unacknowledged).toBe(0);
  });
});

describe('persist (section 16.2)', () => {
  it('probes in rounds as the table says, and resumes when the window opens', () => {
    const peer = new RawPeer();
    const socket = openBytes(peer, 10);
    peer.send({ window: 0 });
    const t0 = peer.clock.now();
    socket.write(bytes(50));
    const tcb = () => {
      const holder = peer.stack.connections[0]?.holder;
      if (holder?.mode !== 'host') throw new Error('gone');
      const { sndWndProbeCount, retransmitCount } = holder.tcp.core.tcb;
      return [sndWndProbeCount, retransmitCount];
    };
    peer.wait(R - 1);
    expect(tcb()).toEqual([0, 0]);
    peer.wait(1);
    expect(tcb()).toEqual([0, 1]);
    peer.wait(R);
    expect(tcb()).toEqual([0, 2]);
    peer.wait(2 * R);
    expect(tcb()).toEqual([0, 3]);
    peer.wait(2 * R);
    expect(peer.take().map(({ time, at, length }) => [(time - t0) / R, at, length])).toEqual([
      [1, 1, 1],
      [2, 1, 1],
      [4, 1, 1],
    ]);
    peer.send({ window: 0 });
    expect(tcb()).toEqual([1, 0]);
    peer.wait(2 * R - 1);
    expect(peer.take()).toEqual([]);
    peer.wait(1);
    expect(tcb()).toEqual([1, 1]);
    expect(peer.take()).toHaveLength(1);
    peer.send({ window: 1000 });
    expect(tcb()).toEqual([0, 0]);
    expect(peer.takeText()).toEqual(['PA 1 1 50']);
  });

  it('acknowledges from SndNxt while a probe is unanswered, or two closed windows would lock each other', () => {
    const peer = new RawPeer();
    const socket = peer.open(512, { windowScale: 7 });
    socket.onData = () => {};
    peer.send({ window: 0 });
    socket.write(bytes(50));
    peer.wait(R);
    expect(peer.takeText()).toEqual(['A 1 1 1']);
    peer.send({ window: 0, payload: bytes(10) });
    peer.wait(40);
    expect(peer.takeText()).toEqual(['A 1 11 0']);
  });

  it('probes with the FIN when only that waits', () => {
    const peer = new RawPeer();
    const socket = openBytes(peer);
    peer.send({ window: 0 });
    socket.end();
    expect(peer.take()).toEqual([]);
    peer.wait(R);
    expect(peer.takeText()).toEqual(['FA 1 1 0']);
    peer.send({ ack: 2, window: 0 });
    expect(peer.state).toBe('finWait2');
  });
});

describe('acknowledgment', () => {
  it('delays one segment by 40 ms, not two, and not one out of order', () => {
    const peer = new RawPeer();
    openBytes(peer);
    peer.send({ payload: bytes(10) });
    peer.wait(39);
    expect(peer.takeText()).toEqual([]);
    peer.wait(1);
    expect(peer.takeText()).toEqual(['A 1 11 0']);
    peer.send({ at: 11, payload: bytes(10) });
    peer.send({ at: 21, payload: bytes(10) });
    expect(peer.takeText()).toEqual(['A 1 31 0']);
    peer.send({ at: 41, payload: bytes(10) });
    expect(peer.takeText()).toEqual(['A 1 31 0']);
    peer.send({ at: 31, payload: bytes(10) });
    expect(peer.takeText()).toEqual(['A 1 51 0']);
  });

  it('rides on data', () => {
    const peer = new RawPeer();
    const socket = openBytes(peer);
    socket.onData = (data) => {
      socket.write(data);
    };
    peer.send({ flags: ack | psh, payload: bytes(10) });
    peer.wait(0);
    expect(peer.takeText()).toEqual(['PA 1 11 10']);
  });

  it('closes the window while the application does not read, and opens it in steps worth telling', () => {
    const peer = new RawPeer({ receiveBuffer: 4000, windowScaling: false });
    const socket = peer.open();
    let got = 0;
    for (let at = 1; at < 4001; at += 1000) peer.send({ at, payload: bytes(1000) });
    expect(peer.take().at(-1)?.segment.window).toBe(0);
    peer.send({ at: 4001, payload: bytes(1) });
    expect(peer.take()[0]).toMatchObject({ ack: 4001 });
    socket.onData = (data) => {
      got += data.length;
    };
    expect(got).toBe(4000);
    expect(peer.take().map(({ segment }) => segment.window)).toEqual([2000, 4000]);
  });
});

describe('sender', () => {
  it('holds a second small segment while one is unacknowledged (Nagle), and not with Nagle off', () => {
    const send = (nagle: boolean): string[] => {
      const peer = new RawPeer({ nagle });
      const socket = openBytes(peer);
      socket.write(bytes(10));
      socket.write(bytes(10));
      const first = peer.takeText();
      peer.send({ ack: 11 });
      return [...first, '|', ...peer.takeText()];
    };
    expect(send(true)).toEqual(['PA 1 1 10', '|', 'PA 11 1 10']);
    expect(send(false)).toEqual(['PA 1 1 10', 'PA 11 1 10', '|']);
  });

  it('does not fill a tiny window with a tiny segment before the override time-out', () => {
    const peer = new RawPeer();
    const socket = openBytes(peer);
    peer.send({ window: 100 });
    socket.write(bytes(5000));
    expect(peer.take()).toEqual([]);
    peer.wait(200);
    expect(peer.takeText()).toEqual(['A 1 1 100']);
  });

  it('probes an idle peer while keepalive is on (SEQ = SndMax - 1)', () => {
    const peer = new RawPeer({ keepAlive: true, keepAliveTimeout: 5000, keepAliveInterval: 1000, keepAliveProbes: 2 });
    openBytes(peer);
    const holder = peer.stack.connections[0]?.holder;
    if (holder?.mode !== 'host') throw new Error('gone');
    expect(holder.tcp.core.tcb.cached.flags & tcpCachedFlag.keepAliveEnabled).toBeTruthy();
    peer.wait(5000);
    expect(peer.takeText()).toEqual(['A 0 1 0']);
    peer.send();
    peer.wait(4999);
    expect(peer.take()).toEqual([]);
  });
});
