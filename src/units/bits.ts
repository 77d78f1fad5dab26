/** Where a field stands in a word: `lsb` is its lowest bit. As the printed layout says it of registers and references. */
export interface BitPlace {
  readonly lsb: number;
  /** 1 to 31. */
  readonly bits: number;
}

/** The value of a field of a 32-bit word. */
export const bitsOf = (word: number, { lsb, bits }: BitPlace): number => (word >>> lsb) & (2 ** bits - 1);
