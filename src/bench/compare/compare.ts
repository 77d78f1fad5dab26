import { readCounters } from '#driver';
import type { Recording, RecordingHeader } from '#protocol';
import { type Cycles, exitCodeOf } from '#units';
import { judgedLabel, judgesOf } from '../judges/index.ts';
import type { Findings } from '../scoreboard/index.ts';
import { judged, type Outcome } from '../verdict/outcome.ts';
import { cycleAfter, Hearing } from './hearing.ts';
import { RecordedTarget } from './recordedTarget.ts';

/** A run as its recording shows it. */
export interface RecordedRun {
  readonly header: RecordingHeader;
  readonly findings: Findings;
  readonly outcome: Outcome;
  readonly retireHash: string;
  readonly cycle: Cycles;
}

/** A run that ended before it was judged: nothing says what was still to come. */
const brokeOff: Outcome = {
  verdict: 'error',
  exitCode: exitCodeOf['cannot-test'],
  sentence: 'the recording ends before the run was judged',
  cure: 'run it again',
};

/**
 * Judges a run from its recording alone: accounting of frames, retire hash, and the reference model on the recorded
 * order of events. What applications saw is not in it.
 */
export async function compareRecording(recording: Recording): Promise<RecordedRun> {
  const { header } = recording;
  const target = new RecordedTarget(header.facts);
  const judges = judgesOf({ target });
  const hearing = new Hearing(judges.boards);
  let complete = false;
  for (const event of recording) {
    if (event.kind === 'call' && event.call.method === 'checkpoint' && event.call.args[0] === judgedLabel) {
      complete = true;
      break;
    }
    if (event.kind === 'call') target.called(event.index, event.call);
    hearing.hear(event);
    if (event.kind === 'pushed' && event.pushed.cycle > target.cycle) target.cycle = event.pushed.cycle;
    if (event.kind !== 'done') continue;
    target.cycle = cycleAfter(event.call, event.value, event.cycle);
    target.done(event.index, event.call, event.value);
    // What waited for it is compared before anything that came later.
    if (event.call.method === 'readMemory') await new Promise((resolve) => setImmediate(resolve));
  }
  target.end();
  await judges.settled();
  const { findings, retireHash } = judges;
  if (complete) judges.finish(await readCounters(target.lastRead));
  const outcome = complete || findings.mismatches.length > 0 ? judged(findings) : brokeOff;
  return { header, findings, outcome, retireHash: retireHash.digest(), cycle: target.cycle };
}
