import { describe, expect, test } from 'vitest';
import { type Scenario, scenario } from '../scenario/index.ts';
import { choosePeer } from './choosePeer.ts';
import { selectScenarios, shardOf } from './selection.ts';

const make = (name: string, tags: readonly string[] = [], needs: Scenario['needs'] = []): Scenario =>
  scenario({ name, proves: 'x', covers: [], tags, needs, run: async () => {} });
const known = new Map([make('a', ['x']), make('b'), make('c', ['x', 'y'])].map((one) => [one.name, one]));
const names = (list: readonly Scenario[]): string[] => list.map(({ name }) => name);

describe('selection', () => {
  test('by name in the order given, by tag, all', () => {
    expect(names(selectScenarios(known, { names: ['c', 'a'] }))).toEqual(['c', 'a']);
    expect(names(selectScenarios(known, { names: [], tag: 'x' }))).toEqual(['a', 'c']);
    expect(names(selectScenarios(known, { names: [], all: true }))).toEqual(['a', 'b', 'c']);
  });

  test.each([
    [{ names: [] }, /no scenario was named/],
    [{ names: ['z'] }, /no scenario 'z'/],
    [{ names: ['a'], all: true }, /without --all/],
    [{ names: [], tag: 'q' }, /no scenario has the tag 'q'/],
  ])('%j is refused', (selection, message) => {
    expect(() => selectScenarios(known, selection)).toThrow(message);
  });

  test('shards hold each item once, and differ by at most one', () => {
    const items = Array.from({ length: 11 }, (_, i) => i);
    for (const n of [1, 2, 3, 11, 20]) {
      const shards = Array.from({ length: n }, (_, i) => shardOf(items, `${i + 1}/${n}`));
      expect(shards.flat().sort((a, b) => a - b)).toEqual(items);
      const sizes = shards.map((shard) => shard.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
    }
  });

  test.each(['0/2', '3/2', '1', 'a/b', '1/0', '-1/2'])('the shard %s is refused', (shard) => {
    expect(() => shardOf([1], shard)).toThrow(/write i\/n/);
  });
});

describe('the peer of a run', () => {
  const no = { ok: false, reason: 'no /dev/net/tun', cure: 'be root' } as const;
  const yes = { ok: true, way: 'tap', why: '', warnings: [] } as const;
  test.each([
    [make('any'), 'builtin', undefined, 'builtin', /was asked for/],
    [make('any'), 'linux', yes, 'linux', /was asked for/],
    [make('any'), 'linux', no, 'builtin', /no Linux peer here: no \/dev\/net\/tun/],
    [make('only-linux', [], ['linux']), 'builtin', yes, 'linux', /needs the Linux peer/],
    [make('only-linux', [], ['linux']), 'linux', no, 'linux', /needs the Linux peer/],
    [make('only-builtin', [], ['builtin']), 'linux', yes, 'builtin', /needs the builtin peer/],
  ] as const)('of %o, asked for %s', (one, asked, linux, peer, reason) => {
    const choice = choosePeer(one, asked, linux);
    expect(choice.peer).toBe(peer);
    expect(choice.peerReason).toMatch(reason);
  });
  test('is not another one where a Linux peer is required', () => {
    expect(choosePeer(make('any'), 'linux', no, ['linux']).peer).toBe('linux');
  });
});

describe('a scenario', () => {
  test.each(['Bulk', 'a b', '-a', 'a-', ''])('is not named %j', (name) => {
    expect(() => make(name)).toThrow(/is no name of a scenario/);
  });
  test('covers requirement ids only', () => {
    expect(() => scenario({ name: 'a', proves: 'x', covers: ['CHM-NSP-1'], run: async () => {} })).toThrow(
      /no requirement id/,
    );
  });
});
