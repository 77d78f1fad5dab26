/** Host, peer, cable, model and driver take time from the session's clock and chance from a seeded Random, never from the machine. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const layers = ['host', 'peer', 'cable', 'model', 'driver'];

const globals = ['Date.now()', 'setTimeout(f, 1)', 'setInterval(f, 1)', 'setImmediate(f)', 'performance.now()'];
const folder = mkdtempSync(join(tmpdir(), 'smokestack-clock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plant = (path: string, call: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), `export const x = (f: () => void) => [f, ${call}];\n`);
};
cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
for (const [index, call] of globals.entries()) {
  for (const layer of [...layers, 'bench']) plant(`src/${layer}/planted${index}.ts`, call);
  plant(`src/model/planted${index}.test.ts`, call);
}
const biome = join(root, 'node_modules/.bin/biome');
const { stdout } = spawnSync(biome, ['lint', '--reporter=github', '--max-diagnostics=none', 'src'], {
  cwd: folder,
  encoding: 'utf8',
});
const refused = (path: string): boolean =>
  stdout.split('\n').some((line) => line.includes(`/${path},`) && line.includes('noRestrictedGlobals'));

/** Biome restricts globals, not their members, so this rule is a test. */
const usesChance = (text: string): boolean =>
  /\bMath\s*(\?\.|\.)\s*random\b|\bMath\[|\bcrypto\b.*\b(getRandomValues|randomBytes|randomInt|randomUUID)\b/.test(
    text,
  );

describe('the clock rule', () => {
  it.each(layers.flatMap((layer) => globals.map((call, index) => ({ layer, call, index }))))(
    'refuses $call in src/$layer',
    ({ layer, index }) => {
      expect(refused(`src/${layer}/planted${index}.ts`)).toBe(true);
    },
  );
  it.each(globals)('leaves %s in tests and other layers alone', (call) => {
    expect(refused(`src/model/planted${globals.indexOf(call)}.test.ts`)).toBe(false);
    expect(refused(`src/bench/planted${globals.indexOf(call)}.ts`)).toBe(false);
  });
});

describe('the chance rule', () => {
  it('sees a planted call', () => {
    expect(usesChance('const x = Math.random();')).toBe(true);
    expect(usesChance("import { randomBytes } from 'node:crypto';")).toBe(false);
    expect(usesChance('const x = Math.min(random(), 1);')).toBe(false);
  });
  it.each(layers)('src/%s never uses Math.random', (layer) => {
    const source = join(root, 'src', layer);
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    );
    expect(files.filter((file) => usesChance(readFileSync(join(source, file), 'utf8')))).toEqual([]);
  });
});
