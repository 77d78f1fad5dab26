import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'firmware-api/**/*.test.ts', 'mk/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['build/**', 'node_modules/**'],
    testTimeout: 20_000,
    // Two cores: one for the simulator, one for the host side.
    maxWorkers: 2,
  },
});
