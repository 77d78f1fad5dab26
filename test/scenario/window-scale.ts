import { type Bench, scenario } from 'smokestack';
import { limits, type TcpRow } from '#contract';
import { millis, seq, seqSpan } from '#units';
import { type Scripted, scripted } from './lib/scripted.ts';
import { arrived, taken } from './lib/states.ts';

const scales = [0, 7, 14] as const;
type Scale = (typeof scales)[number];

/**
 * Receive windows of the host, of which the larger ones need their scale; with 14 the largest that a region holds. An edge
 * that was rounded up goes down again as it is (engine.md 6.4, 11.2).
 */
const receiveBuffers = { 0: 61_440, 7: 2 ** 18 - 2 ** 7, 14: 2 ** limits.regionLog2Max - 2 ** 14 } as const;
/** The largest windows that the far end can say. */
const widest = (scale: Scale): number => 0xffff << scale;
/** A narrow one of whole units, a segment or more. */
const narrow = (scale: Scale): number => Math.max(1 << scale, 1536);
/** Bytes that arrive while nobody reads: more than a window without a scale could hold, where there is one. */
const unread = { 0: 40_000, 7: 90_000, 14: 90_000 } as const;
/** Bytes to send: more in flight than a window without a scale allows, once the congestion window has grown so far. */
const written = 100_000;
const before = 100_000;
const segment = 1400;
const burst = 8;

/** Far edge of the host's window as the wire has said it: it never moves left. */
const edgeOf = ({ end }: Scripted, shift: number): number =>
  Math.max(...end.heard.map((one) => end.ackOf(one) + (one.window << shift)));

class Windows {
  readonly #bench: Bench;
  readonly #connection: Scripted;
  readonly #rcvScale: Scale;
  readonly #at: string;

  constructor(bench: Bench, connection: Scripted, rcvScale: Scale, at: string) {
    this.#bench = bench;
    this.#connection = connection;
    this.#rcvScale = rcvScale;
    this.#at = at;
  }

  get row(): TcpRow {
    const row = this.#bench.rowOf(this.#connection.socket);
    if (row === undefined) throw new Error('the connection is not in the device');
    return row;
  }

  get inFlight(): number {
    return seqSpan(seq(this.row.sndUna), seq(this.row.sndMax));
  }

  async down(): Promise<void> {
    this.#bench.equal(`status of the offload, ${this.#at}`, await this.#bench.offload(this.#connection.socket), 0);
  }

  /** Holds both windows of the device against the wire. */
  inDevice(sndWnd: number, where: string): void {
    const { end } = this.#connection;
    const { row } = this;
    const at = `${this.#at}, ${where}`;
    this.#bench.equal(`send window, ${at}`, row.sndWnd, sndWnd, { requirement: 'CHM-TX-040' });
    const edge = seqSpan(end.seqAt(0), seq(row.rcvAdv));
    this.#bench.equal(`edge of the receive window, ${at}`, edge, edgeOf(this.#connection, this.#rcvScale), {
      requirement: 'CHM-FC-005',
    });
  }

  /** Back and down again: both windows come up as they stood, and the edge goes down as it came up. */
  async move(sndWnd: number, where: string): Promise<void> {
    const { socket, end } = this.#connection;
    const at = `${this.#at}, ${where}`;
    const { rcvAdv } = this.row;
    await this.#bench.upload(socket);
    const { holder } = this.#bench.host.connectionOf(socket);
    if (holder.mode !== 'host') throw new Error('the connection did not come back');
    const { tcb } = holder.tcp.core;
    const requirement = { requirement: 'CHM-TERM-068' };
    this.#bench.equal(`SndWnd that came up, ${at}`, tcb.sndWnd, sndWnd, requirement);
    const rcvWnd = edgeOf(this.#connection, this.#rcvScale) - seqSpan(end.seqAt(0), tcb.rcvNxt);
    this.#bench.equal(`RcvWnd that came up, ${at}`, tcb.rcvWnd, rcvWnd, requirement);
    await this.down();
    this.#bench.equal(`edge behind the move, ${at}`, this.row.rcvAdv, rcvAdv, { requirement: 'CHM-FC-005' });
    this.inDevice(sndWnd, `${where}, behind the move`);
  }
}

/** The host sends until its congestion window lets all of `written` out at once: each acknowledgement covers two segments. */
async function grow(bench: Bench, connection: Scripted): Promise<void> {
  const { end } = connection;
  connection.write(bench.random.bytes(before));
  for (let acked = 0; acked < before; ) {
    const reached = acked;
    await bench.until(() => end.arrived > reached, 'more of the stream');
    for (const { arrived: all } = end; acked < all; ) {
      acked = Math.min(all, acked + 2 * segment);
      end.ack(acked);
    }
  }
}

async function both(bench: Bench, port: number, rcvScale: Scale, sndScale: Scale): Promise<void> {
  const at = `units of 2^${rcvScale} here and 2^${sndScale} there`;
  const connection = await scripted(bench, {
    port,
    terms: { windowScale: sndScale, window: widest(sndScale), timestamps: port % 2 === 0 },
    host: { window: { receiveBuffer: receiveBuffers[rcvScale], windowScale: rcvScale } },
  });
  const { socket, end } = connection;
  socket.pause();
  // The SYN could not say the whole window.
  end.ack();
  await bench.pass(millis(1));
  const windows = new Windows(bench, connection, rcvScale, at);
  await windows.down();
  windows.inDevice(widest(sndScale), 'at first');
  await grow(bench, connection);

  for (let left = unread[rcvScale]; left > 0; ) {
    for (let i = 0; i < burst && left > 0; i++) {
      const size = Math.min(left, segment);
      connection.say(bench.random.bytes(size));
      left -= size;
    }
    await taken(bench, connection);
  }
  await bench.until(() => end.una === end.nxt, 'the acknowledgement of what nobody reads');
  windows.inDevice(widest(sndScale), 'with bytes that nobody reads');
  await windows.move(widest(sndScale), 'with bytes that nobody reads');

  end.ack(before, narrow(sndScale));
  connection.write(bench.random.bytes(written));
  await bench.until(() => windows.inFlight > narrow(sndScale) - segment, 'the narrow window to be used');
  bench.equal(`bytes in flight in a narrow window, ${at}`, windows.inFlight <= narrow(sndScale), true);
  await windows.move(narrow(sndScale), 'narrow');
  end.ack(before, widest(sndScale));
  const most = Math.min(widest(sndScale), written);
  await bench.until(() => windows.inFlight > most - segment, 'the wide window to be used');
  await windows.move(widest(sndScale), 'wide');

  socket.resume();
  end.ack();
  await arrived(bench, connection, before + written);
  socket.end();
  await arrived(bench, connection, before + written + 1);
  connection.say(new Uint8Array(0), true, end.arrived);
  await bench.until(() => socket.closed, `the end, ${at}`);
  connection.compare(bench, at);
  await bench.until(() => bench.chimney.offloadedCount === 0, 'the connection to come back');
}

export default scenario({
  name: 'window-scale',
  proves:
    'Windows in units of 1, 128 and 16384 bytes, each way with each, are used in full and cross hand-overs to the byte; the advertised edge never moves left.',
  covers: ['CHM-FC-005', 'CHM-TX-040', 'CHM-INIT-017', 'CHM-TERM-068'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  tcp: { nagle: false },
  async run(bench) {
    let port = 5000;
    for (const rcvScale of scales) for (const sndScale of scales) await both(bench, ++port, rcvScale, sndScale);
  },
});
