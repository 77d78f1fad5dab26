/** mk/sizes.sh: what is above its aim without a reason fails, and so does a reason for what is not. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../mk/sizes.sh', import.meta.url));
const page = 'docs/decisions/sizes.md';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smokestack-sizes-'));
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const lines = (path: string, count: number): void => write(path, 'a line\n'.repeat(count));
const reasons = (...rows: string[]): void => write(page, `# Sizes\n\n| what | why |\n|---|---|\n${rows.join('\n')}\n`);

const lint = (): [status: number | null, said: string] => {
  const { status, stdout, stderr } = spawnSync(script, { cwd: folder, encoding: 'utf8' });
  return [status, `${stdout}${stderr}`];
};

describe('mk/sizes.sh', () => {
  test('passes what is at its aim, and does not look at printed files', () => {
    reasons();
    lines('src/a.ts', 200);
    lines('sim/a.cc', 200);
    lines('sim/a.h', 200);
    lines('hdl/chm_a.sv', 150);
    lines('hdl/gen/chm_b.sv', 900);
    for (let i = 0; i < 25; i++) lines(`src/many/${i}.ts`, 1);
    expect(lint()).toEqual([0, '']);
  });

  test.each([
    ['src/a.ts', 201, '201 lines (aim: 200)'],
    ['sim/a.cc', 201, '201 lines (aim: 200)'],
    ['sim/a.h', 300, '300 lines (aim: 200)'],
    ['hdl/chm_a.sv', 151, '151 lines (aim: 150)'],
  ])('refuses %s of %d lines, names the cure, and takes a reason', (path, count, words) => {
    reasons();
    lines(path, count);
    expect(lint()).toEqual([1, `${path} ${words}: split it by idea, or give it a row with its reason in ${page}\n`]);
    reasons(`| \`${path}\` |  |`);
    expect(lint()[0]).toBe(1);
    reasons(`| \`${path}\` | wiring |`);
    expect(lint()).toEqual([0, '']);
  });

  test('refuses a folder of 26 files, not what is in the folders below it', () => {
    reasons();
    for (let i = 0; i < 25; i++) lines(`src/many/${i}.ts`, 1);
    for (let i = 0; i < 25; i++) lines(`src/many/below/${i}.ts`, 1);
    expect(lint()).toEqual([0, '']);
    lines('src/many/readme.md', 1);
    expect(lint()).toEqual([
      1,
      `src/many 26 files (aim: 25): split it by idea, or give it a row with its reason in ${page}\n`,
    ]);
    reasons('| `src/many` | one vector a file |');
    expect(lint()).toEqual([0, '']);
  });

  test('refuses a reason for what is within its aim, gone, or said twice', () => {
    lines('src/a.ts', 200);
    lines('src/b.ts', 201);
    reasons('| `src/a.ts`, `src/gone.ts` | history |', '| `src/b.ts` | a table |', '| `src/b.ts` | a table |');
    const [status, said] = lint();
    expect(status).toBe(1);
    expect(said.split('\n').sort()).toEqual([
      '',
      `src/a.ts: is within its aim, or gone: take it out of ${page}`,
      `src/b.ts: stands twice in ${page}`,
      `src/gone.ts: is within its aim, or gone: take it out of ${page}`,
    ]);
  });
});
