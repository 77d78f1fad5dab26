/** How fast the simulator is on a full job: every connection live, both directions busy, frames, entries and retire records pushed. */
import { processorSeconds } from './processorTime.ts';
import { type Rig, unfit } from './rig.ts';

export interface Job {
  /** Payload bytes of each segment. */
  readonly payload: number;
  /** Segments in, and about as many out, for each connection of the device. */
  readonly each: number;
  /**
   * Part of the wire's time that the frames in take. 1 is more than the receive path holds over many connections, with or
   * without sending: 24.1 cycles for the 24 beats of a full frame, so that now and then one finds the ingress buffer full.
   */
  readonly load: number;
}

export interface Speed {
  readonly cyclesPerSecond: number;
  /** Received and sent. */
  readonly segmentsPerSecond: number;
  readonly cycles: number;
}

/** Frames of one hand-over to the wire, as a bench does it quantum by quantum. */
const together = 256;

/** @throws SmokestackError 'mismatch' unless every segment was received and every posted byte sent */
export async function simulationSpeed(rig: Rig, { payload, each, load }: Job): Promise<Speed> {
  const connections = await rig.connect(rig.nic.identity.connections, { payload, timestamps: false });
  const bytes = each * payload;
  const content = rig.random.bytes(bytes);
  for (const one of connections) {
    one.postReceive(bytes + 64);
    one.postSend([content], () => 0);
  }
  await rig.rest();
  rig.forget();
  const frames = Array.from({ length: each }, (_, i) =>
    connections.map((one) => one.segment(content.subarray(i * payload, (i + 1) * payload))),
  ).flat();
  const before = await rig.nic.readCounters();
  const begin = { seconds: processorSeconds(rig.pid), cycle: await rig.now() };
  for (const one of connections) one.doorbell();
  const quantum = Math.ceil((together * rig.beats(frames[0]?.length ?? 0)) / load);
  for (let at = 0; at < frames.length; at += together) {
    void rig.target.sendFrames(frames.slice(at, at + together));
    await rig.target.run({ cycles: quantum });
  }
  await rig.rest();
  const seconds = processorSeconds(rig.pid) - begin.seconds;
  const cycles = (await rig.now()) - begin.cycle;
  const after = await rig.nic.readCounters();
  const [came, left] = [after.segmentsIn - before.segmentsIn, after.segmentsOut - before.segmentsOut].map(Number);
  if (came !== frames.length) throw unfit(`${came} of ${frames.length} segments were received`);
  if (left === undefined || left < frames.length)
    throw unfit(`${left} segments left, at least ${frames.length} should`);
  return { cyclesPerSecond: cycles / seconds, segmentsPerSecond: (came + left) / seconds, cycles };
}
