/** Which reason a refused segment may show: that of its verdict, whose Raw record comes later (7.1, section 17). */
import { RawReason } from '#contract';
import { type Refusing, refusal, refusingOf } from '../../engine/index.ts';

/** What decides over refusals, and the record that made it so. */
interface Standing {
  readonly serial: number;
  readonly refusing: Refusing;
  readonly failed: boolean;
}

const reasonIn = ({ refusing, failed }: Standing, flags: number): RawReason =>
  failed && refusing.live ? RawReason.Closed : refusal(refusing, flags);

const same = (a: Refusing, b: Refusing): boolean =>
  a.live === b.live &&
  a.draining === b.draining &&
  a.state === b.state &&
  a.retrieveNotify === b.retrieveNotify &&
  a.retrieveIndicated === b.retrieveIndicated &&
  a.aborted === b.aborted;

/**
 * The states of a connection in which segments may have met their verdict. Verdicts come in arrival order, and none
 * before its frame was there: so each refused segment must fit the state of the one before it, or a later one.
 */
export class RefusalHistory {
  /** Oldest first; those before the latest verdict are gone. */
  #standings: Standing[] = [];

  /** The row as an event has left it. The Terminate event comes behind the last verdict: what follows refuses nothing (17). */
  note(row: Refusing, failed: boolean, serial: number): void {
    if (row.draining || !row.live) return;
    const latest = this.#standings.at(-1);
    if (latest !== undefined && latest.failed === failed && same(latest.refusing, row)) return;
    this.#standings.push({ serial, refusing: refusingOf(row), failed });
  }

  /** A segment was consumed: its verdict is its event. */
  consumed(): void {
    if (this.#standings.length > 1) this.#standings.splice(0, this.#standings.length - 1);
  }

  /**
   * The verdict of a refused segment that shows `shown`.
   * @param records seen when its frame was given to the device
   * @returns `shown` where one of the states gives it, else what the present one gives
   */
  verdict(flags: number, shown: RawReason, records: number): RawReason {
    const given = this.#standings.findLastIndex(({ serial }) => serial < records);
    const at = this.#standings.findIndex((one, i) => i >= given && reasonIn(one, flags) === shown);
    if (at >= 0) {
      this.#standings.splice(0, at);
      return shown;
    }
    const latest = this.#standings.at(-1);
    return latest === undefined ? RawReason.None : reasonIn(latest, flags);
  }
}
