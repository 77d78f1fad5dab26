import type { Bench } from 'smokestack';
import { millis } from '#units';
import type { Scripted } from './scripted.ts';

/** A stream in four pieces. */
const size = 200;
/** Bytes of it. */
export const all = 4 * size;
const piece = (bench: Bench, connection: Scripted, i: number, fin = false): Promise<number> =>
  connection.piece(bench, i * size, (i + 1) * size, fin);

/** What the row holds of a FIN and of ranges out of order. */
export function held(bench: Bench, { socket }: Scripted): string {
  const row = bench.rowOf(socket);
  if (row === undefined) return 'not offloaded';
  const fin = row.finReceived ? 'FIN received' : row.finQueued ? 'FIN queued' : 'no FIN';
  return `${fin}, ${row.rangeCount} ranges, ${row.disconnectIndicated ? '' : 'not '}told`;
}

/** Pieces and a FIN in some order. */
export interface Case {
  /** Bytes of the far end's stream. Default: four pieces. */
  readonly length?: number;
  /** Window of the host, where it is not its usual one. */
  readonly receiveBuffer?: number;
  /** What the far end says contradicts itself: only the engine has a rule for it (CHM-FC-009, -010). */
  readonly lies?: boolean;
  /** The application has read, and requests that it posted take what comes. */
  readonly reading?: boolean;
  /** Sends until the FIN is in order. The application does not read. */
  play(bench: Bench, connection: Scripted, look: (expected: string) => void): Promise<void>;
}

export const acked = (bench: Bench, offset: number, expected: number, at: string): boolean =>
  bench.equal(`acknowledged behind ${at}`, offset, expected);

/** By name: ways for a FIN to arrive, and what becomes of it. */
export const cases: Readonly<Record<string, Case>> = {
  'a FIN alone before everything': {
    play: async (bench, connection, look) => {
      acked(bench, await connection.answer(bench, { at: all, fin: true }), 0, 'FIN alone');
      look('FIN queued, 0 ranges, not told');
      for (const i of [3, 1]) acked(bench, await piece(bench, connection, i), 0, `piece ${i}`);
      look('FIN queued, 2 ranges, not told');
      acked(bench, await piece(bench, connection, 0), 2 * size, 'piece 0');
      look('FIN queued, 1 ranges, not told');
      acked(bench, await piece(bench, connection, 2), all + 1, 'piece 2');
    },
  },
  'a FIN on the last piece before the others': {
    play: async (bench, connection, look) => {
      acked(bench, await piece(bench, connection, 3, true), 0, 'piece 3 with the FIN');
      look('FIN queued, 1 ranges, not told');
      // It comes again: nothing changes.
      acked(bench, await piece(bench, connection, 3, true), 0, 'piece 3 with the FIN again');
      look('FIN queued, 1 ranges, not told');
      for (const i of [2, 1]) acked(bench, await piece(bench, connection, i), 0, `piece ${i}`);
      acked(bench, await piece(bench, connection, 0), all + 1, 'piece 0');
    },
  },
  'data beyond a queued FIN': {
    lies: true,
    play: async (bench, connection, look) => {
      acked(bench, await piece(bench, connection, 1), 0, 'piece 1');
      acked(bench, await piece(bench, connection, 2, true), 0, 'piece 2 with a FIN');
      look('FIN queued, 1 ranges, not told');
      acked(bench, await piece(bench, connection, 3), 0, 'piece 3 beyond the FIN');
      look('no FIN, 0 ranges, not told');
      acked(bench, await piece(bench, connection, 3, true), 0, 'piece 3 with the FIN');
      look('FIN queued, 1 ranges, not told');
      for (const i of [2, 1]) await piece(bench, connection, i);
      acked(bench, await piece(bench, connection, 0), all + 1, 'piece 0');
    },
  },
  'a FIN beyond a queued FIN': {
    lies: true,
    play: async (bench, connection, look) => {
      acked(bench, await piece(bench, connection, 1, true), 0, 'piece 1 with a FIN');
      look('FIN queued, 1 ranges, not told');
      acked(bench, await connection.answer(bench, { at: all, fin: true }), 0, 'a FIN beyond the FIN');
      look('no FIN, 0 ranges, not told');
      for (const i of [1, 2]) await piece(bench, connection, i);
      await piece(bench, connection, 3, true);
      acked(bench, await piece(bench, connection, 0), all + 1, 'piece 0');
    },
  },
  'a FIN before data that is held': {
    lies: true,
    play: async (bench, connection, look) => {
      acked(bench, await piece(bench, connection, 3), 0, 'piece 3');
      look('no FIN, 1 ranges, not told');
      acked(bench, await piece(bench, connection, 1, true), 0, 'piece 1 with a FIN');
      look('no FIN, 0 ranges, not told');
      for (const i of [1, 2]) await piece(bench, connection, i);
      await piece(bench, connection, 3, true);
      acked(bench, await piece(bench, connection, 0), all + 1, 'piece 0');
    },
  },
  'data beyond a FIN that is in order': {
    length: size,
    lies: true,
    play: async (bench, connection, look) => {
      const beyond = bench.random.bytes(size);
      for (const at of [2 * size, 4 * size])
        acked(bench, await connection.answer(bench, { at, data: beyond }), 0, 'data beyond the FIN');
      look('no FIN, 2 ranges, not told');
      acked(bench, await piece(bench, connection, 0, true), size + 1, 'piece 0 with the FIN');
    },
  },
  'a FIN on a segment that the window cuts': {
    length: all + size,
    receiveBuffer: all,
    reading: true,
    play: async (bench, connection, look) => {
      for (const i of [0, 1]) await piece(bench, connection, i);
      acked(bench, await connection.piece(bench, 2 * size, all + size, true), all, 'a segment that the window cuts');
      look('no FIN, 0 ranges, not told');
      // Its last byte fits, the FIN does not.
      acked(bench, await piece(bench, connection, 3, true), all, 'a FIN at the edge of the window');
      look('no FIN, 0 ranges, not told');
      connection.socket.resume();
      await bench.until(() => connection.end.theirWindow > size, 'the window to open');
      // One update for each piece that is read.
      await bench.pass(millis(2));
      connection.socket.pause();
      acked(bench, await connection.piece(bench, all, all + size, true), all + size + 1, 'what was cut off');
    },
  },
  'a FIN that is held when the connection comes back': {
    play: async (bench, connection, look) => {
      acked(bench, await piece(bench, connection, 3, true), 0, 'piece 3 with the FIN');
      if (bench.rowOf(connection.socket) !== undefined) {
        look('FIN queued, 1 ranges, not told');
        const back = await bench.upload(connection.socket);
        bench.equal('a hole when the connection came back', back?.hole, true, { requirement: 'CHM-UPL-027' });
        bench.equal('status of the second offload', await bench.offload(connection.socket), 0);
        look('no FIN, 0 ranges, not told');
      }
      for (const i of [0, 1, 2]) await piece(bench, connection, i);
      acked(bench, await piece(bench, connection, 3, true), all + 1, 'everything');
    },
  },
};
