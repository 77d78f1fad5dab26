import { describe, expect, test } from 'vitest';
import { RawReason, DeviceTcpState as TcpState } from '#contract';
import { TcpFlag } from '#wire';
import { Row } from '../../row/index.ts';
import { RefusalHistory } from './refusals.ts';

const { ack, urg } = TcpFlag;

/** A connection that was aborted by record 10 and terminated by record 20. */
function aborted(): RefusalHistory {
  const row = Object.assign(new Row(), { live: true, state: TcpState.Established });
  const history = new RefusalHistory();
  history.note(row, false, 1);
  row.aborted = true;
  history.note(row, false, 10);
  row.draining = true;
  history.note(row, false, 20);
  return history;
}

describe('the reason of a refused segment', () => {
  test('is that of a state after its frame was given, and never Terminating', () => {
    expect(aborted().verdict(ack, RawReason.Closed, 15)).toBe(RawReason.Closed);
    expect(aborted().verdict(ack, RawReason.Terminating, 15)).toBe(RawReason.Closed);
    expect(aborted().verdict(ack | urg, RawReason.Urgent, 15)).toBe(RawReason.Closed);
    expect(aborted().verdict(ack | urg, RawReason.Urgent, 5)).toBe(RawReason.Urgent);
  });

  test('never goes back: behind one that is Closed no other shows what held before', () => {
    const history = aborted();
    expect(history.verdict(ack | urg, RawReason.Closed, 5)).toBe(RawReason.Closed);
    expect(history.verdict(ack | urg, RawReason.Urgent, 5)).toBe(RawReason.Closed);
  });

  test('is none of the past behind a segment that was consumed', () => {
    const history = aborted();
    history.consumed();
    expect(history.verdict(ack | urg, RawReason.Urgent, 5)).toBe(RawReason.Closed);
  });

  test('is none that no state gives', () => {
    expect(aborted().verdict(ack, RawReason.UploadRequested, 1)).toBe(RawReason.Closed);
  });
});
