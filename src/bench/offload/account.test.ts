/** What the bench counts of an offload, and what it says when something is missing. */
import { describe, expect, test } from 'vitest';
import {
  decodeTcpRow,
  encodeTcpRow,
  type NetBufferList,
  ndisStatus,
  RetireKind,
  type RetireRecord,
  sizeOfTcpRow,
  type TcpRow,
} from '#contract';
import { Findings } from '../scoreboard/index.ts';
import { EngineRows } from './engineRows.ts';
import { RequestAccount } from './requestAccount.ts';
import { SendAccount } from './sendAccount.ts';
import { settleCompared } from './settle.ts';

const request = (bytes: number, first = 0): NetBufferList => ({
  next: null,
  netBuffers: [
    {
      mdlChain: [{ buffer: Uint8Array.from({ length: bytes }, (_, i) => first + i), byteCount: bytes }],
      currentMdl: 0,
      currentMdlOffset: 0,
      dataLength: bytes,
    },
  ],
  status: ndisStatus.pending,
  tcpOffloadBytesTransferred: 0,
  tcpReceiveNoPush: false,
  protocolReserved: null,
  miniportReserved: null,
});

/** Moves the data start as a target does for acknowledged bytes. */
const advance = (one: NetBufferList, bytes: number): void => {
  const [buffer] = one.netBuffers;
  if (buffer === undefined) throw new Error('no buffer');
  buffer.currentMdlOffset += bytes;
  buffer.dataLength -= bytes;
};

const sends = () => {
  const findings = new Findings();
  return { findings, account: new SendAccount(findings, new RequestAccount(findings)), connection: {} };
};

describe('send bytes', () => {
  test('come back acknowledged or returned, each once', () => {
    const { findings, account, connection } = sends();
    const [whole, partly] = [request(10), request(20, 10)];
    account.post('send', connection, whole);
    account.post('send', connection, partly);
    Object.assign(whole, { status: ndisStatus.success, tcpOffloadBytesTransferred: 10 });
    account.complete('send', whole);
    advance(partly, 5);
    Object.assign(partly, { status: ndisStatus.uploadInProgress, tcpOffloadBytesTransferred: 5 });
    account.complete('send', partly);
    account.settle(connection, '1:2', 15);
    expect([account.posted, account.completed, account.returned]).toEqual([30, 15, 15]);
    expect(findings.mismatches).toEqual([]);
    account.complete('send', partly);
    expect(findings.mismatches).toMatchObject([{ requirement: 'CHM-GEN-013', field: 'send request' }]);
  });

  test('that the host was told of as acknowledged, and the device was not, are a difference', () => {
    const { findings, account, connection } = sends();
    const one = request(20);
    account.post('send', connection, one);
    Object.assign(one, { status: ndisStatus.success, tcpOffloadBytesTransferred: 20 });
    account.complete('send', one);
    account.settle(connection, '1:2', 19);
    expect(findings.mismatches).toMatchObject([{ requirement: 'CHM-TX-015', device: '19', model: '20' }]);
    expect(account.returned).toBe(0);
  });

  test('that come back with another start or other contents are a difference', () => {
    const { findings, account, connection } = sends();
    const one = request(20);
    account.post('send', connection, one);
    advance(one, 6);
    Object.assign(one, { status: ndisStatus.uploadInProgress, tcpOffloadBytesTransferred: 5 });
    account.complete('send', one);
    expect(findings.mismatches[0]?.requirement).toBe('CHM-TX-015');
  });
});

describe('rows of the engine', () => {
  const target = 0x1000_0003;
  const zero = decodeTcpRow(new Uint8Array(sizeOfTcpRow));
  const record = (kind: RetireKind, from: TcpRow, to: TcpRow): readonly [RetireRecord, Uint8Array] => {
    const [before, after] = [encodeTcpRow(from), encodeTcpRow(to)];
    let changed = 0n;
    const words: Uint8Array[] = [];
    for (let at = 0; at < sizeOfTcpRow; at += 8)
      if (Buffer.compare(before.subarray(at, at + 8), after.subarray(at, at + 8)) !== 0) {
        changed |= 1n << BigInt(at / 8);
        words.push(after.subarray(at, at + 8));
      }
    return [{ kind, target, changed } as RetireRecord, Buffer.concat(words)];
  };

  test('follow the changed words from initiate to complete', () => {
    const ports = { localPort: 5000, remotePort: 80 };
    const live: TcpRow = { ...zero, ...ports, live: true, sndUna: 7, pathIndex: 0 };
    const later: TcpRow = { ...live, rangeCount: 2, rcvNxt: 0x1234_5678 };
    const captured: TcpRow = { ...later, captured: true };
    const rows = new EngineRows();
    rows.take(...record(RetireKind.Segment, zero, live));
    expect(rows.of(ports)).toBeUndefined();
    rows.take(...record(RetireKind.Initiate, zero, live));
    rows.take(...record(RetireKind.Segment, live, later));
    expect(rows.of(ports)).toEqual(later);
    expect(rows.take(...record(RetireKind.Terminate, later, captured))).toEqual(later);
    rows.take(...record(RetireKind.Complete, captured, zero));
    expect(rows.of(ports)).toBeUndefined();
  });
});

test('what was compared is held against what had to be: less is named, more is a difference', () => {
  const due = {
    retired: 10,
    frames: 4,
    events: 0,
    stateFields: 0,
    bufferedBytes: 3,
    returnedSendBytes: 0,
    counters: 0,
  };
  const findings = new Findings();
  Object.assign(findings.compared, { retired: 10, frames: 1, bufferedBytes: 5 });
  settleCompared(findings, due);
  expect([findings.uncompared, findings.uncomparedKinds]).toEqual([3, ['3 frames']]);
  expect(findings.mismatches.map(({ field }) => field)).toEqual(['count of compared bufferedBytes']);
});
