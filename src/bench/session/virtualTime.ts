import { type Cycles, type Millis, millis } from '#units';

/**
 * Where a cycle lies in session time. A millisecond begins with its strobe; between two strobes time runs with the
 * cycles, as many as the span has. Time never steps back and never reaches the next strobe before it was given.
 */
export class VirtualTime {
  readonly cyclesPerMs: number;
  #strobes = 0;
  #cycle: number;
  #span: number;

  /** @param cyclesPerMs cycles between two strobes while anything is in flight */
  constructor(start: Cycles, cyclesPerMs: number) {
    this.cyclesPerMs = cyclesPerMs;
    this.#cycle = start;
    this.#span = cyclesPerMs;
  }

  /** Milliseconds at the last strobe. */
  get strobes(): number {
    return this.#strobes;
  }

  /** Cycles left until the next strobe is due, seen from `cycle`. */
  cyclesLeft(cycle: Cycles): number {
    return Math.max(0, this.#cycle + this.#span - cycle);
  }

  /** `strobes` strobes were given, the first at `from`, one each `spacing` cycles. */
  strobed(from: Cycles, strobes: number, spacing: number): void {
    this.#strobes += strobes;
    this.#cycle = from + (strobes - 1) * spacing;
    this.#span = this.cyclesPerMs;
  }

  /** Session time of `cycle`, which does not lie before the last strobe. */
  at(cycle: Cycles): Millis {
    const part = Math.min((cycle - this.#cycle) / this.#span, 0.999_999);
    return millis(this.#strobes + Math.max(part, 0));
  }

  /** Session time of a cycle within a row of strobes under way: the first at `from`, one each `spacing` cycles. */
  within(cycle: Cycles, from: Cycles, spacing: number): Millis {
    const passed = Math.floor(Math.max(0, cycle - from) / spacing);
    const part = (Math.max(0, cycle - from) - passed * spacing) / spacing;
    return millis(this.#strobes + 1 + passed + Math.min(part, 0.999_999));
  }
}
