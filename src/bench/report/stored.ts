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
  const parsed = verdictSchema.safeParse(parsedFile(path));
  if (parsed.success) return parsed.data;
  throw new SmokestackError('usage', `${path} is not of this version: ${parsed.error.issues[0]?.message}`);
}

function parsedFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new SmokestackError('usage', `${path} is no JSON: it was cut short, or edited`, { cause, cure });
  }
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
    const entry = parsedLine(line);
    if (entry !== undefined && entry.level >= 50) return entry.msg;
  }
  return undefined;
}

/** A line of run.log; the last one may be cut short when its process was killed. */
function parsedLine(line: string): { level: number; msg: string } | undefined {
  try {
    return JSON.parse(line) as { level: number; msg: string };
  } catch {
    return undefined;
  }
}
