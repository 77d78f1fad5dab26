/** Initiate: visit order, roles and statuses of docs/spec/chimney-state.md sections 3 and 6. */
import { describe, expect, test } from 'vitest';
import { decodeEventEntry, EventKind, ndisStatus, type OffloadBlock, Opcode } from '#contract';
import { cell, neighbor, path, request, siblings, tcp } from '../testing/blocks.ts';
import { Rig } from '../testing/rig.ts';
import { named } from '../testing/scriptedHost.ts';

const statuses = (...blocks: readonly OffloadBlock[]): string[] => blocks.map(({ status }) => named(status));

/** Opcodes of the completions in the order in which the device told them. */
const watchOpcodes = ({ target }: Rig): string[] => {
  const seen: string[] = [];
  const letters: Record<number, string> = {
    [Opcode.InitiateNeighbor]: 'N',
    [Opcode.InitiatePath]: 'P',
    [Opcode.InitiateTcp]: 'T',
  };
  target.onPush({
    entries: ({ ring, entries, count }) => {
      for (let i = 0; ring === 0 && i < count; i++) {
        const entry = decodeEventEntry(entries, 64 * i);
        if (entry.kind === EventKind.Completion && letters[entry.opcode] !== undefined)
          seen.push(letters[entry.opcode] ?? '');
      }
    },
  });
  return seen;
};

describe('initiate', () => {
  test('offloads in depth-first, breadth-next order: N1 P1 T1 T2 P2 T3 N2 P3 T4 T5 (CHM-TREE-008)', async () => {
    const rig = await Rig.open();
    const seen = watchOpcodes(rig);
    const connection = (i: number) => tcp(cell(), { remotePort: 80 + i });
    const [t1, t2, t3, t4, t5] = [connection(1), connection(2), connection(3), connection(4), connection(5)] as const;
    const t = [t1, t2, t3, t4, t5];
    const mtu = (pathMtu: number) => ({
      state: {
        constant: { sourceAddress: new Uint8Array([10, 0, 0, 1]), destinationAddress: new Uint8Array([10, 0, 0, 2]) },
        cached: { pathMtu },
        delegated: {},
      },
    });
    const p1 = path(cell(), siblings(t1, t2), mtu(1401));
    const p2 = path(cell(), t3, mtu(1402));
    const p3 = path(cell(), siblings(t4, t5), mtu(1403));
    const root = siblings(neighbor(cell(), siblings(p1, p2)), neighbor(cell(), p3));
    rig.miniport.initiateOffload(root);
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['initiate success']);
    expect(seen.join(' ')).toBe('N P T T P T N P T T');
    const { engine } = rig.target.device;
    expect(engine.tables.paths.rows().map(({ pathMtu }) => pathMtu)).toEqual([1401, 1402, 1403]);
    expect(engine.tables.connections.rows().map(({ image }) => image.remotePort)).toEqual([81, 82, 83, 84, 85]);
    expect(statuses(root, p1, p2, p3, ...t)).toEqual(Array.from({ length: 9 }, () => 'success'));
    const cells = [root, p1, p2, p3, ...t].map(({ miniportOffloadContext }) => miniportOffloadContext?.value);
    expect(new Set(cells).size, 'a context of its own for every object (CHM-CTX-001)').toBe(9);
  });

  test('the reference outcome of section 6.2, with the chain of the failed connection untouched', async () => {
    const rig = await Rig.open();
    const huge = request(new Uint8Array(2 ** 24));
    const t1 = tcp(cell(), { remotePort: 81 });
    const t2 = tcp(cell(), { remotePort: 82, chain: huge });
    const t3 = tcp(cell(), { remotePort: 83 });
    const p1 = path(cell(), siblings(t1, t2));
    const p2 = path(cell(), t3, { header: { type: 'ip6', revision: 1 } });
    const n1 = neighbor(cell(), siblings(p1, p2));
    rig.miniport.initiateOffload(n1);
    await rig.settle();
    expect(statuses(n1, p1, t1, t2, p2, t3)).toEqual([
      'offloadPartialSuccess',
      'offloadPartialSuccess',
      'success',
      'resources',
      'failure',
      'failure',
    ]);
    expect([t2, p2, t3].map(({ miniportOffloadContext }) => miniportOffloadContext?.value)).toEqual([null, null, null]);
    expect([huge.status, huge.netBuffers[0]?.dataLength]).toEqual([ndisStatus.pending, 2 ** 24]);
    expect(rig.heard()).toEqual(['initiate offloadPartialSuccess']);
  });

  test('a root that fails ends the traversal, its siblings included (CHM-INIT-012, -013)', async () => {
    const rig = await Rig.open();
    const p1 = path(cell(), tcp(cell()));
    const n2 = neighbor(cell());
    const root = siblings(
      neighbor(cell(), p1, {
        state: { ...neighbor(null).state, constant: { dlSourceAddress: new Uint8Array(6), vlanId: 5 } },
      }),
      n2,
    );
    rig.miniport.initiateOffload(root);
    await rig.settle();
    expect(statuses(root, p1, n2)).toEqual(['offloadVlanEntries', 'failure', 'failure']);
    expect(rig.miniport.offloadedObjects).toBe(0);
  });

  test('so does one that the device refuses', async () => {
    const rig = await Rig.open();
    rig.miniport.initiateOffload(siblings(neighbor(cell()), neighbor(cell()), neighbor(cell()), neighbor(cell())));
    await rig.settle();
    const root = siblings(neighbor(cell()), neighbor(cell()));
    rig.miniport.initiateOffload(root);
    await rig.settle();
    expect(statuses(root, root.nextBlock as OffloadBlock)).toEqual(['offloadNeighborEntries', 'failure']);
  });

  test('linkers take the aggregate of their dependents; placeholders always succeed (CHM-TREE-004 to -006)', async () => {
    const rig = await Rig.open();
    const { n, p } = await rig.offload();
    const bad = () => tcp(cell(), { remotePort: 90, initialRcvWnd: 2 ** 21 });
    const linker = async (...dependents: ReturnType<typeof tcp>[]) => {
      const block = path(p, dependents.length === 0 ? null : siblings(...dependents), { state: null });
      const root = neighbor(n, block, { state: null });
      rig.miniport.initiateOffload(root);
      await rig.settle();
      return statuses(root, block, ...dependents);
    };
    const good = tcp(cell(), { remotePort: 91 });
    expect(await linker(good)).toEqual(['success', 'success', 'success']);
    const other = tcp(cell(), { remotePort: 92 });
    expect(await linker(other, bad())).toEqual(['success', 'offloadPartialSuccess', 'success', 'offloadTcpRcvWindow']);
    expect(await linker(bad(), bad())).toEqual(['success', 'failure', 'offloadTcpRcvWindow', 'offloadTcpRcvWindow']);
    expect(rig.target.device.engine.tables.paths.rows()[0]?.users).toBe(3);

    const empty = neighbor(null);
    rig.miniport.initiateOffload(empty);
    const below = tcp(cell(), { remotePort: 93 });
    const through = neighbor(null, path(p, below, { state: null }));
    rig.miniport.initiateOffload(through);
    const orphan = path(cell());
    const unlinked = neighbor(null, orphan);
    rig.miniport.initiateOffload(unlinked);
    await rig.settle();
    expect(statuses(empty, through, below, unlinked, orphan)).toEqual([
      'success',
      'success',
      'success',
      'success',
      'failure',
    ]);
  });

  test('a new object is held though all its dependents failed (O-14)', async () => {
    const rig = await Rig.open();
    const p = path(cell(), tcp(cell(), { initialRcvWnd: 2 ** 21 }));
    const root = neighbor(cell(), p);
    rig.miniport.initiateOffload(root);
    await rig.settle();
    expect(statuses(root, p)).toEqual(['success', 'offloadPartialSuccess']);
    expect(rig.miniport.offloadedObjects).toBe(2);
  });

  test('several initiates at once do not disturb each other (CHM-INIT-005)', async () => {
    const rig = await Rig.open();
    const roots = [1, 2, 3].map((i) => neighbor(cell(), path(cell(), tcp(cell(), { remotePort: 80 + i }))));
    for (const root of roots) rig.miniport.initiateOffload(root);
    await rig.settle();
    expect(statuses(...roots)).toEqual(['success', 'success', 'success']);
    expect(rig.heard()).toHaveLength(3);
  });
});
