/** One connection of a lane, from its opening to its end, with the applications of both ends. */
import { type Bench, ends } from 'smokestack';
import type { Socket } from '#host';
import type { BuiltinConnection } from '#peer';
import { type Millis, millis, SmokestackError } from '#units';
import { buildTcpFrame, IPV4_DEFAULTS } from '#wire';
import type { WireLaws } from '../judge/wireLaws.ts';
import type { Action, End, Forgery, Terms } from '../stroke.ts';
import { FarSegments } from './farSegments.ts';
import { Stream } from './stream.ts';

/** Longest that an end of a connection may take, session time: time-outs back off. */
const endLimit: Millis = millis(300_000);

export class Life {
  readonly socket: Socket;
  readonly far: BuiltinConnection;
  readonly #bench: Bench;
  readonly #up: Stream;
  readonly #down: Stream;
  /** Something was done that may end the connection out of order. */
  #mayBreak = false;
  #error: string | undefined;
  #ended: Record<End, boolean> = { host: false, far: false };
  readonly #segments: FarSegments;
  cut = { toFar: false, toNear: false };
  /** The upload that was asked for has not ended. */
  uploading = false;

  static async open(bench: Bench, port: number, terms: Terms, seed: number, laws: WireLaws): Promise<Life> {
    const { mss = 1460, windowScale, timestamps = true, room = 64 * 1024, ackEvery = 2, ackDelay = 10 } = terms;
    let far: BuiltinConnection | undefined;
    const segments = new FarSegments();
    const rto = { initialRto: millis(60), minRto: millis(20), maxRto: millis(2000) };
    bench.builtin.listen(
      port,
      (connection) => {
        far = connection;
      },
      {
        ...rto,
        mss,
        timestamps,
        windowScale: windowScale ?? 'none',
        receiveBuffer: room,
        ack: { every: ackEvery, delay: millis(ackDelay) },
        timeWait: millis(5000),
        onSegmentOut: (segment) => {
          laws.farSent(segment);
          return segments.leave(segment);
        },
      },
    );
    const socket = bench.host.connect({ address: bench.builtin.address, port });
    let open = false;
    socket.onConnect = () => {
      open = true;
    };
    await bench.until(() => open && far !== undefined && far.state === 'ESTABLISHED', `port ${port} to open`);
    bench.builtin.unlisten(port);
    return new Life(bench, socket, far as BuiltinConnection, segments, seed);
  }

  private constructor(bench: Bench, socket: Socket, far: BuiltinConnection, segments: FarSegments, seed: number) {
    this.#bench = bench;
    this.socket = socket;
    this.far = far;
    this.#segments = segments;
    this.#up = new Stream(seed);
    this.#down = new Stream(seed + 1);
    socket.onData = (bytes) => this.#down.take(bytes);
    socket.onError = ({ message }) => {
      this.#error = message;
    };
    far.onData((bytes) => this.#up.take(bytes));
  }

  get port(): number {
    return this.socket.tuple.localPort;
  }
  get over(): boolean {
    return this.socket.closed;
  }

  /** A segment that the far end's TCP would not send now. */
  forge(what: Forgery): void {
    if (what === 'reset' || what === 'syn') this.#mayBreak = true;
    const segment = this.#segments.forged(what);
    const link = { source: ends.peer.mac, destination: ends.host.mac };
    if (segment !== undefined) this.#bench.builtin.inject(buildTcpFrame({ link, ip: IPV4_DEFAULTS, segment }));
  }

  write(end: End, bytes: number): void {
    if (this.#ended[end]) return;
    if (end === 'host') {
      if (!this.socket.closed) this.socket.write(this.#up.next(bytes));
    } else if (this.far.closeReason === undefined) this.far.write(this.#down.next(bytes));
  }

  pause(end: End): void {
    (end === 'host' ? this.socket : this.far).pause();
  }

  resume(end: End): void {
    (end === 'host' ? this.socket : this.far).resume();
  }

  close(end: End): void {
    if (this.#ended[end]) return;
    this.#ended[end] = true;
    if (end === 'host') this.socket.end();
    else if (this.far.closeReason === undefined) this.far.end();
  }

  abort(end: End): void {
    this.#mayBreak = true;
    this.#ended[end] = true;
    if (end === 'host') this.socket.abort();
    else this.far.abort();
  }

  hole(): void {
    this.#segments.hole = true;
  }

  /** Whoever may wait so long for an answer that it gives the connection up. */
  starve(way: Extract<Action, { do: 'cut' }>['way']): void {
    this.#mayBreak = true;
    this.cut[way] = true;
  }

  mend(): void {
    this.cut = { toFar: false, toNear: false };
  }

  upload(): void {
    if (this.uploading) return;
    try {
      this.#bench.chimney.upload(this.socket, () => {
        this.uploading = false;
      });
      this.uploading = true;
    } catch (thrown) {
      // The host has it, or takes it back already.
      if (SmokestackError.from(thrown).code !== 'state') throw thrown;
    }
  }

  /** Lets both directions go on to their ends, and holds both streams against each other. */
  async end(): Promise<void> {
    const { socket, far } = this;
    this.mend();
    this.#segments.hole = false;
    for (const end of ['host', 'far'] as const) {
      this.resume(end);
      this.close(end);
    }
    const bench = this.#bench;
    const at = `port ${this.port}`;
    // The end that is left alone hears of it when it speaks.
    const oneIsGone = () => socket.closed || far.closeReason !== undefined;
    await bench.until(oneIsGone, `an end of ${at}`, endLimit);
    const other = () => socket.closed && far.closeReason !== undefined;
    const lonely = bench.clock.now() + 5000;
    await bench.until(() => other() || (this.#mayBreak && bench.clock.now() > lonely), `both ends of ${at}`, endLimit);
    if (!socket.closed) socket.abort();
    if (far.closeReason === undefined) far.abort();
    await bench.until(() => socket.closed && !this.uploading, `the end of ${at}`, endLimit);
    this.#judge(at);
  }

  #judge(at: string): void {
    const bench = this.#bench;
    for (const [name, stream] of [['the peer', this.#up] as const, ['the host', this.#down] as const])
      bench.equal(`first wrong byte that ${name} read, ${at}`, stream.wrongAt ?? 'none', 'none');
    bench.moved.toPeer += this.#up.read;
    bench.moved.fromPeer += this.#down.read;
    const inOrder = this.#error === undefined && this.far.closeReason === 'closed';
    if (!inOrder && this.#mayBreak) return;
    bench.equal(`what the application of the host was told, ${at}`, this.#error ?? 'nothing', 'nothing');
    bench.equal(`end at the peer, ${at}`, this.far.closeReason, 'closed');
    bench.equal(`bytes that the peer read, ${at}`, this.#up.read, this.#up.written);
    bench.equal(`bytes that the host read, ${at}`, this.#down.read, this.#down.written);
  }
}
