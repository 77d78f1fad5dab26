import { Opcode } from '#contract';
import type { Commands } from './commands.ts';

/**
 * Outcomes that are known within a call of the host but may not be told before it has returned (CHM-INIT-001,
 * CHM-GEN-010). They wait for the completion of a Nop, so that they come in device time like every other outcome.
 */
export class Deferred {
  readonly #commands: Commands;
  #waiting: (() => void)[] = [];
  #asked = false;

  constructor(commands: Commands) {
    this.#commands = commands;
  }

  /** Actions run in the order in which they were added. */
  add(action: () => void): void {
    this.#waiting.push(action);
    if (this.#asked) return;
    this.#asked = true;
    this.#commands.issue(
      Opcode.Nop,
      () => ({}),
      () => {
        this.#asked = false;
        const due = this.#waiting;
        this.#waiting = [];
        for (const action of due) action();
      },
    );
  }
}
