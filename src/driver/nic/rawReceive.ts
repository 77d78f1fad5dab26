import { decodeRawReceiveEntry, fieldsOfRawReceiveEntry, limits, type RawReceiveEntry, registers } from '#contract';
import { type RingEntries, writeRegister64 } from '#protocol';
import { DeviceRing } from '../ring/deviceRing.ts';
import type { NicBase } from './nicBase.ts';

/** Id of the ring watch. The event ring has 0, which run conditions on an event kind speak of. */
const watchId = 1;

const lengthOffset = (fieldsOfRawReceiveEntry.find(({ name }) => name === 'bytes')?.lsb ?? 0) / 8;

/** The raw receive ring: entry i brings the frame in slot i of the receive buffer along with its push. */
export class RawReceive {
  readonly #nic: NicBase;
  readonly #ring: DeviceRing;
  readonly #slots: number;

  constructor(nic: NicBase, log2Entries: number) {
    this.#nic = nic;
    this.#slots = nic.hostMemory.take(limits.rawSlotBytes << log2Entries);
    // Before the ring is on: the device writes to the slots from then on.
    void writeRegister64(nic.target, registers.rawReceiveBuffer.offset, BigInt(this.#slots));
    this.#ring = new DeviceRing(
      nic,
      {
        base: registers.rawReceiveBase.offset,
        log2: registers.rawReceiveLog2.offset,
        producer: registers.rawReceiveProducer.offset,
        consumer: registers.rawReceiveConsumer.offset,
      },
      watchId,
      log2Entries,
      { slot: { base: this.#slots, stride: limits.rawSlotBytes, lengthOffset } },
    );
  }

  /** Gives each frame of a push to `take`, in arrival order. */
  consume(group: RingEntries, take: (frame: Uint8Array, entry: RawReceiveEntry) => void): void {
    this.#ring.consume(group, (entries, offset, frame) => take(frame, decodeRawReceiveEntry(entries, offset)));
  }

  close(): void {
    this.#ring.close();
    this.#nic.hostMemory.give(this.#slots);
  }
}
