/** Registers of 64 bits: two of 32, the low half at the lower address. */
import type { Cycles } from '#units';
import { checkU64 } from './codec/numbers.ts';
import { quiet } from './quiet.ts';
import type { Target } from './target.ts';

/** Low half first: the device takes a snapshot of the high half when the low half is read. Nobody need await it. */
export function readRegister64(target: Target, address: number): Promise<bigint> {
  const halves = target.readRegisters(address, 2);
  return quiet(halves.then(([low = 0, high = 0]) => (BigInt(high) << 32n) | BigInt(low)));
}

/** Low half first; resolves with the cycle at which the high half took effect. */
export function writeRegister64(target: Target, address: number, value: bigint): Promise<Cycles> {
  checkU64(value, 'register value');
  void target.writeRegister(address, Number(value & 0xffff_ffffn));
  return target.writeRegister(address + 4, Number(value >> 32n));
}
