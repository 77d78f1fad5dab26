import { describe, expect, it } from 'vitest';
import { timerStopped } from '#contract';
import { millis, ticks } from '#units';
import { TcpFlag } from '#wire';
import type { HostStack } from '../stack/hostStack.ts';
import type { TcpCore } from '../tcp/core.ts';
import { bytes, RawPeer } from '../testing/rawPeer.ts';
import { delegatedState } from './exportState.ts';

const connectionOf = (stack: HostStack) => {
  const [connection] = stack.connections;
  if (connection === undefined) throw new Error('no connection');
  return connection;
};
const coreOf = (stack: HostStack): TcpCore => {
  const { holder } = connectionOf(stack);
  if (holder.mode !== 'host') throw new Error(`held by ${holder.mode}`);
  return holder.tcp.core;
};

describe('export', () => {
  it('sends the owed ACK first and falls silent (CHM-UPL-013)', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    socket.onData = () => {};
    socket.write(bytes(10));
    peer.send({ payload: bytes(7) });
    peer.take();
    const { delegated } = connectionOf(peer.stack).beginOffload();
    expect(peer.takeText()).toEqual(['A 11 8 0']);
    expect(delegated.rcvNxt).toBe((0x7fff_fff0 + 8) >>> 0);
    peer.send({ at: 8, payload: bytes(7) });
    peer.wait(100_000);
    expect(peer.take()).toEqual([]);
  });

  it('hands over unread bytes, unsent writes and a FIN that waits', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    peer.send({ payload: bytes(7), window: 100 });
    socket.write(bytes(90));
    socket.write(bytes(50));
    socket.end();
    const out = connectionOf(peer.stack).beginOffload();
    expect(out.bufferedData.map((piece) => piece.length)).toEqual([7]);
    expect(out.sendData.map((piece) => piece.length)).toEqual([90, 50]);
    expect(out.finQueued).toBe(true);
    expect(out.delegated).toMatchObject({ state: 'established', rcvWnd: 65_535 - 7, sndWnd: 100 });
  });

  it('is refused before ESTABLISHED and after FIN was acknowledged both ways (CHM-VAR-008)', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    socket.onData = () => {};
    socket.end();
    peer.send({ flags: TcpFlag.fin | TcpFlag.ack, ack: 2 });
    expect(() => connectionOf(peer.stack).beginOffload()).toThrow('timeWait cannot be handed over');
  });

  it('writes -1 for a stopped timer, saturates SRtt and RttVar, and counts ages in ticks', () => {
    const peer = new RawPeer({}, true);
    peer.open();
    const core = coreOf(peer.stack);
    core.tcb.sRtt = 240_000;
    peer.wait(123);
    const state = delegatedState(core);
    expect(state.retransmit.timeoutDelta).toBe(timerStopped);
    expect(state.keepAlive.timeoutDelta).toBe(timerStopped);
    expect(state.sRtt).toBe(0xffff);
    expect(state.tsRecentAge).toBe(123);
    expect(state.tsTime).toBe(123);
  });
});

describe('ticks of ten milliseconds (CHM-GEN-001)', () => {
  it('is what ages, estimates, timers and timestamps are told in, and taken back', () => {
    const peer = new RawPeer({ ticksPerSecond: 100, keepAlive: true, keepAliveTimeout: 5000 }, true);
    const socket = peer.open();
    socket.onData = () => {};
    const core = coreOf(peer.stack);
    Object.assign(core.tcb, { sRtt: 800, rttVar: 205, tsDelta: 7 });
    socket.write(bytes(10));
    peer.wait(123);
    const connection = connectionOf(peer.stack);
    const out = connection.beginOffload();
    expect(out.delegated).toMatchObject({ sRtt: 80, rttVar: 21, tsRecentAge: 12, tsTime: 12 + 7 });
    // An RTO of 305 ms (SRTT 100, RTTVAR 51.25), 123 of them gone: rounded up.
    expect(out.delegated.retransmit).toEqual({ count: 0, timeoutDelta: 19 });
    expect(out.delegated.keepAlive.timeoutDelta).toBe(488);
    expect(out.cached.kaTimeout).toBe(500);
    connection.resume(out);
    expect(coreOf(peer.stack).tcb).toMatchObject({ sRtt: 800, rttVar: 210, tsDelta: 7 });
    peer.take();
    peer.wait(189);
    expect(peer.take()).toEqual([]);
    peer.wait(1);
    expect(peer.take().map(({ length }) => length)).toEqual([10]);
  });
});

describe('import', () => {
  it('gives back every variable as it came, and the timers where they stood', () => {
    const peer = new RawPeer({ keepAlive: true, nagle: false }, true);
    const socket = peer.open();
    socket.onData = () => {};
    socket.write(bytes(5000));
    peer.wait(50);
    peer.send({ ack: 1001, payload: bytes(3) });
    socket.write(bytes(77));
    peer.wait(100);
    const connection = connectionOf(peer.stack);
    const out = connection.beginOffload();
    expect(out.delegated.retransmit.timeoutDelta).toBeGreaterThan(0);
    expect(out.delegated.retransmit.timeoutDelta).toBeLessThan(300);
    connection.resume(out);
    expect(delegatedState(coreOf(peer.stack))).toEqual(out.delegated);
  });

  it('fires at once for 0, never for -1 while nothing is outstanding (CHM-GEN-006, -007)', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    socket.write(bytes(10));
    peer.take();
    const connection = connectionOf(peer.stack);
    const out = connection.beginOffload();
    const overdue = { ...out.delegated, retransmit: { count: 2, timeoutDelta: ticks(0) } };
    connection.resume({ ...out, delegated: overdue });
    peer.wait(0);
    expect(peer.takeText()).toEqual(['PA 1 1 10']);
    expect(coreOf(peer.stack).tcb.retransmitCount).toBe(3);
    expect(coreOf(peer.stack).alarms.retransmit.remaining).toBe(300 * 8);
    peer.send({ ack: 11 });
    const idle = connection.beginOffload();
    expect(idle.delegated.retransmit.timeoutDelta).toBe(timerStopped);
    connection.resume(idle);
    peer.take();
    peer.wait(100_000);
    expect(peer.take()).toEqual([]);
  });

  it('resends SndNxt to SndMax first, then the rest of the chain, then what came back unsent, then the FIN', () => {
    const peer = new RawPeer({ nagle: false });
    const socket = peer.open();
    socket.write(Uint8Array.of(1, 2, 3, 4));
    peer.take();
    const connection = connectionOf(peer.stack);
    const out = connection.beginOffload();
    const { sndUna } = out.delegated;
    socket.write(Uint8Array.of(9));
    const delegated = { ...out.delegated, sndNxt: ((sndUna + 2) >>> 0) as typeof sndUna };
    connection.resume({ ...out, delegated, finQueued: true }, [Uint8Array.of(5, 6), Uint8Array.of(7, 8)]);
    const sent = peer.take();
    expect(sent[0]?.at).toBe(3);
    expect(sent.flatMap(({ segment }) => [...segment.payload])).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(sent.at(-1)?.flags).toContain('F');
  });

  it('delivers buffered bytes before later ones, and segments held meanwhile after them', () => {
    const peer = new RawPeer();
    const socket = peer.open();
    peer.send({ payload: Uint8Array.of(1, 2) });
    const connection = connectionOf(peer.stack);
    const out = connection.beginOffload();
    peer.send({ at: 3, payload: Uint8Array.of(3) });
    peer.send({ at: 4, payload: Uint8Array.of(4), flags: TcpFlag.ack | TcpFlag.fin });
    const got: (number | string)[] = [];
    socket.onData = (data) => got.push(...data);
    socket.onEnd = () => got.push('end');
    expect(got).toEqual([]);
    connection.resume(out);
    expect(got).toEqual([1, 2, 3, 4, 'end']);
  });

  it('goes on with the timestamp that the target left, whatever its clock did (TV-TS-B3)', () => {
    const peer = new RawPeer({}, true);
    const socket = peer.open();
    peer.clock.advanceTo(millis(200));
    const connection = connectionOf(peer.stack);
    const out = connection.beginOffload();
    connection.resume({ ...out, delegated: { ...out.delegated, tsTime: 150 } });
    peer.take();
    peer.clock.advanceTo(millis(250));
    socket.write(bytes(1));
    expect(peer.take()[0]?.segment.options.timestamps?.value).toBe(200);
  });
});
