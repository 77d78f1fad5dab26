import { SmokestackError } from './errors.ts';
import { type Clock, type Millis, millis, type Timer } from './time.ts';

interface Entry extends Timer {
  readonly due: Millis;
  /** Breaks ties: actions due at the same instant run in the order they were set. */
  readonly order: number;
  action: (() => void) | undefined;
}

const before = (a: Entry, b: Entry): boolean => a.due < b.due || (a.due === b.due && a.order < b.order);

/**
 * A Clock that stands still until told to advance: a binary heap of pending actions. Two runs that set the same actions
 * run them in the same order, on any machine.
 */
export class VirtualClock implements Clock {
  #now: Millis;
  #order = 0;
  #heap: Entry[] = [];
  #cancelled = 0;

  constructor(start: Millis = millis(0)) {
    this.#now = start;
  }

  now(): Millis {
    return this.#now;
  }

  /** @throws SmokestackError `range` when `delay` is negative or not a number. */
  after(delay: Millis, action: () => void): Timer {
    if (!(delay >= 0)) throw new SmokestackError('range', `a timer cannot be set ${delay} ms ahead`);
    const entry: Entry = {
      due: millis(this.#now + delay),
      order: this.#order++,
      action,
      cancel: () => {
        if (entry.action === undefined) return;
        entry.action = undefined;
        this.#cancelled++;
        if (this.#cancelled > 64 && this.#cancelled * 2 > this.#heap.length) this.#compact();
      },
    };
    this.#push(entry);
    return entry;
  }

  /** When the next action is due; undefined when nothing is pending. */
  nextDeadline(): Millis | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined || first.action !== undefined) return first?.due;
      this.#pop();
      this.#cancelled--;
    }
  }

  /**
   * Runs every action due up to and including `time`, in order, then stands at `time`. Actions that set further actions
   * within that span have them run too.
   * @throws SmokestackError `range` when `time` lies in the past.
   */
  advanceTo(time: Millis): void {
    if (time < this.#now) throw new SmokestackError('range', `time cannot go back from ${this.#now} ms to ${time} ms`);
    for (let due = this.nextDeadline(); due !== undefined && due <= time; due = this.nextDeadline()) this.step();
    this.#now = time;
  }

  advanceBy(span: Millis): void {
    this.advanceTo(millis(this.#now + span));
  }

  /** Jumps to the next deadline and runs one action; false when nothing is pending. */
  step(): boolean {
    if (this.nextDeadline() === undefined) return false;
    const entry = this.#pop();
    this.#now = entry.due;
    const action = entry.action;
    entry.action = undefined;
    action?.();
    return true;
  }

  /** Steps until `done()` holds. Returns whether it did before `limit` (an absolute time) or before nothing was pending. */
  runUntil(done: () => boolean, limit: Millis): boolean {
    while (!done()) {
      const due = this.nextDeadline();
      if (due === undefined || due > limit) return false;
      this.step();
    }
    return true;
  }

  #compact(): void {
    const live = this.#heap.filter((entry) => entry.action !== undefined);
    this.#heap = [];
    this.#cancelled = 0;
    for (const entry of live) this.#push(entry);
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent] as Entry;
      if (before(above, entry)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = entry;
  }

  /** Takes the first entry; the heap is not empty. */
  #pop(): Entry {
    const heap = this.#heap;
    const first = heap[0] as Entry;
    const moved = heap.pop() as Entry;
    if (heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Entry, heap[child] as Entry)) child++;
      if (before(moved, heap[child] as Entry)) break;
      heap[i] = heap[child] as Entry;
      i = child;
    }
    heap[i] = moved;
    return first;
  }
}
