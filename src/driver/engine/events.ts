import { decodeEventEntry, type EventEntry, EventKind, fieldsOfEventEntry, registers } from '#contract';
import type { RingEntries } from '#protocol';
import type { NicBase } from '../nic/nicBase.ts';
import { DeviceRing } from '../ring/deviceRing.ts';

/** Id of the ring watch: the one that run conditions on an event kind speak of. */
const watchId = 0;

const offsetOf = (field: keyof EventEntry): number =>
  (fieldsOfEventEntry.find(({ name }) => name === field)?.lsb ?? 0) / 8;

/** The event ring. An Indicate entry brings the bytes of its buffer along. */
export class Events {
  readonly #ring: DeviceRing;

  /** @param giveBack calls the write that gives entries back, then or later */
  constructor(nic: NicBase, log2Entries: number, giveBack?: (write: () => void) => void) {
    const at = {
      base: registers.eventBase.offset,
      log2: registers.eventLog2.offset,
      producer: registers.eventProducer.offset,
      consumer: registers.eventConsumer.offset,
    };
    const payload = {
      pointerOffset: offsetOf('buffer'),
      lengthOffset: offsetOf('bytes'),
      kindOffset: offsetOf('kind'),
      kind: EventKind.Indicate,
    };
    this.#ring = new DeviceRing(nic, at, watchId, log2Entries, { pointer: payload }, giveBack);
  }

  consume(group: RingEntries, take: (entry: EventEntry, payload: Uint8Array) => void): void {
    this.#ring.consume(group, (entries, offset, payload) => take(decodeEventEntry(entries, offset), payload));
  }

  close(): void {
    this.#ring.close();
  }
}
