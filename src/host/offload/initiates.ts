import { ndisStatus, offloadableStates, type TcpBlock } from '#contract';
import { type TcpSegment, tcpHeaderLength, writeTcp } from '#wire';
import type { Socket } from '../socket/socket.ts';
import type { HostStack } from '../stack/hostStack.ts';
import type { ChimneyCalls } from './chimneyCalls.ts';
import { netBufferList } from './netBuffers.ts';
import { newOffloadedObject } from './offloadedObjects.ts';
import { OffloadedPath, type PathRequest, type ReceivePosting } from './offloadedPath.ts';
import { type OffloadRecord, type OffloadRecords, succeeded } from './offloadRecords.ts';
import { initiateTree, tcpBlocksOf } from './offloadTree.ts';
import type { Parents } from './parents.ts';

/** Outcome of an offload for one socket: the status that the target wrote into its block. */
export type OffloadDone = (socket: Socket, status: number) => void;

export interface InitiateParts {
  readonly stack: HostStack;
  readonly calls: ChimneyCalls;
  readonly records: OffloadRecords;
  readonly parents: Parents;
  readonly posting: (socket: Socket) => ReceivePosting;
  /** A connection has come down. */
  readonly offloaded: (record: OffloadRecord) => void;
  /** A connection has ended down there. */
  readonly over: (record: OffloadRecord) => void;
}

/** Handing connections down (docs/spec/chimney-state.md section 6). */
export class Initiates {
  readonly #parts: InitiateParts;

  constructor(parts: InitiateParts) {
    this.#parts = parts;
  }

  /** One initiate for each neighbor of `sockets`. */
  start(sockets: readonly Socket[], done: OffloadDone): void {
    const { stack, parents } = this.#parts;
    const hopOf = ({ tuple }: Socket) => stack.ip.nextHop(tuple.remoteAddress);
    for (const hop of new Set(sockets.map(hopOf))) {
      const group = sockets.filter((socket) => hopOf(socket) === hop);
      stack.ip.neighbors.resolve(hop, () => parents.operations.add((next) => this.#initiate(group, done, next)));
    }
  }

  #initiate(sockets: readonly Socket[], done: OffloadDone, next: () => void): void {
    const records: OffloadRecord[] = [];
    for (const socket of sockets) {
      const record = this.#begin(socket);
      if (record === undefined) done(socket, ndisStatus.invalidState);
      else records.push(record);
    }
    const [first] = records;
    if (first === undefined) {
      next();
      return;
    }
    const { stack, calls, parents } = this.#parts;
    const root = initiateTree(stack.ip, first.path.neighbor, records);
    const completed = () => {
      for (const block of tcpBlocksOf(root)) {
        const record = records.find(({ object }) => object.cell === block.miniportOffloadContext);
        if (record !== undefined) this.#initiated(record, block, done);
      }
      next();
      for (const path of new Set(records.map((record) => record.path))) parents.dropIfUnused(path);
    };
    calls.start(root, (miniport) => miniport.initiateOffload(root), completed);
  }

  /** Takes one connection out of the host's TCP; undefined when it ended while the request waited. */
  #begin(socket: Socket): OffloadRecord | undefined {
    const { stack, calls, parents, posting, records } = this.#parts;
    const connection = stack.connectionOf(socket);
    if (connection.holder.mode !== 'host' || !offloadableStates.has(connection.holder.tcp.state)) return undefined;
    const path = parents.path(connection.tuple.remoteAddress);
    const object = newOffloadedObject();
    const from = connection.beginOffload();
    const stream = new OffloadedPath({
      clock: stack.ip.clock,
      posting: posting(socket),
      send: (use) => {
        if (object.cell.value !== null) use(calls.miniport, object.cell.value);
      },
      receiveReturn: (data) => calls.miniport.tcpOffloadReceiveReturn(data),
      tell: (event) => connection.onTcpEvent(event),
      over: () => this.#parts.over(record),
    });
    const sends = from.sendData.map((bytes) =>
      netBufferList(bytes, { path: stream, kind: 'send', bytes } satisfies PathRequest),
    );
    const record: OffloadRecord = {
      connection,
      object,
      path,
      from,
      stream,
      sends,
      phase: 'offloading',
      calls: 0,
      cached: from.cached,
      updating: false,
      invalidated: false,
      uploadWanted: false,
      uploaded: [],
    };
    records.add(record);
    return record;
  }

  #initiated(record: OffloadRecord, block: TcpBlock, done: OffloadDone): void {
    const { connection, from, stream, path } = record;
    if (!succeeded(block)) {
      this.#parts.records.forget(record);
      // The target has not touched the chain (CHM-INIT-015, -016): the host goes on with its own copy of the state.
      connection.resume(from);
      done(connection.socket, block.status);
      return;
    }
    record.phase = 'offloaded';
    path.connections++;
    stream.adopt(from);
    const waiting = connection.completeOffload(stream);
    if (from.finQueued) stream.close();
    stream.forward(waiting.map(segmentBytes));
    this.#parts.offloaded(record);
    done(connection.socket, block.status);
  }
}

/** The segment from its first TCP header byte (CHM-FWD-001). */
const segmentBytes = (segment: TcpSegment): Uint8Array => {
  const bytes = new Uint8Array(tcpHeaderLength(segment) + segment.payload.length);
  writeTcp(bytes, 0, segment);
  return bytes;
};
