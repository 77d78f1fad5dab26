import { type Bench, scenario } from 'smokestack';
import type { Socket } from '#host';
import { millis } from '#units';

const little = 48 * 1024;
const much = 2 * 2 ** 20;

/** Offloads, lets the open direction go on by `step` bytes, takes back; until the connection is over. */
async function keepMoving(bench: Bench, socket: Socket, over: () => boolean, done: () => number): Promise<number> {
  const step = much / 12;
  let halfClosed = 0;
  while (!over()) {
    if ((await bench.offload(socket)) !== 0) break;
    const from = done();
    await bench.until(() => over() || done() >= from + step || done() >= much, 'the open direction to go on');
    const state = bench.rowOf(socket)?.finPosted || bench.rowOf(socket)?.finReceived;
    if ((await bench.upload(socket)) === undefined) break;
    halfClosed += Number(state);
    const here = done();
    await bench.until(() => over() || done() > here || done() >= much, 'the open direction to go on in the host');
    if (done() >= much) break;
  }
  return halfClosed;
}

export default scenario({
  name: 'half-close',
  proves:
    'After one end has closed its half, the other half goes on in the device and across hand-overs, whichever end closed first.',
  covers: ['CHM-DIS-001', 'CHM-DIS-004', 'CHM-DIS-007', 'CHM-DIS-009', 'CHM-CLS-001', 'CHM-TERM-003', 'CHM-TERM-004'],
  needs: ['offload'],
  tags: ['stage2'],
  // Slow enough that a time-out of the closing end costs no move.
  tcp: { sendBuffer: 48 * 1024 },
  async run(bench) {
    for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(8) }]);
    const moved = { host: 0, peer: 0 };
    await bench.exchange({
      port: 5001,
      openedBy: 'host',
      toPeer: little,
      fromPeer: much,
      meanwhile: async (socket, end) => {
        const over = () => end.result !== undefined;
        moved.host = await keepMoving(bench, socket, over, () => socket.bytesRead);
      },
    });
    await bench.exchange({
      port: 5002,
      openedBy: 'peer',
      toPeer: much,
      fromPeer: little,
      meanwhile: async (socket, end) => {
        const over = () => end.result !== undefined;
        // In the device, segments that came during a hand-over cost the peer a time-out: let most of its half be through.
        await bench.until(() => over() || socket.bytesRead > little / 2, 'most of the half that is to close');
        const acknowledged = () => socket.bytesWritten - socket.unacknowledged;
        moved.peer = await keepMoving(bench, socket, over, acknowledged);
      },
    });
    bench.atLeast('moves after the host had closed its half', moved.host, 2);
    bench.atLeast('moves after the peer had closed its half', moved.peer, 2);
  },
});
