import { Command } from 'commander';
import { loadScenarios, placed, resolveSettings } from '#bench';

/** `./smokestack list`: the scenarios. */
export const listVerb = (): Command =>
  new Command('list')
    .description('the scenarios: name, what each proves and needs')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: boolean }) => {
      const { settings } = await resolveSettings({});
      const scenarios = [...(await loadScenarios(placed(settings.scenarios))).values()];
      const facts = scenarios.map(({ run: _run, timeoutMs: _timeoutMs, ...rest }) => rest);
      if (json) process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
      else
        for (const { name, proves, needs, covers } of facts) {
          const wants = needs.length === 0 ? '' : `\n  needs ${needs.join(', ')}`;
          process.stdout.write(`${name}\n  ${proves}\n  covers ${covers.join(' ')}${wants}\n`);
        }
    });
