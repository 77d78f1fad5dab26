/** Failing cases as files: small, for people to read, and played again by `make fuzz REPLAY=file`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SmokestackError } from '#units';
import { shrink } from '../shrink/shrink.ts';
import { type Episode, playCase } from './episode.ts';
import { type Setup, type Stroke, stepsOf } from './stroke.ts';

export interface Case {
  /** What it shows, in words. */
  readonly shows: readonly string[];
  readonly setup: Setup;
  readonly strokes: readonly Stroke[];
}

/** One stroke a line. */
export function writeCase(path: string, { shows, setup, strokes }: Case): void {
  const lines = strokes.map((stroke) => `    ${JSON.stringify(stroke)}`);
  const head = `  "shows": ${JSON.stringify(shows)},\n  "setup": ${JSON.stringify(setup)},\n`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `{\n${head}  "strokes": [\n${lines.join(',\n')}\n  ]\n}\n`);
}

/** The files of a folder, in the order of their names. */
export const casesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));

/** @throws SmokestackError 'usage' where it is none */
export function readCase(path: string): Case {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<Case>;
    if (found.setup === undefined || !Array.isArray(found.strokes)) throw new Error('no setup, or no strokes');
    return { shows: [], ...found } as Case;
  } catch (cause) {
    throw new SmokestackError('usage', `${path} is no case of the frame fuzzer: ${(cause as Error).message}`, {
      cause,
      cure: 'name a file that a failing run has written, as in make fuzz REPLAY=build/fuzz/frames-1.json',
    });
  }
}

/** The smallest case with the same first difference. @param onSmaller hears how far it is */
export async function smallest(
  { world, strokes, wrong }: Episode,
  onSmaller?: (strokes: number, trials: number) => void,
): Promise<Case> {
  let shows = wrong?.sentences ?? [];
  const least = await shrink(
    stepsOf(strokes),
    async (fewer) => {
      const { wrong: still } = await playCase(world, fewer);
      if (still?.sign !== wrong?.sign) return false;
      shows = still?.sentences ?? [];
      return true;
    },
    onSmaller === undefined ? {} : { onSmaller },
  );
  return { shows: shows.slice(0, 8), setup: world.setup, strokes: least };
}
