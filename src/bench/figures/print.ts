import { entryOf, fallsShort } from './catalog.ts';
import type { Figure, LeftOut } from './figure.ts';

const number = (value: number | null): string =>
  value === null ? '-' : value >= 1e5 ? value.toExponential(2) : String(value);

/** One line: id, value, what it must reach now and in the end, and whose is the best. */
export function lineOf({ id, value, unit, aim, best, bestWhose }: Figure): string {
  const { limit, better } = entryOf(id);
  const sign = better === 'lower' ? '<=' : '>=';
  const mark = fallsShort(id, value, limit) ? 'SHORT' : fallsShort(id, value, aim) ? 'to do' : '     ';
  const known = best === null ? (bestWhose ?? '') : `best known ${number(best)} (${bestWhose})`;
  const asked = `${limit === null ? '' : `now ${sign} ${number(limit)}  `}${aim === null ? '' : `aim ${sign} ${number(aim)}`}`;
  return `${mark} ${id.padEnd(36)} ${number(value).padStart(9)} ${unit.padEnd(15)} ${asked.padEnd(24)} ${known}`.trimEnd();
}

export const leftOutLine = ({ id, reason }: LeftOut): string => `      ${id.padEnd(36)} not measured: ${reason}`;
