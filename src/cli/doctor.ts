import { Command } from 'commander';
import { SmokestackError } from '#units';
import { examine, formatJson, formatText, type Tier, tiers } from './doctor/index.ts';
import { note } from './fail.ts';

/** `./smokestack doctor`: what this machine lacks. */
export const doctorVerb = (): Command =>
  new Command('doctor')
    .description('what this machine lacks, and the commands that mend it')
    .argument('[tier...]', `${tiers.join(', ')}; default sim and test`)
    .option('--json', 'for programs')
    .action(async (asked: string[], { json }: { json?: boolean }) => {
      const strange = asked.find((one) => !(tiers as readonly string[]).includes(one));
      if (strange !== undefined) throw new SmokestackError('usage', `'${strange}' is no tier: ${tiers.join(', ')} are`);
      const report = await examine(asked.length === 0 ? undefined : (asked as Tier[]));
      process.stdout.write(json ? formatJson(report) : formatText(report));
      process.exitCode = report.exitCode;
      if (!report.ok) note('this machine lacks something: ./smokestack doctor says what');
    });
