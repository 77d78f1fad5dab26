/**
 * Seeded pseudo-random numbers: xoshiro128** seeded by splitmix32. The only source of chance in host, peer, cable and
 * bench, so that a seed reproduces a run on any machine.
 */
export class Random {
  readonly seed: number;
  #state: Uint32Array;

  constructor(seed: number) {
    this.seed = seed >>> 0;
    this.#state = new Uint32Array(4);
    let x = this.seed;
    for (let i = 0; i < 4; i++) {
      x = (x + 0x9e3779b9) >>> 0;
      let z = x;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      this.#state[i] = (z ^ (z >>> 15)) >>> 0;
    }
  }

  /** An independent stream for a named purpose; the same seed and name give the same stream. */
  fork(name: string): Random {
    let hash = 0x811c9dc5;
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    return new Random((hash ^ this.seed) >>> 0);
  }

  /** Uniform in 0 … 2^32-1. */
  u32(): number {
    const s = this.#state;
    const [a, b, c, d] = s as unknown as [number, number, number, number];
    const m = Math.imul(b, 5);
    const result = Math.imul((m << 7) | (m >>> 25), 9) >>> 0;
    s[2] = c ^ a;
    s[3] = d ^ b;
    s[1] = b ^ (s[2] ?? 0);
    s[0] = a ^ (s[3] ?? 0);
    s[2] = (s[2] ?? 0) ^ (b << 9);
    const e = s[3] ?? 0;
    s[3] = (e << 11) | (e >>> 21);
    return result;
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.u32() / 2 ** 32;
  }

  /** Uniform integer in min … max, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1));
  }

  /** True with probability `p`. */
  chance(p: number): boolean {
    return this.unit() < p;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  }

  /** A copy of `items` in random order, as many draws as items on any machine. */
  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, at: this.u32() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }

  bytes(length: number): Uint8Array {
    const out = new Uint8Array(length);
    for (let i = 0; i < length; i += 4) {
      const w = this.u32();
      for (let k = 0; k < 4 && i + k < length; k++) out[i + k] = (w >>> (8 * k)) & 0xff;
    }
    return out;
  }
}
