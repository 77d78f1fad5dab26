import { describe, expect, it } from 'vitest';
import { judge, type Seen } from './judge.ts';

const mismatch = { device: '1', model: '2', connection: '', event: '', cycle: '', frame: '' };
const pass: Seen = { exitCode: 0, mismatches: [] };
const fail = (requirement: string, field = 'rcvNxt'): Seen => ({
  exitCode: 1,
  mismatches: [{ ...mismatch, requirement, field }],
});

describe('a planted fault', () => {
  it.each(['CHM-CC-007', 'engine.md 7.9h', 'engine.md 7.14', 'engine.md 3', 'OC-13'])(
    'is caught by a difference that names %s',
    (requirement) => expect(judge(pass, fail(requirement))).toEqual({ kind: 'caught', requirement, field: 'rcvNxt' }),
  );
  it('is caught by any of several differences', () => {
    const mismatches = [...(fail('')?.mismatches ?? []), ...(fail('engine.md 7.9h', 'cwnd')?.mismatches ?? [])];
    expect(judge(pass, { exitCode: 1, mismatches })).toMatchObject({ kind: 'caught', field: 'cwnd' });
  });
  it('survives a run that passes', () => expect(judge(pass, pass)).toEqual({ kind: 'survived' }));
  it.each([
    ['a failure that names nothing', fail('')],
    ['a failure without a field', fail('engine.md 7.9h', '')],
    ['a failure without a difference', { exitCode: 1, mismatches: [] } satisfies Seen],
    ['a timeout', { ...fail('engine.md 7.9h'), exitCode: 124 } as Seen],
    ['a lost link', { exitCode: 4, mismatches: [] } satisfies Seen],
    ['no verdict at all', undefined],
  ])('is not caught by %s', (_, seen) => expect(judge(pass, seen).kind).toBe('unnamed'));
  it.each([
    ['fails', fail('engine.md 7.9h')],
    ['is missing', undefined],
  ] as const)('cannot be judged where the run without it %s', (_, seen) =>
    expect(judge(seen, fail('engine.md 7.9h')).kind).toBe('unjudged'),
  );
});
