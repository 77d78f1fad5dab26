import { Command } from 'commander';
import { formatReplay, resolveSettings, runReplay } from '#bench';
import { note } from './fail.ts';

/** `./smokestack replay`: recorded inputs once more into the Verilated RTL. */
export const replayVerb = (): Command =>
  new Command('replay')
    .description('put the inputs of a recording into the simulator again and compare what comes out, cycle by cycle')
    .argument('<recording>', 'its file, or the folder of its run')
    .action(async (path: string) => {
      const { settings } = await resolveSettings({});
      const replayed = await runReplay(path, settings);
      process.stdout.write(formatReplay(replayed, path));
      if (replayed.findings.mismatches.length === 0) return;
      process.exitCode = 1;
      note(`the replay of ${path} differs from the recording`);
    });
