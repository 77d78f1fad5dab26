/** What the sender has to do after an acknowledgment. */
export type RecoveryAction = 'none' | 'retransmit';

const DUPLICATES = 3;

/** Congestion control: slow start and congestion avoidance (RFC 5681), fast retransmit and recovery (RFC 6582). Bytes and positions. */
export class NewReno {
  readonly #mss: number;
  #cwnd: number;
  #initial: number;
  #ssthresh = Number.POSITIVE_INFINITY;
  #duplicates = 0;
  /** Highest position sent when the last loss was noticed; losses below it are the same event. */
  #recover = 0;
  #inRecovery = false;

  constructor(mss: number, initialSegments: number) {
    this.#mss = mss;
    this.#cwnd = mss * initialSegments;
    this.#initial = this.#cwnd;
  }

  get cwnd(): number {
    return this.#cwnd;
  }

  get inRecovery(): boolean {
    return this.#inRecovery;
  }

  /** `una` moved forward by `acked`; `inFlight` remains. */
  onProgress(acked: number, una: number, inFlight: number): RecoveryAction {
    this.#duplicates = 0;
    if (this.#inRecovery) {
      if (una >= this.#recover) {
        this.#inRecovery = false;
        this.#cwnd = Math.min(this.#ssthresh, Math.max(inFlight, this.#mss) + this.#mss);
        return 'none';
      }
      // Partial: the next hole is lost too; deflate by what left the network.
      this.#cwnd = Math.max(this.#cwnd - acked, 0) + (acked >= this.#mss ? this.#mss : 0);
      this.#cwnd = Math.max(this.#cwnd, this.#mss);
      return 'retransmit';
    }
    if (this.#cwnd < this.#ssthresh) this.#cwnd += Math.min(acked, this.#mss);
    else this.#cwnd += Math.max(1, Math.floor((this.#mss * this.#mss) / this.#cwnd));
    return 'none';
  }

  /** A duplicate acknowledgment of `una`, with everything below `max` sent once. */
  onDuplicate(una: number, max: number): RecoveryAction {
    if (this.#inRecovery) {
      this.#cwnd += this.#mss;
      return 'none';
    }
    if (++this.#duplicates !== DUPLICATES || una <= this.#recover) return 'none';
    this.#halve(max - una);
    this.#recover = max;
    this.#inRecovery = true;
    this.#cwnd = this.#ssthresh + DUPLICATES * this.#mss;
    return 'retransmit';
  }

  /** The retransmission timer expired; `first` for a segment that had not been sent again before. */
  onTimeout(una: number, max: number, first: boolean): void {
    if (first) this.#halve(max - una);
    this.#cwnd = this.#mss;
    this.#recover = max;
    this.#inRecovery = false;
    this.#duplicates = 0;
  }

  /** Nothing was sent for longer than a timeout (RFC 5681 section 4.1). */
  afterIdle(): void {
    this.#cwnd = Math.min(this.#cwnd, this.#initial);
  }

  /** The SYN had to be sent again (RFC 5681 section 3.1). */
  afterLostSyn(): void {
    this.#initial = this.#mss;
    this.#cwnd = this.#mss;
  }

  #halve(inFlight: number): void {
    this.#ssthresh = Math.max(Math.floor(inFlight / 2), 2 * this.#mss);
  }
}
