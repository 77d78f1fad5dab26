import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { SmokestackError } from '#units';

const two = (value: number): string => String(value).padStart(2, '0');

/** 20261120-054739: UTC, so that names sort and two machines agree. */
const stamp = (at: Date): string =>
  `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}-${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`;

/**
 * Makes the folder of one run: `<parent>/<time>-<scenario>-<seed>`, with a number behind it where that exists.
 * @throws SmokestackError 'environment' when it cannot be made
 */
export function createRunFolder(parent: string, scenario: string, seed: number, at: Date): string {
  const base = join(resolve(parent), `${stamp(at)}-${scenario}-${seed}`);
  try {
    mkdirSync(dirname(base), { recursive: true });
    for (let i = 1; ; i++) {
      const folder = i === 1 ? base : `${base}.${i}`;
      if (existsSync(folder)) continue;
      mkdirSync(folder);
      return folder;
    }
  } catch (cause) {
    throw new SmokestackError(
      'environment',
      `the folder ${base} cannot be made: ${SmokestackError.from(cause).message}`,
      {
        cure: 'name a folder that you may write to with -o',
        cause,
      },
    );
  }
}

/** Lets the symbolic link `link` point at `folder`, whatever it pointed at before. */
export function pointTo(link: string, folder: string): void {
  const at = resolve(link);
  mkdirSync(dirname(at), { recursive: true });
  const fresh = `${at}.${process.pid}`;
  rmSync(fresh, { force: true });
  symlinkSync(relative(dirname(at), folder), fresh);
  renameSync(fresh, at);
}
