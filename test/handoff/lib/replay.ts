/** Failing cases as files: small, for people to read, and played again by `make fuzz-handoff REPLAY=file`. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SmokestackError } from '#units';
import { shrink } from '../../fuzz/lib/shrink/shrink.ts';
import type { Json } from '../../fuzz/lib/shrink/simpler.ts';
import { type Place, type Played, play } from './run.ts';
import type { Case, Stroke } from './stroke.ts';

/** One stroke a line. */
export function writeCase(path: string, { shows, setup, strokes }: Case): void {
  const lines = strokes.map((stroke) => `    ${JSON.stringify(stroke)}`);
  const head = `  "shows": ${JSON.stringify(shows)},\n  "setup": ${JSON.stringify(setup)},\n`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `{\n${head}  "strokes": [\n${lines.join(',\n')}\n  ]\n}\n`);
}

/** @throws SmokestackError 'usage' where it is none */
export function readCase(path: string): Case {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<Case>;
    if (found.setup === undefined || !Array.isArray(found.strokes)) throw new Error('no setup, or no strokes');
    return { shows: [], ...found } as Case;
  } catch (cause) {
    throw new SmokestackError('usage', `${path} is no case of the hand-over fuzzer: ${(cause as Error).message}`, {
      cause,
      cure: 'name a file that a failing run has written, as in make fuzz-handoff REPLAY=build/fuzz/handoff-1.json',
    });
  }
}

/** The smallest case found in so many trials that fails in the same way. */
export async function smallest(
  place: Place,
  { setup, strokes }: Pick<Case, 'setup' | 'strokes'>,
  { sign, sentences }: Played,
  trials: number,
): Promise<Case> {
  let shows = sentences;
  const fails = async (fewer: readonly Stroke[]): Promise<boolean> => {
    const again = await play(place, setup, fewer);
    rmSync(again.folder, { recursive: true });
    if (again.passed || again.sign !== sign) return false;
    shows = again.sentences;
    return true;
  };
  const least = await shrink(strokes as readonly (Stroke & Json)[], (fewer) => fails(fewer as readonly Stroke[]), {
    trials,
  });
  return { shows: shows.slice(0, 8), setup, strokes: least as readonly Stroke[] };
}
