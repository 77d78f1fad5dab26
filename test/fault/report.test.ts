import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { type Judged, sum, table } from './report.ts';

const fault: Fault = {
  id: 'one',
  file: 'a.sv',
  original: 'a + b',
  mutated: 'a - b',
  breaks: '',
  violates: ['7.9h', 'CHM-CC-007'],
  fields: ['cwnd'],
  tags: ['loss', 'state-only'],
  shownBy: { scenario: 'loss', seed: 3 },
};
const caught: Judged = {
  fault,
  judgement: { kind: 'caught', requirement: 'engine.md 7.9h', field: 'cwnd' },
  seconds: 12.4,
};
const survived: Judged = { fault: { ...fault, id: 'another' }, judgement: { kind: 'survived' }, seconds: 3 };

describe('the table of planted faults', () => {
  it('has requirement, rule, field and run of each', () =>
    expect(table([caught, survived]).split('\n')).toEqual([
      'fault    requirement  the verdict names  field  scenario  seed  s',
      'one      CHM-CC-007   engine.md 7.9h     cwnd   loss      3     12',
      'another  CHM-CC-007   SURVIVED                  loss      3     3',
    ]));
  it('counts those that were caught, and no others, by what shows them', () =>
    expect(sum([caught, survived])).toBe(
      '1 of 2 faults caught (1 by loss, wrap or simultaneous events, 1 in state that no frame shows, 0 by what is never done)',
    ));
});
