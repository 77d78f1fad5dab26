/** The end of an offload: everything of a connection goes back to the host (docs/spec/chimney-state.md section 11). */
import {
  decodeTcpImage,
  type EventEntry,
  ndisStatus,
  Opcode,
  Status,
  sizeOfTcpImage,
  type TcpBlock,
  type TcpImage,
} from '#contract';
import { seq } from '#units';
import { chain } from '../buffers/netBuffers.ts';
import type { Engine } from '../engine/engine.ts';
import { fillLost, fillTerminated } from '../state/fillTcp.ts';
import type { Connection } from './connection.ts';
import { endReceive } from './lateRequests.ts';

/** Bytes of one NBL of BufferedData. */
const bufferedPiece = 16_384;

/** `lost`: the device has no state to give; it stays until it is terminated again (CHM-TERM-069, -075). */
export type HandBackOutcome = 'terminated' | 'lost';

/**
 * Terminates an offloaded connection. `done` is called when every request of it is completed and the block is filled, its
 * status aside.
 */
export const handBack = (
  engine: Engine,
  connection: Connection,
  block: TcpBlock,
  done: (outcome: HandBackOutcome) => void,
): void => {
  const { memory } = connection;
  connection.phase = 'terminating';
  const fields = () => ({
    image: BigInt(memory.image),
    buffer: BigInt(memory.buffer),
    bufferBytes: memory.bufferBytes,
    target: connection.reference,
    ...connection.producers,
  });
  engine.commands.issue(Opcode.Terminate, fields, (entry) =>
    // Behind everything the device told before: this is its last word on the connection (O-40).
    connection.inbox.add(() => {
      if (entry.status !== Status.Success) {
        lose(engine, connection);
        done('lost');
        return undefined;
      }
      return readBack(engine, connection, entry).then(({ image, buffered }) =>
        engine.nic.turn.run(() => {
          returnRequests(engine, connection, entry, image, block);
          fillBlock(engine, block, image, buffered);
          release(engine, connection);
          done('terminated');
        }),
      );
    }),
  );
};

const readBack = async ({ nic }: Engine, { memory }: Connection, { bytes }: EventEntry) => {
  const image = nic.target.readMemory('host', memory.image, sizeOfTcpImage);
  const buffered =
    bytes === 0 ? Promise.resolve(new Uint8Array(0)) : nic.target.readMemory('host', memory.buffer, bytes);
  return { image: decodeTcpImage(await image), buffered: await buffered };
};

/**
 * Sends: acknowledged ones succeed; the rest goes into the chain (O-03), or back one by one when a disconnect is to follow
 * them (O-06) or the connection was reset. Then receives, then what came too late, in the order in which it was posted.
 */
const returnRequests = (
  engine: Engine,
  connection: Connection,
  { una }: EventEntry,
  image: TcpImage,
  block: TcpBlock,
): void => {
  const ndis = engine.ndis();
  const status = image.aborted ? ndisStatus.requestAborted : connection.overtaken;
  const { sends, stream, receives, late } = connection;
  connection.acknowledge(seq(una));
  block.netBufferListChain = null;
  if (status === ndisStatus.requestAborted || sends.closing || late.hasDisconnect) {
    connection.complete(sends.failed(stream.una, status));
    connection.complete(sends.closed(stream.una, status));
  } else block.netBufferListChain = chain(sends.handBack(stream.una));
  for (const request of receives.drop()) endReceive(ndis, request, status);
  late.endAll(ndis, status);
};

const fillBlock = (engine: Engine, block: TcpBlock, image: TcpImage, buffered: Uint8Array): void => {
  const delegated = block.state?.delegated;
  if (delegated === undefined) return;
  fillTerminated(delegated, image);
  const head = block.netBufferListChain;
  delegated.sendDataHead = head;
  delegated.sendDataTail = head;
  for (let at = head; at !== null; at = at.next) delegated.sendDataTail = at;
  const pieces = [];
  for (let at = 0; at < buffered.length; at += bufferedPiece)
    pieces.push(engine.lent.lend(buffered.subarray(at, at + bufferedPiece)));
  delegated.bufferedData = chain(pieces);
};

const release = (engine: Engine, connection: Connection): void => {
  connection.phase = 'over';
  engine.objects.starved.delete(connection);
  engine.objects.connections.delete(connection.reference);
  connection.stream.drop();
  connection.memory.give();
  connection.path.users--;
};

/** The device has no state any more: no requests are completed before the host terminates again (CHM-TERM-074). */
export const lose = (engine: Engine, connection: Connection): void => {
  connection.phase = 'lost';
  engine.objects.starved.delete(connection);
  engine.objects.connections.delete(connection.reference);
  engine.objects.lost.add(connection);
  // A connection without state sends no more: it no longer keeps its path (O-36).
  connection.path.users--;
};

/** Steps 4 and 5 of section 11.9: everything aborted, nothing that looks valid, the context gone (O-01). */
export const buryLost = (engine: Engine, connection: Connection, block: TcpBlock): void => {
  const ndis = engine.ndis();
  const { sends, stream, receives, late } = connection;
  connection.complete(sends.failed(stream.una, ndisStatus.requestAborted));
  connection.complete(sends.closed(stream.una, ndisStatus.requestAborted));
  for (const request of receives.drop()) endReceive(ndis, request, ndisStatus.requestAborted);
  late.endAll(ndis, ndisStatus.requestAborted);
  block.netBufferListChain = null;
  if (block.state?.delegated !== undefined) fillLost(block.state.delegated);
  engine.objects.lost.delete(connection);
  connection.stream.drop();
  connection.memory.give();
  connection.phase = 'over';
};
