/** Cycles from a cause to its effect, one at a time, on a device that has nothing else to do. */
import { type EventEntry, EventKind, Opcode } from '#contract';
import { seq, seqAdd } from '#units';
import { parseTcpFrame } from '#wire';
import type { CommandFields } from '../../../src/driver/engine/commands.ts';
import type { Connection } from './connection.ts';
import { type Rig, unfit } from './rig.ts';

/**
 * Last beat of a data segment in to first beat of its acknowledgement out, each of `rounds` alone. A frame handed over in
 * cycle C has its first beat on the port in C + 1.
 */
export async function ackLatency(rig: Rig, rounds = 16): Promise<number[]> {
  rig.register('tcpAckFrequency', 1);
  const payload = 64;
  // With an MSS of 1460 so little consumed data is not worth a window update of its own (engine.md 8.12).
  const [connection] = await rig.connect(1, { payload: 1460, timestamps: false });
  if (!connection) throw unfit('no connection');
  connection.postReceive(rounds * payload + 64);
  const latencies: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await rig.rest();
    rig.forget();
    const frame = connection.segment(rig.random.bytes(payload));
    const lastIn = (await rig.target.sendFrames([frame])) + rig.beats(frame.length);
    await rig.rest();
    const [ack, more] = rig.frames;
    if (!ack || more) throw unfit(`${rig.frames.length} frames answer a segment with TcpAckFrequency 1`);
    latencies.push(ack.cycle - (rig.beats(ack.data.length) - 1) - lastIn);
  }
  return latencies;
}

/**
 * The same for every segment of `connections` that are all busy: `rounds` of each, back to back on the wire, round robin, each
 * delivered into a posted request. What it shows beside the way through the device is queueing.
 */
export async function busyAckLatency(rig: Rig, connections: number, rounds = 4): Promise<number[]> {
  rig.register('tcpAckFrequency', 1);
  const payload = 64;
  const all = await rig.connect(connections, { payload: 1460, timestamps: false });
  for (const connection of all) connection.postReceive(rounds * payload + 64);
  await rig.rest();
  rig.forget();
  const order = Array.from({ length: rounds }, () => all).flat();
  const frames = order.map((connection) => connection.segment(rig.random.bytes(payload)));
  let lastIn: number = await rig.target.sendFrames(frames);
  const lastBeats = new Map<string, number>();
  const expected = new Map(all.map(({ image }) => [image.remotePort, image.rcvNxt]));
  for (const [i, { image }] of order.entries()) {
    lastIn += rig.beats(frames[i]?.length ?? 0);
    const ack = seqAdd(seq(expected.get(image.remotePort) ?? 0), payload);
    expected.set(image.remotePort, ack);
    lastBeats.set(`${image.remotePort}/${ack}`, lastIn);
  }
  await rig.rest();
  const latencies: number[] = [];
  for (const { data, cycle } of rig.frames) {
    const parsed = parseTcpFrame(data);
    if (!parsed.ok) throw unfit(`the device sent a frame that is no segment: ${parsed.fault}`);
    const { destinationPort, ack } = parsed.value.segment;
    const at = lastBeats.get(`${destinationPort}/${ack}`);
    if (at !== undefined) latencies.push(cycle - (rig.beats(data.length) - 1) - at);
  }
  if (latencies.length !== frames.length)
    throw unfit(`${latencies.length} of ${frames.length} segments were acknowledged`);
  return latencies.sort((a, b) => a - b);
}

/** Cycles of each command, `rounds` times on one connection with nothing buffered and nothing under way. */
export type CommandCycles = Readonly<Record<'initiate' | 'query' | 'terminate', number[]>>;

/** From the doorbell write on the register port to the completion entry in host memory. */
export async function commandCycles(rig: Rig, rounds = 8): Promise<CommandCycles> {
  const measured: CommandCycles = { initiate: [], query: [], terminate: [] };
  for (let round = 0; round < rounds; round++) {
    const connection = rig.prepare(round, { payload: 1460, timestamps: true });
    const { cycles, entry } = await timed(rig, connection.initiate());
    connection.live(entry.target);
    measured.initiate.push(cycles);
    measured.query.push((await timed(rig, connection.order(Opcode.Query))).cycles);
    measured.terminate.push((await timed(rig, connection.order(Opcode.Terminate))).cycles);
  }
  return measured;
}

interface Order {
  readonly opcode: Opcode;
  readonly fields: CommandFields;
}

async function timed(rig: Rig, order: Order): Promise<{ cycles: number; entry: EventEntry }> {
  await rig.rest();
  rig.forget();
  // The cycle in which the ring entry, written just before the doorbell, stands in memory: the register access follows at once.
  const [begin, [entry]] = await Promise.all([rig.now(), rig.carryOut([order])]);
  const told = rig.told.find(({ entry: { kind } }) => kind === EventKind.Completion);
  if (!told || !entry) throw unfit('no completion');
  return { cycles: told.cycle - begin, entry };
}

/** Every connection of the device handed back with one doorbell, nothing buffered: cycles to the last completion, each. */
export async function uploadAll(rig: Rig): Promise<number> {
  const count = rig.nic.identity.connections;
  const connections = await rig.connect(count, { payload: 1460, timestamps: true });
  await rig.rest();
  rig.forget();
  const [begin] = await Promise.all([
    rig.now(),
    rig.carryOut(connections.map((one: Connection) => one.order(Opcode.Terminate))),
  ]);
  const { freeConnections } = await rig.nic.readCounters();
  if (Number(freeConnections) !== count)
    throw unfit(`${freeConnections} of ${count} rows are free after uploading all`);
  const last = rig.told.at(-1);
  if (!last || rig.told.length !== count) throw unfit(`${rig.told.length} entries for ${count} connections`);
  return (last.cycle - begin) / count;
}
