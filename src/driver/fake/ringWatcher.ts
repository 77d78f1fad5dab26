import { limits } from '#contract';
import type { RingEntries, RingWatch } from '#protocol';
import type { Cycles } from '#units';
import type { FakeMemory } from './fakeMemory.ts';

interface Watched {
  readonly watch: RingWatch;
  next: number;
}

/** Finds new entries by their phase bit, as a watcher of any target does. */
export class RingWatcher {
  readonly #memory: FakeMemory;
  readonly #rings = new Map<number, Watched>();

  constructor(memory: FakeMemory) {
    this.#memory = memory;
  }

  watch(id: number, watch: RingWatch | undefined): void {
    if (watch === undefined) this.#rings.delete(id);
    else this.#rings.set(id, { watch, next: 0 });
  }

  /** Entries that have appeared since the last look, a group for each ring that has any. */
  look(cycle: Cycles): RingEntries[] {
    const out: RingEntries[] = [];
    for (const [ring, watched] of this.#rings) {
      const first = watched.next;
      const entries: Uint8Array[] = [];
      const payloads: Uint8Array[] = [];
      for (let entry = this.#take(watched); entry !== undefined; entry = this.#take(watched)) {
        entries.push(entry);
        payloads.push(this.#payload(watched, entry));
      }
      if (entries.length === 0) continue;
      out.push({
        ring,
        first,
        count: entries.length,
        entries: new Uint8Array(Buffer.concat(entries)),
        payload: new Uint8Array(Buffer.concat(payloads)),
        payloadBytes: payloads.map(({ length }) => length),
        cycles: entries.map(() => cycle),
      });
    }
    return out;
  }

  #take(watched: Watched): Uint8Array | undefined {
    const { base, log2Entries } = watched.watch;
    const slots = 2 ** log2Entries;
    const entry = this.#memory.at(base + (watched.next % slots) * limits.entryBytes, limits.entryBytes);
    const lap = Math.floor(watched.next / slots) % 2 === 0;
    if ((entry[limits.entryBytes - 1] ?? 0) >>> 7 !== (lap ? 1 : 0)) return undefined;
    watched.next++;
    return entry.slice();
  }

  /** `next` stands behind the entry already. */
  #payload({ watch: { payload, log2Entries }, next }: Watched, entry: Uint8Array): Uint8Array {
    if (payload === undefined) return new Uint8Array(0);
    const view = new DataView(entry.buffer);
    if ('slot' in payload) {
      const { base, stride, lengthOffset } = payload.slot;
      return this.#memory.read(base + ((next - 1) % 2 ** log2Entries) * stride, view.getUint32(lengthOffset, true));
    }
    const { pointerOffset, lengthOffset, kindOffset, kind } = payload.pointer;
    if (view.getUint8(kindOffset) !== kind) return new Uint8Array(0);
    return this.#memory.read(Number(view.getBigUint64(pointerOffset, true)), view.getUint32(lengthOffset, true));
  }
}
