/** Coverage as lcov's tracefile, which genhtml makes pages of: how often each line of the design was passed. */
import type { Points } from './points.ts';

/** File, line, count: the most often passed of the blocks that hold the line. */
export function lineCounts(points: Points): Map<string, Map<number, number>> {
  const files = new Map<string, Map<number, number>>();
  for (const { kind, file, lines, count } of points.values()) {
    if (kind !== 'block') continue;
    const counts = files.get(file) ?? new Map<number, number>();
    files.set(file, counts);
    for (const line of lines) counts.set(line, Math.max(counts.get(line) ?? 0, count));
  }
  return files;
}

export function tracefile(points: Points): string {
  const records = [...lineCounts(points)].sort(([a], [b]) => (a < b ? -1 : 1));
  return records
    .map(([file, counts]) => {
      const lines = [...counts].sort(([a], [b]) => a - b);
      const hit = lines.filter(([, count]) => count > 0).length;
      const data = lines.map(([line, count]) => `DA:${line},${count}`);
      return ['TN:', `SF:${file}`, ...data, `LF:${lines.length}`, `LH:${hit}`, 'end_of_record'].join('\n');
    })
    .join('\n')
    .concat('\n');
}
