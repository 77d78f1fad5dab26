/** Sends, receives and disconnects of an offloaded connection, against the device in memory. */
import { describe, expect, test } from 'vitest';
import { limits, type NetBufferList, ndisStatus } from '#contract';
import { Random, seq } from '#units';
import { chain, joined } from '../buffers/netBuffers.ts';
import { flag } from '../fake/frame.ts';
import { Miniport } from '../miniport.ts';
import { reference, request } from '../testing/blocks.ts';
import { Rig } from '../testing/rig.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytes = (word: string): Uint8Array => new Uint8Array(Buffer.from(word, 'latin1'));

/** An offloaded connection; its context for requests. */
const open = async (choice: Parameters<Rig['offload']>[0] = {}, sizes: Parameters<typeof Rig.open>[1] = {}) => {
  const rig = await Rig.open({}, sizes);
  const cells = await rig.offload(choice);
  rig.heard();
  const context = cells.t.value ?? {};
  return { rig, context, ...cells };
};

const receive = (size: number, change: Partial<NetBufferList> = {}): NetBufferList => ({
  ...request(new Uint8Array(size)),
  ...change,
});

describe('sends', () => {
  test('complete when the peer acknowledged all of them, in order, with their bytes (CHM-TX-008, -014, -017)', async () => {
    const { rig, context } = await open();
    const requests = [request(bytes('one'), bytes('two')), request(bytes('three')), request()];
    rig.miniport.tcpOffloadSend(context, chain(requests) as NetBufferList);
    await rig.settle();
    expect(rig.out.map(({ payload }) => text(payload)).join('')).toBe('onetwothree');
    expect(rig.heard()).toEqual([]);
    await rig.peer({ seq: 5000, ack: 1007 });
    expect(rig.heard()).toEqual([]);
    await rig.peer({ seq: 5000, ack: 1011 });
    expect(rig.heard()).toEqual(['send success 6', 'send success 5', 'send success 0']);
    expect(requests[0]?.netBuffers[0]).toMatchObject({ dataLength: 0, currentMdl: 1, currentMdlOffset: 3 });
  });

  test('an empty send with nothing outstanding completes too', async () => {
    const { rig, context } = await open();
    rig.miniport.tcpOffloadSend(context, request());
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['send success 0']);
  });

  test('rings of 16 entries wrap and fill; no segment gathers from more than eight entries (seeds 1 to 20)', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = new Random(seed);
      const { rig, context } = await open({ remoteMss: random.pick([1460, 536, 64]) });
      const sent: Uint8Array[] = [];
      const got: Uint8Array[] = [];
      let acknowledged = 0;
      let completed = 0;
      rig.host.onSendComplete = () => completed++;
      const acknowledge = async () => {
        for (const { payload, seq } of rig.out.splice(0)) {
          if (seq !== 1000 + acknowledged) continue;
          got.push(payload);
          acknowledged += payload.length;
        }
        await rig.peer({ seq: 5000, ack: 1000 + acknowledged });
      };
      for (let i = 0; i < 150; i++) {
        const piece = random.bytes(random.chance(0.7) ? random.int(1, 40) : random.int(1, 4000));
        sent.push(piece);
        rig.miniport.tcpOffloadSend(context, request(piece));
        if (random.chance(0.3)) await acknowledge();
      }
      for (let i = 0; i < 60 && completed < 150; i++) await acknowledge();
      expect(completed, `seed ${seed}`).toBe(150);
      expect(Buffer.compare(joined(got), joined(sent)), `seed ${seed}`).toBe(0);
      const image = rig.target.device.engine.tables.connections.rows()[0]?.image;
      expect(limits.entryBytes << (image?.sendRingLog2 ?? 0)).toBe(1024);
    }
  });

  test('posted after a disconnect are ABORTED, behind it (CHM-ERR-004)', async () => {
    const { rig, context } = await open();
    rig.miniport.tcpOffloadSend(context, request(bytes('data')));
    rig.miniport.tcpOffloadDisconnect(context, request(bytes('end')), 'graceful');
    rig.miniport.tcpOffloadSend(context, request(bytes('late')));
    rig.miniport.tcpOffloadDisconnect(context, request(bytes('again')), 'graceful');
    await rig.settle();
    expect(rig.heard()).toEqual([]);
    expect(rig.out.map(({ payload }) => text(payload)).join('')).toBe('dataend');
    expect((rig.out.at(-1)?.flags ?? 0) & flag.fin).toBe(flag.fin);
    await rig.peer({ seq: 5000, ack: 1008 });
    expect(rig.heard()).toEqual([
      'send success 4',
      'disconnect success 3',
      'send requestAborted 0',
      'disconnect success 0',
    ]);
    rig.miniport.tcpOffloadSend(context, request(bytes('later')));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'graceful');
    expect(rig.heard(), 'nothing within the call (CHM-GEN-010)').toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['send requestAborted 0', 'disconnect success 0']);
  });

  test('end with ABORTED at a reset, the acknowledged part of the first told (CHM-CLS-006, -007, CHM-TX-016)', async () => {
    const { rig, context } = await open();
    const first = request(bytes('partly'));
    rig.miniport.tcpOffloadSend(context, first);
    rig.miniport.tcpOffloadSend(context, request(bytes('not')));
    rig.miniport.tcpOffloadReceive(context, receive(10));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'graceful');
    await rig.settle();
    await rig.peer({ seq: 5000, ack: 1004 });
    await rig.peer({ seq: 5000, ack: 1004, flags: flag.rst });
    expect(rig.heard()).toEqual([
      'abort',
      'send requestAborted 4',
      'send requestAborted 0',
      'disconnect requestAborted 0',
      'receive requestAborted 0',
    ]);
    expect(first.netBuffers[0]).toMatchObject({ currentMdlOffset: 4, dataLength: 2 });
    rig.miniport.tcpOffloadSend(context, request(bytes('more')));
    rig.miniport.tcpOffloadReceive(context, receive(10));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    await rig.settle();
    expect(rig.heard().sort()).toEqual([
      'disconnect requestAborted 0',
      'receive requestAborted 0',
      'send requestAborted 0',
    ]);
  });
});

describe('an abortive disconnect', () => {
  test('ends receives, sends, the graceful one, then itself (OC-11)', async () => {
    const { rig, context } = await open();
    rig.miniport.tcpOffloadReceive(context, receive(10));
    rig.miniport.tcpOffloadSend(context, request(bytes('data')));
    rig.miniport.tcpOffloadDisconnect(context, request(), 'graceful');
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    await rig.settle();
    expect(rig.heard()).toEqual([
      'receive requestAborted 0',
      'send requestAborted 0',
      'disconnect requestAborted 0',
      'disconnect success 0',
    ]);
    expect((rig.out.at(-1)?.flags ?? 0) & flag.rst).toBe(flag.rst);
  });

  test('says SUCCESS only when the RST was sent (CHM-DIS-016): a second one, and one of a connection that has ended', async () => {
    const twice = await open();
    twice.rig.miniport.tcpOffloadDisconnect(twice.context, request(), 'abortive');
    twice.rig.miniport.tcpOffloadDisconnect(twice.context, request(), 'abortive');
    await twice.rig.settle();
    expect(twice.rig.heard()).toEqual(['disconnect success 0', 'disconnect requestAborted 0']);

    // LAST_ACK left for CLOSED: no event told of it, so the miniport cannot know (OC-33).
    const lastAck = { state: 'lastAck', sndNxt: seq(1001), sndMax: seq(1001) } as const;
    const { rig, context } = await open({ delegated: lastAck });
    await rig.peer({ seq: 5000, ack: 1001 });
    const before = rig.out.length;
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    await rig.settle();
    expect(rig.heard().at(-1)).toBe('disconnect uploadInProgress 0');
    expect(rig.out.slice(before)).toEqual([]);
  });

  test('also ends what the miniport itself still held back', async () => {
    const { rig, context } = await open({ delegated: { sndWnd: 0 } });
    for (let i = 0; i < 40; i++) rig.miniport.tcpOffloadSend(context, request(bytes('x')));
    rig.miniport.tcpOffloadDisconnect(context, request(bytes('end')), 'graceful');
    rig.miniport.tcpOffloadDisconnect(context, request(), 'abortive');
    await rig.settle();
    const heard = rig.heard();
    expect(heard).toHaveLength(42);
    expect(heard.slice(0, 40).every((one) => one === 'send requestAborted 0')).toBe(true);
    expect(heard.slice(40)).toEqual(['disconnect requestAborted 0', 'disconnect success 0']);
  });
});

describe('receives', () => {
  test('are filled in order; a push completes a partial one, more than the ring holds waits (CHM-RX-001, -008)', async () => {
    const { rig, context } = await open();
    for (let i = 0; i < 9; i++) rig.miniport.tcpOffloadReceive(context, receive(4));
    await rig.settle();
    await rig.peer({ seq: 5000, payload: bytes('abcdefghijklmnopqrstuvwxyz'), flags: flag.psh });
    expect(rig.heard()).toEqual([...Array.from({ length: 6 }, () => 'receive success 4'), 'receive success 2']);
    expect(rig.host.received.map(text).join('')).toBe('abcdefghijklmnopqrstuvwxyz');
  });

  test('posts from inside the completion are taken before the device goes on (CHM-RX-016)', async () => {
    const { rig, context } = await open();
    let left = 5;
    rig.host.onReceiveComplete = () => {
      if (left-- > 0) rig.miniport.tcpOffloadReceive(context, receive(4));
    };
    rig.miniport.tcpOffloadReceive(context, receive(4));
    await rig.peer({ seq: 5000, payload: bytes('abcdefghijklmnopqrst') });
    expect(rig.heard()).toEqual(Array.from({ length: 5 }, () => 'receive success 4'));
    expect(rig.host.received.map(text).join('')).toBe('abcdefghijklmnopqrst');
  });

  test('without a push only the push timer completes a partial one, a no-push one waits (CHM-RX-007, -009)', async () => {
    const { rig, context } = await open();
    rig.miniport.tcpOffloadReceive(context, receive(10));
    await rig.peer({ seq: 5000, payload: bytes('abc') });
    expect(rig.heard()).toEqual([]);
    await rig.strobe(500);
    expect(rig.heard()).toEqual(['receive success 3']);
    rig.miniport.tcpOffloadReceive(context, receive(6, { tcpReceiveNoPush: true }));
    await rig.peer({ seq: 5003, payload: bytes('def'), flags: flag.psh });
    await rig.strobe(600);
    expect(rig.heard()).toEqual([]);
    await rig.peer({ seq: 5006, payload: bytes('ghi'), flags: flag.psh });
    expect(rig.heard()).toEqual(['receive success 6']);
  });

  test('one that holds data already is appended to (CHM-RX-012, OC-25)', async () => {
    const { rig, context } = await open();
    const one = request(bytes('ab------'));
    const [buffer] = one.netBuffers;
    Object.assign(buffer ?? {}, { currentMdlOffset: 2, dataLength: 6 });
    one.tcpOffloadBytesTransferred = 2;
    rig.miniport.tcpOffloadReceive(context, one);
    await rig.peer({ seq: 5000, payload: bytes('cdef'), flags: flag.psh });
    expect(rig.heard()).toEqual(['receive success 6']);
    expect(rig.host.received.map(text)).toEqual(['abcdef']);
    expect(buffer).toMatchObject({ currentMdlOffset: 6, dataLength: 2 });
  });

  test('scatter over several MDLs', async () => {
    const { rig, context } = await open();
    const parts = [new Uint8Array(3), new Uint8Array(0), new Uint8Array(5)];
    rig.miniport.tcpOffloadReceive(context, request(...parts));
    await rig.peer({ seq: 5000, payload: bytes('abcdefgh') });
    expect(parts.map(text)).toEqual(['abc', '', 'defgh']);
    expect(rig.heard()).toEqual(['receive success 8']);
  });

  test('end of stream: partial and empty ones succeed, then the event, then INVALID_STATE (CHM-CLS-005, CHM-ERR-001)', async () => {
    const { rig, context } = await open();
    rig.miniport.tcpOffloadReceive(context, chain([receive(10), receive(10)]) as NetBufferList);
    await rig.peer({ seq: 5000, payload: bytes('abc') });
    await rig.peer({ seq: 5003, flags: flag.fin });
    expect(rig.heard()).toEqual(['receive success 3', 'receive success 0', 'disconnect']);
    rig.miniport.tcpOffloadReceive(context, receive(10));
    await rig.settle();
    expect(rig.heard()).toEqual(['receive invalidState 0']);
  });

  test('bytes handed down wait for a request, and come before later ones (CHM-INIT-025, -026, CHM-UPL-011)', async () => {
    const bufferedData = chain([request(bytes('hand')), request(bytes('ed'))]);
    const { rig, context } = await open({ delegated: { bufferedData } });
    await rig.peer({ seq: 5000, payload: bytes('new') });
    expect(rig.heard()).toEqual([]);
    rig.miniport.tcpOffloadReceive(context, receive(4));
    await rig.settle();
    expect(rig.heard()).toEqual(['receive success 4', 'indicate 5']);
    expect(rig.host.received.map(text)).toEqual(['hand']);
    expect(text(rig.host.indicated[0]?.netBuffers[0]?.mdlChain[0]?.buffer ?? new Uint8Array(0))).toBe('ednew');
  });
});

test("a connection that comes down behind the peer's FIN delivers what it brings, then tells the end (CHM-CLS-001)", async () => {
  const buffered = await open({ delegated: { state: 'closeWait', bufferedData: request(bytes('rest')) } });
  buffered.rig.miniport.tcpOffloadReceive(buffered.context, receive(4));
  await buffered.rig.settle();
  expect(buffered.rig.heard()).toEqual(['receive success 4', 'disconnect']);
  const empty = await open({ delegated: { state: 'closeWait' } });
  empty.rig.miniport.tcpOffloadReceive(empty.context, receive(4));
  await empty.rig.settle();
  expect(empty.rig.heard(), 'the host knows').toEqual(['receive invalidState 0']);
});

describe('indications', () => {
  test("accepted ones are the host's until they come back; then their buffers are used again (CHM-RI-003)", async () => {
    const { rig } = await open();
    let at = 5000;
    const arrive = async (): Promise<void> => {
      await rig.peer({ seq: at, payload: bytes('abcd') });
      at += 4;
    };
    for (let round = 0; round < 4; round++) {
      for (let i = 0; i < 5; i++) await arrive();
      // Four buffers in all: the fifth waits until one comes back.
      expect(rig.heard()).toEqual(Array.from({ length: 4 }, () => 'indicate 4'));
      expect(rig.miniport.lentBuffers).toBe(4);
      rig.miniport.tcpOffloadReceiveReturn(chain(rig.host.indicated.splice(0).reverse()) as NetBufferList);
      await rig.settle();
      expect(rig.heard()).toEqual(['indicate 4']);
      rig.miniport.tcpOffloadReceiveReturn(chain(rig.host.indicated.splice(0)) as NetBufferList);
    }
    expect(rig.miniport.lentBuffers).toBe(0);
  });

  test('refused data stays, and a zero-byte request brings it back (CHM-RI-004, -006, -008)', async () => {
    const { rig, context } = await open();
    rig.host.onIndicate = () => ({ status: ndisStatus.offloadDataNotAccepted });
    await rig.peer({ seq: 5000, payload: bytes('abcd') });
    await rig.peer({ seq: 5004, payload: bytes('efgh') });
    expect(rig.heard()).toEqual(['indicate 4']);
    expect(rig.miniport.lentBuffers).toBe(0);
    rig.host.onIndicate = () => ({ status: ndisStatus.success });
    rig.miniport.tcpOffloadReceive(context, receive(0));
    await rig.settle();
    expect(rig.heard()).toEqual(['receive success 0', 'indicate 8']);
  });

  test('partly accepted: the rest stays; posts from inside the call take it (CHM-RI-005, CHM-DLV-012)', async () => {
    const { rig, context } = await open();
    rig.host.onIndicate = () => {
      rig.miniport.tcpOffloadReceive(context, receive(3));
      return { status: ndisStatus.offloadDataPartiallyAccepted, bytesConsumed: 1 };
    };
    await rig.peer({ seq: 5000, payload: bytes('abcd') });
    expect(rig.heard()).toEqual(['indicate 4', 'receive success 3']);
    expect(rig.host.received.map(text)).toEqual(['bcd']);
  });

  test('a claim beyond what was indicated is a host fault: upload (CHM-ERR-014)', async () => {
    const { rig, context } = await open();
    rig.host.onIndicate = () => ({ status: ndisStatus.offloadDataPartiallyAccepted, bytesConsumed: 99 });
    await rig.peer({ seq: 5000, payload: bytes('abcd') });
    expect(rig.heard()).toEqual(['indicate 4', 'retrieve uploadRequested']);
    rig.miniport.tcpOffloadReceive(context, receive(3));
    await rig.settle();
    expect(rig.heard()).toEqual(['receive uploadInProgress 0']);
  });

  test('a buffer returned twice is refused with the rule it breaks', async () => {
    const { rig } = await open();
    await rig.peer({ seq: 5000, payload: bytes('abcd') });
    const [data] = rig.host.indicated as [NetBufferList];
    rig.miniport.tcpOffloadReceiveReturn(data);
    expect(() => rig.miniport.tcpOffloadReceiveReturn(data)).toThrow(/does not hold/);
  });
});

test('forward, update and invalidate are not offered: segments come back, blocks fail, the connection goes on', async () => {
  const { rig, context, t } = await open();
  rig.miniport.tcpOffloadForward(context, chain([request(bytes('segment')), request(bytes('other'))]) as NetBufferList);
  rig.miniport.updateOffload(reference.tcp(t));
  rig.miniport.invalidateOffload(reference.tcp(t));
  expect(rig.heard()).toEqual([]);
  await rig.settle();
  expect(rig.heard()).toEqual([
    'forward uploadInProgress',
    'forward uploadInProgress',
    'update failure',
    'invalidate failure',
  ]);
  rig.miniport.tcpOffloadSend(context, request(bytes('alive')));
  await rig.settle();
  expect(text(rig.out.at(-1)?.payload ?? new Uint8Array(0))).toBe('alive');
});

test('when host memory runs out requests wait, and go on as soon as some comes back', async () => {
  const { rig, context } = await open();
  const { hostMemory } = rig.nic.base;
  const spare = hostMemory.take(8192);
  for (let size = 65_536; size >= 64; size /= 2) while (hostMemory.tryTake(size) !== undefined);
  hostMemory.give(spare);
  const sends = Array.from({ length: 20 }, (_, i) => request(new Uint8Array(3000).fill(i)));
  for (const one of sends) rig.miniport.tcpOffloadSend(context, one);
  const total = 60_000;
  let acknowledged = 0;
  for (let i = 0; i < 100 && acknowledged < total; i++) {
    await rig.settle();
    acknowledged = Math.max(0, ...rig.out.map(({ seq, payload }) => seq + payload.length - 1000));
    await rig.peer({ seq: 5000, ack: 1000 + acknowledged });
  }
  expect(rig.heard()).toEqual(sends.map(() => 'send success 3000'));
});

test('rings of the same size wrap many times without a stale event', async () => {
  const { rig, context } = await open({ rcvIndicationSize: 2 });
  rig.host.onIndicate = () => ({ status: ndisStatus.offloadDataPartiallyAccepted, bytesConsumed: 2 });
  for (let i = 0; i < 300; i++) {
    rig.miniport.tcpOffloadReceive(context, receive(1));
    await rig.peer({ seq: 5000 + 3 * i, payload: bytes('xyz'), flags: flag.psh });
  }
  expect(rig.host.received).toHaveLength(300);
  expect(rig.miniport.statistics).toEqual({ staleEvents: 0, illegalOrders: 0 });
  expect((await rig.nic.readCounters()).staleReferences).toBe(0n);
});

test('a miniport is refused on a plain NIC, and on an engine whose event ring was in use', async () => {
  await expect(Rig.open({ offload: false })).rejects.toThrow(/no offload engine/);
  const { rig } = await open();
  await expect(Miniport.open(rig.nic)).rejects.toThrow(/in use before/);
});
