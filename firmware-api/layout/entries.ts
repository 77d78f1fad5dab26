import { answerKind, eventKind, opcode, status, tcpEvent } from './enums.ts';
import { ref } from './reference.ts';
import { record, reserved, u } from './types.ts';

/** Every entry ends with this bit: it equals the lap of the ring, 1 in the first lap, 0 in the second, and so on. */
const phase = u(
  1,
  'phase',
  'Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.',
);

export const commandEntry = record(
  'CommandEntry',
  64,
  'What the miniport asks of the device. Ends with exactly one Completion event.',
  [
    u(
      64,
      'image',
      'Host address of the image: read by initiate, written by query and terminate (0: terminate writes none).',
    ),
    u(64, 'buffer', 'Host address of buffered receive data: source at initiate, destination at terminate.'),
    u(32, 'bufferBytes', 'Bytes at `buffer`: handed over at initiate; room at terminate (a region always fits).'),
    u(32, 'commandId', 'Chosen by the miniport; comes back in the completion.'),
    ref('target', 'Object of query, terminate, abort, inject; 0 for initiate'),
    u(16, 'sendProducer', 'Producer index of the send ring at this moment; the device takes posts in up to it first.'),
    u(16, 'receiveProducer', 'Producer index of the receive ring at this moment; likewise.'),
    u(
      16,
      'rawTransmitProducer',
      'Initiate: no segment of the connection leaves before the raw frames below this index.',
    ),
    u(16, 'faultBit', 'InjectFault: first bit of the stored row to flip.'),
    u(16, 'faultBit2', 'InjectFault: second bit, equal to the first for a single-bit error.'),
    u(8, 'faultTable', 'InjectFault: a FaultTable.'),
    reserved(8),
    reserved(64),
    reserved(64),
    u(8, 'opcode', 'An Opcode.', { of: opcode }),
    reserved(55),
    phase,
  ],
);

export const eventEntry = record(
  'EventEntry',
  64,
  'What the device tells. Fields that a kind does not name are zero.',
  [
    u(
      64,
      'handle',
      'NdisOffloadHandle stored at initiate (CHM-GEN-015); 0 in completions of objects that never became live.',
    ),
    ref('target', 'Object the entry speaks of'),
    u(32, 'status', 'Completion, SendComplete, ReceiveComplete, DisconnectComplete: the outcome.', { of: status }),
    u(
      64,
      'cut',
      'Initiate and terminate completions: first ingress frame number that the device did (initiate) or did not (terminate) treat for the connection.',
    ),
    u(32, 'commandId', 'Completion: of the command.'),
    u(
      32,
      'bytes',
      'ReceiveComplete: see `rest`; Indicate: bytes in the buffer; terminate completion: buffered bytes written.',
    ),
    u(
      32,
      'una',
      'SendComplete, DisconnectComplete, terminate completion: SndUna, the first send byte not acknowledged.',
    ),
    u(32, 'info', 'TcpEvent: UploadReason or send backlog. Indicate: sequence number of the first byte.'),
    u(64, 'buffer', 'Indicate: host address of the indication buffer.'),
    u(16, 'first', 'ReceiveComplete: ring index of the first request. Indicate: index in the indication ring.'),
    u(16, 'count', 'ReceiveComplete: number of requests.'),
    u(32, 'serial', 'Number of this entry since reset, from 0.'),
    u(8, 'kind', 'An EventKind.', { of: eventKind }),
    u(8, 'tcpEvent', 'TcpEvent: its type.', { of: tcpEvent }),
    u(8, 'opcode', 'Completion: of which opcode.', { of: opcode }),
    u(
      1,
      'rest',
      'ReceiveComplete: 0: every request but the last is full and `bytes` is the last one; 1: `bytes` is of the first, the rest got nothing.',
    ),
    reserved(38),
    phase,
  ],
);

export const answerEntry = record('AnswerEntry', 64, "The host's answer to an entry of the event ring.", [
  ref('target', 'Connection'),
  u(32, 'status', 'IndicationAnswer: SUCCESS, OFFLOAD_DATA_NOT_ACCEPTED or OFFLOAD_DATA_PARTIALLY_ACCEPTED.', {
    of: status,
  }),
  u(32, 'bytes', 'IndicationAnswer: bytes the host took.'),
  u(16, 'sendProducer', 'Producer index of the send ring at this moment; the device takes posts in up to it first.'),
  u(16, 'receiveProducer', 'Producer index of the receive ring at this moment; likewise.'),
  u(32, 'serial', 'Serial of the event entry answered; another than the open one is counted and ignored.'),
  reserved(32),
  reserved(256),
  u(8, 'kind', 'An AnswerKind.', { of: answerKind }),
  reserved(55),
  phase,
]);

export const sendEntry = record(
  'SendEntry',
  64,
  'One buffer of send data. The device cuts segments across entries; at most SendGatherMax of them make one segment.',
  [
    u(64, 'buffer', 'Host address.'),
    u(
      32,
      'seq',
      'Sequence number of the first byte: the first entry of a connection starts at SndUna, each next one where the last ended.',
    ),
    u(32, 'bytes', 'Length; 0 is legal.'),
    reserved(320),
    u(1, 'endOfNbl', 'Last buffer of its NET_BUFFER_LIST.'),
    u(1, 'fin', 'Graceful disconnect: a FIN follows the data. The last entry ever posted.'),
    reserved(61),
    phase,
  ],
);

export const receiveEntry = record('ReceiveEntry', 64, 'One posted receive request (CHM-RX-001).', [
  u(64, 'buffer', 'Host address of the whole buffer.'),
  u(32, 'bytes', 'Length of the buffer; 0 is legal (CHM-RX-014).'),
  u(32, 'filled', 'Bytes already in it; the device appends (CHM-RX-012).'),
  reserved(320),
  u(1, 'noPush', 'TcpReceiveNoPush: non-push mode (CHM-RX-005).'),
  reserved(62),
  phase,
]);

export const indicationEntry = record(
  'IndicationEntry',
  64,
  'One empty indication buffer of IndicationBytes (a register).',
  [u(64, 'buffer', 'Host address, 64-byte aligned.'), reserved(384), reserved(63), phase],
);

export const rawReceiveEntry = record(
  'RawReceiveEntry',
  64,
  'One frame on the non-offload path, unchanged. Its bytes lie in slot (index mod ring size) of the raw receive buffer.',
  [
    u(64, 'frameNumber', 'Ingress frame number, from 0 at reset; every frame on the wire gets one.'),
    u(32, 'bytes', 'Length of the frame without FCS.'),
    ref('target', 'Connection whose tuple it carries, or 0'),
    reserved(320),
    u(8, 'reason', 'A RawReason.'),
    u(1, 'held', 'Reserved for segments held after urgent data (OC-37).'),
    reserved(54),
    phase,
  ],
);

export const rawTransmitEntry = record('RawTransmitEntry', 64, 'One frame to send as it is.', [
  u(64, 'buffer', 'Host address.'),
  u(
    32,
    'bytes',
    'Length without FCS; at most MaxFrameBytes. A shorter one than 14 or a longer one is skipped and counted.',
  ),
  reserved(32),
  reserved(320),
  reserved(63),
  phase,
]);
