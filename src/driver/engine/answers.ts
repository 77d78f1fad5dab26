import { type AnswerEntry, encodeAnswerEntry, registers } from '#contract';
import type { NicBase } from '../nic/nicBase.ts';
import { DriverRing } from '../ring/driverRing.ts';

export type Answer = Omit<AnswerEntry, 'phase'>;

/**
 * The answer ring. A connection has at most one open answer, and the device raises nothing that wants another before it
 * has read that one; so a ring with an entry for every connection is never full, and its consumer index is never asked
 * for.
 */
export class Answers {
  readonly #ring: DriverRing;
  readonly #give: (write: () => void) => void;

  /** @param give calls the write that gives an answer, then or later */
  constructor(nic: NicBase, give: (write: () => void) => void = (write) => write()) {
    this.#give = give;
    const at = {
      base: registers.answerBase.offset,
      log2: registers.answerLog2.offset,
      producer: registers.answerProducer.offset,
      consumer: registers.answerConsumer.offset,
    };
    this.#ring = new DriverRing(nic, at, Math.max(4, Math.ceil(Math.log2(nic.identity.connections)) + 1), 'order');
  }

  write(answer: Answer): void {
    this.#give(() => this.#write(answer));
  }

  #write(answer: Answer): void {
    // All but the last `connections` answers have been read, see above.
    this.#ring.consumedTo(this.#ring.producer - this.#ring.entries / 2);
    this.#ring.push((phase) => encodeAnswerEntry({ ...answer, phase }));
  }

  close(): void {
    this.#ring.close();
  }
}
