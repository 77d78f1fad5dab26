import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waveView } from '../report/waveView.ts';
import type { Run } from './run.ts';
import { waveViewFile } from './verdictOf.ts';

/** Beside the waves of a run that found a difference: what to look at, and where. */
export function viewWaves({ folder, assembly }: Run): void {
  const first = assembly?.findings.mismatches.find(({ cycle }) => cycle !== '');
  const waves = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.fst')) : undefined;
  if (first && waves !== undefined) writeFileSync(join(folder, waveViewFile), waveView(waves, first));
}
