/** Query: docs/spec/chimney-state.md section 7. */
import { describe, expect, test } from 'vitest';
import { ndisStatus } from '#contract';
import { ticks } from '#units';
import { neighbor, path, reference, tcp } from '../testing/blocks.ts';
import { bytes, open } from '../testing/opened.ts';
import { Rig } from '../testing/rig.ts';

describe('query', () => {
  test('fills every class its type asks for, and only those; two at once; the connection goes on (CHM-QRY-003 to -005)', async () => {
    const { rig, n, p, t } = await open();
    rig.host.onIndicate = () => ({ status: ndisStatus.offloadDataNotAccepted });
    await rig.peer({ seq: 5000, payload: bytes('abcdef') });
    rig.heard();
    const whole = tcp(t, { remotePort: 1, initialRcvWnd: 2, remoteMss: 3, delegated: { dWnd: 4 } });
    const root = neighbor(n, path(p, whole));
    const delegatedOnly = reference.tcp(t);
    rig.miniport.queryOffload(root);
    rig.miniport.queryOffload(delegatedOnly);
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['query success', 'query success']);
    expect(whole.state?.constant).toEqual(tcp(null).state?.constant);
    expect(whole.state?.cached).toEqual(tcp(null).state?.cached);
    expect(whole.state?.delegated).toMatchObject({
      rcvNxt: 5006,
      dWnd: 99,
      receiveBacklogSize: 6,
      sendBacklogSize: 0xffff_ffff,
    });
    expect(delegatedOnly.state?.delegated).toMatchObject({ state: 'established', rcvNxt: 5006, receiveBacklogSize: 6 });
    expect(delegatedOnly.state?.cached).toBeUndefined();
    expect(root.state?.cached?.hostReachabilityDelta).toBe(ticks(5));
    await rig.peer({ seq: 5006, payload: bytes('g') });
    expect(rig.out.at(-1)?.ack).toBe(5007);
  });

  test('never fails for want of host memory: blocks wait for each other (CHM-QRY-006)', async () => {
    const { rig, n, p, t } = await open();
    const { hostMemory } = rig.nic.base;
    for (let size = 2 ** 22; size >= 64; size /= 2) while (hostMemory.tryTake(size) !== undefined);
    const root = reference.neighbor(n, reference.path(p, reference.tcp(t)));
    const again = reference.tcp(t);
    rig.miniport.queryOffload(root);
    rig.miniport.queryOffload(again);
    await rig.settle();
    expect(rig.heard()).toEqual(['query success', 'query success']);
    expect(again.state?.delegated).toMatchObject({ state: 'established', rcvNxt: 5000 });
  });

  test('placeholders succeed; a tree of nothing completes later as well', async () => {
    const rig = await Rig.open();
    const root = neighbor(null, path(null));
    rig.miniport.queryOffload(root);
    expect(rig.heard()).toEqual([]);
    await rig.settle();
    expect(rig.heard()).toEqual(['query success']);
  });
});
