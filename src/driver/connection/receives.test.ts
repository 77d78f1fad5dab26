/** Receives and indications of an offloaded connection, against the device in memory. */
import { describe, expect, test } from 'vitest';
import { type NetBufferList, ndisStatus } from '#contract';
import { chain } from '../buffers/netBuffers.ts';
import { flag } from '../fake/frame.ts';
import { request } from '../testing/blocks.ts';
import { bytes, open, receive, text } from '../testing/opened.ts';

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
