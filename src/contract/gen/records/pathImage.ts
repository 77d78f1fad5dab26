// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** A path (chimney-state.md section 1.3). IPv4 addresses lie in the first four bytes. 64 bytes in memory. */
export interface PathImage {
  /** NdisOffloadHandle. (bytes 0..7) */
  readonly handle: bigint;
  /** CONST. Network order. (bytes 8..23) */
  readonly sourceAddress: Uint8Array;
  /** CONST. Network order. (bytes 24..39) */
  readonly destinationAddress: Uint8Array;
  /** The neighbor it depends on (a Reference). (bytes 40..43) */
  readonly neighbor: number;
  /** CACHED. Bytes of IP header and payload. (bytes 44..47) */
  readonly pathMtu: number;
  /** CONST. 4; 6 is reserved. (byte 48) */
  readonly ipVersion: number;
}

export const sizeOfPathImage = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodePathImage(value: PathImage, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('PathImage', 64, out, offset);
  if (BigInt.asUintN(64, value.handle) !== value.handle) throw doesNotFit('PathImage', 'handle', value.handle, '64 bits');
  if (value.sourceAddress.length !== 16) throw doesNotFit('PathImage', 'sourceAddress', value.sourceAddress, '16 bytes');
  if (value.destinationAddress.length !== 16) throw doesNotFit('PathImage', 'destinationAddress', value.destinationAddress, '16 bytes');
  if (value.neighbor >>> 0 !== value.neighbor) throw doesNotFit('PathImage', 'neighbor', value.neighbor, '32 bits');
  if (value.pathMtu >>> 0 !== value.pathMtu) throw doesNotFit('PathImage', 'pathMtu', value.pathMtu, '32 bits');
  if ((value.ipVersion & 0xff) !== value.ipVersion) throw doesNotFit('PathImage', 'ipVersion', value.ipVersion, '8 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.handle, true);
  out.set(value.sourceAddress, offset + 8);
  out.set(value.destinationAddress, offset + 24);
  view.setUint32(offset + 40, value.neighbor, true);
  view.setUint32(offset + 44, value.pathMtu, true);
  view.setUint8(offset + 48, value.ipVersion);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodePathImage(bytes: Uint8Array, offset = 0): PathImage {
  needRoom('PathImage', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    handle: view.getBigUint64(offset, true),
    sourceAddress: new Uint8Array(bytes.subarray(offset + 8, offset + 24)),
    destinationAddress: new Uint8Array(bytes.subarray(offset + 24, offset + 40)),
    neighbor: view.getUint32(offset + 40, true),
    pathMtu: view.getUint32(offset + 44, true),
    ipVersion: view.getUint8(offset + 48),
  };
}

/** Where each field of PathImage stands, for printing differences by field. */
export const fieldsOfPathImage = [
  { name: 'handle', lsb: 0, bits: 64 },
  { name: 'sourceAddress', lsb: 64, bits: 128 },
  { name: 'destinationAddress', lsb: 192, bits: 128 },
  { name: 'neighbor', lsb: 320, bits: 32 },
  { name: 'pathMtu', lsb: 352, bits: 32 },
  { name: 'ipVersion', lsb: 384, bits: 8 },
] as const satisfies readonly FieldPlace<PathImage>[];
