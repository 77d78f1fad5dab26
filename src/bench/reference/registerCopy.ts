import { registers } from '#contract';

/** Registers as host software wrote them; before that, their reset values. */
export class RegisterCopy {
  readonly #words = new Map<number, number>();

  write(address: number, value: number): void {
    this.#words.set(address, value);
  }

  read({ offset, bits, reset }: { readonly offset: number; readonly bits: number; readonly reset: bigint }): bigint {
    const word = (at: number, shift: bigint): bigint =>
      BigInt(this.#words.get(at) ?? Number((reset >> shift) & 0xffff_ffffn));
    return bits === 64 ? word(offset, 0n) | (word(offset + 4, 32n) << 32n) : word(offset, 0n);
  }

  number(register: Parameters<RegisterCopy['read']>[0]): number {
    return Number(this.read(register));
  }

  /** Register MacAddress with the first byte on the wire highest. */
  get macAddress(): number {
    let mac = 0;
    const value = this.read(registers.macAddress);
    for (let i = 0n; i < 6n; i++) mac = mac * 256 + Number((value >> (8n * i)) & 0xffn);
    return mac;
  }
}
