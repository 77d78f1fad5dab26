/** Figures for the device's counters of segments: from frames on the wire and retire records. */
import { describe, expect, test } from 'vitest';
import type { RetireRecord } from '#contract';
import { seq } from '#units';
import { buildTcpFrame, IPV4_DEFAULTS, ipv4, mac, NO_TCP_OPTIONS, TcpFlag } from '#wire';
import type { Scoreboard } from '../scoreboard/index.ts';
import { SegmentAccount } from './segmentAccount.ts';

describe('segments on the wire', () => {
  const frame = (at: number, bytes: number, flags: number = TcpFlag.ack): Uint8Array =>
    buildTcpFrame({
      link: { source: mac('02:00:00:00:00:01'), destination: mac('02:00:00:00:00:02') },
      ip: IPV4_DEFAULTS,
      segment: {
        source: ipv4('10.0.0.1'),
        destination: ipv4('10.0.0.2'),
        sourcePort: 5000,
        destinationPort: 80,
        seq: seq(at),
        ack: seq(1),
        flags,
        window: 1000,
        urgentPointer: 0,
        options: NO_TCP_OPTIONS,
        payload: new Uint8Array(bytes),
      },
    });

  test('are retransmitted when a byte or the FIN of them was sent before, by the host or by the device', () => {
    const account = new SegmentAccount();
    // Of the host: nothing of it has a record.
    account.frameOut(frame(0xffff_ffdf, 0, TcpFlag.syn), 90);
    account.frameOut(frame(0xffff_ffe0, 16), 91);
    expect(account.figures).toEqual({ segmentsOut: 0, retransmittedSegments: 0 });
    const { ack, fin, rst } = TcpFlag;
    const sent: readonly (readonly [Uint8Array, boolean])[] = [
      [frame(0xffff_ffe0, 16), true],
      [frame(0xffff_fff0, 32), false],
      [frame(0xffff_fff8, 40), true],
      [frame(32, 0), false],
      [frame(32, 0, ack | fin), false],
      [frame(32, 0, ack | fin), true],
      [frame(0, 0, ack | rst), false],
    ];
    sent.forEach(([bytes, again], number) => {
      const before = account.figures.retransmittedSegments;
      account.retired({ hasFrame: true, egressFrame: number } as RetireRecord);
      account.frameOut(bytes, number);
      expect(account.figures.retransmittedSegments - before, `segment ${number}`).toBe(Number(again));
    });
    account.frameOut(frame(0, 5), 99);
    expect(account.figures.segmentsOut).toBe(sent.length);
  });

  test('are new where they leave behind the hand-down that follows their upload', () => {
    const account = new SegmentAccount();
    account.frameOut(frame(100, 50), 0);
    account.retired({ hasFrame: true, egressFrame: 1 } as RetireRecord);
    // The host has it back and hands it down again, with SndMax 162, while the last segment still waits for the wire.
    const state = { constant: { localPort: 5000, remotePort: 80 }, delegated: { sndMax: seq(162) } };
    const block = { layer: 'tcp', state, nextBlock: null, dependentBlockList: null, miniportOffloadContext: {} };
    const board: Scoreboard = account;
    board.hostCall?.({ name: 'initiateOffload', direction: 'down', argument: [block] });
    account.frameOut(frame(150, 12), 1);
    expect(account.figures).toEqual({ segmentsOut: 1, retransmittedSegments: 0 });
  });
});
