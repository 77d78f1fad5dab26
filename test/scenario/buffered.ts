import { type Bench, hostTransfer, peerTransfer, scenario } from 'smokestack';
import type { Socket } from '#host';
import { millis } from '#units';

/** Bytes that each end sends; the host holds back what the stages below do not need. */
const bytes = 384 * 1024;

/** Bytes that surely wait in the device while nobody reads: somewhat less than the window. */
const most = 50_000;

/** How the host posts receives, by the port that the peer listens on. */
const postings = {
  5001: { requests: 2, bytes: 16_384 },
  5002: { requests: 0, bytes: 0 },
  // So small that they are full while much more waits behind them.
  5003: { requests: 2, bytes: 512 },
} as const;

/** Unread bytes that the host itself holds for a connection. */
const unread = (bench: Bench, socket: Socket): number => {
  const { holder } = bench.host.connectionOf(socket);
  return holder.mode === 'host' ? holder.tcp.core.receive.length : 0;
};

/** Unread bytes that the device holds for a connection. */
const held = (bench: Bench, socket: Socket): number => {
  const row = bench.rowOf(socket);
  return row === undefined ? 0 : (row.rcvNxt - Number(row.finReceived) - row.rcvCons) >>> 0;
};

/**
 * One connection from which the application reads only now and then, and never to the end before the last stage. Hands
 * over while it does not read and while it does; returns how much buffered data went down and came back.
 */
async function pausing(bench: Bench, port: keyof typeof postings): Promise<{ down: number; up: number }> {
  const far = await peerTransfer(bench.peer, { listen: port }, { send: bytes, seed: port });
  const socket = bench.host.connect({ address: bench.peer.address, port });
  const near = hostTransfer(socket, { send: bytes, seed: port + 1 });
  const sum = { down: 0, up: 0 };
  const over = () => near.result !== undefined && far.result !== undefined;
  near.limit = 10_000;

  // Nobody reads in the host: what arrives goes down as BufferedData, and comes back as such.
  await bench.until(() => unread(bench, socket) > 20_000, 'data that nobody reads in the host');
  bench.equal('status of the offload', await bench.offload(socket), 0);
  const handedDown = held(bench, socket);
  sum.down += handedDown;
  bench.atLeast('bytes handed down', handedDown, 20_000);
  await bench.until(() => held(bench, socket) >= most, 'more data that nobody reads in the device');
  const first = await bench.upload(socket);
  sum.up += first?.buffered ?? 0;
  bench.atLeast('bytes handed back', first?.buffered ?? 0, most);

  // Down again with more than before, and then the application reads: posted requests or indications take it all.
  bench.equal('status of the offload', await bench.offload(socket), 0);
  sum.down += held(bench, socket);
  near.limit = socket.bytesRead + 100_000;
  await bench.until(() => socket.bytesRead >= near.limit, 'the application to read what was held');

  // It has stopped in the device: requests that are posted fill, the rest is refused and waits.
  const left = () => {
    const row = bench.rowOf(socket);
    return row !== undefined && row.reqFill === row.reqTail && held(bench, socket) >= most;
  };
  await bench.until(left, 'data that no request takes');
  const second = await bench.upload(socket);
  sum.up += second?.buffered ?? 0;
  // What was on its way when the application stopped has been taken: two requests, or one indication.
  bench.atLeast('bytes that no request took', second?.buffered ?? 0, most - 2 * postings[5001].bytes);

  // It reads, and requests are posted, but more waits than they have room for: they fill, the rest comes back.
  if (port === 5003) {
    near.limit = bytes - 100_000;
    near.reading = false;
    bench.equal('status of the offload', await bench.offload(socket), 0);
    await bench.until(() => held(bench, socket) >= most, 'data that waits in the device');
    near.reading = true;
    const posted = () => {
      const row = bench.rowOf(socket);
      return row !== undefined && row.reqHead !== row.reqTail;
    };
    await bench.until(posted, 'requests to be posted');
    const before = socket.bytesRead;
    const third = await bench.upload(socket);
    bench.atLeast('bytes that posted requests took', socket.bytesRead - before, 1);
    bench.atLeast('bytes beyond the posted requests', third?.buffered ?? 0, 1);
    sum.up += third?.buffered ?? 0;
  }

  bench.equal('the connection is still open', over(), false);
  near.limit = Number.POSITIVE_INFINITY;
  await bench.until(over, 'both ends to close');
  bench.equal('end at the host', near.result?.end, 'fin');
  bench.equal('bytes that the host read', near.result?.received.sha256, far.result?.sent.sha256);
  bench.equal('bytes that the peer read', far.result?.received.sha256, near.result?.sent.sha256);
  bench.moved.fromPeer += near.receivedBytes;
  bench.moved.toPeer += far.receivedBytes;
  return sum;
}

export default scenario({
  name: 'buffered',
  proves:
    'Received bytes that the application has not read go down at initiate and come back at terminate, none lost, none twice, with posted requests and with indications alone.',
  covers: [
    'CHM-INIT-021',
    'CHM-INIT-022',
    'CHM-INIT-025',
    'CHM-INIT-026',
    'CHM-TERM-052',
    'CHM-TERM-053',
    'CHM-TERM-054',
    'CHM-TERM-056',
    'CHM-RI-006',
    'CHM-RI-008',
  ],
  needs: ['offload'],
  tags: ['stage2'],
  offload: { chimney: { posting: ({ tuple }) => postings[tuple.remotePort as keyof typeof postings] } },
  async run(bench) {
    for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(1) }]);
    for (const port of [5001, 5002, 5003] as const)
      bench.log.info(await pausing(bench, port), `buffered data, port ${port}`);
  },
});
