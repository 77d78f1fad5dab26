/** Writes why tests were skipped; vitest's JSON reporter leaves the reasons out. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

export interface Skip {
  readonly test: string;
  /** The sentence given to `context.skip(…)`, if any. */
  readonly reason: string | undefined;
}

export default class SkipReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skips: Skip[] = [];
    for (const module of modules)
      for (const test of module.children.allTests('skipped')) {
        const result = test.result();
        skips.push({
          test: `${module.relativeModuleId}: ${test.fullName}`,
          reason: result.state === 'skipped' ? result.note : undefined,
        });
      }
    const file = process.env.SMOKESTACK_SKIPS;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(skips));
  }
}
