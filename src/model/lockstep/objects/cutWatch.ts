/** Which ingress frames the device treated for a connection, to hold its cuts against (3.1, EventEntry.cut). */
export class CutWatch {
  /** Highest frame that was not treated because the tuple was not offloaded yet. */
  before = -1;
  /** EventEntry.cut of the initiate, once its entry is there. */
  initiate = -1;
  /** EventEntry.cut of the terminate, once its entry is there. */
  terminate = -1;
  /** Lowest and highest frame that was treated or refused by a rule other than Terminating. */
  firstTreated = Number.POSITIVE_INFINITY;
  lastTreated = -1;
  /** Lowest frame that was not looked up for the connection because its terminate had taken the key away. */
  firstGone = Number.POSITIVE_INFINITY;

  treated(frame: number): void {
    this.firstTreated = Math.min(this.firstTreated, frame);
    this.lastTreated = Math.max(this.lastTreated, frame);
  }
}
