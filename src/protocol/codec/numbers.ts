import { type Cycles, SmokestackError } from '#units';

/** Addresses: whole, from 0, exact in a double. */
export function checkAddress(address: number): number {
  if (!Number.isSafeInteger(address) || address < 0)
    throw new SmokestackError('range', `${address} is no address: a whole number from 0 below 2^53 was expected`);
  return address;
}

export function checkU32(value: number, what: string): number {
  if (value >>> 0 !== value) throw new SmokestackError('range', `${what} ${value} does not fit 32 bits unsigned`);
  return value;
}

/** Cycle counts: whole, from 0, exact in a double. */
export function checkCycles(value: number): Cycles {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new SmokestackError(
      'range',
      `${value} is no number of cycles: a whole number from 0 below 2^53 was expected`,
    );
  return value as Cycles;
}

export function checkU64(value: bigint, what: string): bigint {
  if (BigInt.asUintN(64, value) !== value) throw new SmokestackError('range', `${what} ${value} does not fit 64 bits`);
  return value;
}

/** A hash as lower-case hex. */
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** @throws SmokestackError 'range' when `hex` is no SHA-256. */
export function hashBytes(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new SmokestackError('range', `${hex} is no SHA-256 in lower-case hex`);
  return Buffer.from(hex, 'hex');
}
