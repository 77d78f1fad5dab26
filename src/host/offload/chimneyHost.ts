import {
  type AdapterIndication,
  type IndicationAnswer,
  type MiniportChimney,
  mandatoryUploadReasons,
  type NdisChimney,
  type NdisOffloadHandle,
  type NeighborBlock,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type TcpBlock,
  type TcpCachedState,
  type TcpDelegatedState,
  type TcpOffloadEvent,
  type UploadReason,
} from '#contract';
import { millis, SmokestackError, seqGe, type Ticks, ticks } from '#units';
import { parseTcp, type TcpSegment, tcpHeaderLength, writeTcp } from '#wire';
import type { Socket } from '../socket/socket.ts';
import type { HostStack } from '../stack/hostStack.ts';
import { finUnacknowledged } from '../tcp/tcb.ts';
import { neighborReference, neighborUpdate, pathReference, tcpMark, tcpReference, tcpUpdate } from './blocks.ts';
import { netBufferList, remainingBytes, unchain } from './netBuffers.ts';
import { newOffloadedObject, ObjectRegistry, type PathObject } from './offloadedObjects.ts';
import { marked, OffloadedPath, type PathRequest, pathRequestOf, type ReceivePosting } from './offloadedPath.ts';
import { initiateTree, type OffloadRecord, succeeded, tcpBlocksOf, type UploadOutcome } from './offloadTree.ts';
import { SerialQueue } from './serialQueue.ts';

export interface ChimneyOptions {
  /** Default: two requests of 64 KiB. */
  readonly posting?: ReceivePosting;
  /** Whether to take a connection back for an optional reason (CHM-EVD-004). Default: leave it. */
  readonly onOptionalReason?: (socket: Socket, reason: UploadReason) => 'upload' | 'leave';
}

/** Milliseconds between two looks at a connection that was handed down with its FIN in flight. */
const finWatchInterval = 1_000;

/** Outcome of an offload for one socket: the status that the target wrote into its block. */
export type OffloadDone = (socket: Socket, status: number) => void;

/**
 * The host's side of the chimney: hands connections of a stack down to a miniport, moves their data, answers its
 * indications, and takes them back (docs/spec/chimney-state.md sections 6 to 14).
 */
export class ChimneyHost implements NdisChimney {
  readonly #stack: HostStack;
  readonly #options: ChimneyOptions;
  readonly #objects = new ObjectRegistry();
  readonly #structure = new SerialQueue();
  readonly #records = new Map<NdisOffloadHandle, OffloadRecord>();
  readonly #bySocket = new WeakMap<Socket, OffloadRecord>();
  /** Calls under way, by the root block that will complete them (CHM-STR-012). */
  readonly #pending = new Map<OffloadBlock, () => void>();
  #miniport: MiniportChimney | undefined;
  #paused = false;

  constructor(stack: HostStack, options: ChimneyOptions = {}) {
    this.#stack = stack;
    this.#options = options;
    stack.ip.neighbors.onChange = (address) => this.#updateNeighbor(address);
  }

  /** Names the target. To be called once, before the first offload. */
  attach(miniport: MiniportChimney): void {
    this.#miniport = miniport;
  }

  /** Connections that the target holds or is being asked about. */
  get offloadedCount(): number {
    return this.#records.size;
  }

  /**
   * Hands the connections of `sockets` down, one initiate for each neighbor. A connection that the target refuses goes
   * on in the host.
   * @throws SmokestackError `state` while the target is paused (CHM-CAP-011)
   */
  offload(sockets: readonly Socket[], done: OffloadDone = () => {}): void {
    if (this.#paused)
      throw new SmokestackError('state', 'the target has paused offloading', { cure: 'wait until it resumes' });
    const { ip } = this.#stack;
    const hops = new Set(sockets.map(({ tuple }) => ip.nextHop(tuple.remoteAddress)));
    for (const hop of hops) {
      const group = sockets.filter(({ tuple }) => ip.nextHop(tuple.remoteAddress) === hop);
      ip.neighbors.resolve(hop, () => this.#structure.add((next) => this.#initiate(group, done, next)));
    }
  }

  /**
   * Takes the connection of `socket` back. `done` is told when the host's TCP has resumed it.
   * @throws SmokestackError `state` unless it is offloaded
   */
  upload(socket: Socket, done: (outcome: UploadOutcome) => void = () => {}): void {
    const record = this.#recordOf(socket);
    record.uploaded.push(done);
    this.#requestUpload(record);
  }

  /** Reads the delegated variables of an offloaded connection. `done` gets undefined when the target failed (CHM-QRY-007). */
  query(socket: Socket, done: (state: TcpDelegatedState | undefined) => void): void {
    const record = this.#recordOf(socket);
    const block = tcpReference(record.object);
    this.#callFor(
      record,
      block,
      (miniport) => miniport.queryOffload(block),
      (success) => {
        done(success ? block.state?.delegated : undefined);
      },
    );
  }

  /**
   * Changes cached variables of an offloaded connection. A target that fails loses the connection to the host (CHM-UPD-007).
   * @throws SmokestackError `state` while another update of it is under way, or after it was invalidated (CHM-UPD-004, -005)
   */
  update(socket: Socket, change: Partial<TcpCachedState>, done: (success: boolean) => void = () => {}): void {
    const record = this.#recordOf(socket);
    if (record.updating || record.invalidated)
      throw new SmokestackError('state', 'this connection cannot be updated now', {
        cure: 'wait for the update under way; upload an invalidated connection',
      });
    record.updating = true;
    const cached = { ...record.cached, ...change };
    const block = tcpUpdate(record.object, cached);
    this.#callFor(
      record,
      block,
      (miniport) => miniport.updateOffload(block),
      (success) => {
        record.updating = false;
        if (success) record.cached = cached;
        done(success);
      },
    );
  }

  /** Makes the target stop sending on a connection; it then asks for its upload (CHM-INV-004, -006). */
  invalidate(socket: Socket, done: (success: boolean) => void = () => {}): void {
    const record = this.#recordOf(socket);
    record.invalidated = true;
    const block = tcpMark(record.object);
    this.#callFor(record, block, (miniport) => miniport.invalidateOffload(block), done);
  }

  /** One call about one connection; a failure and a waiting upload lead to its terminate (CHM-QRY-007, CHM-TERM-024). */
  #callFor(
    record: OffloadRecord,
    block: TcpBlock,
    down: (miniport: MiniportChimney) => void,
    completed: (success: boolean) => void,
  ): void {
    record.calls++;
    this.#call(block, down, () => {
      record.calls--;
      const success = succeeded(block);
      completed(success);
      if (!success) record.uploadWanted = true;
      if (record.calls === 0 && record.uploadWanted) this.#soon(() => this.#requestUpload(record));
    });
  }

  #recordOf(socket: Socket): OffloadRecord {
    const record = this.#bySocket.get(socket);
    if (record?.phase === 'offloaded') return record;
    throw new SmokestackError('state', `this connection is not offloaded (${record?.phase ?? 'never was'})`);
  }

  #call(root: OffloadBlock, down: (miniport: MiniportChimney) => void, completed: () => void): void {
    if (this.#miniport === undefined)
      throw new SmokestackError('state', 'no miniport is attached', { cure: 'call attach() first' });
    this.#pending.set(root, completed);
    down(this.#miniport);
  }

  #complete(root: OffloadBlock): void {
    const completed = this.#pending.get(root);
    if (completed === undefined)
      throw new SmokestackError('protocol', 'the target completed a root block that is not under way', {
        cure: 'compare with CHM-STR-012: every operation is completed once, with the root it was given',
      });
    this.#pending.delete(root);
    completed();
  }

  // Initiate

  #initiate(sockets: readonly Socket[], done: OffloadDone, next: () => void): void {
    const records = sockets.map((socket) => this.#begin(socket)).filter((record) => record !== undefined);
    const [first] = records;
    if (first === undefined) {
      next();
      return;
    }
    const root = initiateTree(this.#stack.ip, first.path.neighbor, records);
    this.#call(
      root,
      (miniport) => miniport.initiateOffload(root),
      () => {
        for (const block of tcpBlocksOf(root)) {
          const record = records.find(({ object }) => object.cell === block.miniportOffloadContext);
          if (record !== undefined) this.#initiated(record, block, done);
        }
        next();
        for (const path of new Set(records.map((record) => record.path))) this.#dropIfUnused(path);
      },
    );
  }

  /** Takes one connection out of the host's TCP; undefined when it ended while the request waited. */
  #begin(socket: Socket): OffloadRecord | undefined {
    const connection = this.#stack.connectionOf(socket);
    if (connection.holder.mode !== 'host') return undefined;
    const { remoteAddress } = connection.tuple;
    const path = this.#objects.path(remoteAddress, this.#stack.ip.nextHop(remoteAddress));
    const object = newOffloadedObject();
    const from = connection.beginOffload();
    const stream = new OffloadedPath({
      clock: this.#stack.ip.clock,
      posting: this.#options.posting ?? { requests: 2, bytes: 65_536 },
      send: (use) => {
        if (object.cell.value !== null && this.#miniport !== undefined) use(this.#miniport, object.cell.value);
      },
      receiveReturn: (data) => this.#miniport?.tcpOffloadReceiveReturn(data),
      tell: (event) => connection.onTcpEvent(event),
      over: () => this.#soon(() => this.#requestUpload(record)),
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
    this.#records.set(object.handle, record);
    this.#bySocket.set(socket, record);
    return record;
  }

  #initiated(record: OffloadRecord, block: TcpBlock, done: OffloadDone): void {
    const { connection, from, stream, path } = record;
    if (!succeeded(block)) {
      this.#forget(record);
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
    if (finUnacknowledged(from.delegated)) this.#watchFin(record);
    done(connection.socket, block.status);
  }

  /**
   * The host sent the FIN of this connection, so no disconnect completion will tell that it was acknowledged, and a
   * target that ends in LAST_ACK raises no event (OC-33): ask from time to time.
   */
  #watchFin(record: OffloadRecord): void {
    this.#stack.ip.clock.after(millis(finWatchInterval), () => {
      if (record.phase !== 'offloaded') return;
      this.query(record.connection.socket, (state) => {
        if (state?.state === 'closed') this.#requestUpload(record);
        else this.#watchFin(record);
      });
    });
  }

  // Terminate

  #requestUpload(record: OffloadRecord): void {
    if (record.phase !== 'offloaded') return;
    record.uploadWanted = true;
    if (record.calls > 0) return;
    record.phase = 'terminating';
    record.connection.beginUpload();
    record.stream.detach();
    this.#terminate(record);
  }

  #terminate(record: OffloadRecord): void {
    const block = tcpReference(record.object);
    this.#call(
      block,
      (miniport) => miniport.terminateOffload(block),
      () => this.#terminated(record, block),
    );
  }

  #terminated(record: OffloadRecord, block: TcpBlock): void {
    if (!succeeded(block) && record.phase === 'terminating') {
      // Steps 2 to 4 of CHM-UPL-033: the abort event will bring the second terminate.
      record.phase = 'corrupt';
      return;
    }
    const lost = record.phase === 'corrupt';
    this.#forget(record);
    record.object.cell.value = null;
    record.path.connections--;
    const delegated = block.state?.delegated;
    if (lost || delegated === undefined)
      record.connection.fail(new SmokestackError('link-lost', 'the target lost the state of the connection'));
    else this.#resume(record, block, delegated);
    for (const told of record.uploaded) told(lost ? 'lost' : 'uploaded');
    this.#dropIfUnused(record.path);
  }

  #resume({ connection, from, stream, cached }: OffloadRecord, block: TcpBlock, delegated: TcpDelegatedState): void {
    const buffered = delegated.bufferedData;
    if (finUnacknowledged(from.delegated) && seqGe(delegated.sndUna, from.delegated.sndMax))
      stream.noteFinAcknowledged();
    connection.resume(
      {
        ...from,
        cached,
        delegated,
        sendData: unchain(block.netBufferListChain).map(remainingBytes),
        bufferedData: [...stream.takeUnread(), ...unchain(buffered).map((request) => remainingBytes(request).slice())],
        finQueued: stream.closeReturned,
        endedInOrder: stream.closedInOrder,
      },
      stream.returned,
    );
    if (buffered !== null) this.#soon(() => this.#miniport?.tcpOffloadReceiveReturn(buffered));
  }

  #forget(record: OffloadRecord): void {
    record.phase = 'over';
    this.#records.delete(record.object.handle);
  }

  /** The last connection of a path has left: the path goes, and the neighbor with its last path (CHM-TERM-022, O-15). */
  #dropIfUnused(path: PathObject): void {
    this.#structure.add((next) => {
      if (path.connections > 0 || !this.#objects.paths.includes(path)) {
        next();
        return;
      }
      const { neighbor } = path;
      const lastPath = neighbor.paths.size === 1;
      this.#objects.forget(path);
      const reference = path.cell.value === null ? null : pathReference(path);
      const root = lastPath && neighbor.cell.value !== null ? neighborReference(neighbor, reference) : reference;
      if (root === null) next();
      else this.#call(root, (miniport) => miniport.terminateOffload(root), next);
    });
  }

  #updateNeighbor(address: Parameters<ObjectRegistry['neighborAt']>[0]): void {
    this.#structure.add((next) => {
      const neighbor = this.#objects.neighborAt(address);
      if (neighbor === undefined || neighbor.cell.value === null) {
        next();
        return;
      }
      const root = neighborUpdate(this.#stack.ip, neighbor);
      this.#call(root, (miniport) => miniport.updateOffload(root), next);
    });
  }

  /** After the call that is running has returned: the target must not be called back from within it. */
  #soon(action: () => void): void {
    this.#stack.ip.clock.after(millis(0), action);
  }

  // Up-calls of the target

  initiateOffloadComplete(root: OffloadBlock): void {
    this.#complete(root);
  }
  queryOffloadComplete(root: OffloadBlock): void {
    this.#complete(root);
  }
  updateOffloadComplete(root: OffloadBlock): void {
    this.#complete(root);
  }
  invalidateOffloadComplete(root: OffloadBlock): void {
    this.#complete(root);
  }
  terminateOffloadComplete(root: OffloadBlock): void {
    this.#complete(root);
  }

  tcpOffloadSendComplete(requests: NetBufferList): void {
    for (const [request, mark] of marked(requests)) mark.path.onSendComplete(request, mark);
  }
  tcpOffloadReceiveComplete(requests: NetBufferList): void {
    for (const [request, mark] of marked(requests)) mark.path.onReceiveComplete(request, mark);
  }
  tcpOffloadDisconnectComplete(request: NetBufferList): void {
    pathRequestOf(request)?.path.onDisconnectComplete(request);
  }
  /** Segments that come back unprocessed wait for the host's TCP, with others that arrive meanwhile (CHM-FWD-009). */
  tcpOffloadForwardComplete(requests: NetBufferList): void {
    for (const [request, mark] of marked(requests)) {
      const record = [...this.#records.values()].find(({ stream }) => stream === mark.path);
      if (request.status !== ndisStatus.uploadInProgress || record === undefined) continue;
      const { localAddress, remoteAddress } = record.connection.tuple;
      const segment = parseTcp(mark.bytes, remoteAddress, localAddress, 0, mark.bytes.length, false);
      if (segment.ok) record.connection.segmentArrives(segment.value);
    }
  }

  tcpOffloadReceiveIndicate(handle: NdisOffloadHandle, data: NetBufferList): IndicationAnswer {
    const record = this.#records.get(handle);
    return record?.stream.onIndicate(data) ?? { status: ndisStatus.offloadDataNotAccepted };
  }

  tcpOffloadEvent(handle: NdisOffloadHandle, event: TcpOffloadEvent): void {
    const record = this.#records.get(handle);
    if (record === undefined) return;
    if (event.type === 'abort' && record.phase === 'corrupt') this.#soon(() => this.#terminate(record));
    else if (event.type === 'retrieve') this.#onRetrieve(record, event.reason);
    else record.stream.onEvent(event);
  }

  #onRetrieve(record: OffloadRecord, reason: UploadReason): void {
    const { socket } = record.connection;
    const wanted = mandatoryUploadReasons.has(reason) || this.#options.onOptionalReason?.(socket, reason) === 'upload';
    if (reason === 'timeoutExpiration' || reason === 'hardwareFailure') record.stream.noteFailure();
    if (wanted) this.#soon(() => this.#requestUpload(record));
  }

  neighborReachabilityQuery(handle: NdisOffloadHandle, _block: NeighborBlock): Ticks {
    const neighbor = this.#objects.neighborOf(handle);
    if (neighbor === undefined) return ticks(0);
    return ticks(Math.floor(this.#stack.ip.neighbors.sinceConfirmed(neighbor.address)));
  }

  indicateStatus(indication: AdapterIndication): void {
    this.#paused = indication !== ndisStatus.offloadResume;
    if (indication !== ndisStatus.uploadAll) return;
    for (const record of this.#records.values()) this.#soon(() => this.#requestUpload(record));
  }
}

/** The segment from its first TCP header byte (CHM-FWD-001). */
const segmentBytes = (segment: TcpSegment): Uint8Array => {
  const bytes = new Uint8Array(tcpHeaderLength(segment) + segment.payload.length);
  writeTcp(bytes, 0, segment);
  return bytes;
};
