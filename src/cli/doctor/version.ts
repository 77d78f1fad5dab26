import { execFile } from 'node:child_process';

/** What a command wrote, both streams; undefined when it could not be started. Its exit code does not matter here. */
export const outputOf = (file: string, args: readonly string[], input = ''): Promise<string | undefined> =>
  new Promise((resolve) => {
    const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`, LC_ALL: 'C' };
    const child = execFile(file, args, { env, timeout: 20_000, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      const started = !error || !('code' in error) || (error.code !== 'ENOENT' && error.code !== 'EACCES');
      resolve(started ? `${stdout}${stderr}` : undefined);
    });
    child.stdin?.on('error', () => {}); // the command may end without reading
    child.stdin?.end(input);
  });

/** The first version number in a text: `Verilator 5.006 2023-01-22` -> `5.006`. */
export const versionIn = (text: string): string | undefined => /\d+\.\d+(\.\d+)*/.exec(text)?.[0];

/** True when `version` is `least` or later, compared number by number: 5.006 is 5.6, before 5.10. */
export const atLeast = (version: string, least: string): boolean => {
  const have = version.split('.').map(Number);
  const want = least.split('.').map(Number);
  for (let i = 0; i < Math.max(have.length, want.length); i++) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
};

/** What the C++ preprocessor makes of `macro` of `versionHeader` where `header` is there too; undefined where one is missing. */
export const macroOf = async (header: string, macro: string, versionHeader = header): Promise<string | undefined> => {
  const source = `#if __has_include(<${header}>)\n#include <${versionHeader}>\nfound ${macro}\n#endif\n`;
  const text = await outputOf('g++', ['-std=c++17', '-E', '-P', '-x', 'c++', '-'], source);
  return text === undefined ? undefined : /^found (.*)$/m.exec(text)?.[1]?.replaceAll('"', '');
};
