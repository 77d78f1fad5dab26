import { expect, test } from 'vitest';
import { Histogram } from './histogram.ts';
import { Unreachable } from './unreachable.ts';

const histogram = (): Histogram => new Histogram(['Grant', 'Timer'], ['Established', 'TimeWait']);

test('cells add up, over several histograms too', () => {
  const [one, two] = [histogram(), histogram()];
  one.add('Grant', 'Established', 2);
  two.add('Grant', 'Established');
  two.addAll(one.toJSON());
  expect(two.count('Grant', 'Established')).toBe(3);
  expect(() => one.add('Segment', 'Established')).toThrow('no cell Segment, Established');
});

test('the table has a line for each kind and a mark where nothing was', () => {
  const one = histogram();
  one.add('Timer', 'Established', 1234);
  expect(one.table((kind) => (kind === 'Grant' ? '-' : '.'))).toBe(
    ['       Established  TimeWait', 'Grant            -         -', 'Timer        1,234         .'].join('\n'),
  );
});

test('a cell must be hit, or have a reason why it cannot, and not both', () => {
  const one = histogram();
  const reason = 'no timer runs there, and nothing starts one (7.9i)';
  one.addAll({ Grant: { Established: 1, TimeWait: 1 }, Timer: { Established: 1 } });
  const judge = (kind: string | string[], state: string): readonly string[] =>
    new Unreachable(one, [{ kind, state, reason }]).judge(one);
  expect(judge('Timer', 'TimeWait')).toEqual([]);
  expect(judge('*', 'TimeWait')).toEqual([`Grant in TimeWait happened 1 times, but: ${reason}`]);
  expect(new Unreachable(one, []).judge(one)).toEqual([
    'Timer in TimeWait never happened, and nothing says that it cannot',
  ]);
  expect(() => judge('Step', 'TimeWait')).toThrow('no cell Step in TimeWait');
  expect(() => judge(['Timer', 'Timer'], 'TimeWait')).toThrow('twice');
});
