/** Every scenario, on every configuration and every peer it knows; where there is a tshark, it reads each capture. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Configuration, configurations, formatRun, loadScenarios, placed } from '#bench';
import { buildTimeoutMs, noLinux, type Provided, runOnce, simulatorOf } from './lib/rig.ts';
import { captureFaults, noTshark } from './lib/tshark.ts';

const scenarios = [...(await loadScenarios(placed('test/scenario'))).values()];
const tshark = noTshark() === undefined;
/** A design that counts what it passes is slower. */
const patience = process.env.SMOKESTACK_COVERAGE ? 4 : 1;
let linux: string | undefined;
beforeAll(async () => {
  linux = await noLinux();
}, buildTimeoutMs);

describe.each(configurations)('%s configuration', (config: Configuration) => {
  let provided: Provided;
  beforeAll(async () => {
    provided = await simulatorOf(config);
  }, buildTimeoutMs);

  for (const scenario of scenarios)
    for (const peer of ['builtin', 'linux'] as const) {
      const other = peer === 'linux' ? 'builtin' : 'linux';
      if (scenario.needs.includes(other)) continue;
      const timeoutMs = patience * scenario.timeoutMs;
      test(`${scenario.name}, ${peer} peer`, { timeout: timeoutMs + 20_000 }, async ({ skip }) => {
        if ('missing' in provided) return skip(provided.missing);
        if (peer === 'linux' && linux !== undefined) return skip(linux);
        const { verdict, outcome, folder, log } = await runOnce(scenario, provided.program, {
          config,
          peer,
          timeoutMs,
        });
        if (outcome.verdict === 'skip') return skip(outcome.sentence);
        expect(verdict.verdict, `${formatRun(verdict, folder, outcome)}${log.join('\n')}`).toBe('pass');
        expect(verdict.uncompared).toBe(0);
        expect(BigInt(verdict.compared.frames)).toBeGreaterThan(0n);
        if (tshark) expect(captureFaults(folder, scenario.tags.includes('bad-frames'))).toEqual([]);
      });
    }
});
