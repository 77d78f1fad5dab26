import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from '#protocol';
import { type Cycles, type Millis, millis, SmokestackError } from '#units';
import { RealtimeClock } from './realtimeClock.ts';
import type { Session, Wait } from './session.ts';

const pollMs = 2;

/** Follows the wall clock: the target runs freely and strobes by itself, as a board does. */
export class RealtimeSession implements Session {
  readonly mode = 'realtime';
  readonly target: Target;
  readonly clock = new RealtimeClock();
  #failure: SmokestackError | undefined;

  /** @param onFrame hears each frame that left the device */
  constructor({
    target,
    onFrame,
  }: { readonly target: Target; readonly onFrame: (frame: Uint8Array, cycle: Cycles) => void }) {
    this.target = target;
    target.onFailure((error) => this.fail(error));
    target.onPush({ frame: onFrame });
  }

  async until(done: () => boolean, { what, within }: Wait): Promise<void> {
    const limit = this.clock.now() + within * this.target.facts.timeScale;
    while (!done()) {
      if (this.#failure) throw this.#failure;
      if (this.clock.now() >= limit)
        throw new SmokestackError('timeout', `still waiting for ${what} after ${within} ms`);
      await sleep(pollMs);
    }
  }

  async pass(span: Millis): Promise<void> {
    const end = this.clock.now() + span;
    await this.until(() => this.clock.now() >= end, { what: 'time to pass', within: millis(span + 1000) });
  }

  async settle(): Promise<void> {
    if (this.#failure) throw this.#failure;
    await this.target.checkpoint('settle');
  }

  fail(error: unknown): void {
    this.#failure ??= SmokestackError.from(error);
  }

  stop(): void {
    this.clock.stop();
  }
}
