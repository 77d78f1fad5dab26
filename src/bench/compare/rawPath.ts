import { decodeRawReceiveEntry, decodeRawTransmitEntry, limits, registers } from '#contract';
import type { RingEntries } from '#protocol';
import type { HostWrite } from '../offload/index.ts';
import { HostMemoryCopy, PostedRing, RegisterCopy } from '../reference/index.ts';
import type { Scoreboard } from '../scoreboard/index.ts';

/** Ring id under which src/driver watches the raw receive ring. */
const rawReceiveRing = 1;

/** Tells which frames went over the raw rings, from what host software wrote and the device pushed. */
export class RawPath implements Scoreboard {
  readonly #to: Pick<Required<Scoreboard>, 'rawSent' | 'rawReceived'>;
  readonly #memory = new HostMemoryCopy();
  readonly #registers = new RegisterCopy();
  #ring: PostedRing | undefined;

  constructor(to: Pick<Required<Scoreboard>, 'rawSent' | 'rawReceived'>) {
    this.#to = to;
  }

  written(write: HostWrite): void {
    if (write.to === 'host') this.#memory.write(write.address, write.data);
    if (write.to !== 'register') return;
    const { address, value } = write;
    this.#registers.write(address, value);
    if (address === registers.rawTransmitLog2.offset)
      this.#ring = new PostedRing(this.#memory, this.#registers.number(registers.rawTransmitBase), value);
    else if (address === registers.rawTransmitProducer.offset)
      for (const entry of this.#ring?.upTo(value) ?? []) {
        const { buffer, bytes } = decodeRawTransmitEntry(entry);
        this.#to.rawSent(this.#memory.read(Number(buffer), bytes));
      }
  }

  entries({ ring, count, entries, payload, payloadBytes }: RingEntries): void {
    if (ring !== rawReceiveRing) return;
    let at = 0;
    for (let i = 0; i < count; i++) {
      const bytes = payloadBytes[i] ?? 0;
      this.#to.rawReceived(payload.subarray(at, at + bytes), decodeRawReceiveEntry(entries, i * limits.entryBytes));
      at += bytes;
    }
  }
}
