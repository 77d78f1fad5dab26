import { describe, expect, test } from 'vitest';
import { type NdisStatus, ndisStatus, type OffloadBlock, type PathBlock, type TcpBlock } from '#contract';
import { seam, tree } from './scene.ts';

describe('outcome of an initiate', () => {
  test('statuses of an initiate: the reference outcome of chimney-state.md 6.2 is right, each change of it is not', () => {
    const outcome = (change?: (blocks: Record<string, OffloadBlock>) => void): string[] => {
      const s = seam();
      const { neighbor, path, tcp } = tree();
      const second = { ...tree().tcp, status: ndisStatus.resources } as TcpBlock;
      const third = { ...tree().tcp, status: ndisStatus.failure } as TcpBlock;
      const failing = { ...tree().path, status: ndisStatus.failure, dependentBlockList: third } as PathBlock;
      Object.assign(tcp, { nextBlock: second });
      Object.assign(path, { nextBlock: failing, status: ndisStatus.offloadPartialSuccess });
      neighbor.status = ndisStatus.offloadPartialSuccess;
      s.down.initiateOffload(neighbor);
      for (const block of [neighbor, path, tcp])
        if (block.miniportOffloadContext !== null) block.miniportOffloadContext.value = {};
      change?.({ neighbor, path, tcp, second, failing, third });
      s.up.initiateOffloadComplete(neighbor);
      return s.target.violations.map(({ requirement }) => requirement);
    };
    const to = (block: string, status: NdisStatus) => (blocks: Record<string, OffloadBlock>) =>
      Object.assign(blocks[block] ?? {}, { status });
    expect(outcome()).toEqual([]);
    expect(outcome(to('neighbor', ndisStatus.success))).toEqual(['CHM-INIT-017']);
    expect(outcome(to('path', ndisStatus.success))).toEqual(['CHM-INIT-017']);
    expect(outcome(to('third', ndisStatus.resources))).toEqual(['CHM-INIT-013']);
    expect(outcome(to('second', ndisStatus.offloadPathEntries))).toEqual(['CHM-INIT-017']);
    expect(outcome(to('second', ndisStatus.success))).toContain('CHM-CTX-003');
  });
});
