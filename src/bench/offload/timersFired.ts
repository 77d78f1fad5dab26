import { RetireKind, type RetireRecord, type TcpRow, TimerKind } from '#contract';

/** Timers that fired in the engine, by what their deadline stood for. */
export interface Fired {
  retransmit: number;
  /** Probes of a closed window: they share the deadline of `retransmit` (CHM-TIM-003). */
  persist: number;
  delayedAck: number;
  push: number;
}

/** Counts the Timer records of a run: a scenario that is about timers sees that it reached them. */
export class TimersFired {
  readonly count: Fired = { retransmit: 0, persist: 0, delayedAck: 0, push: 0 };

  /** `row`: as the record left it; what persists before a probe persists behind it. */
  retired({ kind, inputRef }: RetireRecord, row: () => TcpRow | undefined): void {
    if (kind !== RetireKind.Timer) return;
    const timer = Number(inputRef);
    if (timer === TimerKind.DelayedAck) this.count.delayedAck++;
    else if (timer === TimerKind.Push) this.count.push++;
    else if (row()?.persisting) this.count.persist++;
    else this.count.retransmit++;
  }
}
