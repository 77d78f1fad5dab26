import { readCounters } from '#driver';
import type { Recording, RecordingHeader } from '#protocol';
import { type Cycles, exitCodeOf, type SmokestackError } from '#units';
import { CheckReader, checkNote } from '../checks/index.ts';
import { judgedLabel, judgesOf } from '../judges/index.ts';
import type { Findings } from '../scoreboard/index.ts';
import { failedOutcome, judged, type Outcome } from '../verdict/outcome.ts';
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
 * Judges a run from its recording alone, as it was judged while it was made: accounting of frames, retire hash, the
 * reference model on the recorded order of events, the calls between host and miniport, and what the scenario compared.
 */
export async function compareRecording(recording: Recording): Promise<RecordedRun> {
  const { header } = recording;
  const target = new RecordedTarget(header.facts);
  const judges = judgesOf({ target });
  const hearing = new Hearing(judges.boards);
  const checks = new CheckReader(judges.findings);
  let complete = false;
  for (const event of recording) {
    if (event.kind === 'call' && event.call.method === 'checkpoint' && event.call.args[0] === judgedLabel) {
      complete = true;
      break;
    }
    if (event.kind === 'call') target.called(event.index, event.call);
    hearing.hear(event);
    if (event.kind === 'note' && event.about === checkNote) checks.read(event.body);
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
  const outcome = outcomeOf(findings, complete, checks.inVain);
  return { header, findings, outcome, retireHash: retireHash.digest(), cycle: target.cycle };
}

/** As runScenario: what was found counts for more than that the scenario gave up waiting. */
function outcomeOf(findings: Findings, complete: boolean, inVain: SmokestackError | undefined): Outcome {
  if (findings.mismatches.length > 0) return judged(findings);
  if (!complete) return brokeOff;
  return inVain === undefined ? judged(findings) : failedOutcome(inVain);
}
