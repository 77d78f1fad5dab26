/**
 * What a run of ./smokestack has on this machine, found from outside: every process that it or its children started
 * carries a mark in its environment, and what they hold is read from /proc.
 */
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** Name of the environment variable that carries the mark. */
export const markName = 'SMOKESTACK_CLEANUP_MARK';

const attempt = <T>(read: () => T, otherwise: T): T => {
  try {
    return read();
  } catch {
    return otherwise; // it ended meanwhile
  }
};

const pids = (): number[] => readdirSync('/proc').map(Number).filter(Number.isInteger);

/** The processes that carry the mark, by pid; a zombie carries none. */
export const marked = (mark: string): number[] =>
  pids().filter((pid) =>
    attempt(() => readFileSync(`/proc/${pid}/environ`, 'latin1'), '')
      .split('\0')
      .includes(`${markName}=${mark}`),
  );

/** The one among `processes` that runs `program`; the oldest where there are several. */
export const running = (processes: readonly number[], program: string): number | undefined =>
  processes.find((pid) => basename(attempt(() => readlinkSync(`/proc/${pid}/exe`), '')) === program);

/** Files below /proc that stand for the namespaces of a process. */
const namespaceFiles = (pid: number): string[] =>
  attempt(() => readdirSync(`/proc/${pid}/ns`), []).map((name) => `/proc/${pid}/ns/${name}`);
const nameOf = (link: string): string => attempt(() => readlinkSync(link), '');

/** Namespaces, by name. They are held open until `release`: a name that nobody holds may be given to the next one made. */
export interface HeldNamespaces {
  readonly names: readonly string[];
  release(): void;
}

/** The namespaces of `processes` that are not ours. */
export function foreignNamespaces(processes: readonly number[]): HeldNamespaces {
  const ours = new Set(namespaceFiles(process.pid).map(nameOf));
  const held = new Map<string, number>();
  for (const file of processes.flatMap(namespaceFiles)) {
    if (held.has(nameOf(file))) continue;
    const opened = attempt(() => openSync(file, 'r'), undefined);
    if (opened === undefined) continue;
    const name = nameOf(`/proc/self/fd/${opened}`);
    if (ours.has(name) || held.has(name)) closeSync(opened);
    else held.set(name, opened);
  }
  return {
    names: [...held.keys()],
    release: () => {
      for (const opened of held.values()) closeSync(opened);
    },
  };
}

/** Whatever but us still is in one of the namespaces or holds one open. */
export const holdersOf = ({ names }: HeldNamespaces): string[] =>
  pids()
    .filter((pid) => pid !== process.pid)
    .flatMap((pid) => ['ns', 'fd'].map((folder) => `/proc/${pid}/${folder}`))
    .flatMap((folder) => attempt(() => readdirSync(folder), []).map((name) => `${folder}/${name}`))
    .filter((link) => names.includes(nameOf(link)));

/** Unix sockets with a name below `folder`. */
export const socketsBelow = (folder: string): string[] =>
  readFileSync('/proc/net/unix', 'latin1')
    .split('\n')
    .filter((line) => line.includes(folder));

/** Locks of files that `processes` hold. */
export const locksOf = (processes: readonly number[]): string[] =>
  readFileSync('/proc/locks', 'latin1')
    .split('\n')
    .filter((line) => processes.includes(Number(line.trim().split(/\s+/)[4])));
