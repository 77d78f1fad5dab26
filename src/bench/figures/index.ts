/** What the project measures of itself: bench.json, its aims, and the baseline that no change may worsen. */
export { type Baseline, baselineOf, type Change, readBaseline, worseThan } from './baseline.ts';
export { entryOf, fallsShort, figureOf } from './catalog.ts';
export type { Figure, LeftOut, Measured } from './figure.ts';
export { benchSchema, printBenchSchema, readFigures, writeFigures } from './figures.ts';
export { leftOutLine, lineOf } from './print.ts';
