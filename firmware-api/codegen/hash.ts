/**
 * The identity of a layout: both ends compare it before they speak. Sentences are left out, so that a better sentence
 * does not part a bench from a board; whoever changes a meaning without changing a field raises `version`.
 */
import { createHash } from 'node:crypto';
import type { Layout } from '#layout';

const proseKeys: ReadonlySet<string> = new Set(['doc', 'full', 'wrap', 'unit']);

/** JSON with sorted keys and no prose; a bigint is its decimal digits followed by n. */
function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}n"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([key, each]) => each !== undefined && !proseKeys.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

export interface LayoutHash {
  /** SHA-256 as 64 hexadecimal digits. */
  readonly hex: string;
  /** Its low 64 bits (the last 16 digits), and those as two 32-bit halves for two registers. */
  readonly low64: bigint;
  readonly lo: number;
  readonly hi: number;
}

export function hashOf(layout: Layout): LayoutHash {
  const hex = createHash('sha256').update(canonical(layout)).digest('hex');
  return {
    hex,
    low64: BigInt(`0x${hex.slice(48)}`),
    lo: Number.parseInt(hex.slice(56), 16),
    hi: Number.parseInt(hex.slice(48, 56), 16),
  };
}
