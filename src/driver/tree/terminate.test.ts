/** Terminate of a connection: docs/spec/chimney-state.md section 11. */
import { describe, expect, test } from 'vitest';
import { type NetBufferList, ndisStatus, type TcpBlock } from '#contract';
import { seq } from '#units';
import { chain, pieces, unchained } from '../buffers/netBuffers.ts';
import { flag } from '../fake/frame.ts';
import { cell, neighbor, path, reference, request, tcp } from '../testing/blocks.ts';
import { bytes, nothingLeft, open, terminate, text } from '../testing/opened.ts';
import { named } from '../testing/scriptedHost.ts';

const remaining = (head: NetBufferList | null): string[] =>
  unchained(head).map((one) => pieces(one).map(text).join(''));

describe('terminate of a connection', () => {
  test('hands the posted sends back from SndUna on, head, tail and all (CHM-TERM-044 to -048)', async () => {
    const { rig, context, t } = await open();
    const sends = [request(bytes('acked')), request(bytes('par'), bytes('tly')), request(bytes('unsent'))];
    rig.miniport.tcpOffloadSend(context, chain(sends) as NetBufferList);
    await rig.settle();
    await rig.peer({ seq: 5000, ack: 1009 });
    const block = reference.tcp(t);
    rig.miniport.terminateOffload(block);
    expect(rig.heard(), 'nothing within the call (CHM-TERM-028)').toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['send success 5', 'terminate success']);
    expect(remaining(block.netBufferListChain)).toEqual(['ly', 'unsent']);
    expect(unchained(block.netBufferListChain)).toEqual([sends[1], sends[2]]);
    expect(sends[1]?.netBuffers[0]).toMatchObject({ currentMdl: 1, currentMdlOffset: 1, dataLength: 2 });
    expect(block.state?.delegated).toMatchObject({
      state: 'established',
      sndUna: 1009,
      sndNxt: 1017,
      sndMax: 1017,
      sendDataHead: sends[1],
      sendDataTail: sends[2],
      bufferedData: null,
      dWnd: 99,
    });
    expect([t.value, rig.out.some(({ flags }) => (flags & (flag.fin | flag.rst)) !== 0)]).toEqual([null, false]);
  });

  test('without send data the chain is NULL; without a delegated structure it works too (CHM-TERM-049, -031)', async () => {
    const { rig, t, p, n } = await open();
    const block: TcpBlock = { ...reference.tcp(t), state: null, netBufferListChain: request(bytes('stale')) };
    await terminate(rig, reference.neighbor(n, reference.path(p, block)));
    expect([block.netBufferListChain, named(block.status)]).toEqual([null, 'success']);
    nothingLeft(rig);
  });

  test('an unfinished graceful disconnect: sends and it UPLOADING in order, chain NULL (O-06)', async () => {
    const { rig, context, t } = await open();
    const end = request(bytes('end'));
    rig.miniport.tcpOffloadSend(context, request(bytes('one')));
    rig.miniport.tcpOffloadSend(context, request(bytes('two')));
    rig.miniport.tcpOffloadDisconnect(context, end, 'graceful');
    await rig.settle();
    await rig.peer({ seq: 5000, ack: 1004 });
    const block = reference.tcp(t);
    await terminate(rig, block);
    expect(rig.heard()).toEqual([
      'send success 3',
      'send uploadInProgress 1',
      'disconnect uploadInProgress 0',
      'terminate success',
    ]);
    expect([block.netBufferListChain, block.state?.delegated?.state]).toEqual([null, 'finWait1']);
    expect(remaining(end)).toEqual(['end']);
  });

  test('the same when the device was never given the disconnect', async () => {
    const { rig, context, t } = await open({ delegated: { sndWnd: 0 } });
    for (let i = 0; i < 12; i++) rig.miniport.tcpOffloadSend(context, request(bytes('x')));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'graceful');
    rig.miniport.tcpOffloadSend(context, request(bytes('refused')));
    await terminate(rig, reference.tcp(t));
    expect(rig.heard()).toEqual([
      ...Array.from({ length: 12 }, () => 'send uploadInProgress 0'),
      'disconnect uploadInProgress 0',
      'send requestAborted 0',
      'terminate success',
    ]);
  });

  test('posted receives are filled first, one partly; the rest is BufferedData until it comes back (O-07, O-41)', async () => {
    const { rig, context, t, p, n } = await open();
    rig.host.onIndicate = () => ({ status: ndisStatus.offloadDataNotAccepted });
    await rig.peer({ seq: 5000, payload: new Uint8Array(1400).fill(0x61) });
    for (let i = 1; i < 11; i++) await rig.peer({ seq: 5000 + 1400 * i, payload: new Uint8Array(1400).fill(0x61 + i) });
    rig.heard();
    const block = reference.tcp(t);
    await terminate(rig, block);
    rig.miniport.tcpOffloadReceive(context, request(new Uint8Array(4)));
    const buffered = block.state?.delegated?.bufferedData ?? null;
    const data = unchained(buffered).flatMap(pieces);
    expect(data.reduce((sum, { length }) => sum + length, 0)).toBe(15_400);
    expect(block.state?.delegated?.rcvNxt).toBe(20_400);
    expect([data[0]?.[0], data.at(-1)?.at(-1)]).toEqual([0x61, 0x6b]);
    await terminate(rig, reference.neighbor(n, reference.path(p)));
    expect(rig.heard()).toEqual(['terminate success', 'receive uploadInProgress 0', 'terminate success']);
    nothingLeft(rig);
    expect(() => rig.miniport.close()).toThrow(/the host holds 1 receive buffers/);
    rig.miniport.tcpOffloadReceiveReturn(buffered as NetBufferList);
    rig.miniport.close();
  });

  test('receives beyond the ring and those posted too late are UPLOADING, in order (CHM-TERM-040, CHM-UPL-029)', async () => {
    const { rig, context, t } = await open();
    for (let i = 0; i < 6; i++) rig.miniport.tcpOffloadReceive(context, request(new Uint8Array(10 + i)));
    await rig.peer({ seq: 5000, payload: bytes('abc') });
    const block = reference.tcp(t);
    rig.miniport.terminateOffload(block);
    rig.miniport.tcpOffloadReceive(context, request(new Uint8Array(99)));
    rig.miniport.tcpOffloadSend(context, request(bytes('late')));
    await rig.settle();
    expect(rig.heard()).toEqual([
      'receive uploadInProgress 3',
      ...Array.from({ length: 6 }, () => 'receive uploadInProgress 0'),
      'send uploadInProgress 0',
      'terminate success',
    ]);
    expect(block.netBufferListChain).toBe(null);
  });

  test('after a mandatory retrieve what is posted waits for the terminate and comes back UPLOADING (CHM-UPL-028)', async () => {
    const { rig, context, t } = await open({ delegated: { state: 'closing', sndMax: seq(1001), sndNxt: seq(1001) } });
    rig.miniport.tcpOffloadReceive(context, request(new Uint8Array(5)));
    await rig.settle();
    rig.heard();
    await rig.peer({ seq: 5000, ack: 1001 });
    expect(rig.heard()).toEqual(['retrieve uploadRequested']);
    rig.miniport.tcpOffloadDisconnect(context, request(), 'graceful');
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    const block = reference.tcp(t);
    await terminate(rig, block);
    expect(rig.heard()).toEqual([
      'disconnect uploadInProgress 0',
      'disconnect uploadInProgress 0',
      'terminate success',
    ]);
    expect(block.state?.delegated?.state).toBe('timeWait');
  });

  test('a reset connection is CLOSED, and nothing is chained', async () => {
    const { rig, context, t } = await open();
    rig.miniport.tcpOffloadSend(context, request(bytes('data')));
    await rig.settle();
    await rig.peer({ seq: 5000, flags: flag.rst });
    const block = reference.tcp(t);
    await terminate(rig, block);
    expect(rig.heard()).toEqual(['abort', 'send requestAborted 0', 'terminate success']);
    expect([block.netBufferListChain, block.state?.delegated?.state]).toEqual([null, 'closed']);
  });

  test('goes down again, a hundred times, and leaves nothing (CHM-TERM-068)', async () => {
    const { rig, t, p, n } = await open();
    let from = reference.tcp(t);
    await terminate(rig, from);
    for (let i = 0; i < 100; i++) {
      const again = cell();
      const state = from.state?.delegated;
      rig.miniport.initiateOffload(
        neighbor(n, path(p, tcp(again, { delegated: { ...state } }), { state: null }), { state: null }),
      );
      await rig.settle();
      rig.miniport.tcpOffloadSend(again.value ?? {}, request(bytes('data')));
      await rig.settle();
      const { seq: at = 0 } = rig.out.at(-1) ?? {};
      await rig.peer({ seq: 5000, ack: at + 4 });
      from = reference.tcp(again);
      await terminate(rig, from);
    }
    expect(from.state?.delegated?.sndUna).toBe(1400);
    await terminate(rig, reference.neighbor(n, reference.path(p)));
    nothingLeft(rig);
    expect(rig.miniport.statistics).toEqual({ staleEvents: 0, illegalOrders: 0 });
  });
});
