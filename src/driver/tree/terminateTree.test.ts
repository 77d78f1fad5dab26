/** Terminate of paths, neighbors and trees of them: docs/spec/chimney-state.md section 11. */
import { describe, expect, test } from 'vitest';
import type { OffloadBlock } from '#contract';
import { cell, neighbor, path, reference, siblings, tcp } from '../testing/blocks.ts';
import { nothingLeft, open, terminate } from '../testing/opened.ts';
import { Rig } from '../testing/rig.ts';
import { named } from '../testing/scriptedHost.ts';

const statuses = (...blocks: readonly OffloadBlock[]): string[] => blocks.map(({ status }) => named(status));

describe('terminate of trees', () => {
  test('dependents first, placeholders and all blocks with a status (CHM-TERM-021, -062)', async () => {
    const rig = await Rig.open();
    const cells = { n: cell(), p1: cell(), p2: cell(), t1: cell(), t2: cell() };
    const down = siblings(
      path(cells.p1, siblings(tcp(cells.t1, { remotePort: 81 }), tcp(cells.t2, { remotePort: 82 }))),
      path(cells.p2),
    );
    rig.miniport.initiateOffload(neighbor(cells.n, down));
    await rig.settle();
    const t = siblings(reference.tcp(cells.t1), reference.tcp(cells.t2));
    const p = siblings(reference.path(cells.p1, t), reference.path(cells.p2), path(null));
    const root = reference.neighbor(cells.n, p);
    await terminate(rig, root);
    expect(statuses(root, p, t)).toEqual(['success', 'success', 'success']);
    expect(root.state?.delegated?.nicReachabilityDelta).toBe(7);
    expect([rig.miniport.statistics.illegalOrders, rig.heard().at(-1)]).toEqual([0, 'terminate success']);
    expect(Object.values(cells).map(({ value }) => value)).toEqual([null, null, null, null, null]);
    nothingLeft(rig);
  });

  test('forbidden orders fail, are counted, and change nothing (O-35)', async () => {
    const { rig, n, p, t } = await open();
    const early = [reference.path(p), reference.neighbor(n)];
    for (const root of early) await terminate(rig, root);
    expect(statuses(...early)).toEqual(['failure', 'failure']);
    const [first, second] = [reference.tcp(t), reference.tcp(t)];
    rig.miniport.terminateOffload(first);
    rig.miniport.terminateOffload(second);
    await rig.settle();
    expect(statuses(first, second)).toEqual(['success', 'failure']);
    expect(rig.miniport.statistics.illegalOrders).toBe(3);
    expect(rig.heard().filter((one) => !one.startsWith('terminate'))).toEqual([]);
    await terminate(rig, reference.neighbor(n, reference.path(p)));
    nothingLeft(rig);
  });
});
