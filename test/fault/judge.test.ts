import { describe, expect, it } from 'vitest';
import { judge, type Named, type Seen } from './judge.ts';

/** A catalogue entry that breaks `rule`, and shows in `field`. */
const breaks = (rule: string, field = 'rcvNxt', more: Partial<Named> = {}): Named => ({
  violates: [rule],
  fields: [field],
  ...more,
});
const differing = (requirement: string, field = 'rcvNxt', event = '') => ({
  ...{ device: '1', model: '2', connection: '', cycle: '', frame: '' },
  ...{ requirement, field, event },
});
const fail = (...mismatches: NonNullable<Seen>['mismatches']): Seen => ({ exitCode: 1, mismatches });
const pass: Seen = { exitCode: 0, mismatches: [] };
const fault = breaks('7.9h');

describe('a planted fault', () => {
  it.each([
    ['CHM-CC-007', 'CHM-CC-007'],
    ['7.9h', 'engine.md 7.9h'],
    ['7.14', 'engine.md 7.14'],
    ['3', 'engine.md 3'],
    ['OC-13', 'OC-13'],
  ])('that violates %s is caught by a difference that names %s', (rule, requirement) =>
    expect(judge(breaks(rule), pass, fail(differing(requirement)))).toEqual({
      kind: 'caught',
      requirement,
      field: 'rcvNxt',
    }),
  );
  it('is caught by one of several rules that write a field', () =>
    expect(judge(breaks('7.9h', 'cwnd'), pass, fail(differing('engine.md 7.9d, 7.9h', 'cwnd')))).toMatchObject({
      kind: 'caught',
    }));
  it('is caught by a rule that the catalogue gives a reason for', () =>
    expect(
      judge(
        breaks('6.3', 'rttvar4', { namedBy: { '7.9b': 'takes the sample' } }),
        pass,
        fail(differing('engine.md 7.9b', 'rttvar4')),
      ),
    ).toMatchObject({ kind: 'caught' }));
  it('is caught in any byte of its field', () =>
    expect(
      judge(breaks('4.1', 'payload'), pass, fail(differing('engine.md 4.1', 'payload at byte 242'))),
    ).toMatchObject({ kind: 'caught' }));
  it('is caught by any difference of the first event that differs', () =>
    expect(
      judge(fault, pass, fail(differing('engine.md 7.9c', 'sndNxt', '7'), differing('engine.md 7.9h', 'rcvNxt', '7'))),
    ).toMatchObject({ kind: 'caught', requirement: 'engine.md 7.9h' }));
  it('is caught by anything that is open at the end of a run in which nothing else differed', () =>
    expect(
      judge(
        breaks('3', 'open at the end'),
        pass,
        fail(differing('CHM-STR-012'), differing('engine.md 3', 'open at the end')),
      ),
    ).toMatchObject({ kind: 'caught', requirement: 'engine.md 3' }));
  it('is caught behind a comparison of the scenario, which names no rule', () =>
    expect(judge(fault, pass, fail(differing(''), differing('engine.md 7.9h')))).toMatchObject({ kind: 'caught' }));
  it('survives a run that passes', () => expect(judge(fault, pass, pass)).toEqual({ kind: 'survived' }));
  it.each([
    ['another rule', fail(differing('engine.md 7.9c'))],
    ['a rule whose name begins alike', fail(differing('engine.md 7.9'))],
    ['another field', fail(differing('engine.md 7.9h', 'cwnd'))],
    [
      'rule and field of two differences',
      fail(differing('engine.md 7.9h', 'cwnd', '7'), differing('engine.md 7.9c', 'rcvNxt', '7')),
    ],
    ['a later event', fail(differing('engine.md 7.9c', 'sndNxt', '7'), differing('engine.md 7.9h', 'rcvNxt', '8'))],
    [
      'what is open at the end of a run that differed before',
      fail(differing('engine.md 7.9c', 'sndNxt', '7'), differing('engine.md 7.9h')),
    ],
  ])('is not caught by %s', (_, seen) => expect(judge(fault, pass, seen).kind).toBe('misnamed'));
  it.each([
    ['a failure that names nothing', fail(differing(''))],
    ['a failure without a field', fail(differing('engine.md 7.9h', ''))],
    ['a failure without a difference', fail()],
    ['a timeout', { ...fail(differing('engine.md 7.9h')), exitCode: 124 } as Seen],
    ['a lost link', { exitCode: 4, mismatches: [] } satisfies Seen],
    ['no verdict at all', undefined],
  ])('is not caught by %s', (_, seen) => expect(judge(fault, pass, seen).kind).toBe('unnamed'));
  it.each([
    ['fails', fail(differing('engine.md 7.9h'))],
    ['is missing', undefined],
  ] as const)('cannot be judged where the run without it %s', (_, seen) =>
    expect(judge(fault, seen, fail(differing('engine.md 7.9h'))).kind).toBe('unjudged'),
  );
});
