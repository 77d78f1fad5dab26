import type { Bench } from 'smokestack';
import { type Millis, millis } from '#units';
import type { EventGate } from './gates.ts';
import type { Life } from './life.ts';

/** Entries that the engine still takes in when the ring is full (chm_action_queues: 64 words, 8 of them for what is under way). */
const queuedEntries = 56;

/** So many entries may come from others while queries are under way. One query too many holds the commands behind it. */
const reserve = 4;

const step: Millis = millis(0.1);
/** Longest that filling may take. */
const limit: Millis = millis(15);

/**
 * Fills the event ring with the ends of queries of a connection that does nothing else, while the host gives no entries
 * back: what would tell the host something then waits in the device; segments, timers, posts, terminates do not (engine.md 13).
 */
export class Clog {
  readonly #bench: Bench;
  readonly #gate: EventGate;
  readonly #entries: number;
  readonly #life: Life;

  /** @param eventLog2 log2 of the entries of the ring. @param life of an offloaded connection */
  constructor(bench: Bench, gate: EventGate, eventLog2: number, life: Life) {
    this.#bench = bench;
    this.#gate = gate;
    this.#entries = (1 << eventLog2) + queuedEntries;
    this.#life = life;
  }

  /** Resolves when the ring is full; it gets room again that much later. */
  async fill(ms: Millis): Promise<void> {
    const bench = this.#bench;
    const gate = this.#gate;
    gate.keep();
    const end = bench.clock.now() + limit;
    while (gate.told < this.#entries && bench.clock.now() < end) {
      const missing = this.#entries - gate.told;
      const wanted = gate.told + Math.max(1, missing - reserve);
      for (let i = Math.max(1, missing - reserve); i > 0; i--) bench.chimney.query(this.#life.socket, () => {});
      while (gate.told < wanted && bench.clock.now() < end) await bench.pass(step);
    }
    bench.clock.after(ms, () => gate.release());
  }
}
