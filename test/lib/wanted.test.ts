import { afterEach, expect, test, vi } from 'vitest';
import { wanted } from './wanted.ts';

afterEach(() => vi.unstubAllEnvs());

test('a variable that names nothing leaves the default, as one does that is not there', () => {
  const of = (text: string | undefined) => {
    vi.stubEnv('SEED', text);
    return wanted('SEED', 20);
  };
  expect([undefined, '', '0', '7'].map(of)).toEqual([20, 20, 0, 7]);
});

test.each(['-1', '1.5', 'seven', '4294967296'])('%s is refused', (text) => {
  vi.stubEnv('SEED', text);
  expect(() => wanted('SEED', 1)).toThrow(`SEED=${text} is no whole number`);
});
