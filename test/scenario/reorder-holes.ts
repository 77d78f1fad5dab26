import { type Bench, scenario } from 'smokestack';
import type { TcpRow } from '#contract';
import { seq, seqSpan } from '#units';
import { type Scripted, scripted } from './lib/scripted.ts';
import { most, ReceivedStream } from './lib/stream.ts';
import { Trace } from './lib/trace.ts';

const piece = 100;

/** Every order of 0 … n-1. */
function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((some) =>
    Array.from({ length: n }, (_, at) => [...some.slice(0, at), n - 1, ...some.slice(at)]),
  );
}

/** The far end sends pieces of a stream as it pleases; each is held against the stream as it must come about. */
class Reordering {
  readonly stream = new ReceivedStream();
  /** Times that so many ranges stood in the row. */
  readonly seen = Array.from({ length: most + 1 }, () => 0);
  refused = 0;
  holesDropped = 0;
  readonly #bench: Bench;
  readonly #connection: Scripted;
  #trace: Trace;

  constructor(bench: Bench, connection: Scripted) {
    this.#bench = bench;
    this.#connection = connection;
    this.#trace = new Trace(bench, connection);
  }

  /** Of the device. */
  get row(): TcpRow {
    const row = this.#bench.rowOf(this.#connection.socket);
    if (row === undefined) throw new Error('the connection is not in the device');
    return row;
  }

  async send(at: number, data: Uint8Array): Promise<void> {
    const { end } = this.#connection;
    const before = this.#trace.segments;
    const heard = end.heard.length;
    end.send({ at, data });
    await this.#bench.until(() => this.#trace.segments > before, 'the segment to be taken');
    const taken = this.stream.take(at, data);
    const { rangeCount, rcvNxt } = this.row;
    this.#bench.equal('bytes in order', seqSpan(end.seqAt(0), seq(rcvNxt)), this.stream.next);
    this.#bench.equal('ranges out of order', rangeCount, this.stream.ranges, { requirement: 'CHM-FC-007' });
    this.seen[rangeCount] = (this.seen[rangeCount] ?? 0) + 1;
    if (taken) return;
    this.refused++;
    await this.#bench.until(() => end.heard.length > heard, 'a duplicate acknowledgement');
    this.#bench.equal('acknowledged by it', end.una, this.stream.next, { requirement: 'engine.md 13' });
  }

  /** Sends seeded bytes. */
  any(at: number, length: number): Promise<void> {
    return this.send(at, this.#bench.random.bytes(length));
  }

  /** The connection comes back and goes down again: what was out of order is lost (CHM-UPL-027). */
  async move(): Promise<void> {
    const { socket } = this.#connection;
    const holes = this.stream.ranges > 0;
    const back = await this.#bench.upload(socket);
    this.#bench.equal('whether a hole was dropped', back?.hole, holes, { requirement: 'CHM-UPL-027' });
    this.holesDropped += Number(holes);
    this.stream.drop();
    this.#bench.equal('status of the offload', await this.#bench.offload(socket), 0);
    this.#bench.equal('ranges behind the hand-over', this.row.rangeCount, 0);
  }
}

/** So many holes, filled in an order; the connection moves behind so many of them where that is given. */
async function holes(bench: Bench, it: Reordering, order: readonly number[], moveBehind?: number): Promise<void> {
  const base = it.stream.next;
  const count = order.length;
  const held = bench.random.shuffled(Array.from({ length: count }, (_, i) => i));
  for (const i of held) await it.any(base + (2 * i + 1) * piece, piece);
  if (count === most) await it.any(base + (2 * most + 1) * piece, piece);
  for (const [filled, i] of order.entries()) {
    if (filled === moveBehind) await it.move();
    await it.any(base + 2 * i * piece, piece);
  }
  // What was refused, or dropped by the move, is sent again.
  const all = base + 2 * count * piece;
  for (let at = it.stream.next; at < all; at = it.stream.next) await it.any(at, Math.min(piece, all - at));
}

/** So many ranges, and one segment from within the first to within the last: they are one. */
async function bridged(bench: Bench, it: Reordering, count: number): Promise<void> {
  const base = it.stream.next;
  for (let i = 0; i < count; i++) await it.any(base + (2 * i + 1) * piece, piece);
  bench.equal('ranges before they are bridged', it.row.rangeCount, count);
  await it.any(base + piece + 10, (2 * count - 1) * piece - 20);
  bench.equal('ranges once they are bridged', it.row.rangeCount, 1);
  await it.any(base, piece);
}

/** Segments of any length at any place overlap each other; at last every hole is filled, any of them first. */
async function overlaps(bench: Bench, it: Reordering): Promise<void> {
  const { random } = bench;
  const base = it.stream.next;
  for (let i = 0; i < 10; i++) await it.any(base + random.int(1, 1000), random.int(1, 250));
  for (let hole = it.stream.hole(0); hole !== undefined; hole = it.stream.hole(0)) {
    const [from, to] = random.chance(0.5) ? hole : (it.stream.hole(1) ?? hole);
    // It may reach into what lies around it: a byte in order stays, another is written anew.
    const start = Math.max(0, from - random.pick([0, 1, 60]));
    await it.any(start, to - start + random.pick([0, 1, 60]));
  }
}

export default scenario({
  name: 'reorder-holes',
  proves:
    'Up to four holes are held, filled in any order and from segments that overlap, the later one winning; a fifth is refused with a duplicate ACK; a hand-over drops what is out of order, and the far end sends it again.',
  covers: ['CHM-FC-007', 'CHM-FC-008', 'CHM-UPL-027', 'CHM-TERM-068'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  async run(bench) {
    const connection = await scripted(bench, { port: 5001, terms: { timestamps: bench.seed % 2 === 0 } });
    bench.equal('status of the offload', await bench.offload(connection.socket), 0);
    const it = new Reordering(bench, connection);
    for (let count = 1; count <= most; count++) {
      for (const order of permutations(count)) await holes(bench, it, order);
      for (let behind = 0; behind < count; behind++) {
        const order = bench.random.shuffled(Array.from({ length: count }, (_, i) => i));
        await holes(bench, it, order, behind);
      }
    }
    for (let count = 2; count <= most; count++) await bridged(bench, it, count);
    for (let i = 0; i < 25; i++) await overlaps(bench, it);

    for (let count = 1; count <= most; count++)
      bench.atLeast(`rows with ${count} ranges`, it.seen[count] ?? 0, permutations(count).length);
    bench.atLeast('segments refused because of a fifth range', it.refused, permutations(most).length + most);
    bench.atLeast('hand-overs that dropped a hole', it.holesDropped, most);
    connection.content = it.stream.text;
    const { socket, end } = connection;
    end.send({ at: it.stream.next, fin: true });
    socket.end();
    await bench.until(() => end.finAt !== undefined, 'the FIN of the host');
    end.ack();
    await bench.until(() => socket.closed, 'the end');
    connection.compare(bench, 'all of it');
  },
});
