/** docs/tour, executed, on a copy of the design with one expression changed. */
import { test } from 'vitest';
import { buildTimeoutMs } from '../scenario/lib/rig.ts';
import { walk } from './walk.ts';

/** What the run says, whatever its figures are: they move with the design. */
const withoutFigures = (text: string): string => text.replace(/\d+/g, 'N').trim();

test('docs/tour: from the verdict to the waveform', { timeout: buildTimeoutMs + 240_000 }, () => {
  walk({
    page: 'tour/from-verdict-to-waveform.md',
    scenarios: ['send-chain.ts', 'lib'],
    env: { SMOKESTACK_SIMULATOR: '' },
    comparable: withoutFigures,
  });
});
