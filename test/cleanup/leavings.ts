/**
 * What a run of ./smokestack has on this machine, found from outside: every process that it or its children started
 * carries a mark in its environment, and what they hold is read from /proc.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
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

const namespacesOf = (pid: number): string[] => {
  const folder = `/proc/${pid}/ns`;
  return attempt(() => readdirSync(folder), []).map((name) => attempt(() => readlinkSync(`${folder}/${name}`), ''));
};

/** The namespaces of `processes` that are not ours. */
export const foreignNamespaces = (processes: readonly number[]): string[] => {
  const ours = new Set(namespacesOf(process.pid));
  return [...new Set(processes.flatMap(namespacesOf))].filter((name) => name !== '' && !ours.has(name));
};

/** Whatever still is in one of `namespaces` or holds one open. */
export const holdersOf = (namespaces: readonly string[]): string[] =>
  pids()
    .flatMap((pid) => ['ns', 'fd'].map((folder) => `/proc/${pid}/${folder}`))
    .flatMap((folder) => attempt(() => readdirSync(folder), []).map((name) => `${folder}/${name}`))
    .filter((link) => attempt(() => namespaces.includes(readlinkSync(link)), false));

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
