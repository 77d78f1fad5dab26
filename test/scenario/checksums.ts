import { scenario } from 'smokestack';
import { millis, seqAdd } from '#units';
import { buildTcpFrame, parseTcpFrame } from '#wire';
import { closed, opened } from './lib/opened.ts';

/** Where the TCP checksum stands in a frame. */
const checksumAt = 14 + 20 + 16;
const checksumOf = (frame: Uint8Array): number => ((frame[checksumAt] ?? 0) << 8) | (frame[checksumAt + 1] ?? 0);

/** Sums that a frame shall have: the least ones, where adding a carry gives another carry, in either order of bytes, and the largest. */
const sums = [...Array.from({ length: 12 }, (_, i) => [i + 1, (i + 1) << 8]).flat(), 0xffff, 0xfffe, 0xfeff];

export default scenario({
  name: 'checksums',
  proves:
    'The checksum of a sent segment is right where its sum is a corner: next to zero and next to all ones, in either order of bytes.',
  covers: ['CHM-TX-002'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  tcp: { timestamps: false, nagle: false },
  async run(bench) {
    let last: Uint8Array | undefined;
    bench.cable.onDelivery((direction, frame) => {
      const parsed = direction === 'toFar' ? parseTcpFrame(frame) : undefined;
      if (parsed?.ok && parsed.value.segment.payload.length > 0) last = frame.slice();
    });
    const pair = await opened(bench, { port: 5001, peer: { ack: { every: 1, delay: millis(0) } } });
    const { socket, far } = pair;
    bench.equal('status of the offload', await bench.offload(socket), 0);
    const send = async (word: number): Promise<void> => {
      socket.write(Uint8Array.of(word >> 8, word & 0xff));
      await bench.until(() => socket.unacknowledged === 0, 'the peer to acknowledge');
    };
    await send(0);
    for (const sum of sums) {
      const parsed = last && parseTcpFrame(last);
      if (!parsed?.ok) throw new Error('there is no segment to go by');
      const { segment, ...rest } = parsed.value;
      const next = { ...segment, seq: seqAdd(segment.seq, 2), payload: new Uint8Array(2) };
      const without = 0xffff - checksumOf(buildTcpFrame({ ...rest, segment: next }));
      await send((sum - without + 0xffff) % 0xffff);
      bench.equal('checksum', last && checksumOf(last), 0xffff - sum, { requirement: 'engine.md 4.1' });
    }
    await bench.upload(socket);
    bench.equal('bytes that the peer read', far.bytesReceived, 2 * (sums.length + 1));
    bench.moved.toPeer += far.bytesReceived;
    await closed(bench, pair);
  },
});
