/** Initiate of a connection: it becomes live, and its completion entry is this event's (11.3). */
import { decodeTcpImage, Opcode, Status } from '#contract';
import { seq } from '#units';
import { rowFromImage } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import { Connection } from '../objects/connection.ts';
import { tupleOf } from '../objects/tupleMap.ts';
import type { RecordView } from '../records/recordReader.ts';
import { tcpInitiateStatus } from './tcpStatus.ts';

const noImage = new Uint8Array(256);

/** Send-ring entries [0, producer) that come down with the connection become its send stream. */
function takeHandedDown(core: Core, r: RecordView, c: Connection, producer: number): void {
  if (producer === 0) return;
  const ring = core.sendRings.get(c.image.sendRing);
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
  if (core.rawPosts.beyond(entry.rawTransmitProducer) > 0)
    core.differ(r, '11', 'raw frames waited for', entry.rawTransmitProducer, 'not written yet: Failure');
  const c = core.connections.take((reference, index) => new Connection(reference, index, image, path));
  core.same(r, '11.2', 'target', r.target, c.reference, c);
  path.users += 1;
  core.tuples.set(...tupleOf(path, image), c);
  c.rawBarrier = core.rawPosts.framesBelow(entry.rawTransmitProducer);
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
  core.entries.completion(
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
  core.grants.note(r, c);
  core.compared.retired += 1;
  core.commands.delete(entry.commandId);
}

/** The cut parts the frames that were not looked up for the connection from those that were. */
function checkInitiateCut(core: Core, event: number, c: Connection, cut: number): void {
  const model = c.cuts.initiated(cut);
  if (model === undefined) return;
  core.differences.push({ requirement: '3.1', field: 'entry.cut', device: cut, model, connection: c.reference, event });
}
