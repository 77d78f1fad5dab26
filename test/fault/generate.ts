import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue/index.ts';
import type { Fault } from './fault.ts';
import { plant, selectorPackage } from './plant.ts';

/** Design with every fault in it, each behind its number; the file list names it. */
export interface Mutants {
  readonly fileList: string;
}

/**
 * Copies the design to `folder` and plants every fault of the catalogue in the copy.
 * @throws SmokestackError 'usage' when the catalogue does not fit the design any more
 */
export function generateMutants(hdl: string, folder: string, faults: readonly Fault[] = catalogue): Mutants {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(hdl, folder, { recursive: true });
  for (const [file, planted] of byFile(faults)) {
    const path = join(folder, file);
    writeFileSync(path, plant(readFileSync(path, 'utf8'), planted));
  }
  writeFileSync(join(folder, 'chm_mutant_pkg.sv'), selectorPackage);
  const fileList = join(folder, 'chm.f');
  // The verdict must come from the comparison alone: without assertions. Widths of a mutated expression are its own business.
  writeFileSync(fileList, `-Wno-fatal\n-Wno-lint\n--no-assert\nchm_mutant_pkg.sv\n${readFileSync(fileList, 'utf8')}`);
  return { fileList };
}

function byFile(faults: readonly Fault[]): Map<string, (Fault & { number: number })[]> {
  const files = new Map<string, (Fault & { number: number })[]>();
  faults.forEach((fault, i) => {
    const planted = { ...fault, number: i + 1 };
    files.set(fault.file, [...(files.get(fault.file) ?? []), planted]);
  });
  return files;
}
