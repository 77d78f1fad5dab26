import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const fault = {
  id: 'one',
  file: 'a.sv',
  original: 'a + b',
  mutated: 'a - b',
  breaks: '',
  violates: [],
  fields: [],
  tags: [],
  shownBy: { scenario: '', seed: 1 },
  number: 3,
} as const;

describe('planting', () => {
  it('puts a choice in the place of the expression, and nothing else', () =>
    expect(plant('assign x = a + b;\n', [fault])).toBe(
      "assign x = (chm_mutant_pkg::selected == 32'd3 ? (a - b) : (a + b));\n",
    ));
  it('keeps what stands before it as context', () =>
    expect(plant('y = 1; x = 1;', [{ ...fault, after: 'x = ', original: '1', mutated: '0' }])).toBe(
      "y = 1; x = (chm_mutant_pkg::selected == 32'd3 ? (0) : (1));",
    ));
  it('plants several in one file', () =>
    expect(plant('c + d, a + b', [fault, { ...fault, number: 4, original: 'c + d', mutated: 'c' }])).toBe(
      "(chm_mutant_pkg::selected == 32'd4 ? (c) : (c + d)), (chm_mutant_pkg::selected == 32'd3 ? (a - b) : (a + b))",
    ));
  it('refuses an expression that is not there, or there twice', () => {
    expect(() => plant('a - b', [fault])).toThrow("'a + b' stands 0 times in a.sv");
    expect(() => plant('a + b; a + b', [fault])).toThrow("'a + b' stands 2 times in a.sv");
  });
  it('refuses expressions that overlap', () =>
    expect(() => plant('a + b + c', [fault, { ...fault, number: 4, original: 'b + c' }])).toThrow('overlaps'));
});
