import { registers } from '#contract';

type Name = keyof typeof registers;

/** The register window: 32-bit words that start at their reset values. Names are those of the layout. */
export class FakeRegisters {
  readonly #words = new Map<number, number>();

  constructor() {
    for (const name of Object.keys(registers) as Name[]) this.set64(name, registers[name].reset);
  }

  get(name: Name): number {
    return this.word(registers[name].offset);
  }

  get64(name: Name): bigint {
    const { offset } = registers[name];
    return (BigInt(this.word(offset + 4)) << 32n) | BigInt(this.word(offset));
  }

  set(name: Name, value: number): void {
    this.#words.set(registers[name].offset, value >>> 0);
  }

  set64(name: Name, value: bigint): void {
    const { offset, bits } = registers[name];
    this.#words.set(offset, Number(value & 0xffff_ffffn));
    if (bits === 64) this.#words.set(offset + 4, Number(value >> 32n));
  }

  /** Adds to a counter. */
  count(name: Name, by = 1): void {
    this.set64(name, this.get64(name) + BigInt(by));
  }

  word(offset: number): number {
    return this.#words.get(offset) ?? 0;
  }

  /** A write over the bus; read-only registers keep their value. */
  write(offset: number, value: number): void {
    const name = (Object.keys(registers) as Name[]).find((one) => {
      const { offset: base, bits } = registers[one];
      return offset === base || (bits === 64 && offset === base + 4);
    });
    if (name !== undefined && registers[name].access !== 'ro') this.#words.set(offset, value >>> 0);
  }
}
