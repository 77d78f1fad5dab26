import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { placed } from '../device/root.ts';
import {
  baselineOf,
  entryOf,
  fallsShort,
  figureOf,
  lineOf,
  printBenchSchema,
  readFigures,
  worseThan,
  writeFigures,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'smokestack-figures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const measured = (id: string, value: number) => figureOf({ id, value, conditions: 'a test' });

describe('figures', () => {
  test('the aim of a rate is the bus limit of its frames', () => {
    const aim = (id: string) => entryOf(`${id}.cyclesPerSeg`).aim;
    expect(aim('rx.64.c4')).toBe(2);
    expect(aim('rx.64.c4.ts1')).toBe(3);
    expect(aim('tx.1460.c256')).toBe(24);
    expect(aim('tx.1460.c256.ts1.l1')).toBe(24);
    expect(aim('rx.64.c4.w64')).toBe(15);
    expect(aim('rx.64.c4.ts1.w64.l1')).toBe(17);
    expect(aim('rx.1460.c1.w64')).toBe(190);
    expect(aim('rx.64.c1')).toBe(4);
  });

  test('a figure that nobody described, or that is no number, is refused', () => {
    expect(() => entryOf('rx.65.c4.cyclesPerSeg')).toThrow(/not in .*catalog/);
    expect(() => measured('initiate.cycles', Number.NaN)).toThrow(/is NaN/);
  });

  test('falling short follows the direction of the figure', () => {
    expect(fallsShort('initiate.cycles', 901, 900)).toBe(false);
    expect(fallsShort('initiate.cycles', 950, 900)).toBe(true);
    expect(fallsShort('engine.eventsPerCycle', 0.9, 1)).toBe(true);
    expect(fallsShort('query.cycles', 1e9, null)).toBe(false);
    expect(lineOf(measured('initiate.cycles', 950))).toMatch(/^SHORT/);
    expect(lineOf(measured('initiate.cycles', 800))).toMatch(/^to do/);
  });

  test('bench.json comes back as it was written; another file is refused', () => {
    const path = join(folder, 'bench.json');
    const figures = [measured('initiate.cycles', 547.04), measured('sim.bridgeRatio', 0.91)];
    writeFigures(path, figures);
    expect(readFigures(path)).toEqual(figures);
    expect(figures[0]?.value).toBe(547);
    writeFileSync(path, '{"figures":[{"id":1}]}');
    expect(() => readFigures(path)).toThrow(/no bench\.json/);
    expect(() => readFigures(join(folder, 'none.json'))).toThrow(/there is no/);
  });

  test('schema/bench.schema.json is what bench.json is written by; mk/node src/bench/figures/printSchema.ts prints it anew', () => {
    expect(readFileSync(placed('schema/bench.schema.json'), 'utf8')).toBe(printBenchSchema());
  });

  test('the baseline names what got worse or is missing, and holds no wall clock', () => {
    const before = [
      measured('initiate.cycles', 500),
      measured('engine.eventsPerCycle', 1),
      measured('query.cycles', 300),
    ];
    const baseline = baselineOf([...before, measured('sim.cyclesPerSecond', 1e6), measured('compare.costRatio', 3)]);
    expect(Object.keys(baseline)).toEqual([
      'initiate.cycles',
      'engine.eventsPerCycle',
      'query.cycles',
      'compare.costRatio',
    ]);
    const now = [
      measured('initiate.cycles', 504),
      measured('engine.eventsPerCycle', 0.9),
      measured('compare.costRatio', 2),
    ];
    expect(worseThan(baseline, now)).toEqual([
      { id: 'engine.eventsPerCycle', before: 1, now: 0.9, tolerance: 0.01 },
      { id: 'query.cycles', before: 300, now: undefined, tolerance: 0.01 },
    ]);
  });
});
