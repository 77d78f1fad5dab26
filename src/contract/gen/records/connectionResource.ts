// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** Second row of a connection: written at initiate, failed bit apart. Not part of the folded state. 64 bytes in memory. */
export interface ConnectionResource {
  /** NdisOffloadHandle. (bytes 0..7) */
  readonly handle: bigint;
  /** Host address. (bytes 8..15) */
  readonly sendRing: bigint;
  /** Host address. (bytes 16..23) */
  readonly receiveRing: bigint;
  /** NIC memory address. (bytes 24..31) */
  readonly region: bigint;
  /** log2 entries. (byte 32) */
  readonly sendRingLog2: number;
  /** log2 entries. (byte 33) */
  readonly receiveRingLog2: number;
  /** log2 bytes. (byte 34) */
  readonly regionLog2: number;
  /** State lost: double-bit error found. (byte 35, bit 0) */
  readonly failed: boolean;
  /** Of the row. (byte 36, bits 0..11) */
  readonly generation: number;
}

export const sizeOfConnectionResource = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeConnectionResource(value: ConnectionResource, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('ConnectionResource', 64, out, offset);
  if (BigInt.asUintN(64, value.handle) !== value.handle) throw doesNotFit('ConnectionResource', 'handle', value.handle, '64 bits');
  if (BigInt.asUintN(64, value.sendRing) !== value.sendRing) throw doesNotFit('ConnectionResource', 'sendRing', value.sendRing, '64 bits');
  if (BigInt.asUintN(64, value.receiveRing) !== value.receiveRing) throw doesNotFit('ConnectionResource', 'receiveRing', value.receiveRing, '64 bits');
  if (BigInt.asUintN(64, value.region) !== value.region) throw doesNotFit('ConnectionResource', 'region', value.region, '64 bits');
  if ((value.sendRingLog2 & 0xff) !== value.sendRingLog2) throw doesNotFit('ConnectionResource', 'sendRingLog2', value.sendRingLog2, '8 bits');
  if ((value.receiveRingLog2 & 0xff) !== value.receiveRingLog2) throw doesNotFit('ConnectionResource', 'receiveRingLog2', value.receiveRingLog2, '8 bits');
  if ((value.regionLog2 & 0xff) !== value.regionLog2) throw doesNotFit('ConnectionResource', 'regionLog2', value.regionLog2, '8 bits');
  if ((value.generation & 0xfff) !== value.generation) throw doesNotFit('ConnectionResource', 'generation', value.generation, '12 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.handle, true);
  view.setBigUint64(offset + 8, value.sendRing, true);
  view.setBigUint64(offset + 16, value.receiveRing, true);
  view.setBigUint64(offset + 24, value.region, true);
  view.setUint8(offset + 32, value.sendRingLog2);
  view.setUint8(offset + 33, value.receiveRingLog2);
  view.setUint8(offset + 34, value.regionLog2);
  view.setUint8(offset + 35, value.failed ? 1 : 0);
  view.setUint32(offset + 36, value.generation, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeConnectionResource(bytes: Uint8Array, offset = 0): ConnectionResource {
  needRoom('ConnectionResource', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    handle: view.getBigUint64(offset, true),
    sendRing: view.getBigUint64(offset + 8, true),
    receiveRing: view.getBigUint64(offset + 16, true),
    region: view.getBigUint64(offset + 24, true),
    sendRingLog2: view.getUint8(offset + 32),
    receiveRingLog2: view.getUint8(offset + 33),
    regionLog2: view.getUint8(offset + 34),
    failed: (view.getUint8(offset + 35) & 0x1) !== 0,
    generation: view.getUint32(offset + 36, true) & 0xfff,
  };
}

/** Where each field of ConnectionResource stands, for printing differences by field. */
export const fieldsOfConnectionResource = [
  { name: 'handle', lsb: 0, bits: 64 },
  { name: 'sendRing', lsb: 64, bits: 64 },
  { name: 'receiveRing', lsb: 128, bits: 64 },
  { name: 'region', lsb: 192, bits: 64 },
  { name: 'sendRingLog2', lsb: 256, bits: 8 },
  { name: 'receiveRingLog2', lsb: 264, bits: 8 },
  { name: 'regionLog2', lsb: 272, bits: 8 },
  { name: 'failed', lsb: 280, bits: 1 },
  { name: 'generation', lsb: 288, bits: 12 },
] as const satisfies readonly FieldPlace<ConnectionResource>[];
