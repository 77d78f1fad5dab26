import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { canRunLinux, type Way } from '#peer';

const root = fileURLToPath(new URL('../../', import.meta.url));
const parentScript = `node --import ${root}node_modules/tsx/dist/loader.mjs ${root}test/cleanup/netnsParent.ts`;
execFileSync('make', ['-s', '-f', 'sim/netns/Makefile'], { cwd: root, stdio: 'inherit' });

interface Report {
  way: Way;
  parent: number;
  guard: number;
  init: number;
  processes: number[];
  namespaces: string[];
}

/** Everything under /proc that names one of `namespaces`: a process in it, or a descriptor that keeps it alive. */
const holders = (namespaces: readonly string[]): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => ['ns', 'fd'].map((folder) => `/proc/${pid}/${folder}`))
    .flatMap((folder) => {
      try {
        return readdirSync(folder).map((name) => `${folder}/${name}`);
      } catch {
        return []; // it ended meanwhile
      }
    })
    .filter((link) => {
      try {
        return namespaces.includes(readlinkSync(link));
      } catch {
        return false;
      }
    });

/** /proc lists what ends with a process for a moment longer (zombies that nobody has reaped yet). */
const eventually = async (look: () => readonly (string | number)[]): Promise<readonly (string | number)[]> => {
  for (let i = 0; i < 60 && look().length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 50));
  return look();
};

const alive = (pids: readonly number[]): number[] => {
  const listed = new Set(readdirSync('/proc'));
  return pids.filter((pid) => listed.has(String(pid)));
};

const firstLine = (child: ChildProcess): Promise<Report> =>
  new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const [line, rest] = text.split('\n');
      if (line !== undefined && rest !== undefined) resolve(JSON.parse(line) as Report);
    });
    child.once('close', (code) => reject(new Error(`the parent ended with ${code} before it told what it holds`)));
  });

/** Starts `script` in a shell, kills the victim once everything is up, and looks for what is left. */
const killAndLook = async (
  script: string,
  victim: 'parent' | 'guard' | 'init',
): Promise<Report & { code: number | null }> => {
  const interfaces = readdirSync('/sys/class/net');
  const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<number | null>((resolve) => shell.once('close', resolve));
  const report = await firstLine(shell);
  expect(alive(report.processes)).toEqual(report.processes);
  expect(holders(report.namespaces).length).toBeGreaterThan(0);
  process.kill(report[victim], 'SIGKILL');
  expect(await eventually(() => alive(report.processes))).toEqual([]);
  expect(await eventually(() => holders(report.namespaces))).toEqual([]);
  expect(readdirSync('/sys/class/net')).toEqual(interfaces);
  return { ...report, code: await closed };
};

/**
 * A user namespace that may hold no more network namespaces than the run needs. As many can be made again only when the
 * kernel has let go of the old ones, which no file of /proc tells: orphaned connections keep them for minutes.
 */
const limited = (namespaces: number, script: string): string =>
  `exec unshare -Ur sh -c '
     echo ${namespaces} > /proc/sys/user/max_net_namespaces || exit 2
     ${script}
     for i in $(seq 100); do ${'unshare -n '.repeat(namespaces)} true 2>/dev/null && exit 0; sleep 0.05; done
     echo "the kernel still holds network namespaces" >&2; exit 1'`;

describe.each<[Way, number]>([
  ['tap', 2],
  ['veth', 4],
])('namespaces by way of %s', async (way, namespaces) => {
  const ability = await canRunLinux(way);
  const sandbox = spawnSync('unshare', ['-Ur', 'true']).status === 0;
  const lacks = (await canRunLinux()).ok ? way : 'linux';
  beforeEach(({ skip }) => {
    if (!ability.ok) skip(`needs ${lacks}: ${ability.reason}. Cure: ${ability.cure}`);
    if (!sandbox) skip('needs user-namespaces: unshare -Ur is refused here');
  });
  test.each(['parent', 'guard', 'init'] as const)(
    'kill -9 of the %s in mid-transfer leaves nothing',
    async (victim) => {
      const report = await killAndLook(limited(namespaces, `${parentScript} ${way}`), victim);
      expect(report.way).toBe(way);
      expect(report.code, 'the kernel has freed every network namespace').toBe(0);
    },
  );
});

describe('an unprivileged user', () => {
  const asNobody = 'setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs';
  const isRoot = process.getuid?.() === 0;
  const prefix = isRoot ? asNobody : '';
  const probe = spawnSync('sh', ['-c', `${prefix} test -r ${root}package.json && ${prefix} unshare -Urn true`]);
  test('has a Linux peer too, and kill -9 leaves nothing', async ({ skip }) => {
    const refusal = String(probe.stderr).trim() || 'nobody cannot read the checkout';
    if (probe.status !== 0) skip(`needs user-namespaces: ${refusal}`);
    const report = await killAndLook(`exec ${prefix} ${parentScript} auto`, 'parent');
    console.log(`unprivileged: by way of ${report.way}`);
    expect(report.code).not.toBe(0);
  });
});
