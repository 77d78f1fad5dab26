import { Command } from 'commander';
import {
  type Config,
  formatRun,
  formatSummary,
  type RunResult,
  resolveSettings,
  runSuite,
  summarizeRuns,
  typed,
  writeSummary,
} from '#bench';
import { SmokestackError } from '#units';
import { note } from './fail.ts';

interface Flags extends Config {
  readonly all?: boolean;
  readonly tag?: string;
  readonly repeat?: string;
  readonly shard?: string;
  readonly failFast?: boolean;
  readonly out?: string;
}

/** `./smokestack run`: scenarios, and their verdicts. */
export const runVerb = (): Command =>
  new Command('run')
    .description('run scenarios; verdicts on stdout, files in a folder of each run')
    .argument('[scenario...]', 'names; ./smokestack list shows them')
    .option('--all', 'every scenario')
    .option('--tag <tag>', 'every scenario with this tag')
    .option('--target <target>', 'sim, ws://HOST:PORT, wss://HOST:PORT or unix:PATH')
    .option('--token-file <file>', 'token of a served target')
    .option('--peer <peer>', 'builtin or linux')
    .option('--config <size>', 'default or small')
    .option('--seed <n>', 'where all chance comes from')
    .option('-j, --jobs <n>', 'runs at a time')
    .option('--repeat <n>', 'each scenario n times, with seeds n, n+1, …')
    .option('--shard <i/n>', 'the i-th of n parts')
    .option('--fail-fast', 'start nothing new behind a failure')
    .option('--timeout <time>', 'wall clock of one run, as in 30s')
    .option('--waves', 'write waves (slow)')
    .option('-o, --out <dir>', "the runs' folders, summary.json and junit.xml go there")
    .action(run);

async function run(names: string[], flags: Flags): Promise<void> {
  const { all, tag, repeat, shard, failFast, out, ...config } = flags;
  const { settings } = await resolveSettings(out === undefined ? config : { ...config, runs: resolvedOut(out) });
  const times = Number(repeat ?? 1);
  if (!Number.isInteger(times) || times < 1)
    throw new SmokestackError('usage', `--repeat ${repeat}: a number from 1 on is wanted`);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const { results, planned } = await runSuite({
    settings,
    names,
    all,
    tag,
    repeat: times,
    shard,
    failFast: failFast ?? false,
    required: (process.env.REQUIRE ?? '').split(',').filter((name) => name !== ''),
    signal: stop.signal,
    onResult: show,
  });
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  const summary = summarizeRuns(results, planned);
  if (out !== undefined) writeSummary(resolvedOut(out), summary, results);
  if (planned > 1) process.stdout.write(formatSummary(summary));
  if (planned === 0) process.stdout.write('0 passed, 0 failed: this shard holds no run\n');
  process.exitCode = stop.signal.aborted ? 130 : summary.exitCode;
  const worst = results.find(({ outcome }) => outcome.exitCode === summary.exitCode);
  if (process.exitCode !== 0) note(worst === undefined ? 'interrupted' : lastWords(worst));
}

const resolvedOut = (out: string): string => (out.startsWith('/') ? out : `${process.cwd()}/${out}`);

/** The verdict on stdout; the log, held back until now, on stderr where something failed. */
function show({ verdict, outcome, folder, log }: RunResult): void {
  process.stdout.write(formatRun(verdict, folder, outcome));
  if (outcome.verdict === 'fail' || outcome.verdict === 'error')
    process.stderr.write(`the last of ${typed(folder)}/run.log:\n${log.map((line) => `  ${line}\n`).join('')}`);
}

function lastWords({ verdict, outcome, folder }: RunResult): string {
  const [first] = outcome.sentence.split('\n');
  const cure = outcome.cure === '' ? '' : ` (${outcome.cure})`;
  return `${verdict.scenario}: ${first}${cure}; see ${typed(folder)}`;
}
