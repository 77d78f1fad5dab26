import { type Bench, hostTransfer, moveAround, peerTransfer, scenario } from 'smokestack';
import { ndisStatus } from '#contract';
import type { WindowSettings } from '#host';
import { millis } from '#units';

const size = 448 * 1024;
const unit = 64;
/** Windows that just fit a region of 64 KiB: one unit is left over for rounding. */
const window = { receiveBuffer: 2 ** 16 - unit, windowScale: Math.log2(unit) };
/** The largest region. */
const most = 2 ** 20;

/** Asks for an offload of a connection with such a window, which the device may refuse; data goes on all the same. */
async function asked(bench: Bench, port: number, window: WindowSettings, status: number): Promise<void> {
  const far = await peerTransfer(bench.peer, { listen: port }, { send: 20_000, seed: port });
  const socket = bench.host.connect({ address: bench.peer.address, port, window });
  const near = hostTransfer(socket, { send: 20_000, seed: port + 1 });
  near.limit = 10_000;
  await bench.until(() => socket.bytesRead > 0, `the first bytes on port ${port}`);
  const told = `a window of ${window.receiveBuffer} with units of 2^${window.windowScale}`;
  bench.equal(`status of an initiate with ${told}`, await bench.offload(socket), status, {
    requirement: 'engine.md 11.2',
  });
  near.limit = Number.POSITIVE_INFINITY;
  await bench.until(() => near.result !== undefined && far.result !== undefined, `both ends of port ${port}`);
  bench.equal('bytes that the host read', near.result?.received.sha256, far.result?.sent.sha256);
  bench.equal('bytes that the peer read', far.result?.received.sha256, near.result?.sent.sha256);
  bench.moved.fromPeer += near.receivedBytes;
  bench.moved.toPeer += far.receivedBytes;
}

export default scenario({
  name: 'scaled-window',
  proves:
    'With window scales on both sides the advertised edge never moves left, in the device and across hand-overs; a window that no region has room for is refused, and stays in the host.',
  covers: ['CHM-FC-005', 'CHM-INIT-014', 'CHM-INIT-017', 'CHM-TERM-068'],
  needs: ['offload'],
  tags: ['stage2'],
  tcp: window,
  async run(bench) {
    for (const direction of ['toFar', 'toNear'] as const)
      bench.cable.impair(direction, [{ delay: millis(1), loss: 0.002 }]);
    await bench.exchange({
      port: 5001,
      openedBy: 'host',
      toPeer: size,
      fromPeer: size,
      meanwhile: async (socket, end) => {
        const over = () => end.result !== undefined;
        const plan = { moves: 3, each: 0, apart: 16 * 1024, bytes: size, end, over };
        const { moves } = await moveAround(bench, socket, plan);
        bench.atLeast('moves', moves, 3);
      },
    });
    const refused = ndisStatus.offloadTcpRcvWindow;
    await asked(bench, 5002, { receiveBuffer: most - 2 ** 5, windowScale: 5 }, 0);
    await asked(bench, 5003, { receiveBuffer: most - 2 ** 5 + 1, windowScale: 5 }, refused);
    // Two units at least: with less the edge could not move without going back.
    await asked(bench, 5004, { receiveBuffer: 2 ** 15, windowScale: 14 }, 0);
    await asked(bench, 5005, { receiveBuffer: 2 ** 15 - 1, windowScale: 14 }, refused);
  },
});
