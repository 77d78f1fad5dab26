import type { Scoreboard } from '#bench';
import type { RetireRecord } from '#contract';
import type { Clock, Millis } from '#units';

/** A way from the driver to the device on which writes wait while somebody keeps them. */
export class Gate {
  #keepers = 0;
  readonly #late: (() => void)[] = [];

  get kept(): boolean {
    return this.#keepers > 0;
  }

  readonly pass = (write: () => void): void => {
    if (this.kept) this.#late.push(write);
    else write();
  };

  keep(): void {
    this.#keepers++;
  }

  keepFor(clock: Clock, span: Millis): void {
    this.keep();
    clock.after(span, () => this.release());
  }

  release(): void {
    if (--this.#keepers > 0) return;
    for (const write of this.#late.splice(0)) write();
  }
}

/** The way on which entries of the event ring go back, with a count of those that the device writes while they are kept. */
export class EventGate extends Gate implements Scoreboard {
  /** Entries that records have told of since the host keeps them. */
  told = 0;

  retired({ hasEvent }: RetireRecord): void {
    if (hasEvent && this.kept) this.told++;
  }

  override keep(): void {
    if (!this.kept) this.told = 0;
    super.keep();
  }
}
