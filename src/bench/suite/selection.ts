import { SmokestackError } from '#units';
import type { Scenario } from '../scenario/index.ts';

/** Which scenarios: names, or all of them, or those with a tag. */
export interface Selection {
  readonly names: readonly string[];
  readonly all?: boolean | undefined;
  readonly tag?: string | undefined;
}

/** @throws SmokestackError 'usage' when nothing was asked for, or what was asked for does not exist */
export function selectScenarios(
  known: ReadonlyMap<string, Scenario>,
  { names, all, tag }: Selection,
): readonly Scenario[] {
  const cure = './smokestack list shows all scenarios';
  if (names.length > 0) {
    if (all || tag !== undefined)
      throw new SmokestackError('usage', 'names of scenarios go without --all and --tag', { cure });
    return names.map((name) => {
      const found = known.get(name);
      if (found === undefined) throw new SmokestackError('usage', `there is no scenario '${name}'`, { cure });
      return found;
    });
  }
  if (!all && tag === undefined)
    throw new SmokestackError('usage', 'no scenario was named: name one, or say --all', { cure });
  const chosen = [...known.values()].filter((one) => tag === undefined || one.tags.includes(tag));
  if (chosen.length === 0)
    throw new SmokestackError(
      'usage',
      tag === undefined ? 'there are no scenarios' : `no scenario has the tag '${tag}'`,
      { cure },
    );
  return chosen;
}

/** The part i of n (both from 1) of a list, dealt like cards. @throws SmokestackError 'usage' for another form than i/n */
export function shardOf<T>(items: readonly T[], shard: string | undefined): readonly T[] {
  if (shard === undefined) return items;
  const [, part = '0', parts = '0'] = /^(\d+)\/(\d+)$/.exec(shard) ?? [];
  const [i, n] = [Number(part), Number(parts)];
  if (!(i >= 1 && i <= n))
    throw new SmokestackError('usage', `--shard ${shard}: write i/n with 1 <= i <= n, as in 2/4`);
  return items.filter((_, index) => index % n === i - 1);
}
