/** The rules of .dependency-cruiser.cjs fire: every import a layer must not make is planted, and none that it may make is refused. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'smokestack-layers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const layers = [
  'cli',
  'bench',
  'host',
  'driver',
  'protocol',
  'transport',
  'model',
  'peer',
  'cable',
  'wire',
  'contract',
  'units',
];
/** What docs/architecture.md allows, written out: the linter computes it from arrows. */
const allowed: Record<string, string> = {
  cli: 'bench host driver protocol transport model peer cable wire contract units',
  bench: 'host driver protocol transport model peer cable wire contract units',
  host: 'driver protocol transport wire contract units',
  driver: 'protocol transport contract units',
  protocol: 'transport contract units',
  transport: 'contract units',
  model: 'wire contract units',
  peer: 'wire transport contract units',
  cable: 'wire contract units',
  wire: 'contract units',
  contract: 'units',
  units: 'contract',
};

function write(path: string, text: string): void {
  const full = join(folder, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, text);
}

/** One file for each ordered pair of layers, importing by `#name`; cli has no name and is reached by path. */
function plant(): void {
  for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, file), join(folder, file));
  for (const layer of layers) write(`src/${layer}/index.ts`, `export const ${layer} = 1;\n`);
  for (const from of layers)
    for (const to of layers) {
      const where = to === 'cli' ? '../cli/index.ts' : `#${to}`;
      if (from !== to)
        write(`src/${from}/imports-${to}.ts`, `import { ${to} } from '${where}';\nexport const x = ${to};\n`);
    }
  write('src/host/circleA.ts', "import { b } from './circleB.ts';\nexport const a = (): unknown => b;\n");
  write('src/host/circleB.ts', "import { a } from './circleA.ts';\nexport const b = (): unknown => a;\n");
  write('src/model/type.ts', "import type { driver } from '#driver';\nexport type X = typeof driver;\n");
}

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

plant();
const { stdout } = spawnSync(
  join(root, 'node_modules/.bin/depcruise'),
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
  {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  },
);
const violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;

describe('the layer rules', () => {
  const pairs = layers.flatMap((from) =>
    layers
      .filter((to) => to !== from)
      .map((to) => ({ from, to, may: allowed[from]?.split(' ').includes(to) ?? false })),
  );

  it.each(pairs)('$from importing $to is allowed: $may', ({ from, to, may }) => {
    const found = violations.filter(
      (each) => each.from === `src/${from}/imports-${to}.ts` && each.to === `src/${to}/index.ts`,
    );
    expect(found.map((each) => each.rule.name)).toEqual(may ? [] : [`layer-${from}`]);
  });

  it('sees an import of types alone', () => {
    expect(violations.find((each) => each.from === 'src/model/type.ts')?.rule.name).toBe('layer-model');
  });

  it('finds a circle', () => {
    expect(violations.some((each) => each.rule.name === 'no-circular' && each.from.startsWith('src/host/circle'))).toBe(
      true,
    );
  });
});
