import { type Bench, hostTransfer, peerTransfer, scenario } from 'smokestack';
import type { Socket } from '#host';
import { millis } from '#units';

/** Bytes the peer sends: more than one window, so that it also waits for the application. */
const bytes = 160 * 1024;

/** How the host posts receives, by the port that the peer listens on. */
const postings = {
  5001: { requests: 2, bytes: 16_384 },
  5002: { requests: 0, bytes: 0 },
} as const;

/** Unread bytes that the device holds for a connection. */
const held = (bench: Bench, socket: Socket): number => {
  const row = bench.rowOf(socket);
  return row === undefined ? 0 : (row.rcvNxt - Number(row.finReceived) - row.rcvCons) >>> 0;
};

/**
 * One connection from which the application reads only now and then. Hands over while it does not read and while it
 * does; returns how much buffered data went down and came back.
 */
async function pausing(bench: Bench, port: keyof typeof postings): Promise<{ down: number; up: number }> {
  const far = await peerTransfer(bench.peer, { listen: port }, { send: bytes, seed: port });
  const socket = bench.host.connect({ address: bench.peer.address, port });
  const near = hostTransfer(socket, { send: 1000, seed: port + 1 });
  const sum = { down: 0, up: 0 };
  const over = () => near.result !== undefined && far.result !== undefined;
  await bench.until(() => socket.bytesRead > 0, 'the first bytes');

  // Nobody reads in the host: what arrives goes down as BufferedData, and comes back as such.
  socket.pause();
  await bench.pass(millis(60));
  bench.equal('status of the offload', await bench.offload(socket), 0);
  const handedDown = held(bench, socket);
  sum.down += handedDown;
  bench.atLeast('bytes handed down', handedDown, 1);
  await bench.pass(millis(60));
  const first = await bench.upload(socket);
  sum.up += first?.buffered ?? 0;
  bench.atLeast('bytes handed back', first?.buffered ?? 0, handedDown);

  // Down again with more than before, and then the application reads: posted requests take it all.
  bench.equal('status of the offload', await bench.offload(socket), 0);
  sum.down += held(bench, socket);
  const before = socket.bytesRead;
  socket.resume();
  await bench.until(() => socket.bytesRead > before + 40_000, 'the application to read what was held');

  // The application stops in the device: requests that are posted fill, the rest is refused and waits.
  socket.pause();
  const empty = () => {
    const row = bench.rowOf(socket);
    return row !== undefined && row.reqFill === row.reqTail && held(bench, socket) > 0;
  };
  await bench.until(empty, 'data that no request takes');
  const second = await bench.upload(socket);
  sum.up += second?.buffered ?? 0;
  bench.atLeast('bytes that no request took', second?.buffered ?? 0, 1);

  // With requests posted nothing is left over: they take what is there before the connection comes back.
  socket.resume();
  bench.equal('status of the offload', await bench.offload(socket), 0);
  await bench.upload(socket);
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
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  offload: { chimney: { posting: ({ tuple }) => postings[tuple.remotePort as keyof typeof postings] } },
  async run(bench) {
    for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(1) }]);
    for (const port of [5001, 5002] as const) bench.log.info(await pausing(bench, port), `buffered data, port ${port}`);
  },
});
