import { Command } from 'commander';
import { resolveSettings, settingNames, settingsSchema, variableOf } from '#bench';

/** `./smokestack config show`: the settings in force. */
export const configVerb = (): Command => {
  const show = new Command('show')
    .description('every setting: value, origin, meaning')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: boolean }) => {
      const { settings, origins } = await resolveSettings({});
      if (json) {
        process.stdout.write(`${JSON.stringify(settings, null, 2)}\n`);
        return;
      }
      for (const name of settingNames) {
        const { description = '' } = settingsSchema.shape[name];
        const value = settings[name] === undefined ? '-' : String(settings[name]);
        process.stdout.write(
          `${name.padEnd(10)} ${value.padEnd(14)} ${(origins[name] ?? '-').padEnd(22)} ${description} (${variableOf(name)})\n`,
        );
      }
    });
  return new Command('config').description('the settings in force').addCommand(show);
};
