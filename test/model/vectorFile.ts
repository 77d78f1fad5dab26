/** The vectors of test/vectors/engine as values (its README.md is the schema). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('../vectors/engine/', import.meta.url).pathname;

/** Any object of a vector file. */
export type Json = Record<string, unknown>;

/** Inputs and expectations of one event. */
export interface VectorEvent extends Json {
  readonly kind: string;
  readonly now?: number;
  readonly expect: Json;
}

/** A vector laid over base.json. */
export interface Vector {
  readonly name: string;
  readonly proves: string;
  readonly rules: readonly string[];
  readonly now: number;
  readonly adapter: Json;
  readonly neighbor: Json;
  readonly path: Json;
  readonly resource: Json;
  readonly requests: readonly Json[];
  readonly row: Json;
  readonly events: readonly VectorEvent[];
}

const read = (file: string): Json => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;

/** All vectors, by name. */
export function readVectors(): Vector[] {
  const base = read('base.json');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'base.json');
  return files.sort().map((file) => {
    const own = read(file);
    const over = (part: string) => ({ ...(base[part] as Json), ...((own[part] as Json | undefined) ?? {}) });
    return {
      ...(base as object),
      ...(own as object),
      name: file.replace('.json', ''),
      adapter: over('adapter'),
      neighbor: over('neighbor'),
      path: over('path'),
      resource: over('resource'),
      row: over('row'),
    } as unknown as Vector;
  });
}
