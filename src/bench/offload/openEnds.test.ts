/** What a run leaves open is a difference, by the rule it breaks. */
import { describe, expect, test } from 'vitest';
import {
  type NeighborBlock,
  type NetBuffer,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type TcpBlock,
} from '#contract';
import { Findings, type HostCall } from '../scoreboard/index.ts';
import { OffloadAccount } from './account.ts';

const request = (bytes: number): NetBufferList => ({
  next: null,
  netBuffers: [
    {
      mdlChain: [{ buffer: new Uint8Array(bytes), byteCount: bytes }],
      currentMdl: 0,
      currentMdlOffset: 0,
      dataLength: bytes,
    } satisfies NetBuffer,
  ],
  status: ndisStatus.pending,
  tcpOffloadBytesTransferred: 0,
  tcpReceiveNoPush: false,
  protocolReserved: null,
  miniportReserved: null,
});

/** A TCP block alone: what the account looks at of one. */
const tcpBlock = (cell: { value: object | null }): TcpBlock =>
  ({
    layer: 'tcp',
    miniportOffloadContext: cell,
    nextBlock: null,
    dependentBlockList: null,
    netBufferListChain: null,
    status: ndisStatus.pending,
    state: { constant: { localPort: 5000, remotePort: 80 }, delegated: { bufferedData: null } },
  }) as unknown as TcpBlock;

/** An account with one connection down; `down` and `up` are calls between host and miniport. */
function connected() {
  const findings = new Findings();
  const account = new OffloadAccount(findings, { connections: 16, paths: 4, neighbors: 4 });
  const call =
    (direction: HostCall['direction']) =>
    (name: string, ...argument: readonly unknown[]) =>
      account.hostCall({ name, direction, argument });
  const [down, up] = [call('down'), call('up')];
  const cell: { value: object | null } = { value: null };
  const context = {};
  const initiate = tcpBlock(cell);
  down('initiateOffload', initiate);
  cell.value = context;
  initiate.status = ndisStatus.success;
  up('initiateOffloadComplete', initiate);
  /** The connection is given back. */
  const terminate = (): void => {
    const block = tcpBlock(cell);
    down('terminateOffload', block);
    cell.value = null;
    block.status = ndisStatus.success;
    up('terminateOffloadComplete', block);
  };
  const found = () => {
    account.finish();
    return findings.mismatches.map(({ requirement, field, device }) => `${requirement} ${field}: ${device}`);
  };
  return { account, down, up, cell, context, terminate, found };
}

describe('at the end of a run', () => {
  test('a connection that went down and came back with all its requests leaves nothing', () => {
    const { account, down, up, context, terminate, found } = connected();
    const [send, receive] = [request(5), request(9)];
    down('tcpOffloadSend', context, send);
    down('tcpOffloadReceive', context, receive);
    Object.assign(send, { status: ndisStatus.success, tcpOffloadBytesTransferred: 5 });
    up('tcpOffloadSendComplete', send);
    Object.assign(receive, { tcpOffloadBytesTransferred: 4 });
    up('tcpOffloadReceiveComplete', receive);
    terminate();
    expect(found()).toEqual([]);
    expect([account.open(), account.figures.deliveredBytes]).toEqual([undefined, 4]);
    expect(account.figures.freeConnections).toEqual({ least: 16, most: 16 });
  });

  test.each(['initiateOffload', 'queryOffload', 'updateOffload', 'invalidateOffload', 'terminateOffload'])(
    '%s without a completion is CHM-STR-012',
    (name) => {
      const { account, down, cell, found } = connected();
      down(name, tcpBlock(cell));
      expect(account.open()).toBe(`${name} of the miniport to complete`);
      expect(found()).toEqual([`CHM-STR-012 ${name}: not completed`]);
    },
  );

  test('so is a completion of a root that is not under way, or of another operation', () => {
    const { down, up, cell, found } = connected();
    const block = tcpBlock(cell);
    up('queryOffloadComplete', block);
    down('queryOffload', block);
    up('terminateOffloadComplete', block);
    expect(found()).toEqual(['CHM-STR-012 queryOffloadComplete: told', 'CHM-STR-012 terminateOffloadComplete: told']);
  });

  test.each(['tcpOffloadSend', 'tcpOffloadReceive', 'tcpOffloadDisconnect', 'tcpOffloadForward'])(
    'a request of %s that did not come back before its connection did is CHM-TERM-038',
    (name) => {
      const { down, context, terminate, found } = connected();
      down(name, context, request(0));
      expect(found()).toEqual([]);
      terminate();
      const kind = name.replace('tcpOffload', '').toLowerCase();
      expect(found()).toEqual([`CHM-TERM-038 ${kind} request of ports 5000:80: not completed when the terminate was`]);
    },
  );

  test('a request that comes back twice, or by the wrong door, is CHM-GEN-013', () => {
    const { down, up, context, found } = connected();
    const one = request(0);
    down('tcpOffloadReceive', context, one);
    up('tcpOffloadReceiveComplete', one);
    up('tcpOffloadReceiveComplete', one);
    down('tcpOffloadSend', context, one);
    up('tcpOffloadReceiveComplete', one);
    expect(found()).toEqual(['CHM-GEN-013 receive request: came back', 'CHM-GEN-013 receive request: came back']);
  });

  test('a buffer that was accepted and not returned is CHM-RI-013; a refused one is not lent', () => {
    const { account, down, up, found } = connected();
    const [taken, refused] = [request(3), request(4)];
    for (const [data, status] of [
      [taken, ndisStatus.success],
      [refused, ndisStatus.offloadDataNotAccepted],
    ] as const) {
      up('tcpOffloadReceiveIndicate', {}, data);
      account.hostReturned({ name: 'tcpOffloadReceiveIndicate', direction: 'up', argument: [{}, data] }, { status });
    }
    expect(account.open()).toMatch(/1 receive buffers/);
    expect(account.figures.deliveredBytes).toBe(7);
    down('tcpOffloadReceiveReturn', refused);
    expect(found()).toEqual([
      'CHM-RI-012 receive buffer: returned by the host',
      'CHM-RI-013 receive buffer: lent and not returned',
    ]);
    down('tcpOffloadReceiveReturn', taken);
    expect(account.open()).toBeUndefined();
  });

  test('objects that are with the target still, or were lost in it, are missing among the free rows', () => {
    const { account, down, up, cell, context } = connected();
    expect(account.figures.freeConnections).toEqual({ least: 15, most: 15 });
    const parents = { layer: 'neighbor', miniportOffloadContext: { value: null as object | null }, nextBlock: null };
    const path = { layer: 'path', miniportOffloadContext: { value: {} }, nextBlock: null, dependentBlockList: null };
    const root = { ...parents, dependentBlockList: path } as unknown as NeighborBlock;
    down('initiateOffload', root);
    if (root.miniportOffloadContext !== null) root.miniportOffloadContext.value = {};
    up('initiateOffloadComplete', root);
    // The path was a linker: it had been offloaded before.
    expect([account.figures.freeNeighbors, account.figures.freePaths]).toEqual([
      { least: 3, most: 3 },
      { least: 4, most: 4 },
    ]);
    const lose = (empty: boolean): void => {
      const block = tcpBlock(cell) as OffloadBlock;
      down('terminateOffload', block);
      block.status = ndisStatus.failure;
      if (empty) cell.value = null;
      up('terminateOffloadComplete', block);
    };
    lose(false);
    expect([cell.value, account.figures.freeConnections]).toEqual([context, { least: 15, most: 15 }]);
    lose(true);
    expect(account.figures.freeConnections).toEqual({ least: 15, most: 16 });
  });
});
