import { decodeSendEntry, limits, type SendEntry } from '#contract';
import { type SeqNum, SmokestackError, seq, seqAdd, seqLe, seqSpan } from '#units';
import type { FakeMemory } from './fakeMemory.ts';

/** The send ring of one connection of the fake device. */
export class FakeSendData {
  readonly #host: FakeMemory;
  readonly #ring: number;
  readonly #log2: number;
  /** Entries with bytes not acknowledged: read anew whenever they are used, as the device does. */
  #head = 0;
  #tail = 0;

  constructor(host: FakeMemory, ring: number, log2: number) {
    this.#host = host;
    this.#ring = ring;
    this.#log2 = log2;
  }

  /** Takes in the entries below `producer` (16 bits), and returns them. */
  take(producer: number): readonly SendEntry[] {
    const count = (producer - this.#tail) & 0xffff;
    // An answer may carry an older index than a doorbell that overtook it.
    if (count > 2 ** this.#log2) return [];
    const taken: SendEntry[] = [];
    for (let i = 0; i < count; i++, this.#tail++) taken.push(this.#entry(this.#tail));
    return taken;
  }

  /** Forgets entries that end at or below `una`. */
  acknowledge(una: SeqNum): void {
    for (; this.#head < this.#tail; this.#head++) {
      const entry = this.#entry(this.#head);
      if (!seqLe(seqAdd(seq(entry.seq), entry.bytes), una)) return;
    }
  }

  /** @throws SmokestackError 'protocol' when the bytes are not there, or lie in more than SendGatherMax entries */
  gather(from: SeqNum, bytes: number): Uint8Array {
    const out = new Uint8Array(bytes);
    let done = 0;
    let used = 0;
    for (let i = this.#head; i < this.#tail; i++) {
      const { seq: start, bytes: length, buffer } = this.#entry(i);
      const skip = seqSpan(seq(start), seqAdd(from, done));
      if (done === bytes || skip >= length) continue;
      const part = Math.min(length - skip, bytes - done);
      out.set(this.#host.at(Number(buffer) + skip, part), done);
      done += part;
      used++;
    }
    if (done < bytes || used > limits.sendGatherMax)
      throw new SmokestackError(
        'protocol',
        `a segment of ${bytes} bytes finds ${done} of them, in ${used} send entries`,
      );
    return out;
  }

  #entry(index: number): SendEntry {
    const at = this.#ring + (index % 2 ** this.#log2) * limits.entryBytes;
    return decodeSendEntry(this.#host.at(at, limits.entryBytes));
  }
}
