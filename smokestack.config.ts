/** Settings of this checkout; ./smokestack config show lists them all. */
import { defineConfig } from 'smokestack';

export default defineConfig({
  scenarios: 'test/scenario',
  runs: 'build/runs',
});
