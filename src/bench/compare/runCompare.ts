import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Recording } from '#protocol';
import { differenceLines, typed } from '../report/index.ts';
import { artifacts } from '../run/index.ts';
import { compareRecording, type RecordedRun } from './compare.ts';

/**
 * Judges a run once more from its recording.
 * @param path of the recording, or of its run's folder
 * @throws SmokestackError 'usage' when that is no recording
 */
export function runCompare(path: string): Promise<RecordedRun> {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return compareRecording(new Recording(isFolder ? join(path, artifacts.recording) : path));
}

/** For people: one line when all is equal, else the first difference. */
export function formatCompared({ header, findings, outcome, cycle }: RecordedRun, path: string): string {
  const { compared, mismatches } = findings;
  const counts = Object.entries(compared).map(([name, count]) => `${count} ${name}`);
  const head = `${outcome.verdict.padEnd(5)} compare of ${header.scenario}, seed ${header.seed}: ${counts.join(', ')}; to cycle ${cycle}\n`;
  if (outcome.verdict === 'pass') return head;
  const [first] = mismatches;
  const lines: [string, string][] = first === undefined ? [['why', outcome.sentence]] : differenceLines(first);
  if (mismatches.length > 1) lines.push(['more', `${mismatches.length - 1} more`]);
  lines.push(['recording', typed(path)]);
  return head + lines.map(([name, value]) => `  ${name.padEnd(12)} ${value}\n`).join('');
}
