/** How many events the engine retires a cycle when nothing else limits it. */
import { RetireKind } from '#contract';
import { eventsBetween } from './rate.ts';
import { type Rig, unfit } from './rig.ts';

/**
 * A burst of acknowledgements without payload, one beat each on the widest bus, over as many connections as the device
 * has: the records from first to last.
 */
export async function eventsPerCycle(rig: Rig): Promise<{ value: number; found: string }> {
  const count = rig.nic.identity.connections;
  const connections = await rig.connect(count, { payload: 1460, timestamps: false });
  await rig.rest();
  rig.forget();
  const frames = connections.map((one) => one.segment(new Uint8Array(0)));
  await rig.target.sendFrames(frames);
  await rig.rest();
  const retired = rig.records.filter(({ kind }) => kind === RetireKind.Segment);
  if (retired.length !== count) throw unfit(`${retired.length} of ${count} acknowledgements became events`);
  const from = Number(retired[0]?.cycle);
  const to = Number(retired[count - 1]?.cycle);
  return { value: (count - 1) / (to - from), found: eventsBetween(rig, from, to) };
}
