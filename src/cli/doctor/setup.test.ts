import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const realTools = ['sh', 'dirname', 'sed', 'awk', 'grep', 'sort', 'tr', 'cut', 'cat', 'sha256sum', 'head', 'env', 'ls'];
const everyCommand = readFileSync(join(root, 'tools/packages.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/\s+/)[2] ?? '')
  .filter((probe) => !probe.includes('/'));

/** A checkout and a PATH of their own: what setup would install is logged, never installed. */
let house: string;
const log = (): string => (existsSync(join(house, 'log')) ? readFileSync(join(house, 'log'), 'utf8') : '');

const command = (name: string, body: string): void => {
  const file = join(house, 'bin', name);
  rmSync(file, { force: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
};

const setup = (args: string[] = [], env: Record<string, string> = {}) => {
  const options = {
    env: { PATH: join(house, 'bin'), ...env },
    encoding: 'utf8' as const,
    stdio: ['ignore' as const, 'pipe' as const, 'pipe' as const],
  };
  return spawnSync(join(house, 'tools/setup.sh'), args, options);
};

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'smokestack-setup-'));
  mkdirSync(join(house, 'bin'));
  mkdirSync(join(house, 'node_modules'));
  cpSync(join(root, 'tools'), join(house, 'tools'), { recursive: true });
  writeFileSync(join(house, 'package-lock.json'), '{ "resolved": 1 }\n');
  for (const name of realTools) {
    const where = ['/bin', '/usr/bin'].map((folder) => join(folder, name)).find((file) => existsSync(file));
    if (where) symlinkSync(where, join(house, 'bin', name));
  }
  for (const name of everyCommand) command(name, 'exit 0');
  command('node', 'case "$2" in *modules) echo 115 ;; *) echo 20.19.0 ;; esac');
  command('npm', `echo "npm $*" >> ${house}/log`);
  command('id', 'echo 1000');
  command('sudo', `echo "sudo $*" >> ${house}/log; exec "$@"`);
  // "Installs" by putting the command onto PATH.
  command(
    'apt-get',
    `case "$1" in
       --print-uris) echo "Need to get 7.5 MB of archives."; echo "'http://d/z3_1_amd64.deb' z3_1_amd64.deb 7229996 MD5Sum:0" ;;
       *) echo "apt-get $*" >> ${house}/log; for word; do last=$word; done
          [ "$1" = update ] || { printf '#!/bin/sh\\n' > ${house}/bin/$last; /bin/chmod +x ${house}/bin/$last; } ;;
     esac`,
  );
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

describe('make setup', () => {
  test('a second run touches no network, until package-lock.json changes', () => {
    expect(setup()).toMatchObject({ status: 0, stderr: '' });
    expect(log()).toBe('npm ci --no-audit --no-fund\n');
    expect(setup([], { OFFLINE: '1' })).toMatchObject({ status: 0, stderr: '' });
    expect(log()).toBe('npm ci --no-audit --no-fund\n');
    writeFileSync(join(house, 'package-lock.json'), '{ "resolved": 2 }\n');
    expect(setup().status).toBe(0);
    expect(log()).toBe('npm ci --no-audit --no-fund\n'.repeat(2));
  });

  test.each(['18.20.4', '20.18.9'])('Node %s is refused before npm is called', (version) => {
    command('node', `echo ${version}`);
    const { status, stderr } = setup();
    expect(status).toBe(3);
    expect(stderr).toContain(`Node ${version} is too old`);
    expect(log()).toBe('');
  });

  test('without a terminal, root or CI it prints list, size and command, and exits 3', () => {
    rmSync(join(house, 'bin/z3'));
    const { status, stdout, stderr } = setup(['formal']);
    expect(status).toBe(3);
    expect(stdout).toMatch(/z3 +7230 kB/);
    expect(stdout).toContain('Need to get 7.5 MB');
    expect(stderr).toContain('Run: sudo apt-get update && sudo env');
    expect(log()).toBe('');
  });

  test.each([
    ['SETUP=yes', { SETUP: 'yes' }, '1000'],
    ['CI=true', { CI: 'true' }, '1000'],
    ['root', {}, '0'],
  ])('installs unasked: %s', (_name, env, uid) => {
    rmSync(join(house, 'bin/z3'));
    command('id', `echo ${uid}`);
    expect(setup(['formal'], env)).toMatchObject({ status: 0, stderr: '' });
    expect(log()).toContain('apt-get install -y --no-install-recommends z3');
    expect(log().includes('sudo')).toBe(uid !== '0');
  });

  test('OFFLINE=1 never installs, whoever asks', () => {
    rmSync(join(house, 'bin/z3'));
    expect(setup(['formal'], { OFFLINE: '1', SETUP: 'yes' }).status).toBe(3);
    expect(log()).toBe('');
  });

  test('a failed installation is 125, and so is one that did not help', () => {
    rmSync(join(house, 'bin/z3'));
    command('apt-get', 'exit 100');
    expect(setup(['formal'], { SETUP: 'yes' }).status).toBe(125);
    command('apt-get', 'exit 0');
    const { status, stderr } = setup(['formal'], { SETUP: 'yes' });
    expect(status).toBe(125);
    expect(stderr).toContain('still not found: z3');
  });

  test('a tier that does not exist is a usage error', () => {
    expect(setup(['bored']).status).toBe(2);
    expect(setup([], { TIERS: 'bored' }).status).toBe(2);
  });
});
