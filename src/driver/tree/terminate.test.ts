/** Terminate and query: docs/spec/chimney-state.md sections 7 and 11. */
import { describe, expect, test } from 'vitest';
import { type NetBufferList, ndisStatus, type OffloadBlock, type TcpBlock } from '#contract';
import { seq, ticks } from '#units';
import { chain, pieces, unchained } from '../buffers/netBuffers.ts';
import { flag } from '../fake/frame.ts';
import { cell, neighbor, path, reference, request, siblings, tcp } from '../testing/blocks.ts';
import { named, Rig } from '../testing/rig.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytes = (word: string): Uint8Array => new Uint8Array(Buffer.from(word, 'latin1'));
const remaining = (head: NetBufferList | null): string[] =>
  unchained(head).map((one) => pieces(one).map(text).join(''));
const statuses = (...blocks: readonly OffloadBlock[]): string[] => blocks.map(({ status }) => named(status));

const open = async (choice: Parameters<Rig['offload']>[0] = {}) => {
  const rig = await Rig.open();
  const cells = await rig.offload(choice);
  rig.heard();
  return { rig, context: cells.t.value ?? {}, ...cells };
};

const terminate = async (rig: Rig, root: OffloadBlock): Promise<void> => {
  rig.miniport.terminateOffload(root);
  await rig.settle();
};

const nothingLeft = (rig: Rig): void => {
  expect(rig.miniport.offloadedObjects).toBe(0);
  expect(rig.nic.base.hostMemory.usedBytes).toBe(rig.atRest.host);
  expect(rig.nic.base.nicMemory.usedBytes).toBe(rig.atRest.nic);
};

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

describe('send data handed down', () => {
  test('TV-MDL-1: every byte stands at its sequence number, SndNxt and SndMax where the table says', async () => {
    const word = (first: number, size: number) => Uint8Array.from({ length: size }, (_, i) => (first + i) % 251);
    const nbls = [
      request(word(0, 200), word(200, 400)),
      request(word(600, 400), word(1000, 400)),
      request(word(1400, 400), word(1800, 200)),
    ];
    const una = 0xffff_ff00;
    const { rig, t } = await open({
      chain: chain(nbls),
      delegated: { sndUna: seq(una), sndNxt: seq(una + 1000), sndMax: seq(una + 1600), sndWnd: 4000 },
    });
    const all = rig.out.map(({ seq: at, payload }) => [seq(at - una), payload] as const);
    // [SndNxt, SndMax) first, then what was never sent.
    expect(all[0]?.[0]).toBe(1000);
    for (const [offset, payload] of all) expect(payload, `offset ${offset}`).toEqual(word(offset, payload.length));
    expect(all.reduce((sum, [, payload]) => sum + payload.length, 0)).toBe(1000);
    await rig.peer({ seq: 5000, ack: seq(una + 1000) });
    const block = reference.tcp(t);
    await terminate(rig, block);
    expect(rig.heard()).toEqual(['send success 600', 'terminate success']);
    expect(unchained(block.netBufferListChain)).toEqual([nbls[1], nbls[2]]);
    expect(nbls[1]?.netBuffers[0]).toMatchObject({ currentMdl: 1, currentMdlOffset: 0, dataLength: 400 });
    expect(block.state?.delegated).toMatchObject({ sndUna: seq(una + 1000), sndMax: seq(una + 2000) });
  });

  test('a thousand one-byte requests and a FIN fit a ring of 16 entries', async () => {
    const nbls = Array.from({ length: 1000 }, (_, i) => request(new Uint8Array([i % 251])));
    const { rig } = await open({
      chain: chain(nbls),
      delegated: { state: 'finWait1', sndNxt: seq(1000), sndMax: seq(2001) },
      remoteMss: 64,
    });
    const sent = rig.out.flatMap(({ payload }) => [...payload]);
    expect(sent).toEqual(nbls.map((_, i) => i % 251));
    expect((rig.out.at(-1)?.flags ?? 0) & flag.fin).toBe(flag.fin);
    await rig.peer({ seq: 5000, ack: 2001 });
    expect(rig.heard()).toHaveLength(1000);
  });
});

test('an image with a state that is none is an error, not CLOSED', async () => {
  const { rig, t } = await open();
  const [row] = rig.target.device.engine.tables.connections.rows();
  if (row === undefined) throw new Error('no row');
  const imageOut = row.imageOut.bind(row);
  row.imageOut = (operation) => Object.assign(imageOut(operation), { state: 13 });
  await expect(terminate(rig, reference.tcp(t))).rejects.toThrow(/connection state 13/);
  expect(rig.heard()).toEqual([]);
});

describe('terminate of trees', () => {
  test('dependents first, placeholders and all blocks with a status (CHM-TERM-021, -062)', async () => {
    const rig = await Rig.open();
    const cells = { n: cell(), p1: cell(), p2: cell(), t1: cell(), t2: cell() };
    const down = siblings(
      path(cells.p1, siblings(tcp(cells.t1, { remotePort: 81 }), tcp(cells.t2, { remotePort: 82 }))),
      path(cells.p2),
    );
    rig.miniport.initiateOffload(neighbor(cells.n, down));
    await rig.settle();
    const t = siblings(reference.tcp(cells.t1), reference.tcp(cells.t2));
    const p = siblings(reference.path(cells.p1, t), reference.path(cells.p2), path(null));
    const root = reference.neighbor(cells.n, p);
    await terminate(rig, root);
    expect(statuses(root, p, t)).toEqual(['success', 'success', 'success']);
    expect(root.state?.delegated?.nicReachabilityDelta).toBe(7);
    expect([rig.miniport.statistics.illegalOrders, rig.heard().at(-1)]).toEqual([0, 'terminate success']);
    expect(Object.values(cells).map(({ value }) => value)).toEqual([null, null, null, null, null]);
    nothingLeft(rig);
  });

  test('forbidden orders fail, are counted, and change nothing (O-35)', async () => {
    const { rig, n, p, t } = await open();
    const early = [reference.path(p), reference.neighbor(n)];
    for (const root of early) await terminate(rig, root);
    expect(statuses(...early)).toEqual(['failure', 'failure']);
    const [first, second] = [reference.tcp(t), reference.tcp(t)];
    rig.miniport.terminateOffload(first);
    rig.miniport.terminateOffload(second);
    await rig.settle();
    expect(statuses(first, second)).toEqual(['success', 'failure']);
    expect(rig.miniport.statistics.illegalOrders).toBe(3);
    expect(rig.heard().filter((one) => !one.startsWith('terminate'))).toEqual([]);
    await terminate(rig, reference.neighbor(n, reference.path(p)));
    nothingLeft(rig);
  });
});

describe('lost state (section 11.9)', () => {
  test('five steps in order, requests outstanding until the second terminate (CHM-TERM-069 to -075)', async () => {
    const { rig, context, t } = await open();
    rig.miniport.tcpOffloadSend(context, request(bytes('data')));
    rig.miniport.tcpOffloadReceive(context, request(new Uint8Array(9)));
    await rig.settle();
    for (const row of rig.target.device.engine.tables.connections.rows()) row.failed = true;
    const first = reference.tcp(t);
    await terminate(rig, first);
    expect(rig.heard()).toEqual(['terminate failure', 'retrieve hardwareFailure', 'abort']);
    expect(t.value).not.toBe(null);
    rig.miniport.tcpOffloadSend(context, request(bytes('more')));
    const second = reference.tcp(t);
    rig.miniport.terminateOffload(second);
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual([
      'send requestAborted 0',
      'receive requestAborted 0',
      'send requestAborted 0',
      'terminate failure',
    ]);
    expect(second.state?.delegated).toMatchObject({
      state: 'closed',
      sndUna: 0,
      rcvNxt: 0,
      dWnd: 0,
      bufferedData: null,
    });
    expect([t.value, rig.miniport.offloadedObjects]).toEqual([null, 2]);
  });

  test('a failed query is followed by the events (CHM-QRY-008)', async () => {
    const { rig, t } = await open();
    for (const row of rig.target.device.engine.tables.connections.rows()) row.failed = true;
    rig.miniport.queryOffload(reference.tcp(t));
    await rig.settle();
    expect(rig.heard()).toEqual(['query failure', 'retrieve hardwareFailure', 'abort']);
  });
});

describe('query', () => {
  test('fills every class its type asks for, and only those; two at once; the connection goes on (CHM-QRY-003 to -005)', async () => {
    const { rig, n, p, t } = await open();
    rig.host.onIndicate = () => ({ status: ndisStatus.offloadDataNotAccepted });
    await rig.peer({ seq: 5000, payload: bytes('abcdef') });
    rig.heard();
    const whole = tcp(t, { remotePort: 1, initialRcvWnd: 2, remoteMss: 3, delegated: { dWnd: 4 } });
    const root = neighbor(n, path(p, whole));
    const delegatedOnly = reference.tcp(t);
    rig.miniport.queryOffload(root);
    rig.miniport.queryOffload(delegatedOnly);
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['query success', 'query success']);
    expect(whole.state?.constant).toEqual(tcp(null).state?.constant);
    expect(whole.state?.cached).toEqual(tcp(null).state?.cached);
    expect(whole.state?.delegated).toMatchObject({
      rcvNxt: 5006,
      dWnd: 99,
      receiveBacklogSize: 6,
      sendBacklogSize: 0xffff_ffff,
    });
    expect(delegatedOnly.state?.delegated).toMatchObject({ state: 'established', rcvNxt: 5006, receiveBacklogSize: 6 });
    expect(delegatedOnly.state?.cached).toBeUndefined();
    expect(root.state?.cached?.hostReachabilityDelta).toBe(ticks(5));
    await rig.peer({ seq: 5006, payload: bytes('g') });
    expect(rig.out.at(-1)?.ack).toBe(5007);
  });

  test('never fails for want of host memory: blocks wait for each other (CHM-QRY-006)', async () => {
    const { rig, n, p, t } = await open();
    const { hostMemory } = rig.nic.base;
    for (let size = 2 ** 22; size >= 64; size /= 2) while (hostMemory.tryTake(size) !== undefined);
    const root = reference.neighbor(n, reference.path(p, reference.tcp(t)));
    const again = reference.tcp(t);
    rig.miniport.queryOffload(root);
    rig.miniport.queryOffload(again);
    await rig.settle();
    expect(rig.heard()).toEqual(['query success', 'query success']);
    expect(again.state?.delegated).toMatchObject({ state: 'established', rcvNxt: 5000 });
  });

  test('placeholders succeed; a tree of nothing completes later as well', async () => {
    const rig = await Rig.open();
    const root = neighbor(null, path(null));
    rig.miniport.queryOffload(root);
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['query success']);
  });
});
