/** Coverage is judged by lines, points and the sentences for what nothing passes; each of the three can fail. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import { tracefile } from './lcov.ts';
import { addCounts, type Points } from './points.ts';

const counts = (...lines: string[]): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'smokestack-coverage-')), '1.dat');
  const marked = lines.map((line) => line.replaceAll('^A', '\u0001').replaceAll('^B', '\u0002'));
  writeFileSync(file, `# SystemC::Coverage-3\n${marked.join('\n')}\n`);
  return file;
};
const block = (span: string, count: number, instance = 'TOP.a'): string =>
  `C '^Af^B/here/hdl/x.sv^Al^B${span.split('-')[0]}^An^B5^Apage^Bv_branch/x__D4^Ao^Bif^AS^B${span}^Ah^B${instance}' ${count}`;
const cover = (name: string, count: number): string =>
  `C '^Af^B/here/hdl/x.sv^Al^B40^An^B5^Apage^Bv_user/x^Ao^B${name}^Ah^BTOP.a' ${count}`;

const read = (...files: string[]): Points => {
  const points: Points = new Map();
  for (const file of files) addCounts(points, file, '/here');
  return points;
};
const lineOf = (_: string, line: number): string => `line ${line}`;

test('counts of several runs and instances add up', () => {
  const points = read(counts(block('3-5', 0), block('3-5', 2, 'TOP.b')), counts(block('3-5', 4)));
  expect([...points.values()].map(({ count, lines }) => [count, lines])).toEqual([[6, [3, 4, 5]]]);
  expect(tracefile(points)).toBe('TN:\nSF:hdl/x.sv\nDA:3,6\nDA:4,6\nDA:5,6\nLF:3\nLH:3\nend_of_record\n');
});

test('all passed is well', () => {
  const { wrong, lines, points } = judge(read(counts(block('3-5', 1), cover('both', 1))), [], lineOf);
  expect({ wrong, lines, points }).toEqual({ wrong: [], lines: { found: 3, hit: 3 }, points: { found: 1, hit: 1 } });
});

test('too few lines, a point never met, a block without a sentence are told', () => {
  const { wrong } = judge(read(counts(block('3-5', 1), block('7', 0), cover('both', 0))), [], lineOf);
  expect(wrong).toEqual([
    '3 of 4 lines are passed, fewer than 95 %',
    'hdl/x.sv:7: nothing passes "line 7"',
    'hdl/x.sv:40: the cover point both is never met',
  ]);
});

test('a sentence excuses its block alone, and must not outlive it', () => {
  const points = read(counts(block('3-50', 1), block('57', 0)));
  const entry = { file: 'hdl/x.sv', text: 'line 57', why: 'no bus answers so' };
  expect(judge(points, [entry], lineOf).wrong).toEqual([]);
  expect(judge(points, [entry, { ...entry, text: 'line 3' }], lineOf).wrong).toEqual([
    'hdl/x.sv: "line 3" is passed, or gone: take it out of unreached.json',
  ]);
});
