import { SmokestackError } from '#units';

/** One memory window of the fake device, from address 0. */
export class FakeMemory {
  readonly #name: string;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(name: string, bytes: number) {
    this.#name = name;
    this.#bytes = new Uint8Array(bytes);
    this.#view = new DataView(this.#bytes.buffer);
  }

  get bytes(): number {
    return this.#bytes.length;
  }

  /** A view, not a copy. @throws SmokestackError 'range' outside the window */
  at(address: number, bytes: number): Uint8Array {
    if (!(address >= 0 && bytes >= 0 && address + bytes <= this.#bytes.length))
      throw new SmokestackError('range', `${bytes} bytes at ${address} lie outside the ${this.#name} memory window`);
    return this.#bytes.subarray(address, address + bytes);
  }

  read(address: number, bytes: number): Uint8Array {
    return this.at(address, bytes).slice();
  }

  write(address: number, data: Uint8Array): void {
    this.at(address, data.length).set(data);
  }

  word64(address: number): bigint {
    this.at(address, 8);
    return this.#view.getBigUint64(address, true);
  }
}
