/** ./smokestack while it runs: interrupted, serving, read by nobody any more. */
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTimeoutMs } from '../scenario/lib/rig.ts';
import { CommandLine, written } from './commandLine.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await CommandLine.open('cliProcess');
}, buildTimeoutMs);
afterAll(() => line.close());

test('interrupted: exit 130, the verdict is written, no simulator is left', { timeout: 60_000 }, async ({ skip }) => {
  if ('missing' in line.provided) return skip(line.provided.missing);
  const out = join(line.folder, 'interrupted');
  const child = line.start('run', 'slow-one', '-o', out);
  await written(child, 'stderr', /slow-one/);
  await expect
    .poll(() => existsSync(out) && readdirSync(out).some((name) => existsSync(join(out, name, 'recording'))), {
      timeout: 20_000,
    })
    .toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 500));
  child.kill('SIGINT');
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(130);
  const [run = ''] = readdirSync(out).filter((name) => /^\d{8}-/.test(name));
  expect(JSON.parse(readFileSync(join(out, run, 'verdict.json'), 'utf8'))).toMatchObject({
    verdict: 'error',
    exitCode: 130,
  });
});

test('a reader that has had enough (| head) ends a list in silence, exit 0', { timeout: 60_000 }, async () => {
  const child = line.start('list');
  child.stdout?.destroy();
  let said = '';
  child.stderr?.on('data', (bytes) => {
    said += bytes;
  });
  const [code] = await once(child, 'close');
  expect([code, said]).toEqual([0, '']);
});

test('serve: a token that only its owner reads opens the target to run; no token, no target', {
  timeout: 90_000,
}, async ({ skip }) => {
  if ('missing' in line.provided) return skip(line.provided.missing);
  const token = join(line.folder, 'token');
  const child = line.start('serve', '--listen', '127.0.0.1:0', '--token-file', token);
  try {
    const said = await written(child, 'stdout', /serving ws:\/\/\S+\ntoken in /);
    const url = /ws:\/\/\S+/.exec(said)?.[0] ?? '';
    expect(statSync(token).mode & 0o077).toBe(0);
    expect(said).not.toContain(readFileSync(token, 'utf8').trim());
    const { status, out } = line.say(`run good-one --target ${url} --token-file ${token}`);
    expect([status, out]).toEqual([0, expect.stringMatching(/^pass {2}good-one {2}small/)]);
    const refused = line.say(`run good-one --target ${url}`);
    expect(refused.status).toBe(3);
    expect(refused.out).toMatch(/refused the token/);
  } finally {
    child.kill('SIGINT');
  }
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
});

test('serve: a port that is taken: exit 3, and the option that mends it', { timeout: 60_000 }, async ({ skip }) => {
  if ('missing' in line.provided) return skip(line.provided.missing);
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const token = join(line.folder, 'token-of-nobody');
  const { status, err, note } = line.say(`serve --listen 127.0.0.1:${port} --token-file ${token}`);
  taken.close();
  expect([status, err]).toEqual([3, expect.stringMatching(/in use[\s\S]*--listen/)]);
  expect(note).toMatch(/in use.*--listen/);
});
