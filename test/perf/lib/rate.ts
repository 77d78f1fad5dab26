import { RetireKind } from '#contract';
import type { Rig } from './rig.ts';

export interface Rate {
  readonly cyclesPerSegment: number;
  /** What else the engine did meanwhile: where to look when the figure falls short. */
  readonly found: string;
}

/** The part of a burst that is not counted: queues fill, the first descriptors are read. */
export const warmUp = 0.25;

const nameOf = new Map<number, string>(Object.entries(RetireKind).map(([name, kind]) => [kind, name]));

/** Events between two cycles by kind, most frequent first. */
export function eventsBetween(rig: Rig, from: number, to: number): string {
  const count = new Map<string, number>();
  for (const { kind, cycle } of rig.records) {
    if (cycle < from || cycle > to) continue;
    const name = nameOf.get(kind) ?? String(kind);
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  const sorted = [...count].sort((a, b) => b[1] - a[1]);
  return `${sorted.map(([name, times]) => `${times} ${name}`).join(', ')} in ${to - from} cycles`;
}
