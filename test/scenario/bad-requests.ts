import { type Bench, scenario } from 'smokestack';
import { TcpFlag } from '#wire';
import { OddRequests } from './lib/oddRequests.ts';
import { type Scripted, scripted } from './lib/scripted.ts';
import { arrived, stateOf, taken } from './lib/states.ts';

let port = 5000;

async function offloaded(bench: Bench): Promise<readonly [Scripted, OddRequests]> {
  port++;
  const connection = await scripted(bench, { port, terms: { timestamps: port % 2 === 0 } });
  bench.equal('status of the offload', await bench.offload(connection.socket), 0);
  return [connection, new OddRequests(bench, connection)];
}

/** Waits for what was posted and holds it against what must become of it. */
async function outcome(
  bench: Bench,
  odd: OddRequests,
  requirement: string,
  expected: readonly string[],
): Promise<void> {
  await bench.until(() => odd.settled, `the requests of ${requirement}`);
  bench.equal(`outcome of requests, ${requirement}`, odd.outcomes.join(', '), expected.join(', '), { requirement });
  odd.outcomes.length = 0;
  odd.forget();
}

const flagged = ({ end }: Scripted, flag: number): number =>
  new Set(end.heard.filter(({ flags }) => (flags & flag) !== 0).map(({ seq }) => seq)).size;

/** Both streams are whole, and the connection is the host's. */
async function over(bench: Bench, connection: Scripted, told: string): Promise<void> {
  await bench.until(() => connection.socket.closed, 'the end');
  await bench.until(() => bench.chimney.offloadedCount === 0, 'the connection to come back');
  bench.equal('what the application was told', connection.told.join(), told);
}

/** Sends of nothing between others, sends and closes behind a close. */
async function behindClose(bench: Bench): Promise<void> {
  const [connection, odd] = await offloaded(bench);
  const { socket, end } = connection;
  odd.postSend('nothing outstanding', new Uint8Array(0));
  await outcome(bench, odd, 'CHM-TX-008', ['nothing outstanding success 0']);
  connection.write(bench.random.bytes(700));
  odd.postSend('in between', new Uint8Array(0));
  connection.write(bench.random.bytes(700));
  await arrived(bench, connection, 1400);
  bench.equal('an empty send waits for what is before it', odd.outcomes.length, 0, { requirement: 'CHM-TX-017' });
  const empty = end.heard.filter((segment) => segment.payload.length === 0 && (segment.flags & TcpFlag.psh) !== 0);
  bench.equal('segments for a send of nothing', empty.length, 0);
  end.ack();
  await outcome(bench, odd, 'CHM-TX-008', ['in between success 0']);

  connection.write(bench.random.bytes(500));
  socket.end();
  odd.postSend('behind the close', bench.random.bytes(300));
  odd.postDisconnect('second close', 'graceful');
  await arrived(bench, connection, 1901);
  connection.say(bench.random.bytes(900));
  await taken(bench, connection);
  end.ack();
  await outcome(bench, odd, 'CHM-ERR-004', ['behind the close requestAborted 0', 'second close success 0']);
  bench.equal('state behind the close', stateOf(bench, socket), 'finWait2');
  odd.postDisconnect('third close', 'graceful');
  odd.postSend('far behind the close', bench.random.bytes(300));
  await outcome(bench, odd, 'CHM-ERR-005', ['third close success 0', 'far behind the close requestAborted 0']);
  bench.equal('FINs of the host', flagged(connection, TcpFlag.fin), 1, { requirement: 'CHM-ERR-005' });
  connection.say(bench.random.bytes(300), true);
  await over(bench, connection, 'end,close');
  connection.compare(bench, 'requests behind a close');
}

/** A receive behind the end of the stream; the other half goes on. */
async function behindEnd(bench: Bench): Promise<void> {
  const [connection, odd] = await offloaded(bench);
  const { socket, end } = connection;
  connection.say(bench.random.bytes(400), true);
  await bench.until(() => connection.told.length > 0, 'the end to be told');
  odd.postReceive('behind the end', 100);
  odd.postReceive('of nothing', 0);
  await outcome(bench, odd, 'CHM-ERR-001', ['behind the end invalidState 0', 'of nothing invalidState 0']);
  connection.write(bench.random.bytes(4000));
  await arrived(bench, connection, 4000);
  odd.postReceive('once more', 100);
  await outcome(bench, odd, 'CHM-ERR-001', ['once more invalidState 0']);
  end.ack();
  socket.end();
  await arrived(bench, connection, 4001);
  end.ack();
  await over(bench, connection, 'end,close');
  connection.compare(bench, 'receives behind the end');
}

/** A second abort, and everything else behind an abort of the host. */
async function behindAbort(bench: Bench): Promise<void> {
  const [connection, odd] = await offloaded(bench);
  connection.write(bench.random.bytes(700));
  odd.postDisconnect('abort', 'abortive');
  odd.postDisconnect('second abort', 'abortive');
  odd.postSend('behind the abort', bench.random.bytes(10));
  odd.postReceive('behind the abort too', 10);
  await bench.until(() => odd.settled, 'requests behind an abort');
  odd.outcomes.sort();
  const aborted = ['behind the abort requestAborted 0', 'behind the abort too requestAborted 0'];
  const aborts = ['abort success 0', 'second abort requestAborted 0'];
  await outcome(bench, odd, 'CHM-DIS-016', [...aborts.slice(0, 1), ...aborted, ...aborts.slice(1)]);
  await bench.until(() => flagged(connection, TcpFlag.rst) > 0, 'the RST');
  bench.equal('RSTs of the host', flagged(connection, TcpFlag.rst), 1, { requirement: 'CHM-DIS-016' });
  // The host does not know of it: it takes back a connection that has ended.
  await bench.upload(connection.socket);
  await over(bench, connection, 'the connection ended while it was offloaded,close');
}

/** Requests when the far end has reset the connection, and when it is on its way back. */
async function behindReset(bench: Bench): Promise<void> {
  const [connection, odd] = await offloaded(bench);
  const { socket, end, told } = connection;
  const post = (): void => {
    odd.postSend('send', bench.random.bytes(10));
    odd.postReceive('receive', 10);
    odd.postDisconnect('close', 'graceful');
  };
  socket.onError = ({ message }) => {
    told.push(message);
    post();
  };
  end.send({ flags: TcpFlag.rst });
  await bench.until(() => told.length > 0 && odd.settled, 'requests behind a reset');
  odd.outcomes.sort();
  const all = ['close', 'receive', 'send'];
  await outcome(
    bench,
    odd,
    'CHM-ERR-003',
    all.map((name) => `${name} requestAborted 0`),
  );
  await over(bench, connection, 'connection reset by the peer,close');

  const [second, late] = await offloaded(bench);
  const back = bench.upload(second.socket);
  late.postSend('send', bench.random.bytes(10));
  late.postReceive('receive', 10);
  late.postDisconnect('close', 'graceful');
  await back;
  await outcome(
    bench,
    late,
    'CHM-ERR-002',
    ['send', 'receive', 'close'].map((name) => `${name} uploadInProgress 0`),
  );
  second.say(bench.random.bytes(300), true);
  second.write(bench.random.bytes(300));
  second.socket.end();
  await arrived(bench, second, 301);
  second.end.ack();
  await over(bench, second, 'end,close');
  second.compare(bench, 'requests behind an upload');
}

export default scenario({
  name: 'bad-requests',
  proves:
    'Requests that come too late or ask for nothing end as they must, once and in order: behind a close, behind the end of the stream, behind a reset of either end, behind an upload; nothing else on the connection is touched.',
  covers: [
    'CHM-ERR-001',
    'CHM-ERR-002',
    'CHM-ERR-003',
    'CHM-ERR-004',
    'CHM-ERR-005',
    'CHM-DIS-016',
    'CHM-DIS-017',
    'CHM-TX-008',
    'CHM-TX-017',
  ],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  tcp: { nagle: false },
  async run(bench) {
    port = 5000;
    await behindClose(bench);
    await behindEnd(bench);
    await behindAbort(bench);
    await behindReset(bench);
  },
});
