import { type Bench, scenario } from 'smokestack';
import type { TcpRow } from '#contract';
import type { Socket } from '#host';
import { millis } from '#units';

const little = 48 * 1024;
const much = 2 * 2 ** 20;

/** One end has closed its half, the other has not: the device's own row says which. */
const closed = {
  host: ({ finPosted, finReceived }: TcpRow) => finPosted && !finReceived,
  peer: ({ finPosted, finReceived }: TcpRow) => finReceived && !finPosted,
} as const;

/** The half that stays open, while the other one has been closed `by` one end. */
interface OpenHalf {
  readonly by: keyof typeof closed;
  readonly over: () => boolean;
  /** Bytes that it has carried. */
  readonly done: () => number;
}

/**
 * Offloads, lets the open half go on, takes back, lets it go on in the host, until the connection is over. Returns how many
 * of the moves found the connection half closed and carried more of the open half, in the device and then in the host.
 */
async function keepMoving(bench: Bench, socket: Socket, { by, over, done }: OpenHalf): Promise<number> {
  const step = much / 12;
  let moves = 0;
  while (!over()) {
    if ((await bench.offload(socket)) !== 0) break;
    const from = done();
    /** Bytes carried when the device was first seen to hold a half-closed connection. */
    let since: number | undefined;
    const gone = () => {
      const row = bench.rowOf(socket);
      if (row !== undefined && closed[by](row)) since ??= done();
      return over() || done() >= from + step || done() >= much;
    };
    await bench.until(gone, 'the open direction to go on');
    const inDevice = since === undefined ? 0 : done() - since;
    if ((await bench.upload(socket)) === undefined) break;
    const here = done();
    await bench.until(() => over() || done() > here || done() >= much, 'the open direction to go on in the host');
    moves += Number(inDevice > 0 && done() > here);
    if (done() >= much) break;
  }
  return moves;
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
        moved.host = await keepMoving(bench, socket, { by: 'host', over, done: () => socket.bytesRead });
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
        const done = () => socket.bytesWritten - socket.unacknowledged;
        moved.peer = await keepMoving(bench, socket, { by: 'peer', over, done });
      },
    });
    bench.atLeast('moves of a connection whose host had closed its half', moved.host, 2);
    bench.atLeast('moves of a connection whose peer had closed its half', moved.peer, 2);
  },
});
