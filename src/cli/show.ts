import { Command } from 'commander';
import { formatStored, latestRun, placed, readVerdict, resolveSettings } from '#bench';

/** `./smokestack show`: the verdict of a run that is over. */
export const showVerb = (): Command =>
  new Command('show')
    .description('the verdict of a run, as it was printed')
    .argument('[folder]', 'folder of a run; default: the latest')
    .option('--json', 'verdict.json as it is')
    .action(async (given: string | undefined, { json }: { json?: boolean }) => {
      const { settings } = await resolveSettings({});
      const folder = given ?? latestRun(placed(settings.runs));
      const verdict = readVerdict(folder);
      process.stdout.write(json ? `${JSON.stringify(verdict, null, 2)}\n` : formatStored(verdict, folder));
    });
