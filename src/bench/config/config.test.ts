import { describe, expect, test } from 'vitest';
import { resolveSettings } from './resolve.ts';
import { variableOf } from './settings.ts';

describe('settings', () => {
  test('a flag goes before the environment, that before the file, that before the default', async () => {
    const { settings, origins } = await resolveSettings(
      { seed: '7', config: undefined },
      { SMOKESTACK_SEED: '8', SMOKESTACK_CONFIG: 'small', SMOKESTACK_PEER: '' },
    );
    expect(settings).toMatchObject({ seed: 7, config: 'small', peer: 'builtin', scenarios: 'test/scenario' });
    expect(origins).toMatchObject({
      seed: '--seed',
      config: 'SMOKESTACK_CONFIG',
      peer: 'default',
      scenarios: 'smokestack.config.ts',
    });
  });

  test.each([
    ['30s', 30_000],
    ['500ms', 500],
    ['2m', 120_000],
    ['1.5', 1500],
    [10, 10_000],
  ])('the time %j is %i ms', async (timeout, ms) => {
    expect((await resolveSettings({ timeout }, {})).settings.timeout).toBe(ms);
  });

  test.each([
    [{ seed: '-1' }, /--seed/],
    [{ seed: 2 ** 32 }, /--seed/],
    [{ jobs: '0' }, /--jobs/],
    [{ timeout: 'soon' }, /--timeout.*500ms, 30s or 2m/],
    [{ timeout: 0 }, /--timeout/],
    [{ peer: 'bsd' as 'linux' }, /--peer.*"bsd"/],
    [{ tokenFile: 3 as unknown as string }, /--token-file/],
  ])('%j is refused, and its origin named', async (flags, message) => {
    await expect(resolveSettings(flags, {})).rejects.toThrow(message);
  });

  test('a wrong value in the environment names its variable', async () => {
    await expect(resolveSettings({}, { SMOKESTACK_JOBS: 'many' })).rejects.toThrow(/SMOKESTACK_JOBS/);
    expect(variableOf('tokenFile')).toBe('SMOKESTACK_TOKEN_FILE');
  });
});
