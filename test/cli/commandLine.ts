/** ./smokestack in a place of its own: a folder of small scenarios, a folder for runs, the simulator of the small size. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { placed, root } from '#bench';
import { type Provided, simulatorOf } from '../scenario/lib/rig.ts';

export interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** What stands in the file that $SMOKESTACK_NOTE names. */
  readonly note: string;
}

/** Bodies of scenarios, by name; the first word of a name is its tag. */
const bodies: Readonly<Record<string, string>> = {
  'good-one': "await bench.exchange({ port: 9, openedBy: 'peer', toPeer: 5000, fromPeer: 700 });",
  'good-two': 'bench.log.info(bench.seed);',
  'bad-one': "bench.equal('answer', 41, 42);",
  'slow-one': "await bench.until(() => false, 'ever', 1e9 as never);",
  'stray-one': "void Promise.reject(new Error('a stray error')); await bench.until(() => false, 'ever', 1e9 as never);",
  'lost-one':
    "const { SmokestackError } = await import('#units'); setTimeout(() => { throw new SmokestackError('link-lost', 'the link is lost', { cure: 'run again' }); }); await bench.until(() => false, 'ever', 1e9 as never);",
};

export class CommandLine {
  readonly provided: Provided;
  readonly folder = mkdtempSync(join(tmpdir(), 'smokestack-cli-'));
  readonly #scenarios: string;

  private constructor(name: string, provided: Provided) {
    this.provided = provided;
    // Scenarios import 'smokestack', which only files of the checkout can.
    this.#scenarios = placed(`build/test/${name}`);
    rmSync(this.#scenarios, { recursive: true, force: true });
    mkdirSync(this.#scenarios, { recursive: true });
    for (const [scenario, body] of Object.entries(bodies)) {
      const [tag] = scenario.split('-');
      const words = `name: '${scenario}', proves: 'x', covers: ['CHM-NSP-010'], tags: ['${tag}']`;
      const text = `import { scenario } from 'smokestack';\nexport default scenario({ ${words}, async run(bench) { ${body} } });\n`;
      writeFileSync(join(this.#scenarios, `${scenario}.ts`), text);
    }
  }

  /** @param name of the test file: files run side by side */
  static async open(name: string): Promise<CommandLine> {
    return new CommandLine(name, await simulatorOf('small'));
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    return {
      ...process.env,
      SMOKESTACK_SCENARIOS: this.#scenarios,
      SMOKESTACK_SIMULATOR: 'program' in this.provided ? this.provided.program : '',
      SMOKESTACK_CONFIG: 'small',
      SMOKESTACK_RUNS: join(this.folder, 'runs'),
      SMOKESTACK_NOTE: join(this.folder, 'note'),
      // What this machine must have is asked of the tests, not of the runs that they look at.
      REQUIRE: '',
      ...more,
    };
  }

  /** Runs to the end. */
  say(words: string, more: Readonly<Record<string, string>> = {}): Said {
    const note = join(this.folder, 'note');
    rmSync(note, { force: true });
    const args = words.split(' ').filter((word) => word !== '');
    const options = { encoding: 'utf8', cwd: this.folder, env: this.environment(more) } as const;
    const { status, stdout, stderr } = spawnSync(join(root, 'smokestack'), args, options);
    return { status, out: stdout, err: stderr, note: existsSync(note) ? readFileSync(note, 'utf8') : '' };
  }

  /** Starts, for what must be looked at while it runs. */
  start(...args: readonly string[]): ChildProcess {
    return spawn(join(root, 'smokestack'), args, { env: this.environment() });
  }

  /** A PATH with little more than node on it. */
  fewTools(name: string): string {
    const bin = join(this.folder, name);
    mkdirSync(bin);
    for (const tool of ['sh', 'env', 'node', 'git', 'uname', 'dirname', 'readlink', 'mkdir', 'sed', 'cat']) {
      const { stdout } = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' });
      symlinkSync(stdout.trim(), join(bin, tool));
    }
    return bin;
  }
}

/** What a child wrote, once it matches. */
export async function written(child: ChildProcess, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
  let text = '';
  child[stream]?.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  await expect.poll(() => text, { timeout: 30_000 }).toMatch(pattern);
  return text;
}
