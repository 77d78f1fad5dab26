/** What the host does about terminates, lost state and segments that come back: a target whose every answer the test gives by hand. */
import { describe, expect, it } from 'vitest';
import { type NdisStatus, ndisStatus, type TcpBlock } from '#contract';
import { seq } from '#units';
import { parseTcpFrame, TcpFlag } from '#wire';
import { setUp } from '../testing/handTarget.ts';

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

  it.each([
    ['is in order once both FINs are acknowledged', 1, []],
    ["is none without the peer's FIN", 0, ['the connection ended while it was offloaded']],
  ])('that comes up CLOSED %s (CHM-BRA-012, OC-33)', (_words, fin, expected) => {
    const { network, chimney, socket, errors, accept, giveBack, disconnects } = setUp();
    chimney.offload([socket]);
    const { state } = accept();
    socket.end();
    network.idle(0.001);
    const [disconnect] = disconnects;
    if (disconnect === undefined || state?.delegated === undefined) throw new Error('no disconnect');
    disconnect.status = ndisStatus.success;
    chimney.tcpOffloadDisconnectComplete(disconnect);
    chimney.upload(socket);
    const { delegated } = state;
    const moved = { sndUna: seq(delegated.sndUna + 1), sndNxt: seq(delegated.sndUna + 1) };
    const sndMax = moved.sndNxt;
    giveBack(ndisStatus.success, {
      ...delegated,
      ...moved,
      sndMax,
      state: 'closed',
      rcvNxt: seq(delegated.rcvNxt + fin),
    });
    expect(errors).toEqual(expected);
    expect(socket.closed).toBe(true);
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
