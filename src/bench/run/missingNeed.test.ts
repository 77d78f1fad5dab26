import { expect, test } from 'vitest';
import type { Need } from '../scenario/index.ts';
import { deviceLacks } from './missingNeed.ts';

const facts = (...capabilities: string[]) => ({ capabilities: new Set(capabilities) });

test.each<[Need[], boolean, string[], string | undefined]>([
  [[], false, [], undefined],
  [['linux', 'builtin'], false, [], undefined],
  [['offload'], true, [], undefined],
  [['offload'], false, ['waves'], 'offload'],
  [['waves'], false, ['waves'], undefined],
  [['waves'], true, [], 'waves'],
  [['waves', 'offload'], false, [], 'offload'],
])('needs %j of a device with offload %s and %j: lacks %s', (needs, offload, capabilities, lacking) => {
  expect(deviceLacks(needs, { offload }, facts(...capabilities))?.[0]).toBe(lacking);
});
