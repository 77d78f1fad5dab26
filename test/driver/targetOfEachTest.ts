/** A simulator and a target on it for each test of a file. */
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { layoutHash } from '#contract';
import { type BridgeTarget, openTarget } from '#protocol';
import { type SpawnedSimulator, spawnSimulator } from '#transport';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';

/** To be called where tests are declared. @returns the target of the test that runs; without a simulator its tests are skipped. */
export function targetOfEachTest(): () => BridgeTarget {
  let provided: Provided;
  let simulator: SpawnedSimulator | undefined;
  let target: BridgeTarget | undefined;
  beforeAll(async () => {
    provided = await simulatorOf('small');
  }, buildTimeoutMs);
  beforeEach(async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { program } = provided;
    simulator = await spawnSimulator({
      command: (socket) => [program, '--unix', socket, '--host-bytes', '0x1000000', '--nic-bytes', '0x1000000'],
    });
    target = await openTarget(simulator.pipe, { layoutHash, clockMode: 'virtual' });
  });
  afterEach(async () => {
    await target?.close();
    await simulator?.stop();
  });
  return () => {
    if (target === undefined) throw new Error('the target is open while a test runs');
    return target;
  };
}
