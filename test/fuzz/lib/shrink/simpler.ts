/** What stands in a replay file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * Values that are simpler than `value`, the simplest first, each by one change: a field left out (whoever reads it has a
 * default for each), an item left out, a number that is 0 or nearer to it. Names are kept: there is no simpler one.
 */
export function* simpler(value: Json): Generator<Json> {
  if (typeof value === 'number') yield* nearer(value);
  else if (Array.isArray(value)) yield* simplerList(value);
  else if (typeof value === 'object' && value !== null) yield* simplerRecord(value as Record<string, Json>);
}

/** 0, then half of it, a quarter less, … one less: a number is found in about log2 squared trials. */
function* nearer(value: number): Generator<number> {
  for (let less = value; less !== 0; less = Math.trunc(less / 2)) yield value - less;
}

function* simplerList(list: readonly Json[]): Generator<Json> {
  for (let i = 0; i < list.length; i++) yield list.toSpliced(i, 1);
  for (const [i, item] of list.entries()) for (const one of simpler(item)) yield list.with(i, one);
}

function* simplerRecord(record: Readonly<Record<string, Json>>): Generator<Json> {
  for (const name of Object.keys(record)) {
    const { [name]: _, ...rest } = record;
    yield rest;
  }
  for (const [name, item] of Object.entries(record)) for (const one of simpler(item)) yield { ...record, [name]: one };
}
