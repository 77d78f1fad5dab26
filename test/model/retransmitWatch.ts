/** The retransmission timer of RFC 6298 section 5 (CHM-TIM-010), told by what goes over the wire alone. */
import { rto } from '#model';
import type { SendingRun, WireWatch } from './sendingRun.ts';

export class RetransmitWatch implements WireWatch {
  /** Timeouts that were followed by a segment at sndUna. */
  timeouts = 0;
  /** Of those, with a window that new data would have been held for. */
  small = 0;
  /** Of those, with 4 or more in a row. */
  deep = 0;
  readonly #run: SendingRun;
  #una = 0;
  #max = 0;
  /** Timeouts since sndUna moved. */
  #count = 0;
  /** When what is at sndUna has to leave again; undefined: nothing is outstanding. */
  #deadline: number | undefined;

  constructor(run: SendingRun) {
    this.#run = run;
  }

  sent(first: number, through: number): void {
    const { now, row } = this.#run;
    if (this.#deadline === undefined) {
      this.#count = 0;
      this.#deadline = this.#after(); // 5.1
    } else if (first === this.#una && now >= this.#deadline) {
      this.timeouts += 1;
      if (2 * row.sndWnd < Math.min(row.maxSndWnd, 2 * row.effectiveMss)) this.small += 1;
      this.#count += 1; // 5.5
      if (this.#count >= 4) this.deep += 1;
      this.#deadline = this.#after(); // 5.4, 5.6
    }
    this.#max = Math.max(this.#max, through);
  }

  acknowledged(una: number): void {
    this.#una = una;
    this.#count = 0;
    this.#deadline = una === this.#max ? undefined : this.#after(); // 5.2, 5.3
  }

  /** Nothing is overdue, and the model's own timer is neither earlier nor later. */
  settled(): void {
    const { now, row, rules } = this.#run;
    if (this.#deadline === undefined) {
      rules.check(!row.rtxRunning, 'a retransmission timer with nothing outstanding (RFC 6298 5.2)');
      return;
    }
    rules.check(now < this.#deadline, 'what is at sndUna is overdue (CHM-TIM-010)');
    rules.check(row.rtxRunning && row.rtxAt === this.#deadline, 'the timer stands elsewhere (CHM-TIM-010)');
    rules.check(row.retransmitCount === Math.min(this.#count, 0xff), 'another number of retransmissions (CHM-TIM-011)');
  }

  #after(): number {
    return this.#run.now + rto(this.#run.row, this.#run.adapter, this.#count);
  }
}
