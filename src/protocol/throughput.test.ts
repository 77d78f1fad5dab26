import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { spawnSimulator } from '#transport';
import { openTarget } from './bridgeTarget.ts';
import { testLayoutHash } from './testing/testServer.ts';

const main = fileURLToPath(new URL('testing/testServerMain.ts', import.meta.url));

/** Operations a second of `issue`, called `count` times a turn for `turns` turns, the last of each awaited. */
async function rate(count: number, turns: number, issue: (i: number) => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (let turn = 0; turn < turns; turn++) {
    let last: Promise<unknown> = Promise.resolve();
    for (let i = 0; i < count; i++) last = issue(i);
    await last;
  }
  return (count * turns) / ((performance.now() - begin) / 1000);
}

test('operations a second against a server in another process', { timeout: 60_000 }, async () => {
  const simulator = await spawnSimulator({ command: (path) => [process.execPath, '--import', 'tsx', main, path] });
  const target = await openTarget(simulator.pipe, { layoutHash: testLayoutHash });
  const data = new Uint8Array(64).fill(7);
  const write = (i: number) => target.writeRegister((4 * i) & 0xfff, i);
  await rate(20_000, 5, write);
  const figures = {
    'register write': await rate(20_000, 25, write),
    'register read': await rate(20_000, 10, (i) => target.readRegister((4 * i) & 0xfff)),
    'memory write 64 B': await rate(20_000, 10, (i) => target.writeMemory('host', (64 * i) & 0xffff, data)),
    'memory read 64 B': await rate(20_000, 10, (i) => target.readMemory('host', (64 * i) & 0xffff, 64)),
    'one at a time': await rate(1, 2000, write),
  };
  for (const [what, value] of Object.entries(figures)) console.log(`${what.padEnd(20)} ${Math.round(value)} /s`);
  // The anchor is 1 M/s against the C++ server; this one decodes with generated JavaScript, so it is the slower half.
  expect(figures['register write']).toBeGreaterThan(50_000);
  await target.close();
  expect(await simulator.stop()).toMatchObject({ code: 0, stderr: expect.stringContaining('listening') });
});
