import { Command } from 'commander';
import { explain, placed, resolveSettings } from '#bench';

/** `./smokestack explain`: a requirement, and who proves it. */
export const explainVerb = (): Command =>
  new Command('explain')
    .description('a requirement in its own words, where it stands, and the scenarios that cover it')
    .argument('<CHM-id>', 'as in CHM-NSP-010')
    .action(async (id: string) => {
      const { settings } = await resolveSettings({});
      process.stdout.write(await explain(id, placed(settings.scenarios)));
    });
