import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Keeper } from './keeper.ts';

const folder = mkdtempSync(join(tmpdir(), 'smokestack-keeper-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a keeper that ends', () => {
  test('is gone, although a program that outlives it holds its pipes open', { timeout: 15_000 }, async () => {
    const file = join(folder, 'keeper');
    writeFileSync(file, '#!/bin/sh\necho "the namespace fell" >&2\nsleep 8 &\nexit 1\n', { mode: 0o755 });
    const begun = performance.now();
    await expect(Keeper.start(file, 'auto')).rejects.toMatchObject({
      code: 'link-lost',
      message: expect.stringContaining('the namespace fell'),
    });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
