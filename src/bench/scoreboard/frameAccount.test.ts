import { describe, expect, test } from 'vitest';
import { DropReason, RawReason, type RawReceiveEntry, RetireKind, type RetireRecord } from '#contract';
import type { Counters } from '#driver';
import { cycles, Random } from '#units';
import { type CounterFigures, compareCounters } from './counterFigures.ts';
import { Findings } from './findings.ts';
import { FrameAccount, type FrameEnd } from './frameAccount.ts';

const record = (serial: number, more: Partial<RetireRecord>): RetireRecord => ({
  serial: BigInt(serial),
  cycle: BigInt(100 + serial),
  fold: 0n,
  changed: 0n,
  inputRef: 0n,
  target: 0,
  egressFrame: 0,
  eventSerial: 0,
  kind: RetireKind.Raw,
  detail: RawReason.NotTcp,
  hasFrame: false,
  hasEvent: false,
  nowMs: 0n,
  ...more,
});
const entry = (number: number, reason: number = RawReason.NotTcp): RawReceiveEntry => ({
  frameNumber: BigInt(number),
  bytes: 60,
  target: 0,
  reason,
  held: false,
  phase: true,
});
const counters = (more: Partial<Record<keyof Counters, bigint>> = {}): Counters =>
  ({
    framesIn: 2n,
    framesOut: 1n,
    rawFrames: 1n,
    rawTransmitFrames: 1n,
    segmentsIn: 0n,
    dropRunt: 1n,
    dropErrored: 0n,
    dropIngressFull: 0n,
    ...more,
  }) as Counters;

const random = new Random(1);
const [first, second, third] = [random.bytes(60), random.bytes(9), random.bytes(70)] as const;

type Steps = Record<'record' | 'entry' | 'drop' | 'leave' | 'counters', () => void>;
type Spoil = (account: FrameAccount, findings: Findings) => Partial<Steps>;

/** The last comparisons. */
function finish(account: FrameAccount, findings: Findings, device: Counters): void {
  account.finish();
  compareCounters(findings, device, account.figures as CounterFigures);
}

/** Frame 0 goes up raw, frame 1 is a runt, one frame of the host leaves; `spoil` gives steps that go wrong. */
function play(spoil: Spoil = () => ({})) {
  const findings = new Findings();
  const ends: FrameEnd[] = [];
  const account = new FrameAccount(findings, (end) => ends.push(end));
  const steps: Steps = {
    record: () => account.retired(record(0, { inputRef: 0n })),
    entry: () => account.rawReceived(first, entry(0)),
    drop: () => account.retired(record(1, { inputRef: 1n, kind: RetireKind.Drop, detail: DropReason.Runt })),
    leave: () => account.frameOut(third, 0, cycles(7)),
    counters: () => finish(account, findings, counters()),
    ...spoil(account, findings),
  };
  account.frameIn(first, 0, false);
  account.frameIn(second, 1, false);
  account.rawSent(third);
  const before = account.open();
  steps.record();
  steps.entry();
  steps.drop();
  steps.leave();
  const after = account.open();
  steps.counters();
  return { findings, ends, before, after };
}

describe('the account of frames', () => {
  test('three frames that end as they should are three compared frames', () => {
    const { findings, ends, before, after } = play();
    expect(findings.mismatches).toEqual([]);
    expect(findings.compared.frames).toBe(3);
    expect(ends).toEqual([
      { number: 0, as: 'raw', reason: 'NotTcp', cycle: 100 },
      { number: 1, as: 'drop', reason: 'Runt', cycle: 101 },
    ]);
    expect(before).toMatch(/the end of 2 frames/);
    expect(after).toBeUndefined();
  });

  // Each line spoils one thing that the device might do wrong, and names what must be found.
  test.each<[string, Spoil, string]>([
    [
      'one byte changed on the way up',
      (a) => ({ entry: () => a.rawReceived(first.with(59, (first[59] ?? 0) ^ 1), entry(0)) }),
      'raw frame',
    ],
    ['a byte cut off on the way up', (a) => ({ entry: () => a.rawReceived(first.subarray(1), entry(0)) }), 'raw frame'],
    [
      'one byte changed on the way out',
      (a) => ({ leave: () => a.frameOut(third.with(0, 1), 0, cycles(7)) }),
      'sent frame',
    ],
    [
      'a frame that nobody sent',
      (a) => ({
        leave: () => {
          a.frameOut(third, 0, cycles(7));
          a.frameOut(third, 1, cycles(8));
        },
      }),
      'sent frame',
    ],
    ['a frame of the host that never leaves', () => ({ leave: () => {} }), 'sent frame'],
    ['a frame without an end', () => ({ drop: () => {} }), 'end of frame'],
    [
      'a frame that ends twice',
      (a) => ({
        drop: () => {
          for (const serial of [1, 2])
            a.retired(record(serial, { inputRef: 1n, kind: RetireKind.Drop, detail: DropReason.Runt }));
        },
      }),
      'end of frame',
    ],
    [
      'a raw frame that the record calls dropped',
      (a) => ({ record: () => a.retired(record(0, { kind: RetireKind.Drop, detail: DropReason.Runt })) }),
      'raw entry',
    ],
    [
      'a reason in the ring that differs from the record',
      (a) => ({ entry: () => a.rawReceived(first, entry(0, RawReason.Fragment)) }),
      'raw reason',
    ],
    [
      'a raw entry of no frame',
      (a) => ({
        entry: () => {
          a.rawReceived(first, entry(0));
          a.rawReceived(first, entry(5));
        },
      }),
      'raw entry',
    ],
    [
      'a lost retire record',
      (a) => ({ drop: () => a.retired(record(3, { inputRef: 1n, kind: RetireKind.Drop, detail: DropReason.Runt })) }),
      'retireRecord.serial',
    ],
    [
      'a counter of frames in that is off by one',
      (a, findings) => ({ counters: () => finish(a, findings, counters({ framesIn: 3n })) }),
      'register framesIn',
    ],
    [
      'a drop counted under another reason',
      (a, findings) => ({ counters: () => finish(a, findings, counters({ dropRunt: 0n, dropErrored: 1n })) }),
      'register dropRunt',
    ],
  ])('finds %s', (_what, spoil, field) => {
    expect(play(spoil).findings.mismatches.map((found) => found.field)).toContain(field);
  });
});
