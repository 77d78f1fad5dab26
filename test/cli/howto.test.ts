/** docs/howto, executed: scenarios are saved as they stand, commands run in order, what is said to be printed is printed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { placed } from '#bench';
import { buildTimeoutMs, noLinux, type Provided, simulatorOf } from '../scenario/lib/rig.ts';

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocksOf = (file: string): Block[] =>
  [...readFileSync(placed(`docs/howto/${file}`), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', text = '']) => ({
      language,
      text,
    }),
  );

/** Figures that change from run to run: times, cycles, folders. */
const withoutFigures = (text: string): string =>
  text
    .replace(/\d+\.\d s, \d+ cycles/g, 'TIME')
    .replace(/\S*\/\d{8}-\d{6}(-\S+?)(\.\d+)?$/gm, 'FOLDER$1')
    .trim();

let provided: Provided;
let linux: string | undefined;
beforeAll(async () => {
  provided = await simulatorOf('small');
  linux = await noLinux();
}, buildTimeoutMs);

describe.each(['write-a-scenario.md', 'read-a-failure.md', 'run-in-ci.md'])('docs/howto/%s', (file) => {
  test('does what it says', { timeout: 240_000 }, ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const scenarios = placed(`build/test/howto/${file}`);
    rmSync(scenarios, { recursive: true, force: true });
    mkdirSync(scenarios, { recursive: true });
    for (const name of ['passthrough.ts', 'host-bulk.ts', ...(linux === undefined ? ['http-curl-raw.ts'] : [])])
      symlinkSync(placed(`test/scenario/${name}`), join(scenarios, name));
    let said = '';
    for (const { language, text } of blocksOf(file)) {
      if (language === 'ts') {
        const [, name] = /name: '([^']+)'/.exec(text) ?? [];
        writeFileSync(join(scenarios, `${name}.ts`), text);
      } else if (language === 'sh') {
        const env = { ...process.env, SMOKESTACK_SCENARIOS: scenarios, SMOKESTACK_SIMULATOR: provided.program };
        const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', text], {
          cwd: placed('.'),
          encoding: 'utf8',
          env,
        });
        expect(status, `${text}\n${stdout}${stderr}`).toBe(0);
        said = stdout;
      } else if (language === 'text') expect(withoutFigures(said)).toBe(withoutFigures(text));
      else expect.unreachable(`nobody runs a block of ${language}`);
    }
  });
});
