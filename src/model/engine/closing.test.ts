/** The state diagram of RFC 9293 (figure 5), as far as an offloaded connection sees it (CHM-RFC-001). */
import { describe, expect, test } from 'vitest';
import { DeviceTcpState as TcpState, DeviceUploadReason as UploadReason } from '#contract';
import { seq, seqAdd } from '#units';
import { TcpFlag } from '#wire';
import { Row } from '../row/row.ts';
import { resetAdapter } from './adapter.ts';
import { EngineEvent } from './event.ts';
import { RequestQueue } from './requestQueue.ts';
import { consumeSegment, refusal } from './segment.ts';
import { grantChoice } from './sendChoice.ts';
import { grant, sendPosted } from './transmit.ts';

const nameOf = (state: TcpState): string => Object.entries(TcpState).find(([, value]) => value === state)?.[0] ?? '';

/** Our FIN has sequence number 0xffff_ffff in every state that has sent one. */
const ourFin = seq(0xffff_ffff);
const sentFin: readonly TcpState[] = [TcpState.FinWait1, TcpState.FinWait2, TcpState.Closing, TcpState.LastAck];
const gotFin: readonly TcpState[] = [TcpState.CloseWait, TcpState.Closing, TcpState.LastAck];

function connectionIn(state: TcpState): { row: Row; begin: () => EngineEvent } {
  const row = new Row();
  const fin = sentFin.includes(state);
  const una = state === TcpState.FinWait2 ? seqAdd(ourFin, 1) : ourFin;
  Object.assign(row, { live: true, state, effectiveMss: 1460, initialRcvWnd: 5000, cwnd: 14_600, ssthresh: 65_535 });
  Object.assign(row, { sndWnd: 5000, maxSndWnd: 5000, finPosted: fin, finReceived: gotFin.includes(state) });
  Object.assign(row, { sndUna: una, sndNxt: fin ? seqAdd(ourFin, 1) : una, sndEnd: ourFin, sndSml: una, recover: una });
  Object.assign(row, { sndMax: row.sndNxt, sndCplMark: ourFin, sndCplUna: ourFin, rtxRunning: fin && una === ourFin });
  Object.assign(row, { rcvNxt: seq(7), rcvCons: seq(row.finReceived ? 6 : 7), lastAck: seq(7), rcvAdv: seq(5007) });
  const event = new EngineEvent(resetAdapter, row, new RequestQueue());
  return { row, begin: () => event.begin(row, new RequestQueue(), 1000, 0) };
}

type Stimulus =
  | 'FIN'
  | 'ACK of FIN'
  | 'FIN, ACK of FIN'
  | 'RST'
  | 'SYN'
  | 'FIN behind a hole'
  | 'FIN beyond the window';

/** What a segment leads to. */
function rowAfter(state: TcpState, stimulus: Stimulus): Row {
  const { row, begin } = connectionIn(state);
  const has = (word: string): boolean => stimulus.includes(word);
  const fin = stimulus.startsWith('FIN') ? TcpFlag.fin : 0;
  const flags = TcpFlag.ack | fin | (has('RST') ? TcpFlag.rst : 0) | (has('SYN') ? TcpFlag.syn : 0);
  const at = has('hole') ? 17 : has('beyond') ? 5007 : 7;
  const ack = has('ACK of FIN') ? seqAdd(ourFin, 1) : row.sndUna;
  consumeSegment(begin(), { seq: seq(at), ack, flags, window: 5000, bytes: 0, timestamps: undefined });
  return row;
}

const { Closed, Established, FinWait1, FinWait2, CloseWait, Closing, LastAck, TimeWait } = TcpState;

const arrows: readonly (readonly [TcpState, Stimulus, TcpState])[] = [
  [Established, 'FIN', CloseWait],
  [FinWait1, 'FIN', Closing],
  [FinWait1, 'ACK of FIN', FinWait2],
  [FinWait1, 'FIN, ACK of FIN', TimeWait],
  [FinWait2, 'FIN', TimeWait],
  [Closing, 'ACK of FIN', TimeWait],
  [LastAck, 'ACK of FIN', Closed],
];

describe('the state diagram', () => {
  const named = ([from, stimulus, to]: (typeof arrows)[number]) =>
    [nameOf(from), stimulus, nameOf(to), from, to] as const;

  test.each(arrows.map(named))('%s, %s: %s', (_, stimulus, __, from, to) => {
    const row = rowAfter(from, stimulus);
    expect(nameOf(row.state)).toBe(nameOf(to));
    // TIME_WAIT asks for the upload, nothing else here does (OC-19, OC-33, CHM-EVD-007).
    expect(row.uploadReason).toBe(to === TimeWait ? UploadReason.UploadRequested : UploadReason.None);
    expect(row.disconnectNotify).toBe(stimulus.includes('ACK of FIN'));
    expect(row.aborted).toBe(false);
  });

  const states = [Established, FinWait1, FinWait2, CloseWait, Closing, LastAck];

  test.each(states.map((state) => [nameOf(state), state] as const))(
    '%s: an RST or a SYN at RcvNxt ends it, a FIN that is not in order or comes again does not move it',
    (_, state) => {
      const reset = rowAfter(state, 'RST');
      expect([reset.state, reset.aborted, reset.rtxRunning, reset.uploadReason]).toEqual([Closed, true, false, 0]);
      expect(refusal(reset, TcpFlag.ack)).not.toBe(0);
      const restarted = rowAfter(state, 'SYN');
      expect([restarted.state, restarted.aborted]).toEqual([Closed, false]);
      expect(restarted.uploadReason).toBe(UploadReason.UploadRequested); // CHM-BRA-012
      expect(rowAfter(state, 'FIN behind a hole').state).toBe(state);
      expect(rowAfter(state, 'FIN beyond the window').state).toBe(state);
      if (gotFin.includes(state)) expect(rowAfter(state, 'FIN').state).toBe(state);
    },
  );

  test.each([
    ['Established', Established, FinWait1],
    ['CloseWait', CloseWait, LastAck],
  ] as const)('%s: the FIN that leaves moves it, its posting alone does not', (_, from, to) => {
    const { row, begin } = connectionIn(from);
    sendPosted(begin(), [{ seq: row.sndEnd, bytes: 0, fin: true }]);
    expect(row.state).toBe(from);
    const choice = grantChoice(row, resetAdapter);
    expect(choice).toMatchObject({ bytes: 0, fin: true });
    if (choice !== undefined) grant(begin(), choice);
    expect([row.state, row.sndMax]).toEqual([to, seqAdd(ourFin, 1)]);
  });
});
