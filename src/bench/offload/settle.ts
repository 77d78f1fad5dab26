import type { Counters } from '#driver';
import type { Compared, Findings } from '../scoreboard/index.ts';
import type { OffloadAccount } from './account.ts';

/** What had to be compared in a run, by the device's own counts and by the calls between host and miniport. */
export const toCompare = (counters: Counters, account: OffloadAccount): Readonly<Record<keyof Compared, number>> => ({
  retired: Number(counters.retired),
  frames: Number(counters.framesIn + counters.framesOut),
  events: Number(counters.eventsWritten),
  stateFields: account.stateFields,
  bufferedBytes: Number(counters.bufferedBytes),
  returnedSendBytes: account.sends.posted - account.sends.completed,
  counters: Object.keys(counters).length,
});

/**
 * Holds the counts of what was compared against what had to be: more is a difference, less was not compared. Without a
 * reference model the engine's records, entries and segments are such.
 */
export function settleCompared(findings: Findings, due: Readonly<Record<keyof Compared, number>>): void {
  for (const name of Object.keys(due) as (keyof Compared)[]) {
    const missing = due[name] - findings.compared[name];
    if (missing > 0) findings.leaveUncompared(name, missing);
    else findings.equal(`count of compared ${name}`, due[name], findings.compared[name]);
  }
}
