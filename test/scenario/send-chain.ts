import { scenario } from 'smokestack';
import { millis, Random, type SeqNum, seq, seqDiff, seqSpan } from '#units';
import { parseTcpFrame } from '#wire';

/** TV-MDL-1: three requests of two pieces of memory each. */
const requests = [
  [200, 400],
  [400, 400],
  [400, 200],
] as const;
/** SndNxt - SndUna and SndMax - SndUna of TV-MDL-1. */
const sent = { next: 1000, max: 1600 } as const;
const total = 2000;
const segment = 200;
/** Bytes in front of the three requests: acknowledged one by one, they open the congestion window to `sent.next`. */
const before = 800;
const port = 5001;

const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);

export default scenario({
  name: 'send-chain',
  proves:
    'A connection handed down in the middle of a retransmission, with its send data in six pieces of memory, sends again from SndNxt to SndMax, then the rest, then what is posted later: each byte from its place (TV-MDL-1). Taken back with a request half acknowledged, it hands up what follows SndUna.',
  covers: [
    'CHM-INIT-028',
    'CHM-INIT-029',
    'CHM-INIT-030',
    'CHM-INIT-031',
    'CHM-INIT-032',
    'CHM-INIT-034',
    'CHM-INIT-036',
    'CHM-TERM-048',
  ],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  // Twelve segments leave at once and are lost; no timestamps, so that a segment is exactly the MSS.
  tcp: { initialWindowSegments: 12, timestamps: false, nagle: false },
  offload: {
    scatter: (data) => {
      const sizes = requests.find((parts) => sum(parts) === data.length && data[0] === parts[0] % 251) ?? [data.length];
      return sizes.map((size, i) => data.subarray(sum(sizes.slice(0, i)), sum(sizes.slice(0, i)) + size));
    },
  },
  async run(bench) {
    const carries = (frame: Uint8Array): boolean => {
      const parsed = parseTcpFrame(frame);
      return parsed.ok && parsed.value.segment.payload.length > 0;
    };
    const { builtin, host, cable } = bench;
    let dead = false;
    cable.impair('toFar', [{ delay: millis(2) }, { loss: 1, matches: () => dead }]);
    cable.impair('toNear', [{ delay: millis(2) }]);
    const read: Uint8Array[] = [];
    builtin.listen(
      port,
      (connection) => {
        connection.onData((bytes) => read.push(bytes));
        connection.onEnd(() => connection.end());
      },
      {
        mss: segment,
        timestamps: false,
        ack: { every: 1, delay: millis(0) },
        receiveBuffer: before + sent.max,
        windowScale: 'none',
      },
    );
    const socket = host.connect({ address: builtin.address, port });
    let open = false;
    let closed = false;
    socket.onConnect = () => {
      open = true;
    };
    socket.onClose = () => {
      closed = true;
    };
    await bench.until(() => open, 'the connection to open');

    dead = true;
    const random = new Random(bench.seed);
    const written = [before, ...requests.map(sum)].map((length, i) => {
      const bytes = random.bytes(length);
      // How scatter above knows the request.
      const parts = requests[i - 1];
      if (parts !== undefined) bytes[0] = parts[0] % 251;
      return bytes;
    });
    for (const bytes of written) socket.write(bytes);
    await bench.pass(millis(20));
    dead = false;

    const { holder } = host.connectionOf(socket);
    if (holder.mode !== 'host') throw new Error('the connection is not in the host');
    const { tcb } = holder.tcp.core;
    const start: SeqNum = tcb.sndUna;
    const there = () =>
      seqSpan(start, tcb.sndUna) === before &&
      seqDiff(tcb.sndNxt, tcb.sndUna) === sent.next &&
      seqDiff(tcb.sndMax, tcb.sndUna) === sent.max;
    await bench.until(there, 'SndNxt and SndMax of TV-MDL-1');
    const una = tcb.sndUna;

    const offsets: [number, number][] = [];
    cable.onDelivery((direction, frame) => {
      const parsed = direction === 'toFar' ? parseTcpFrame(frame) : undefined;
      if (parsed?.ok && parsed.value.segment.payload.length > 0)
        offsets.push([seqSpan(una, parsed.value.segment.seq), parsed.value.segment.payload.length]);
    });
    bench.equal('status of the offload', await bench.offload(socket), 0);
    // Each request went down whole, laid out as `scatter` knows it; the miniport joins its two pieces.
    bench.equal('entries of the send ring', bench.rowOf(socket)?.sendTail, requests.length);
    const later = random.bytes(700);
    socket.write(later);
    await bench.until(() => socket.unacknowledged === 0, 'everything to be acknowledged');
    const fromNext = offsets.filter(([offset]) => offset >= sent.next);
    const expected = Array.from({ length: Math.ceil((total + 700 - sent.next) / segment) }, (_, i) => {
      const offset = sent.next + i * segment;
      return [offset, Math.min(segment, total + 700 - offset)];
    });
    bench.equal('segments of the device, offset and length', JSON.stringify(fromNext), JSON.stringify(expected));

    // One more request in three segments, of which the peer is let see the first.
    const rest = random.bytes(3 * segment);
    let passed = 0;
    cable.impair('toFar', [{ delay: millis(2) }, { loss: 1, matches: (frame) => carries(frame) && passed++ > 0 }]);
    socket.write(rest);
    const acknowledged = () => {
      const row = bench.rowOf(socket);
      return row !== undefined && seqSpan(una, seq(row.sndUna)) === total + later.length + segment;
    };
    await bench.until(acknowledged, 'one segment of three to be acknowledged');
    const back = await bench.upload(socket);
    bench.equal('bytes in the chain that came back', back?.chained, rest.length - segment);
    cable.impair('toFar', [{ delay: millis(2) }]);
    socket.end();
    await bench.until(() => closed, 'the connection to close');
    const all = Buffer.concat([...written, later, rest]);
    bench.equal('bytes that the peer read', Buffer.concat(read).toString('hex'), all.toString('hex'));
    bench.moved.toPeer += all.length;
  },
});
