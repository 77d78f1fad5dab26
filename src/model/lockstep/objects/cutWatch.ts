/**
 * The cuts of a connection part the frames of its tuple (3.1, contract section 17):
 *
 *   not looked up yet ──cut of the initiate──▶ treated, or refused by a rule of 7.1 ──cut of the terminate──▶ gone
 *
 * A frame that was not looked up for it is of the first part or of the last. Where a terminate may have taken the key
 * away it stays open which, until a cut is told or another frame leaves it only one of the two.
 */

/** A cut is the lowest frame behind it: at least `least`, at most `most`, as far as frames and entries have told. */
interface Cut {
  least: number;
  most: number;
}

const unknownCut = (): Cut => ({ least: 0, most: Number.POSITIVE_INFINITY });

export class CutWatch {
  readonly #initiate = unknownCut();
  readonly #terminate = unknownCut();
  /** Frames of the first part or of the last. */
  #open: number[] = [];
  #lastTreated = -1;

  /** Highest frame that was treated. */
  get lastTreated(): number {
    return this.#lastTreated;
  }

  /** A frame that was treated for the connection. @returns which it could have been, where it is none of them */
  treated(frame: number): string | undefined {
    const wrong = this.#notBetween(frame);
    this.#lastTreated = Math.max(this.#lastTreated, frame);
    this.#initiate.most = Math.min(this.#initiate.most, frame);
    this.#terminate.least = Math.max(this.#terminate.least, frame + 1);
    this.#settle();
    return wrong;
  }

  /** Whether the frame may have been treated. */
  mayBeTreated(frame: number): boolean {
    return this.#notBetween(frame) === undefined;
  }

  /** Whether it may not have been looked up. `leaves`: a terminate may have taken the key away. */
  mayBeNotLookedUp(frame: number, leaves: boolean): boolean {
    return this.#isEarly(frame) || (leaves && this.#isLate(frame));
  }

  /** A frame that was not looked up for the connection. @returns whether it may be one */
  notLookedUp(frame: number, leaves: boolean): boolean {
    const may = this.mayBeNotLookedUp(frame, leaves);
    this.#place(frame, leaves);
    this.#settle();
    return may;
  }

  /** The entry of the initiate tells its cut. @returns what it had to be, where it is not */
  initiated(cut: number): string | undefined {
    return this.#told(this.#initiate, cut);
  }

  /** The entry of the terminate tells its cut. @returns what it had to be, where it is not */
  terminated(cut: number): string | undefined {
    return this.#told(this.#terminate, cut);
  }

  #told(which: Cut, cut: number): string | undefined {
    const { least, most } = which;
    which.least = cut;
    which.most = cut;
    this.#settle();
    return least <= cut && cut <= most ? undefined : `above ${least - 1}, at most ${most}`;
  }

  #isEarly(frame: number): boolean {
    return frame < this.#initiate.most;
  }

  #isLate(frame: number): boolean {
    return frame >= this.#terminate.least;
  }

  #notBetween(frame: number): string | undefined {
    const [{ least }, { most }] = [this.#initiate, this.#terminate];
    return least <= frame && frame < most ? undefined : `at least ${least}, below ${most}`;
  }

  #place(frame: number, leaves: boolean): void {
    const [early, late] = [this.#isEarly(frame), leaves && this.#isLate(frame)];
    if (early && late) this.#open.push(frame);
    else if (early) this.#initiate.least = Math.max(this.#initiate.least, frame + 1);
    else if (late) this.#terminate.most = Math.min(this.#terminate.most, frame);
  }

  /** Open frames that have one choice left take it. */
  #settle(): void {
    this.#order();
    if (this.#open.length === 0) return;
    const open = this.#open;
    this.#open = [];
    for (const frame of open) this.#place(frame, true);
    this.#order();
  }

  /** The terminate's cut is not below the initiate's. */
  #order(): void {
    const [initiate, terminate] = [this.#initiate, this.#terminate];
    initiate.most = Math.min(initiate.most, terminate.most);
    terminate.least = Math.max(terminate.least, initiate.least);
  }
}
