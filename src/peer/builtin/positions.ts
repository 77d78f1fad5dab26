import { type SeqNum, seqAdd, seqDiff } from '#units';

/**
 * One direction's sequence space as positions that do not wrap: 0 is the SYN, data starts at 1, the FIN stands behind
 * the last byte. Only this class turns them into sequence numbers and back.
 */
export class Positions {
  /** The initial sequence number. */
  readonly initial: SeqNum;

  constructor(initial: SeqNum) {
    this.initial = initial;
  }

  seqAt(position: number): SeqNum {
    return seqAdd(this.initial, position);
  }

  /** The position of `seq` that is nearest to `near` (less than 2^31 away); may be negative for old segments. */
  positionOf(seq: SeqNum, near: number): number {
    return near + seqDiff(seq, this.seqAt(near));
  }
}
