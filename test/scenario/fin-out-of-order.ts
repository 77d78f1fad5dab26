import { type Bench, scenario } from 'smokestack';
import { millis } from '#units';
import { type Scripted, scripted } from './lib/scripted.ts';
import { arrived, stateOf } from './lib/states.ts';

/** A stream in four pieces. */
const size = 200;
const all = 4 * size;
const piece = (bench: Bench, connection: Scripted, i: number, fin = false): Promise<number> =>
  connection.piece(bench, i * size, (i + 1) * size, fin);

/** What the row holds of a FIN and of ranges out of order. */
function held(bench: Bench, { socket }: Scripted): string {
  const row = bench.rowOf(socket);
  if (row === undefined) return 'not offloaded';
  const fin = row.finReceived ? 'FIN received' : row.finQueued ? 'FIN queued' : 'no FIN';
  return `${fin}, ${row.rangeCount} ranges, ${row.disconnectIndicated ? '' : 'not '}told`;
}

interface Case {
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

const acked = (bench: Bench, offset: number, expected: number, at: string): boolean =>
  bench.equal(`acknowledged behind ${at}`, offset, expected);

const cases: Readonly<Record<string, Case>> = {
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

let port = 5000;

async function play(bench: Bench, name: string, holder: 'host' | 'device'): Promise<void> {
  const { length = all, receiveBuffer, reading = false, play: send } = cases[name] as Case;
  port++;
  const at = `${name}, in the ${holder}`;
  const window = receiveBuffer === undefined ? {} : { window: { receiveBuffer, windowScale: 0 } };
  const connection = await scripted(bench, { port, terms: { timestamps: port % 2 === 0 }, host: window });
  const { socket, end, told } = connection;
  connection.content = bench.random.bytes(length);
  socket.pause();
  if (holder === 'device') bench.equal(`status of the offload, ${at}`, await bench.offload(socket), 0);
  const look = (expected: string): void => {
    if (holder === 'device') bench.equal(`FIN and ranges, ${at}`, held(bench, connection), expected);
  };
  await send(bench, connection, look);

  // The FIN is acknowledged, the application is not told before it has read everything.
  bench.equal(`state behind the FIN, ${at}`, stateOf(bench, socket), 'closeWait', { requirement: 'CHM-CLS-004' });
  await bench.pass(millis(5));
  bench.equal(`what was told before everything was read, ${at}`, told.join(), '', { requirement: 'CHM-CLS-001' });
  if (!reading) look('FIN received, 0 ranges, not told');
  socket.resume();
  await bench.until(() => told.length > 0, `the end to be told, ${at}`);
  bench.equal(`bytes read when the end was told, ${at}`, socket.bytesRead, length, { requirement: 'CHM-CLS-001' });
  look('FIN received, 0 ranges, told');

  // An old FIN is acknowledged once more; the other half is still open.
  acked(bench, await connection.answer(bench, { at: length, fin: true }), length + 1, `an old FIN, ${at}`);
  connection.write(bench.random.bytes(2500));
  await arrived(bench, connection, 2500);
  end.ack();
  socket.end();
  await arrived(bench, connection, 2501);
  bench.equal(`state at last, ${at}`, stateOf(bench, socket), 'lastAck', { requirement: 'CHM-CLS-003' });
  end.ack();
  await bench.until(() => socket.closed, `the end, ${at}`);
  bench.equal(`what the application was told, ${at}`, told.join(), 'end,close');
  connection.compare(bench, at);
  await bench.until(() => bench.chimney.offloadedCount === 0, 'the connection to come back');
}

export default scenario({
  name: 'fin-out-of-order',
  proves:
    'A FIN that comes before its data waits for it, what lies beyond a FIN empties the queue, a FIN that the window cuts off does not count; the end is told once everything is read, and the other half stays open.',
  covers: [
    'CHM-FC-007',
    'CHM-FC-009',
    'CHM-FC-010',
    'CHM-CLS-001',
    'CHM-CLS-002',
    'CHM-CLS-003',
    'CHM-CLS-004',
    'CHM-UPL-027',
  ],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  async run(bench) {
    port = 5000;
    for (const [name, { lies }] of Object.entries(cases)) {
      await play(bench, name, 'device');
      if (!lies) await play(bench, name, 'host');
    }
  },
});
