import { type Bench, scenario } from 'smokestack';
import { millis } from '#units';
import { acked, all, type Case, cases, held } from './lib/finCases.ts';
import { scripted } from './lib/scripted.ts';
import { arrived, stateOf } from './lib/states.ts';

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
