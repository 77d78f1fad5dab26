import { type Bench, scenario } from 'smokestack';
import { millis, seqSpan } from '#units';
import { parseTcpFrame } from '#wire';
import { closed, opened } from './lib/opened.ts';

interface Size {
  /** MSS option of the far end. */
  readonly mss: number;
  readonly mtu: number;
  readonly timestamps: boolean;
  /** Payload of a full segment (engine.md 6.1). */
  readonly full: number;
  /** Bytes each way. */
  readonly bytes: number;
}

/** From the least that the contract allows: one byte a segment, and the least MTU of IPv4. */
const sizes: readonly Size[] = [
  { mss: 1, mtu: 1500, timestamps: false, full: 1, bytes: 300 },
  { mss: 13, mtu: 1500, timestamps: true, full: 1, bytes: 300 },
  { mss: 1460, mtu: 68, timestamps: true, full: 16, bytes: 3000 },
  { mss: 1460, mtu: 68, timestamps: false, full: 28, bytes: 5000 },
  { mss: 64, mtu: 1500, timestamps: false, full: 64, bytes: 8000 },
  { mss: 536, mtu: 577, timestamps: true, full: 524, bytes: 40_000 },
  { mss: 1460, mtu: 577, timestamps: false, full: 537, bytes: 40_000 },
];

/** A segment of the device: offset in the stream, and bytes. */
type Piece = readonly [offset: number, length: number];

/** Segments with data that leave the device while `watching` says so, by the host's port. */
function watchSegments(bench: Bench, port: number): { readonly pieces: Piece[]; watching: boolean } {
  const seen = { pieces: [] as Piece[], watching: false };
  let first: Parameters<typeof seqSpan>[0] | undefined;
  bench.cable.onDelivery((direction, frame) => {
    const parsed = direction === 'toFar' ? parseTcpFrame(frame) : undefined;
    if (!parsed?.ok || parsed.value.segment.sourcePort !== port) return;
    const { seq, payload } = parsed.value.segment;
    first ??= seq;
    if (payload.length > 0 && seen.watching) seen.pieces.push([seqSpan(first, seq), payload.length]);
  });
  return seen;
}

/** Requests of a size that puts several of them into a segment, at places that nothing else is aligned to. */
function requestsOf(bench: Bench, { bytes, full }: Size): Uint8Array[] {
  const requests: Uint8Array[] = [];
  const most = Math.max(2, Math.ceil(full / 6));
  for (let left = bytes; left > 0; left -= requests.at(-1)?.length ?? left)
    requests.push(bench.random.bytes(Math.min(left, bench.random.int(1, most))));
  return requests;
}

async function exchange(bench: Bench, port: number, size: Size): Promise<void> {
  const { mss, mtu, timestamps, full, bytes } = size;
  const at = `MSS ${mss}, MTU ${mtu}, ${timestamps ? 'with' : 'without'} timestamps`;
  bench.host.ip.mtu = mtu;
  const pair = await opened(bench, { port, peer: { mss, timestamps, initialWindow: 10 } });
  const { socket, far } = pair;
  const seen = watchSegments(bench, socket.tuple.localPort);
  const down = async (): Promise<void> => {
    bench.equal(`status of the offload, ${at}`, await bench.offload(socket), 0);
    bench.equal(`bytes of a full segment, ${at}`, bench.rowOf(socket)?.effectiveMss, full, {
      requirement: 'engine.md 6.1',
    });
  };
  await down();
  seen.watching = true;

  const requests = requestsOf(bench, size);
  const back = bench.random.bytes(bytes);
  const got: { readonly near: Uint8Array[]; readonly far: Uint8Array[] } = { near: [], far: [] };
  socket.onData = (data) => got.near.push(data);
  far.onData((data) => got.far.push(data));
  far.write(back);
  for (const request of requests) socket.write(request);
  for (const share of [1 / 3, 2 / 3]) {
    await bench.until(() => far.bytesReceived >= bytes * share, `a part, ${at}`);
    seen.watching = false;
    const returned = await bench.upload(socket);
    bench.atLeast(`bytes in the chain, ${at}`, returned?.chained ?? 0, 1);
    await down();
    seen.watching = true;
  }
  await bench.until(() => far.bytesReceived >= bytes && socket.bytesRead >= bytes, `both streams, ${at}`);
  await bench.upload(socket);
  bench.equal(`bytes that the host read, ${at}`, Buffer.concat(got.near).equals(back), true);
  bench.equal(`bytes that the peer read, ${at}`, Buffer.concat(got.far).equals(Buffer.concat(requests)), true);
  cuts(bench, seen.pieces, requests, size, at);
  bench.moved.toPeer += bytes;
  bench.moved.fromPeer += bytes;
  await closed(bench, pair);
}

/** The device cut its segments at their full size, across the borders of requests. */
function cuts(
  bench: Bench,
  pieces: readonly Piece[],
  requests: readonly Uint8Array[],
  { full }: Size,
  at: string,
): void {
  const borders: number[] = [];
  let end = 0;
  for (const { length } of requests) {
    end += length;
    borders.push(end);
  }
  const inside = ([offset, length]: Piece): number =>
    borders.filter((border) => border > offset && border < offset + length).length;
  bench.equal(`longest segment, ${at}`, Math.max(...pieces.map(([, length]) => length)), full);
  const whole = pieces.filter(([, length]) => length === full).length;
  bench.atLeast(`full segments of ${pieces.length}, ${at}`, whole, pieces.length / 2);
  if (full > 1) bench.atLeast(`requests that end within a segment, ${at}`, Math.max(...pieces.map(inside)), 5);
}

export default scenario({
  name: 'tiny-mss',
  proves:
    'Segments of one byte and more, as the MSS of the peer and the MTU of the path allow, with timestamps and without, are cut across the borders of requests, and go on where they were across hand-overs.',
  covers: ['CHM-TX-037', 'CHM-INIT-034', 'CHM-TERM-048', 'CHM-UPL-002'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  async run(bench) {
    // So long that no stream is through before its connection has moved.
    for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(2) }]);
    let port = 5000;
    for (const size of sizes) await exchange(bench, ++port, size);
    bench.host.ip.mtu = 1500;
  },
});
