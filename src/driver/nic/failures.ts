/**
 * What goes wrong while no call is on the stack to throw it: a read that fails, an answer that makes no sense. It is told
 * to the one who asked for it, or else thrown at the next call, so that nobody can overlook it.
 */
export class Failures {
  readonly #onFailure: ((error: unknown) => void) | undefined;
  #kept: { readonly error: unknown } | undefined;

  constructor(onFailure: ((error: unknown) => void) | undefined) {
    this.#onFailure = onFailure;
  }

  readonly note = (error: unknown): void => {
    if (this.#onFailure === undefined) this.#kept ??= { error };
    else this.#onFailure(error);
  };

  /** @throws what went wrong since the driver was opened, where nobody hears of it */
  check(): void {
    if (this.#kept !== undefined) throw this.#kept.error;
  }
}
