import {
  type AdapterIndication,
  type IndicationAnswer,
  type MiniportChimney,
  type MiniportOffloadContext,
  mandatoryUploadReasons,
  type NdisChimney,
  type NdisOffloadHandle,
  type NeighborBlock,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type TcpCachedState,
  type TcpDelegatedState,
  type TcpOffloadEvent,
  type UploadReason,
} from '#contract';
import { type Clock, type Millis, millis, SmokestackError, type Ticks } from '#units';
import { parseTcp } from '#wire';
import type { DropReason, HostStatistics } from '../ip/statistics.ts';
import type { Socket } from '../socket/socket.ts';
import type { HostStack } from '../stack/hostStack.ts';
import { finUnacknowledged } from '../tcp/tcb.ts';
import { ChimneyCalls } from './chimneyCalls.ts';
import { ConnectionCalls } from './connectionCalls.ts';
import { Initiates, type OffloadDone } from './initiates.ts';
import { marked, type PathRequest, pathRequestOf, type ReceivePosting } from './offloadedPath.ts';
import { type OffloadRecord, OffloadRecords, type UploadOutcome } from './offloadRecords.ts';
import { Parents } from './parents.ts';
import { Terminates } from './terminates.ts';

export interface ChimneyOptions {
  /** Of every connection, or of each by itself. Default: two requests of 64 KiB. */
  readonly posting?: ReceivePosting | ((socket: Socket) => ReceivePosting);
  /** Whether to take a connection back for an optional reason (CHM-EVD-004). Default: leave it. */
  readonly onOptionalReason?: (socket: Socket, reason: UploadReason) => 'upload' | 'leave';
  /** How long a connection stays in the target once that has asked for its upload, or both halves are closed. Default 0. */
  readonly takesBackAfter?: Millis;
}

/**
 * The host's side of the chimney: hands connections of a stack down to a miniport, moves their data, answers its
 * indications, and takes them back (docs/spec/chimney-state.md sections 6 to 14).
 */
export class ChimneyHost implements NdisChimney {
  readonly #options: ChimneyOptions;
  readonly #clock: Clock;
  readonly #statistics: HostStatistics;
  readonly #calls: ChimneyCalls;
  readonly #records = new OffloadRecords();
  readonly #parents: Parents;
  readonly #initiates: Initiates;
  readonly #terminates: Terminates;
  readonly #connectionCalls: ConnectionCalls;
  #paused = false;

  constructor(stack: HostStack, options: ChimneyOptions = {}) {
    this.#options = options;
    this.#clock = stack.ip.clock;
    this.#statistics = stack.statistics;
    this.#calls = new ChimneyCalls(stack.ip.clock);
    this.#parents = new Parents(stack.ip, this.#calls);
    this.#terminates = new Terminates(this.#calls, this.#records, this.#parents);
    this.#connectionCalls = new ConnectionCalls(this.#calls, this.#terminates);
    this.#initiates = new Initiates({
      stack,
      calls: this.#calls,
      records: this.#records,
      parents: this.#parents,
      posting: (socket) => {
        const { posting = { requests: 2, bytes: 65_536 } } = options;
        return typeof posting === 'function' ? posting(socket) : posting;
      },
      offloaded: (record) => {
        if (finUnacknowledged(record.from.delegated)) this.#connectionCalls.watchFin(record, stack.ip.clock);
      },
      over: (record) => this.#takeBack(record),
    });
  }

  /** Names the target. To be called once, before the first offload. */
  attach(miniport: MiniportChimney): void {
    this.#calls.attach(miniport);
  }

  /** Connections that the target holds or is being asked about. */
  get offloadedCount(): number {
    return this.#records.size;
  }

  /** What the target calls the connection of `socket`. @throws SmokestackError `state` unless it is offloaded */
  contextOf(socket: Socket): MiniportOffloadContext {
    const { value } = this.#records.of(socket).object.cell;
    if (value !== null) return value;
    throw new SmokestackError('state', 'the target has not said yet what it calls this connection');
  }

  /**
   * Hands the connections of `sockets` down, one initiate for each neighbor. A connection that the target refuses, or
   * that has ended meanwhile, stays in the host.
   * @throws SmokestackError `state` while the target is paused (CHM-CAP-011)
   */
  offload(sockets: readonly Socket[], done: OffloadDone = () => {}): void {
    if (this.#paused)
      throw new SmokestackError('state', 'the target has paused offloading', { cure: 'wait until it resumes' });
    this.#initiates.start(sockets, done);
  }

  /**
   * Takes the connection of `socket` back. `done` is told when the host's TCP has resumed it.
   * @throws SmokestackError `state` unless it is offloaded
   */
  upload(socket: Socket, done: (outcome: UploadOutcome) => void = () => {}): void {
    const record = this.#records.of(socket);
    record.uploaded.push(done);
    this.#terminates.request(record);
  }

  /**
   * Reads the delegated variables of an offloaded connection; `done` gets undefined when the target failed, and the
   * connection is then taken back (CHM-QRY-007).
   * @throws SmokestackError `state` unless it is offloaded
   */
  query(socket: Socket, done: (state: TcpDelegatedState | undefined) => void): void {
    this.#connectionCalls.query(this.#records.of(socket), done);
  }

  /**
   * Changes cached variables of an offloaded connection. After a failure it is taken back (CHM-UPD-007).
   * @throws SmokestackError `state` unless it is offloaded, not invalidated, and no update of it is under way
   *   (CHM-UPD-004, -005)
   */
  update(socket: Socket, change: Partial<TcpCachedState>, done: (success: boolean) => void = () => {}): void {
    this.#connectionCalls.update(this.#records.of(socket), change, done);
  }

  /**
   * Makes the target stop sending on a connection; it then asks for its upload (CHM-INV-004, -006).
   * @throws SmokestackError `state` unless it is offloaded
   */
  invalidate(socket: Socket, done: (success: boolean) => void = () => {}): void {
    this.#connectionCalls.invalidate(this.#records.of(socket), done);
  }

  // Up-calls of the target

  initiateOffloadComplete(root: OffloadBlock): void {
    this.#calls.complete(root);
  }
  queryOffloadComplete(root: OffloadBlock): void {
    this.#calls.complete(root);
  }
  updateOffloadComplete(root: OffloadBlock): void {
    this.#calls.complete(root);
  }
  invalidateOffloadComplete(root: OffloadBlock): void {
    this.#calls.complete(root);
  }
  terminateOffloadComplete(root: OffloadBlock): void {
    this.#calls.complete(root);
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
      const dropped = request.status === ndisStatus.success ? undefined : this.#takeForwarded(request.status, mark);
      if (dropped !== undefined) this.#statistics.drop(dropped);
    }
  }

  /** Why a segment that came back goes nowhere, unacknowledged; undefined: the host's TCP has it. */
  #takeForwarded(status: number, { path, bytes }: PathRequest): DropReason | undefined {
    const record = this.#records.all().find(({ stream }) => stream === path);
    if (status === ndisStatus.requestAborted || record === undefined) return 'ended';
    const { localAddress, remoteAddress } = record.connection.tuple;
    const segment = parseTcp(bytes, remoteAddress, localAddress, 0, bytes.length, false);
    if (!segment.ok) return segment.fault;
    const verdict = record.connection.segmentArrives(segment.value);
    if (verdict === 'offloaded') return 'offloaded';
    return verdict === 'reset-sender' ? 'ended' : undefined;
  }

  tcpOffloadReceiveIndicate(handle: NdisOffloadHandle, data: NetBufferList): IndicationAnswer {
    const record = this.#records.find(handle);
    return record?.stream.onIndicate(data) ?? { status: ndisStatus.offloadDataNotAccepted };
  }

  tcpOffloadEvent(handle: NdisOffloadHandle, event: TcpOffloadEvent): void {
    const record = this.#records.find(handle);
    if (record === undefined) return;
    if (event.type === 'abort' && record.phase === 'corrupt') this.#terminates.onAbort(record);
    else if (event.type === 'retrieve') this.#onRetrieve(record, event.reason);
    else record.stream.onEvent(event);
  }

  #onRetrieve(record: OffloadRecord, reason: UploadReason): void {
    const { socket } = record.connection;
    const wanted = mandatoryUploadReasons.has(reason) || this.#options.onOptionalReason?.(socket, reason) === 'upload';
    if (reason === 'timeoutExpiration' || reason === 'hardwareFailure') record.stream.noteFailure();
    if (wanted) this.#takeBack(record);
  }

  /** Once the call that is running has returned, or later: the target must not be called back from within it. */
  #takeBack(record: OffloadRecord): void {
    this.#clock.after(this.#options.takesBackAfter ?? millis(0), () => this.#terminates.request(record));
  }

  neighborReachabilityQuery(handle: NdisOffloadHandle, _block: NeighborBlock): Ticks {
    return this.#parents.reachabilityDelta(handle);
  }

  indicateStatus(indication: AdapterIndication): void {
    this.#paused = indication !== ndisStatus.offloadResume;
    if (indication !== ndisStatus.uploadAll) return;
    for (const record of this.#records.all()) this.#calls.soon(() => this.#terminates.request(record));
  }
}
