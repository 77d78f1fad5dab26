import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../device/index.ts';

/** One requirement as the specification states it. */
export interface Requirement {
  readonly id: string;
  readonly sentence: string;
  /** Relative to the checkout. */
  readonly file: string;
  readonly line: number;
}

let known: ReadonlyMap<string, Requirement> | undefined;

/** Every requirement of docs/spec by its id. */
export function requirements(): ReadonlyMap<string, Requirement> {
  if (known !== undefined) return known;
  const found = new Map<string, Requirement>();
  const folder = join(root, 'docs/spec');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md')))
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .forEach((text, i) => {
        const [, id, sentence] = /^- \*\*(CHM-[A-Z]+-\d+)\*\* (.*)$/.exec(text) ?? [];
        if (id !== undefined && sentence !== undefined)
          found.set(id, { id, sentence, file: `docs/spec/${name}`, line: i + 1 });
      });
  known = found;
  return found;
}
