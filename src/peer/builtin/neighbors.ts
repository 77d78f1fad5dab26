import { type Clock, millis, type Timer } from '#units';
import type { Ipv4Address, MacAddress } from '#wire';

const RETRY = millis(1000);
const TRIES = 3;

type Entry =
  | { readonly state: 'known'; readonly mac: MacAddress }
  | { readonly state: 'asking'; readonly waiting: ((mac: MacAddress) => void)[]; timer: Timer };

/** IPv4 neighbours by ARP (RFC 826). Everything is on the link; entries do not age. */
export class Neighbors {
  readonly #clock: Clock;
  readonly #ask: (address: Ipv4Address) => void;
  #entries = new Map<Ipv4Address, Entry>();

  constructor(clock: Clock, ask: (address: Ipv4Address) => void) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** Calls `use` with the MAC, now or once a reply came; never, when none comes. */
  resolve(address: Ipv4Address, use: (mac: MacAddress) => void): void {
    const entry = this.#entries.get(address);
    if (entry?.state === 'known') {
      use(entry.mac);
      return;
    }
    if (entry?.state === 'asking') {
      entry.waiting.push(use);
      return;
    }
    this.#entries.set(address, { state: 'asking', waiting: [use], timer: this.#retry(address, 1) });
    this.#ask(address);
  }

  learn(address: Ipv4Address, mac: MacAddress): void {
    const entry = this.#entries.get(address);
    this.#entries.set(address, { state: 'known', mac });
    if (entry?.state !== 'asking') return;
    entry.timer.cancel();
    for (const use of entry.waiting) use(mac);
  }

  knows(address: Ipv4Address): boolean {
    return this.#entries.get(address)?.state === 'known';
  }

  clear(): void {
    for (const entry of this.#entries.values()) if (entry.state === 'asking') entry.timer.cancel();
    this.#entries.clear();
  }

  #retry(address: Ipv4Address, tries: number): Timer {
    return this.#clock.after(RETRY, () => {
      const entry = this.#entries.get(address);
      if (entry?.state !== 'asking') return;
      if (tries === TRIES) {
        // What waited is dropped; retransmissions ask again.
        this.#entries.delete(address);
        return;
      }
      entry.timer = this.#retry(address, tries + 1);
      this.#ask(address);
    });
  }
}
