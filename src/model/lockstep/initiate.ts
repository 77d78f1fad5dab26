/** Initiates: what is taken down and what is refused, with which status (11.1 to 11.3). */
import {
  decodeNeighborImage,
  decodePathImage,
  decodeTcpImage,
  limits,
  Opcode,
  Status,
  type TcpImage,
  DeviceTcpState as TcpState,
} from '#contract';
import { type SeqNum, seq, seqAdd, seqLe } from '#units';
import { effectiveMss, rowFromImage } from '../engine/index.ts';
import type { Core } from './core.ts';
import type { OpenCommand, PostedSend } from './inputs.ts';
import { Connection, headersOf, type Path, tupleOf } from './objects.ts';
import type { RecordView } from './recordReader.ts';
import type { RingTail } from './ringTail.ts';

const offloadable = new Set<number>([
  TcpState.Established,
  TcpState.FinWait1,
  TcpState.FinWait2,
  TcpState.CloseWait,
  TcpState.Closing,
  TcpState.LastAck,
]);
const scaleMax = 14;
const leastMtu = 68;
/** Rings begin at multiples of this, in bytes. */
const ringAlignment = 64n;
const noImage = new Uint8Array(256);

/** Outcome of an initiate of a neighbor or path; the object is taken down on success. */
export interface Outcome {
  readonly status: Status;
  readonly target: number;
  readonly handle: bigint;
}
const failed = (status: Status): Outcome => ({ status, target: 0, handle: 0n });

/** 11.1 */
export function initiateNeighbor(core: Core, command: OpenCommand): Outcome {
  if (core.neighbors.isFull) return failed(Status.OffloadNeighborEntries);
  const image = decodeNeighborImage(command.image ?? noImage);
  const { reference } = core.neighbors.take((reference) => ({ reference, image, users: 0, damaged: false }));
  return { status: Status.Success, target: reference, handle: image.handle };
}

/** 11.1 */
export function initiatePath(core: Core, command: OpenCommand): Outcome {
  if (core.paths.isFull) return failed(Status.OffloadPathEntries);
  const image = decodePathImage(command.image ?? noImage);
  const neighbor = core.neighbors.get(image.neighbor);
  if (neighbor === undefined || neighbor.damaged) return failed(Status.Failure);
  if (image.pathMtu > limits.pathMtuMax) return failed(Status.OffloadPathMtu);
  if (image.pathMtu < leastMtu || image.ipVersion !== 4) return failed(Status.Failure);
  const headers = headersOf(image, neighbor.image, core.options.macAddress);
  const { reference } = core.paths.take((reference) => ({
    reference,
    image,
    neighbor,
    headers,
    users: 0,
    damaged: false,
  }));
  neighbor.users += 1;
  return { status: Status.Success, target: reference, handle: image.handle };
}

/** sndUna <= sndNxt <= sndMax <= sndEnd + finPosted. */
function sequencesInOrder(image: TcpImage): boolean {
  const [una, nxt, max]: SeqNum[] = [seq(image.sndUna), seq(image.sndNxt), seq(image.sndMax)];
  const end = seqAdd(seq(image.sndEnd), image.finPosted ? 1 : 0);
  return (
    una !== undefined && nxt !== undefined && max !== undefined && seqLe(una, nxt) && seqLe(nxt, max) && seqLe(max, end)
  );
}

/** Both rings of a connection where the device can read them. */
const ringsReadable = ({ sendRing, sendRingLog2, receiveRing, receiveRingLog2 }: TcpImage): boolean =>
  Math.max(sendRingLog2, receiveRingLog2) <= limits.ringLog2Max &&
  sendRing % ringAlignment === 0n &&
  receiveRing % ringAlignment === 0n;

/** 11.2 in its order. */
export function tcpInitiateStatus(core: Core, image: TcpImage, path: Path | undefined, bufferBytes: number): Status {
  if (path === undefined || path.damaged) return Status.Failure;
  const mss = effectiveMss(image.remoteMss, path.image.pathMtu, (image.constFlags & 1) !== 0);
  const sound =
    offloadable.has(image.state) &&
    !image.aborted &&
    ringsReadable(image) &&
    image.sndWindScale <= scaleMax &&
    image.rcvWindScale <= scaleMax &&
    mss >= 1 &&
    image.regionLog2 >= limits.regionLog2Min &&
    image.regionLog2 <= limits.regionLog2Max &&
    sequencesInOrder(image);
  if (!sound) return Status.Failure;
  const room = 2 ** image.regionLog2 - 2 ** image.rcvWindScale;
  const least = image.rcvWindScale === 0 ? 0 : 2 ** (image.rcvWindScale + 1);
  if (image.initialRcvWnd > room || image.initialRcvWnd < least || bufferBytes + image.rcvWnd > room)
    return Status.OffloadTcpRcvWindow;
  if (core.tuples.get(...tupleOf(path, image)) !== undefined) return Status.Failure;
  return core.connections.isFull ? Status.OffloadTcpEntries : Status.Success;
}

/** Send-ring entries [0, producer) that come down with the connection become its send stream. */
function takeHandedDown(core: Core, r: RecordView, c: Connection, producer: number): void {
  if (producer === 0) return;
  const ring: RingTail<PostedSend> | undefined = core.sendRings.get(c.image.sendRing);
  const posts = ring?.take(producer);
  if (posts === undefined) {
    core.differ(r, '11.3', 'send entries handed down', producer, ring?.open ?? 0);
    return;
  }
  for (const { entry, bytes } of posts) c.send.post(seq(entry.seq), bytes);
}

/** Initiate (11.3): the connection becomes live, and its completion entry is this event's. */
export function initiateEvent(core: Core, r: RecordView, command: OpenCommand): void {
  const { entry } = command;
  const image = decodeTcpImage(command.image ?? noImage);
  const path = core.paths.get(image.path);
  const status =
    entry.opcode === Opcode.InitiateTcp ? tcpInitiateStatus(core, image, path, entry.bufferBytes) : Status.Failure;
  if (status !== Status.Success || path === undefined) {
    core.differ(r, '11.2', 'initiate', 'taken down', `refused with 0x${status.toString(16)}`);
    core.skip(r);
    return;
  }
  if (core.rawBeyond(entry.rawTransmitProducer) > 0)
    core.differ(r, '11', 'raw frames waited for', entry.rawTransmitProducer, 'not written yet: Failure');
  const c = core.connections.take((reference, index) => new Connection(reference, index, image, path));
  core.same(r, '11.2', 'target', r.target, c.reference, c);
  path.users += 1;
  core.tuples.set(...tupleOf(path, image), c);
  c.rawBarrier = core.rawFramesBelow(entry.rawTransmitProducer);
  takeHandedDown(core, r, c, entry.sendProducer);
  const event = r.serial;
  c.row = rowFromImage(image, core.adapter, {
    now: r.now,
    pathIndex: path.reference & 0xffff,
    pathMtu: path.image.pathMtu,
    bufferBytes: entry.bufferBytes,
    sendProducer: entry.sendProducer,
  });
  if (entry.bufferBytes > 0 && command.buffered !== undefined)
    c.region.place(c.row.rcvCons, command.buffered.subarray(0, entry.bufferBytes));
  core.compareRow(r, c, '11.3');
  core.same(r, '11.3', 'hasFrame', r.hasFrame, false, c);
  core.same(r, '11.3', 'hasEvent', r.hasEvent, true, c);
  core.expectCompletion(
    r,
    { status, target: c.reference, handle: image.handle, commandId: entry.commandId, opcode: entry.opcode },
    {
      requirement: '11.3',
      known: true,
      payload: undefined,
      cutIsFree: true,
      also: ({ entry: { cut } }) => checkInitiateCut(core, event, c, Number(cut)),
    },
  );
  core.watchReady(r, c);
  core.compared.retired += 1;
  core.commands.delete(entry.commandId);
}

/** The cut parts the frames that were not looked up for the connection from those that were. */
function checkInitiateCut(core: Core, event: number, c: Connection, cut: number): void {
  c.cuts.initiate = cut;
  if (c.cuts.before < cut && cut <= c.cuts.firstTreated) return;
  const model = `above ${c.cuts.before}, at most ${c.cuts.firstTreated}`;
  core.differences.push({ requirement: '3.1', field: 'entry.cut', device: cut, model, connection: c.reference, event });
}
