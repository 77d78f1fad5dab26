import { readFileSync } from 'node:fs';

/** Seconds that a process has been on a processor: what a speed is divided by, so that a busy machine does not falsify it. */
export const processorSeconds = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e9;

/** The same of this process, all threads. */
export function ownProcessorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
