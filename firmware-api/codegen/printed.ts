/** Printed files, held in memory until they are written or compared. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export interface PrintedFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What keeps a checkout from being as printed. */
export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'differs' | 'left over';
}

/** Compares with the disk. A file in `folders` that says it was printed, but is no longer, is left over. */
export function compare(root: string, files: readonly PrintedFile[], folders: readonly string[]): Difference[] {
  const result: Difference[] = [];
  for (const { path, text } of files) {
    const full = join(root, path);
    if (!existsSync(full)) result.push({ path, what: 'missing' });
    else if (readFileSync(full, 'utf8') !== text) result.push({ path, what: 'differs' });
  }
  const printed = new Set(files.map((file) => file.path));
  for (const folder of folders)
    for (const path of printedBelow(root, folder)) if (!printed.has(path)) result.push({ path, what: 'left over' });
  return result;
}

/** Makes the disk equal and tells what was done; files that are equal keep their date. */
export function write(root: string, files: readonly PrintedFile[], folders: readonly string[]): Difference[] {
  const differences = compare(root, files, folders);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path } of differences) {
    const full = join(root, path);
    const text = texts.get(path);
    if (text === undefined) rmSync(full);
    else {
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
  }
  return differences;
}

function printedBelow(root: string, folder: string): string[] {
  const full = join(root, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => readFileSync(join(root, path), 'utf8').slice(0, 80).includes('Printed from firmware-api'))
    .sort();
}
