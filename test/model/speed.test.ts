import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('the model keeps up with hundreds of thousands of events a second', { timeout: 120_000 }, () => {
  const script = new URL('./speedRun.ts', import.meta.url).pathname;
  const text = execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  const rates = JSON.parse(text) as Record<string, number>;
  for (const [name, rate] of Object.entries(rates)) console.log(`model, ${name}: ${Math.round(rate)} events/s`);
  // The aim is 300 000; a machine that runs other things at the same time still has to reach a third of it.
  expect(rates.acks).toBeGreaterThan(100_000);
});
