/** Initiate: the status of each refusal (docs/spec/chimney-state.md section 6). */
import { describe, expect, test } from 'vitest';
import type { OffloadBlock } from '#contract';
import { cell, neighbor, path, siblings, tcp } from '../testing/blocks.ts';
import { Rig } from '../testing/rig.ts';
import { named } from '../testing/scriptedHost.ts';

describe('each refusal has its status (CHM-INIT-017)', () => {
  const constant = neighbor(null).state?.constant;
  const cases: readonly [string, (rig: Rig) => Promise<OffloadBlock>][] = [
    [
      'offloadTcpEntries',
      async (rig) => {
        const { p, n } = await rig.offload();
        const more = Array.from({ length: 8 }, (_, i) => tcp(cell(), { remotePort: 100 + i }));
        rig.miniport.initiateOffload(neighbor(n, path(p, siblings(...more), { state: null }), { state: null }));
        return more[7] as OffloadBlock;
      },
    ],
    [
      'offloadPathEntries',
      async (rig) => {
        const paths = Array.from({ length: 5 }, () => path(cell()));
        rig.miniport.initiateOffload(neighbor(cell(), siblings(...paths)));
        return paths[4] as OffloadBlock;
      },
    ],
    [
      'offloadNeighborEntries',
      async (rig) => {
        const neighbors = Array.from({ length: 5 }, () => neighbor(cell()));
        rig.miniport.initiateOffload(siblings(...neighbors));
        return neighbors[4] as OffloadBlock;
      },
    ],
    [
      'offloadHwAddressEntries',
      async (rig) => {
        const root = neighbor(cell(), null, {
          state: {
            ...neighbor(null).state,
            constant: { vlanId: 0, dlSourceAddress: new Uint8Array([2, 9, 9, 9, 9, 9]) },
          },
        });
        rig.miniport.initiateOffload(root);
        return root;
      },
    ],
    [
      'offloadVlanEntries',
      async (rig) => {
        const root = neighbor(cell(), null, {
          state: {
            ...neighbor(null).state,
            constant: { vlanId: 7, dlSourceAddress: constant?.dlSourceAddress ?? new Uint8Array(6) },
          },
        });
        rig.miniport.initiateOffload(root);
        return root;
      },
    ],
    [
      'offloadPathMtu',
      async (rig) => {
        const p = path(cell(), null, { state: { ...path(null).state, cached: { pathMtu: 9000 } } });
        rig.miniport.initiateOffload(neighbor(cell(), p));
        return p;
      },
    ],
    [
      'offloadTcpRcvWindow',
      async (rig) => {
        const t = tcp(cell(), { initialRcvWnd: 2 ** 20 });
        rig.miniport.initiateOffload(neighbor(cell(), path(cell(), t)));
        return t;
      },
    ],
    [
      'offloadTcpRcvBuffer',
      async (rig) => {
        rig.nic.base.nicMemory.take(2 ** 24 - 2 ** 13);
        const t = tcp(cell());
        rig.miniport.initiateOffload(neighbor(cell(), path(cell(), t)));
        return t;
      },
    ],
    [
      'resources',
      async (rig) => {
        const { hostMemory } = rig.nic.base;
        while (hostMemory.tryTake(4096) !== undefined);
        const t = tcp(cell());
        rig.miniport.initiateOffload(neighbor(cell(), path(cell(), t)));
        return t;
      },
    ],
    [
      'failure',
      async (rig) => {
        const t = tcp(cell(), { delegated: { state: 'timeWait' } });
        rig.miniport.initiateOffload(neighbor(cell(), path(cell(), t)));
        return t;
      },
    ],
    [
      'failure',
      async (rig) => {
        const t = tcp(cell());
        rig.miniport.initiateOffload(t);
        return t;
      },
    ],
  ];
  test.each(cases)('%s', async (status, start) => {
    const rig = await Rig.open();
    const block = await start(rig);
    await rig.settle();
    expect(named(block.status)).toBe(status);
    expect(block.miniportOffloadContext?.value).toBe(null);
  });
});
