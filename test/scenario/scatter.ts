import { createHash } from 'node:crypto';
import { type Bench, scenario } from 'smokestack';
import { millis, Random } from '#units';
import { closed, opened } from './lib/opened.ts';

const connections = 4;
const bytes = 96 * 1024;
/** Longest wait for any of it; all takes a fraction of a second. */
const within = millis(1500);

/** Pieces of memory: many small ones, many that end on a beat of the device (8 or 64 bytes). */
function pieces(data: Uint8Array): Uint8Array[] {
  const random = new Random(data.length * 256 + (data[0] ?? 0));
  const cut: Uint8Array[] = [];
  for (let at = 0; at < data.length; ) {
    const size = random.chance(0.5) ? random.pick([8, 16, 64, 128, 192]) : random.int(1, 500);
    cut.push(data.subarray(at, at + size));
    at += size;
  }
  return cut;
}

/** Writes pieces of any length at any time; resolves when the peer has them all. */
async function writing(bench: Bench, port: number): Promise<void> {
  const random = bench.random.fork(`port ${port}`);
  const pair = await opened(bench, { port });
  const { socket, far } = pair;
  bench.equal('status of the offload', await bench.offload(socket), 0);
  const written = createHash('sha256');
  while (socket.bytesWritten < bytes) {
    const data = random.bytes(random.chance(0.5) ? random.int(1, 100) : random.int(1, 4000));
    written.update(data);
    const more = socket.write(data);
    if (!more) await bench.until(() => socket.unacknowledged < 32 * 1024, 'room for more', within);
    else if (random.chance(0.7)) await bench.pass(millis(random.int(1, 60) / 100));
  }
  await bench.until(() => far.bytesReceived >= socket.bytesWritten, `everything on port ${port}`, within);
  await bench.upload(socket);
  bench.equal(`bytes that the peer read on port ${port}`, far.receivedSha256(), written.digest('hex'));
  bench.moved.toPeer += far.bytesReceived;
  await closed(bench, pair);
}

export default scenario({
  name: 'scatter',
  proves:
    'Requests of any length, in pieces of memory of any length, posted at any moment, leave byte by byte in order while short send and event rings come round again and again.',
  covers: ['CHM-TX-001', 'CHM-TX-002', 'CHM-TX-003', 'CHM-INIT-029'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  tcp: { nagle: false },
  offload: { scatter: pieces, miniport: { sendLog2: 4, eventLog2: 5 } },
  async run(bench) {
    for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(0.3) }]);
    await Promise.all(Array.from({ length: connections }, (_, i) => writing(bench, 5001 + i)));
  },
});
