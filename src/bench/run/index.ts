export { type Assembly, type AssemblyOptions, assemble, ends } from './assemble.ts';
export { Bench, type ExchangePlan } from './bench.ts';
export type { RunOptions } from './options.ts';
export type { RunResult } from './run.ts';
export { createRunFolder, pointTo } from './runFolder.ts';
export { runScenario } from './runScenario.ts';
export { artifacts, reproduceLine } from './verdictOf.ts';
