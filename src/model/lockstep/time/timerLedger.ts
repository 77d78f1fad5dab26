/** Timers that have fired, and how long one may be due behind them (3.4). */
import { limits } from '#contract';

/** Both ends of a pass, in cycles: from the strobe to the first read, and through the pipeline. */
const endsCycles = 16;
/** A pass reads so many deadlines a cycle. */
const deadlinesPerCycle = 4;
/** What each timer that is taken costs the pass, at most. */
const slotCycles = 2;
/** So many timers find room for their frames whatever else is sent. */
const roomForFrames = 16;
/** An Inject holds the engine up for so long. */
const injectCycles = 8;

/** Index of the first number from `from` on that is not below `value`, in a list that rises. */
function firstFrom(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class TimerLedger {
  readonly #connections: number;
  readonly #frameCycles: number;
  /** Cycles of the records of timers, and of those that sent a frame. */
  readonly #fired: number[] = [];
  readonly #sent: number[] = [];
  #inject = Number.NEGATIVE_INFINITY;

  /** @param dataWidth bits of a beat on the wire side */
  constructor(connections: number, dataWidth: number) {
    this.#connections = connections;
    this.#frameCycles = Math.ceil((8 * limits.maxFrameBytes) / dataWidth);
  }

  /** A Timer record. */
  fired(cycle: number, hasFrame: boolean): void {
    this.#fired.push(cycle);
    if (hasFrame) this.#sent.push(cycle);
  }

  injected(cycle: number): void {
    this.#inject = cycle;
  }

  /** Cycles that a timer which is due since `since` may wait for its record. */
  bound(since: number): number {
    const due = Math.min(this.#fired.length - firstFrom(this.#fired, since) + 1, this.#connections);
    const senders = this.#sent.length - firstFrom(this.#sent, since) + 1;
    return (
      this.#connections / deadlinesPerCycle +
      endsCycles +
      slotCycles * due +
      Math.max(0, senders - roomForFrames) * this.#frameCycles +
      (this.#inject >= since ? injectCycles : 0)
    );
  }
}
