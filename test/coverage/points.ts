/**
 * What a simulator with --coverage leaves: for each point of the design how often it was passed. A point is a block of
 * lines, a cover statement or a bit that changes; here those of all instances and parameters of a module are one.
 */
import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';

export type PointKind = 'block' | 'user' | 'toggle';

export interface Point {
  readonly kind: PointKind;
  /** Below the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** block: the lines it holds; others: its own line alone. */
  readonly lines: readonly number[];
  /** user: the name of the cover statement; toggle: the bit; block: if, else, block … */
  readonly name: string;
  count: number;
}

/** Points by what they are, counts of equal ones added up. */
export type Points = Map<string, Point>;

const kinds: Readonly<Record<string, PointKind>> = {
  v_line: 'block',
  v_branch: 'block',
  v_toggle: 'toggle',
  v_user: 'user',
};

/** `12-14,17` as numbers; a block that shares its lines with others names none. */
function spanned(text: string): number[] {
  if (text === '') return [];
  return text.split(',').flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    return Number.isInteger(from) ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [];
  });
}

/** One line of a file of counts: C 'key=value…' count, with the characters 1 and 2 before keys and values. */
function parsed(text: string, root: string): Point | undefined {
  const match = /^C '(.*)' (\d+)$/.exec(text);
  if (!match) return undefined;
  const [, what = '', count] = match;
  const field = new Map(
    what.split('\u0001').map((one): [string, string] => {
      const [key = '', value = ''] = one.split('\u0002');
      return [key, value];
    }),
  );
  const [page = ''] = (field.get('page') ?? '').split('/');
  const kind = kinds[page];
  if (kind === undefined) return undefined;
  const named = field.get('f') ?? '';
  const line = Number(field.get('l'));
  return {
    kind,
    file: isAbsolute(named) ? relative(root, named) : named,
    line,
    lines: kind === 'block' ? spanned(field.get('S') ?? '') : [line],
    name: field.get('o') ?? '',
    count: Number(count),
  };
}

/** Adds the counts of `file` to `points`; paths in it become relative to `root`. */
export function addCounts(points: Points, file: string, root: string): void {
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const point = parsed(text, root);
    if (!point) continue;
    const key = `${point.kind} ${point.file}:${point.line} ${point.name} ${point.lines.join(',')}`;
    const known = points.get(key);
    if (known) known.count += point.count;
    else points.set(key, point);
  }
}
