import { Command } from 'commander';
import { explain, placed, resolveSettings } from '#bench';

/** `./smokestack explain`: a requirement, and who proves it. */
export const explainVerb = (): Command =>
  new Command('explain')
    .description('a requirement, or a rule of the contract, in its own words, and the scenarios that cover it')
    .argument('<id>', 'as in CHM-NSP-010; a rule of docs/contract/engine.md as in 7.9d')
    .action(async (id: string) => {
      const { settings } = await resolveSettings({});
      process.stdout.write(await explain(id, placed(settings.scenarios)));
    });
