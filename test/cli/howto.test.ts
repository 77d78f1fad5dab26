/** docs/howto, executed. */
import { beforeAll, describe, test } from 'vitest';
import { buildTimeoutMs, noLinux, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { walk } from './walk.ts';

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
    walk({
      page: `howto/${file}`,
      scenarios: ['passthrough.ts', 'host-bulk.ts', ...(linux === undefined ? ['http-curl-raw.ts'] : [])],
      env: { SMOKESTACK_SIMULATOR: provided.program },
      comparable: withoutFigures,
    });
  });
});
