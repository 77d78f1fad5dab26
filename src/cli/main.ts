/** ./smokestack: the verbs, and how every failure ends. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { root } from '#bench';
import { SmokestackError } from '#units';
import { compareVerb } from './compare.ts';
import { configVerb } from './config.ts';
import { doctorVerb } from './doctor.ts';
import { explainVerb } from './explain.ts';
import { fail } from './fail.ts';
import { listVerb } from './list.ts';
import { replayVerb } from './replay.ts';
import { runVerb } from './run.ts';
import { serveVerb } from './serve.ts';
import { showVerb } from './show.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const verbs = [runVerb, listVerb, showVerb, compareVerb, replayVerb, explainVerb, doctorVerb, serveVerb, configVerb];

const program = new Command('smokestack')
  .description('Hardware-in-the-loop testbench for TCP chimney offload')
  .version(version)
  .showSuggestionAfterError()
  .addHelpText(
    'after',
    `
Exit codes: 0 pass, 1 mismatch or failed test, 2 usage or configuration, 3 environment, 4 link lost, 70 internal error,
77 everything skipped, 124 timeout, 125 cannot test (build failed), 130 interrupted; the worst of several wins.
Settings: flag, else SMOKESTACK_*, else smokestack.config.ts, else default (./smokestack config show).`,
  );
for (const verb of verbs) program.addCommand(verb());
for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)])
  command.exitOverride().configureOutput({ outputError: () => {} });

/** What failed where nobody waited: no run can be trusted any more. Children and files go with the process. */
function failAtOnce(thrown: unknown): never {
  process.stderr.write('\n'); // behind whatever line of progress stands open
  fail(thrown);
  process.exit();
}

/** Whoever reads the output may stop (`| head`); a run goes on to its verdict and its files all the same. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') failAtOnce(error);
  });
process.on('unhandledRejection', failAtOnce).on('uncaughtException', failAtOnce);

try {
  await program.parseAsync();
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) fail(thrown);
  else if (thrown.exitCode !== 0) {
    const cure = './smokestack --help';
    // Without a verb commander prints the help and calls that a failure.
    const words = thrown.code === 'commander.help' ? 'no verb was given' : thrown.message.replace(/^error: /, '');
    fail(new SmokestackError('usage', words, { cure }));
  }
}
