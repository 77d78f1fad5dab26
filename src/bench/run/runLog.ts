import { join } from 'node:path';
import pino, { type Logger } from 'pino';

/** Lines that are kept to be shown when a run fails. */
const keepsLines = 40;

/** run.log: every line as JSON, at once on disk; the last ones are kept for people until something fails. */
export interface RunLog {
  readonly logger: Logger;
  /** The last lines, formatted for people. */
  tail(): readonly string[];
}

const levels: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' };

/** `info  simulator: listening …` */
function forPeople(line: string): string {
  const { level, msg, time: _time, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const more = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [`${(levels[Number(level)] ?? 'info').padEnd(5)} ${msg}`, ...more].join(' ');
}

export function createRunLog(folder: string): RunLog {
  const file = pino.destination({ dest: join(folder, 'run.log'), sync: true });
  const lines: string[] = [];
  const stream = {
    write(line: string): void {
      file.write(line);
      lines.push(line);
      if (lines.length > keepsLines) lines.shift();
    },
  };
  return { logger: pino({ base: null, level: 'debug' }, stream), tail: () => lines.map(forPeople) };
}
