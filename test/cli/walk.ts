/** A page of docs/, executed: scenarios are saved as they stand, commands run in order, what is said to be printed is printed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { placed } from '#bench';

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocksOf = (page: string): Block[] =>
  [...readFileSync(placed(`docs/${page}`), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', text = '']) => ({
      language,
      text,
    }),
  );

export interface Walk {
  /** Below docs/. */
  readonly page: string;
  /** Of test/scenario, to be found beside those that the page saves. */
  readonly scenarios: readonly string[];
  /** What the commands find in their environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes out what changes from run to run. */
  readonly comparable: (printed: string) => string;
}

/** `ts` blocks are saved as scenarios, `sh` blocks run in turn, `text` blocks are what the command before printed. */
export function walk({ page, scenarios, env, comparable }: Walk): void {
  const folder = placed(`build/test/docs/${page}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of scenarios) symlinkSync(placed(`test/scenario/${name}`), join(folder, name));
  let said = '';
  for (const { language, text } of blocksOf(page)) {
    if (language === 'ts') {
      const [, name] = /name: '([^']+)'/.exec(text) ?? [];
      writeFileSync(join(folder, `${name}.ts`), text);
    } else if (language === 'sh') {
      const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', text], {
        cwd: placed('.'),
        encoding: 'utf8',
        env: { ...process.env, SMOKESTACK_SCENARIOS: folder, ...env },
      });
      expect(status, `${text}\n${stdout}${stderr}`).toBe(0);
      said = stdout;
    } else if (language === 'text') expect(comparable(said)).toBe(comparable(text));
    else expect.unreachable(`nobody runs a block of ${language}`);
  }
}
