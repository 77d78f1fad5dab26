/** One connection whose every segment is looked at, with a peer that is silent, or closes its window, when told to. */
import type { Bench } from 'smokestack';
import type { TcpCachedState, TcpDelegatedState, TcpOffloadEvent, TcpRow } from '#contract';
import type { Socket } from '#host';
import type { BuiltinConnection, PeerTcpOptions } from '#peer';
import { type Millis, millis, type SeqNum, seq, seqDiff } from '#units';
import { parseTcpFrame, TcpFlag, type TcpSegment } from '#wire';
import { DirectHost, refused } from './directHost.ts';
import { opened } from './opened.ts';

/** A write takes somewhat less than a millisecond to the wire; so much of it passes before a vector begins. */
const toTheWire = 0.2;

/** A segment on the wire. */
export interface Passed {
  /** Session time, with fractions. */
  readonly time: number;
  /** Its millisecond: the strobes so far. */
  readonly ms: number;
  /** Offset from the origin: bytes from the first one that the connection is to send from there on. */
  readonly at: number;
  readonly length: number;
  readonly segment: TcpSegment;
}

/** The variables of the host's own TCP that a vector sets before it hands the connection down. */
type Variables = Pick<
  ReturnType<typeof hostTcb>,
  'cWnd' | 'ssThresh' | 'sRtt' | 'rttVar' | 'tsRecentAt' | 'dupAckCount'
>;

const hostTcb = (bench: Bench, socket: Socket) => {
  const { holder } = bench.host.connectionOf(socket);
  if (holder.mode !== 'host') throw new Error('the connection is not in the host');
  return holder.tcp.core.tcb;
};

export class Timeline {
  readonly socket: Socket;
  readonly far: BuiltinConnection;
  /** Segments of the host's end with payload or FIN, and those of the peer's. */
  readonly sent: Passed[] = [];
  /** Of the host's end, too: those that carry its FIN and nothing else. */
  readonly fins: Passed[] = [];
  readonly heard: Passed[] = [];
  /** Timestamps of every segment of the host's end. */
  readonly stamps: number[] = [];
  /** Events that the miniport raised, with their millisecond. */
  readonly events: { readonly event: TcpOffloadEvent; readonly ms: number }[] = [];
  /** What leaves the peer; undefined: nothing. */
  mouth: (segment: TcpSegment) => TcpSegment | undefined = (segment) => segment;
  #lastHeard: Uint8Array | undefined;
  readonly #bench: Bench;
  readonly #id: string;
  readonly #host: DirectHost;
  #origin: SeqNum | undefined;
  /** Bytes that the application had written before the vector began. */
  #writtenBefore = 0;
  /** Millisecond that the vector counts from. */
  #start = 0;

  static async open(bench: Bench, id: string, port: number, peer: Partial<PeerTcpOptions> = {}): Promise<Timeline> {
    let line: Timeline | undefined;
    const pair = await opened(bench, {
      port,
      peer: { ...peer, onSegmentOut: (segment) => (line === undefined ? segment : (line.mouth(segment) ?? 'drop')) },
    });
    line = new Timeline(bench, id, pair.socket, pair.far);
    // The acknowledgement that ends the handshake is on its way.
    await bench.pass(millis(5));
    return line;
  }

  private constructor(bench: Bench, id: string, socket: Socket, far: BuiltinConnection) {
    this.#bench = bench;
    this.#id = id;
    this.socket = socket;
    this.far = far;
    this.#host = DirectHost.of(bench, socket, (told) => {
      if (told.kind === 'event') this.events.push({ event: told.event, ms: Math.floor(bench.clock.now()) });
      return refused;
    });
    bench.cable.onDelivery((direction, frame) => this.#passed(direction, frame));
  }

  /** The peer says nothing from now on, or again. */
  set mute(mute: boolean) {
    this.mouth = (segment) => (mute ? undefined : segment);
  }

  /** The last segment of the peer comes once more. */
  repeatLast(): void {
    if (this.#lastHeard !== undefined) this.#bench.builtin.inject(this.#lastHeard.slice());
  }

  /** The host's own TCP has it. */
  get tcb() {
    return hostTcb(this.#bench, this.socket);
  }

  set(variables: Partial<Variables>): void {
    Object.assign(this.tcb, variables);
  }

  /** Sets cached variables, to be handed down with the next offload. */
  cache(change: Partial<TcpCachedState>): void {
    const { tcb } = this;
    tcb.cached = { ...tcb.cached, ...change };
  }

  /** The engine has it. */
  get row(): TcpRow {
    const row = this.#bench.rowOf(this.socket);
    if (row === undefined) throw new Error('the connection is not offloaded');
    return row;
  }
  /** The engine knows that everything written since `begin` was acknowledged. */
  get acknowledged(): boolean {
    return (
      this.#origin !== undefined &&
      seqDiff(seq(this.row.sndUna), this.#origin) >= this.socket.bytesWritten - this.#writtenBefore
    );
  }
  get handedDown(): TcpDelegatedState {
    if (this.#host.handedDown === undefined) throw new Error('the connection was never handed down');
    return this.#host.handedDown;
  }
  get handedUp(): TcpDelegatedState {
    if (this.#host.handedUp === undefined) throw new Error('the connection never came back');
    return this.#host.handedUp;
  }

  /** Time of the vector: milliseconds behind `begin`. */
  get t(): number {
    return Math.floor(this.#bench.clock.now()) - this.#start;
  }
  /** A time of the session in that of the vector. */
  since(ms: number): number {
    return ms - this.#start;
  }

  /** Starts the vector so that what is written now leaves in its millisecond 0, or counts from `at`; offsets count from what is sent next. */
  async begin(at?: number): Promise<void> {
    const row = this.#bench.rowOf(this.socket);
    this.#origin = row === undefined ? this.tcb.sndUna : seq(row.sndUna);
    this.#writtenBefore = this.socket.bytesWritten - this.socket.unacknowledged;
    this.#start = at ?? Math.ceil(this.#bench.clock.now()) + 1;
    if (at === undefined) await this.#passTo(this.#start - toTheWire);
    this.sent.length = 0;
    this.fins.length = 0;
    this.heard.length = 0;
  }

  /** Waits for a time of the vector. */
  async to(t: number): Promise<void> {
    await this.#passTo(this.#start + t);
  }

  /** Waits for each of these times of the vector, and until what was due then has left. */
  async watch(times: readonly number[]): Promise<void> {
    for (const t of times) await this.to(t + 3);
  }

  /** A little into the millisecond: what is due in it has happened, nothing of the next. */
  async within(t: number): Promise<void> {
    await this.#passTo(this.#start + t + 0.99);
  }

  async #passTo(ms: number): Promise<void> {
    const wait = ms - this.#bench.clock.now();
    if (wait > 0) await this.#bench.pass(millis(wait));
  }

  async offload(): Promise<void> {
    this.equal('status of the offload', await this.#bench.offload(this.socket), 0);
  }

  /** @returns what came back */
  async upload(): Promise<TcpDelegatedState> {
    await this.#bench.upload(this.socket);
    return this.handedUp;
  }

  until(done: () => boolean, what: string, within?: Millis): Promise<void> {
    return this.#bench.until(done, `${this.#id}: ${what}`, within);
  }

  /** Times of the vector at which data left that lies below what had been sent before, or is a probe. */
  times(of: readonly Passed[] = this.sent): number[] {
    return of.map(({ ms }) => ms - this.#start);
  }

  equal(field: string, device: unknown, expected: unknown, requirement = this.#id): boolean {
    return this.#bench.equal(`${this.#id}: ${field}`, text(device), text(expected), { requirement });
  }

  /** `value` lies within [least, most]. */
  between(field: string, value: number, least: number, most: number, requirement = this.#id): boolean {
    const fits = value >= least && value <= most;
    const due = `${least} to ${most}`;
    return this.#bench.equal(`${this.#id}: ${field}`, fits ? due : value, due, { requirement });
  }

  /** Everything written has reached the peer; the ends that still send close in order: both, if nothing is said. */
  async close(sending: { readonly near: boolean; readonly far: boolean } = { near: true, far: true }): Promise<void> {
    const { socket, far } = this;
    this.mute = false;
    far.resume();
    await this.until(() => far.bytesReceived >= socket.bytesWritten, 'everything to reach the peer');
    this.equal('bytes that the peer read', far.bytesReceived, socket.bytesWritten);
    this.#bench.moved.toPeer += far.bytesReceived;
    socket.onData = () => {};
    await this.#bench.upload(socket);
    this.#host.withdraw(this.#bench);
    if (sending.near) socket.end();
    if (sending.far) far.end();
    await this.until(() => socket.closed && far.closeReason !== undefined, 'both ends to close');
  }

  #passed(direction: 'toFar' | 'toNear', frame: Uint8Array): void {
    const parsed = parseTcpFrame(frame);
    if (!parsed.ok) return;
    const { segment } = parsed.value;
    const { localPort } = this.socket.tuple;
    if ((direction === 'toFar' ? segment.sourcePort : segment.destinationPort) !== localPort) return;
    const time = this.#bench.clock.now();
    const number = direction === 'toFar' ? segment.seq : segment.ack;
    const at = this.#origin === undefined ? 0 : seqDiff(number, this.#origin);
    const passed: Passed = { time, ms: Math.floor(time), at, length: segment.payload.length, segment };
    if (direction === 'toNear') {
      this.heard.push(passed);
      this.#lastHeard = frame;
      return;
    }
    if (segment.options.timestamps !== undefined) this.stamps.push(segment.options.timestamps.value);
    if (passed.length > 0) this.sent.push(passed);
    else if ((segment.flags & TcpFlag.fin) !== 0) this.fins.push(passed);
  }
}

const text = (value: unknown): unknown => (Array.isArray(value) ? JSON.stringify(value) : value);
