// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import type { EventKind, Opcode, Status, TcpEvent } from '../enums.ts';
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** What the device tells. Fields that a kind does not name are zero. 64 bytes in memory. */
export interface EventEntry {
  /** NdisOffloadHandle stored at initiate (CHM-GEN-015); 0 in completions of objects that never became live. (bytes 0..7) */
  readonly handle: bigint;
  /** Object the entry speaks of (a Reference). (bytes 8..11) */
  readonly target: number;
  /** Completion, SendComplete, ReceiveComplete, DisconnectComplete: the outcome. (bytes 12..15) */
  readonly status: Status;
  /** Initiate and terminate completions: first ingress frame number that the device did (initiate) or did not (terminate) treat for the connection. (bytes 16..23) */
  readonly cut: bigint;
  /** Completion: of the command. (bytes 24..27) */
  readonly commandId: number;
  /** ReceiveComplete: see `rest`; Indicate: bytes in the buffer; terminate completion: buffered bytes written. (bytes 28..31) */
  readonly bytes: number;
  /** SendComplete, DisconnectComplete, terminate completion: SndUna, the first send byte not acknowledged. (bytes 32..35) */
  readonly una: number;
  /** TcpEvent: UploadReason or send backlog. Indicate: sequence number of the first byte. (bytes 36..39) */
  readonly info: number;
  /** Indicate: host address of the indication buffer. (bytes 40..47) */
  readonly buffer: bigint;
  /** ReceiveComplete: ring index of the first request. Indicate: index in the indication ring. (bytes 48..49) */
  readonly first: number;
  /** ReceiveComplete: number of requests. (bytes 50..51) */
  readonly count: number;
  /** Number of this entry since reset, from 0. (bytes 52..55) */
  readonly serial: number;
  /** An EventKind. (byte 56) */
  readonly kind: EventKind;
  /** TcpEvent: its type. (byte 57) */
  readonly tcpEvent: TcpEvent;
  /** Completion: of which opcode. (byte 58) */
  readonly opcode: Opcode;
  /** ReceiveComplete: 0: every request but the last is full and `bytes` is the last one; 1: `bytes` is of the first, the rest got nothing. (byte 59, bit 0) */
  readonly rest: boolean;
  /** Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last. (byte 63, bit 7) */
  readonly phase: boolean;
}

export const sizeOfEventEntry = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeEventEntry(value: EventEntry, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('EventEntry', 64, out, offset);
  if (BigInt.asUintN(64, value.handle) !== value.handle) throw doesNotFit('EventEntry', 'handle', value.handle, '64 bits');
  if (value.target >>> 0 !== value.target) throw doesNotFit('EventEntry', 'target', value.target, '32 bits');
  if (value.status >>> 0 !== value.status) throw doesNotFit('EventEntry', 'status', value.status, '32 bits');
  if (BigInt.asUintN(64, value.cut) !== value.cut) throw doesNotFit('EventEntry', 'cut', value.cut, '64 bits');
  if (value.commandId >>> 0 !== value.commandId) throw doesNotFit('EventEntry', 'commandId', value.commandId, '32 bits');
  if (value.bytes >>> 0 !== value.bytes) throw doesNotFit('EventEntry', 'bytes', value.bytes, '32 bits');
  if (value.una >>> 0 !== value.una) throw doesNotFit('EventEntry', 'una', value.una, '32 bits');
  if (value.info >>> 0 !== value.info) throw doesNotFit('EventEntry', 'info', value.info, '32 bits');
  if (BigInt.asUintN(64, value.buffer) !== value.buffer) throw doesNotFit('EventEntry', 'buffer', value.buffer, '64 bits');
  if ((value.first & 0xffff) !== value.first) throw doesNotFit('EventEntry', 'first', value.first, '16 bits');
  if ((value.count & 0xffff) !== value.count) throw doesNotFit('EventEntry', 'count', value.count, '16 bits');
  if (value.serial >>> 0 !== value.serial) throw doesNotFit('EventEntry', 'serial', value.serial, '32 bits');
  if ((value.kind & 0xff) !== value.kind) throw doesNotFit('EventEntry', 'kind', value.kind, '8 bits');
  if ((value.tcpEvent & 0xff) !== value.tcpEvent) throw doesNotFit('EventEntry', 'tcpEvent', value.tcpEvent, '8 bits');
  if ((value.opcode & 0xff) !== value.opcode) throw doesNotFit('EventEntry', 'opcode', value.opcode, '8 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.handle, true);
  view.setUint32(offset + 8, value.target, true);
  view.setUint32(offset + 12, value.status, true);
  view.setBigUint64(offset + 16, value.cut, true);
  view.setUint32(offset + 24, value.commandId, true);
  view.setUint32(offset + 28, value.bytes, true);
  view.setUint32(offset + 32, value.una, true);
  view.setUint32(offset + 36, value.info, true);
  view.setBigUint64(offset + 40, value.buffer, true);
  view.setUint16(offset + 48, value.first, true);
  view.setUint16(offset + 50, value.count, true);
  view.setUint32(offset + 52, value.serial, true);
  view.setUint8(offset + 56, value.kind);
  view.setUint8(offset + 57, value.tcpEvent);
  view.setUint8(offset + 58, value.opcode);
  view.setUint8(offset + 59, value.rest ? 1 : 0);
  view.setUint32(offset + 60, (value.phase ? 1 : 0) << 31, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeEventEntry(bytes: Uint8Array, offset = 0): EventEntry {
  needRoom('EventEntry', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    handle: view.getBigUint64(offset, true),
    target: view.getUint32(offset + 8, true),
    status: view.getUint32(offset + 12, true) as Status,
    cut: view.getBigUint64(offset + 16, true),
    commandId: view.getUint32(offset + 24, true),
    bytes: view.getUint32(offset + 28, true),
    una: view.getUint32(offset + 32, true),
    info: view.getUint32(offset + 36, true),
    buffer: view.getBigUint64(offset + 40, true),
    first: view.getUint16(offset + 48, true),
    count: view.getUint16(offset + 50, true),
    serial: view.getUint32(offset + 52, true),
    kind: view.getUint8(offset + 56) as EventKind,
    tcpEvent: view.getUint8(offset + 57) as TcpEvent,
    opcode: view.getUint8(offset + 58) as Opcode,
    rest: (view.getUint8(offset + 59) & 0x1) !== 0,
    phase: (view.getUint32(offset + 60, true) >>> 31) !== 0,
  };
}

/** Where each field of EventEntry stands, for printing differences by field. */
export const fieldsOfEventEntry = [
  { name: 'handle', lsb: 0, bits: 64 },
  { name: 'target', lsb: 64, bits: 32 },
  { name: 'status', lsb: 96, bits: 32 },
  { name: 'cut', lsb: 128, bits: 64 },
  { name: 'commandId', lsb: 192, bits: 32 },
  { name: 'bytes', lsb: 224, bits: 32 },
  { name: 'una', lsb: 256, bits: 32 },
  { name: 'info', lsb: 288, bits: 32 },
  { name: 'buffer', lsb: 320, bits: 64 },
  { name: 'first', lsb: 384, bits: 16 },
  { name: 'count', lsb: 400, bits: 16 },
  { name: 'serial', lsb: 416, bits: 32 },
  { name: 'kind', lsb: 448, bits: 8 },
  { name: 'tcpEvent', lsb: 456, bits: 8 },
  { name: 'opcode', lsb: 464, bits: 8 },
  { name: 'rest', lsb: 472, bits: 1 },
  { name: 'phase', lsb: 511, bits: 1 },
] as const satisfies readonly FieldPlace<EventEntry>[];
