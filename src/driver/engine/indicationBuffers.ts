import { encodeIndicationEntry, registers } from '#contract';
import type { NicBase } from '../nic/nicBase.ts';
import { DriverRing } from '../ring/driverRing.ts';

/**
 * Buffers for receive indications: all posted at start, each posted again when the host is done with its bytes. The ring
 * has an entry for each, so it is never full.
 */
export class IndicationBuffers {
  readonly #nic: NicBase;
  readonly #ring: DriverRing;
  readonly #memory: number;

  /** @param bytes of each buffer, a multiple of 64 */
  constructor(nic: NicBase, log2Buffers: number, bytes: number) {
    this.#nic = nic;
    this.#memory = nic.hostMemory.take(bytes << log2Buffers);
    void nic.target.writeRegister(registers.indicationBytes.offset, bytes);
    const at = {
      base: registers.indicationBase.offset,
      log2: registers.indicationLog2.offset,
      producer: registers.indicationProducer.offset,
      consumer: registers.indicationConsumer.offset,
    };
    this.#ring = new DriverRing(nic, at, log2Buffers, 'post');
    for (let i = 0; i < 1 << log2Buffers; i++) this.post(BigInt(this.#memory + i * bytes));
  }

  /** Gives a buffer to the device. */
  post(buffer: bigint): void {
    // The device has read the entry of every buffer that is not in the ring, and this one is not.
    if (this.#ring.inRing === this.#ring.entries) this.#ring.consumedTo(this.#ring.producer - this.#ring.entries + 1);
    this.#ring.push((phase) => encodeIndicationEntry({ buffer, phase }));
  }

  close(): void {
    this.#ring.close();
    this.#nic.hostMemory.give(this.#memory);
  }
}
