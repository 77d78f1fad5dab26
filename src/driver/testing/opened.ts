/** Connections that are offloaded already, for tests of what comes then. */
import { expect } from 'vitest';
import type { NetBufferList, OffloadBlock } from '#contract';
import { request } from './blocks.ts';
import { Rig } from './rig.ts';

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
export const bytes = (word: string): Uint8Array => new Uint8Array(Buffer.from(word, 'latin1'));

/** An offloaded connection; its context for requests. */
export const open = async (choice: Parameters<Rig['offload']>[0] = {}, sizes: Parameters<typeof Rig.open>[1] = {}) => {
  const rig = await Rig.open({}, sizes);
  const cells = await rig.offload(choice);
  rig.heard();
  return { rig, context: cells.t.value ?? {}, ...cells };
};

/** A request with room for `size` bytes. */
export const receive = (size: number, change: Partial<NetBufferList> = {}): NetBufferList => ({
  ...request(new Uint8Array(size)),
  ...change,
});

export const terminate = async (rig: Rig, root: OffloadBlock): Promise<void> => {
  rig.miniport.terminateOffload(root);
  await rig.settle();
};

export const nothingLeft = (rig: Rig): void => {
  expect(rig.miniport.offloadedObjects).toBe(0);
  expect(rig.nic.base.hostMemory.usedBytes).toBe(rig.atRest.host);
  expect(rig.nic.base.nicMemory.usedBytes).toBe(rig.atRest.nic);
};
