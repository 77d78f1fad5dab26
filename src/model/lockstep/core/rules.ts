/** Which rule of docs/contract/engine.md writes what: a difference names it, not the section alone. */

type Writers = Readonly<Record<string, readonly string[]>>;

/** Fields of the row by the rules of an event that write them. What several rules write names them all. */
const writers: Readonly<Record<string, Writers>> = {
  7: {
    '4.2': ['lastAck'],
    '4.2, 7.14': ['delAckSegments', 'delAckRunning'],
    '6.4': ['rcvAdv'],
    '7.4': ['aborted'],
    '7.4, 7.5, 7.9f, 7.11': ['state'],
    '7.4, 7.9f': ['disconnectNotify'],
    '7.4, 7.9g': ['sendNotify'],
    '7.5, 7.13': ['uploadReason', 'retrieveNotify'],
    '7.8': ['tsRecent', 'tsRecentAt'],
    '7.9a': ['sndWnd', 'sndWl1', 'sndWl2', 'maxSndWnd'],
    '7.9b': ['srtt8', 'rttvar4', 'rttSeq', 'rttTiming'],
    '7.9c': ['sndUna', 'sndNxt', 'sndSml'],
    '7.9d': ['afterRto'],
    '7.9d, 7.9h': ['cwnd', 'inRecovery', 'recover', 'rexmitUna', 'dupAcks'],
    '7.9e, 7.9i': ['retransmitCount'],
    '7.9h': ['ssthresh'],
    '7.9i': ['rtxRunning', 'rtxAt', 'persisting', 'sndWndProbes'],
    '7.10b, 7.10c': [
      'rangeCount',
      'range0Lo',
      'range0Hi',
      'range1Lo',
      'range1Hi',
      'range2Lo',
      'range2Hi',
      'range3Lo',
      'range3Hi',
    ],
    '7.10b, 7.11': ['rcvNxt'],
    '7.10d, 7.11': ['pushMark', 'pushMarkValid'],
    '7.11': ['finReceived', 'finQueued', 'finSeq'],
    '7.12': ['ccBusy', 'ccNum', 'ccDen', 'ccMore', 'ccAcks', 'ccMoreAcks'],
    '7.14': ['hasFrame', 'delAckAt'],
  },
  9: {
    '4.2': ['lastAck', 'delAckSegments', 'delAckRunning'],
    '6.4': ['rcvAdv'],
    '9.2': ['rexmitUna'],
    '9.3': ['sndNxt', 'swsForced'],
    '9.3, 9.8': ['swsRunning'],
    '9.4': ['sndMax', 'rttTiming', 'rttSeq', 'rttAt'],
    '9.5': ['state', 'lastActive', 'sndSml', 'cwnd'],
    '9.6': ['rtxRunning', 'rtxAt'],
    '9.8': ['swsAt'],
  },
  10: {
    '4.2': ['lastAck', 'delAckSegments'],
    '6.4': ['rcvAdv'],
    '10.2': ['sndMax', 'state'],
    '10.2, 10.3': ['retransmitCount', 'rtxRunning', 'rtxAt'],
    '10.3': ['cwnd', 'ssthresh', 'inRecovery', 'dupAcks', 'rexmitUna', 'recover', 'afterRto', 'sndNxt', 'rtStart'],
    '10.4': ['delAckRunning', 'pushRunning', 'pushDue', 'swsRunning', 'swsForced'],
    '10.5': ['uploadReason', 'retrieveNotify'],
  },
};

const byField = new Map(
  Object.entries(writers).map(([section, rules]) => [
    section,
    new Map(Object.entries(rules).flatMap(([rule, fields]) => fields.map((field) => [field, rule] as const))),
  ]),
);

/** The rule behind a field of the row, or an action, that differs after an event of `requirement`. */
export const ruleOfField = (requirement: string, field: string): string =>
  byField.get(requirement)?.get(field) ?? requirement;

/** The rule behind a field of an egress frame. */
export const ruleOfFrame = (field: string): string => {
  if (field === 'tcp.window') return '6.4';
  if (field === 'tcp.flags') return '9.4, 4.1';
  return field === 'tcp.ack' ? '4.2' : '4.1';
};
