import type { MiniportChimney, OffloadBlock } from '#contract';
import { type Clock, millis, SmokestackError } from '#units';

/** State operations under way: each is completed once, with the root it was given (CHM-STR-012). */
export class ChimneyCalls {
  readonly #clock: Clock;
  readonly #pending = new Map<OffloadBlock, () => void>();
  #miniport: MiniportChimney | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  attach(miniport: MiniportChimney): void {
    this.#miniport = miniport;
  }

  /** @throws SmokestackError `state` before a miniport is attached */
  get miniport(): MiniportChimney {
    if (this.#miniport !== undefined) return this.#miniport;
    throw new SmokestackError('state', 'no miniport is attached', { cure: 'call attach() first' });
  }

  /** Makes a call with `root`; `completed` runs when the target completes it. */
  start(root: OffloadBlock, call: (miniport: MiniportChimney) => void, completed: () => void): void {
    const { miniport } = this;
    this.#pending.set(root, completed);
    call(miniport);
  }

  /** @throws SmokestackError `protocol` for a root that is not under way */
  complete(root: OffloadBlock): void {
    const completed = this.#pending.get(root);
    if (completed === undefined)
      throw new SmokestackError('protocol', 'the target completed a root block that is not under way', {
        cure: 'compare with CHM-STR-012: every operation is completed once, with the root it was given',
      });
    this.#pending.delete(root);
    completed();
  }

  /** Runs `action` once the call that is running has returned: the target must not be called back from within it. */
  soon(action: () => void): void {
    this.#clock.after(millis(0), action);
  }
}
