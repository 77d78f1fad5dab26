import { Command } from 'commander';
import { formatCompared, latestRun, placed, resolveSettings, runCompare } from '#bench';
import { note } from './fail.ts';

/** `./smokestack compare`: a run judged once more, from its recording alone. */
export const compareVerb = (): Command =>
  new Command('compare')
    .description('judge a run once more from its recording: the reference model on the recorded order of events')
    .argument('[recording]', 'its file, or the folder of its run; default: the latest run')
    .action(async (given: string | undefined) => {
      const { settings } = await resolveSettings({});
      const path = given ?? latestRun(placed(settings.runs));
      const run = await runCompare(path);
      process.stdout.write(formatCompared(run, path));
      if (run.outcome.verdict === 'pass') return;
      process.exitCode = run.outcome.exitCode;
      note(`the recording of ${path}: ${run.outcome.sentence}`);
    });
