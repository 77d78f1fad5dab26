import { EngineModel, resetAdapter } from '#model';
import { Random } from '#units';
import { PretendDevice } from './device/pretendDevice.ts';
import { ownMac } from './device/recordWriter.ts';

/** What model and device of a test have in common. */
export const options = {
  connections: 8,
  paths: 2,
  neighbors: 2,
  dataWidth: 512,
  macAddress: ownMac,
  adapter: { ...resetAdapter, sendCompleteBytes: 5000, tcpSwsPreventionTicks: 5 },
};

/** A model, and a device that keeps the rules as the model tells them. */
export function pair(seed: number): { model: EngineModel; device: PretendDevice; random: Random } {
  const random = new Random(seed);
  const model = new EngineModel(options);
  return { model, device: new PretendDevice(model, options.adapter, random), random };
}
