import { describe, expect, test } from 'vitest';
import { type NetBufferList, ndisStatus } from '#contract';
import type { Counters } from '#driver';
import { Findings, type HostCall } from '../scoreboard/index.ts';
import { TargetBoard } from './targetBoard.ts';

const request = (bytes: number): NetBufferList => ({
  next: null,
  netBuffers: [
    {
      mdlChain: [{ buffer: new Uint8Array(bytes), byteCount: bytes }],
      currentMdl: 0,
      currentMdlOffset: 0,
      dataLength: bytes,
    },
  ],
  status: ndisStatus.success,
  tcpOffloadBytesTransferred: 0,
  tcpReceiveNoPush: false,
  protocolReserved: null,
  miniportReserved: null,
});
const up = (name: string, ...argument: unknown[]): HostCall => ({ name, direction: 'up', argument });
const counters = (deliveredBytes: bigint): Counters => ({ deliveredBytes }) as Counters;

describe('the miniport in a run', () => {
  test('that gives back what it did not own is named by requirement', () => {
    const findings = new Findings();
    const board = new TargetBoard(findings, true);
    board.hostCall(up('tcpOffloadSendComplete', request(10)));
    expect(findings.mismatches.map(({ requirement, field }) => [requirement, field])).toEqual([
      ['CHM-TERM-043', 'miniport'],
    ]);
  });

  test('must hand up as many bytes as the device says it delivered', () => {
    const findings = new Findings();
    new TargetBoard(findings, true).finish(counters(0n));
    expect(findings.mismatches).toEqual([]);
    new TargetBoard(findings, true).finish(counters(7n));
    expect(findings.mismatches.map(({ field, device, model }) => [field, device, model])).toEqual([
      ['register deliveredBytes', '7', '0'],
    ]);
  });

  test('an operation that does not complete is open at the end', () => {
    const findings = new Findings();
    const board = new TargetBoard(findings, true);
    const root = { layer: 'neighbor', miniportOffloadContext: null, nextBlock: null, dependentBlockList: null };
    board.hostCall({ name: 'queryOffload', direction: 'down', argument: [root] });
    board.hostReturned({ name: 'queryOffload', direction: 'down', argument: [root] }, undefined);
    board.finish(counters(0n));
    expect(findings.mismatches.map(({ device }) => device)).toEqual(['operation query has not completed']);
  });
});
