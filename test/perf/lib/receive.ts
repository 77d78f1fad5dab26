/** Cycles a received segment costs the engine, from a peer that fills the wire as far as the advertised window lets it. */
import { RetireKind } from '#contract';
import { seq, seqLe, seqMax } from '#units';
import { parseTcpFrame } from '#wire';
import type { Connection } from './connection.ts';
import { eventsBetween, type Rate, warmUp } from './rate.ts';
import { type Rig, unfit } from './rig.ts';

export interface ReceiveBurst {
  readonly connections: number;
  /** Payload bytes of each segment. */
  readonly payload: number;
  readonly timestamps: boolean;
  readonly segments: number;
}

/** The peer of one connection: what it has still to send, and how far it may. */
interface Stream {
  readonly connection: Connection;
  readonly parts: Uint8Array[];
  /** Where the request lies that takes it all. */
  readonly request: number;
  sent: number;
  edge: number;
}

/**
 * In-order segments, round robin over the connections, each into a posted request that stays open. Counted between the
 * retire records of the Segments behind the warm-up.
 * @throws SmokestackError 'mismatch' unless each became a Segment that was placed, and every byte arrived
 */
export async function receiveRate(rig: Rig, burst: ReceiveBurst): Promise<Rate> {
  const { payload, segments } = burst;
  const connections = await rig.connect(burst.connections, burst);
  const streams = connections.map((connection, number): Stream => {
    const count = Math.floor((segments - number - 1) / connections.length) + 1;
    const parts = Array.from({ length: count }, () => rig.random.bytes(payload));
    // Never full: no completion has to be answered within the burst.
    const request = connection.postReceive(count * payload + 64);
    return { connection, parts, request, sent: 0, edge: connection.image.rcvNxt + connection.image.rcvWnd };
  });
  await rig.rest();
  rig.forget();
  const stalls = await fill(rig, streams, payload);
  await rig.rest();

  const { dropIngressFull } = await rig.nic.readCounters();
  if (dropIngressFull > 0n) throw unfit(`${dropIngressFull} of ${segments} frames found the ingress buffer full`);
  const kept = rig.records.filter(({ kind, detail }) => kind === RetireKind.Segment && detail === 1);
  if (kept.length !== segments) throw unfit(`${kept.length} of ${segments} segments were placed`);
  for (const { connection, parts, request } of streams) {
    const sent = Buffer.concat(parts);
    if (!sent.equals(await rig.target.readMemory('host', request, sent.length)))
      throw unfit(`connection ${connection.number} did not get the bytes that were sent`);
  }
  const skipped = Math.floor(segments * warmUp);
  const from = Number(kept[skipped]?.cycle);
  const to = Number(kept[segments - 1]?.cycle);
  const waiting = stalls === 0 ? '' : `; ${stalls} times the wire was silent because every window was closed`;
  return {
    cyclesPerSegment: (to - from) / (segments - 1 - skipped),
    found: `${eventsBetween(rig, from, to)}${waiting}`,
  };
}

/** Sends everything, each frame as soon as its window has room. Returns how often the wire ran dry. */
async function fill(rig: Rig, streams: readonly Stream[], payload: number): Promise<number> {
  const byPort = new Map(streams.map((stream) => [stream.connection.image.remotePort, stream]));
  const left = (): boolean => streams.some(({ sent, parts }) => sent < parts.length);
  let heard = 0;
  let wireBusyUntil = 0;
  let stalls = 0;
  for (;;) {
    const frames = allowed(streams, payload);
    if (frames.length > 0) {
      const at = await rig.target.sendFrames(frames);
      if (wireBusyUntil !== 0 && at > wireBusyUntil) stalls++;
      const beats = frames.reduce((sum, frame) => sum + rig.beats(frame.length), 0);
      wireBusyUntil = Math.max(at, wireBusyUntil) + beats;
    }
    if (!left()) return stalls;
    const { reason } = await rig.target.run({ cycles: 100_000, stopOnFrame: true, stopWhenIdle: true });
    if (reason !== 'frame' && frames.length === 0) throw unfit('the window stays closed');
    for (; heard < rig.frames.length; heard++) {
      const parsed = parseTcpFrame(rig.frames[heard]?.data ?? new Uint8Array());
      if (!parsed.ok) throw unfit(`the device sent a frame that is no segment: ${parsed.fault}`);
      const { destinationPort, ack, window } = parsed.value.segment;
      const stream = byPort.get(destinationPort);
      if (stream) stream.edge = seqMax(seq(stream.edge), seq(ack + window));
    }
  }
}

/** The next segments that fit their windows, round robin. */
function allowed(streams: readonly Stream[], payload: number): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let some = true; some; ) {
    some = false;
    for (const stream of streams) {
      const { connection, parts, sent, edge } = stream;
      const part = parts[sent];
      if (part === undefined) continue;
      const end = seq(connection.image.rcvNxt + (sent + 1) * payload);
      if (!seqLe(end, seq(edge))) continue;
      frames.push(connection.segment(part));
      stream.sent++;
      some = true;
    }
  }
  return frames;
}
