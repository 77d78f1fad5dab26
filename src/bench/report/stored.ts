import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SmokestackError } from '#units';
import { type Verdict, verdictSchema } from '../verdict/schema.ts';
import { formatRun } from './text.ts';

const cure = 'name the folder of a run: they are in build/runs';

/** The youngest run of a folder of runs. @throws SmokestackError 'usage' when there is none */
export function latestRun(runs: string): string {
  const folders = existsSync(runs) ? readdirSync(runs).map((name) => join(runs, name)) : [];
  const withVerdict = folders.filter((folder) => existsSync(join(folder, 'verdict.json')));
  const age = (folder: string): number => statSync(join(folder, 'verdict.json')).mtimeMs;
  const [latest] = withVerdict.sort((a, b) => age(b) - age(a));
  if (latest === undefined) throw new SmokestackError('usage', `${runs} holds no run`, { cure });
  return latest;
}

/** verdict.json of a run. @throws SmokestackError 'usage' when there is none or it is of another version */
export function readVerdict(folder: string): Verdict {
  const path = join(folder, 'verdict.json');
  if (!existsSync(path)) throw new SmokestackError('usage', `${path} does not exist`, { cure });
  const parsed = verdictSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new SmokestackError('usage', `${path} is not of this version: ${parsed.error.issues[0]?.message}`);
}

/** As formatRun, for a run that ended some time ago: what was said beside the verdict is in its run.log. */
export function formatStored(verdict: Verdict, folder: string): string {
  const sentence = verdict.skipped[0] ?? lastError(folder) ?? 'see run.log';
  return formatRun(verdict, folder, { sentence, cure: '' });
}

/** Message of the last line of run.log that tells of an error. */
function lastError(folder: string): string | undefined {
  const path = join(folder, 'run.log');
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').trim().split('\n').reverse();
  for (const line of lines) {
    const { level, msg } = JSON.parse(line) as { level: number; msg: string };
    if (level >= 50) return msg;
  }
  return undefined;
}
