import { type Bench, scenario } from 'smokestack';
import { DeviceTcpState, DeviceUploadReason } from '#contract';
import { millis } from '#units';
import { TcpFlag } from '#wire';
import { type Scripted, scripted } from './lib/scripted.ts';
import { arrived, endsInTimeWait, pending, type Situation, situations, stateOf, unread } from './lib/states.ts';
import { Trace } from './lib/trace.ts';

const holders = ['host', 'device'] as const;
type Holder = (typeof holders)[number];

let port = 5000;

async function opened(bench: Bench, { window }: Situation): Promise<Scripted> {
  port++;
  const connection = await scripted(bench, {
    port,
    terms: { window, windowScale: 'none', timestamps: port % 2 === 0 },
  });
  connection.socket.pause();
  return connection;
}

const down = async (bench: Bench, { socket }: Scripted, at: string): Promise<void> => {
  bench.equal(`status of the offload, ${at}`, await bench.offload(socket), 0, { requirement: 'CHM-UPL-012' });
};

/** Offered to be checked at each stop: the state, and every byte that waits. */
function look(bench: Bench, { socket }: Scripted, { state, sending }: Situation, at: string): void {
  bench.equal(`state, ${at}`, stateOf(bench, socket), state, { requirement: 'CHM-UPL-031' });
  bench.equal(`bytes that wait, ${at}`, pending(bench, socket), `${sending} to send, ${unread} to read`);
}

/** Takes the connection back in its state, with everything that waits. */
async function up(bench: Bench, { socket }: Scripted, { chained }: Situation, at: string): Promise<void> {
  const back = await bench.upload(socket);
  bench.equal(`bytes in the chain, ${at}`, back?.chained, chained, { requirement: 'CHM-TERM-048' });
  bench.equal(`buffered bytes, ${at}`, back?.buffered, unread, { requirement: 'CHM-TERM-052' });
}

/** Whatever is missing until both halves are closed in order. */
async function finish(bench: Bench, connection: Scripted): Promise<void> {
  const { socket, end } = connection;
  socket.resume();
  const all = connection.written.length;
  end.ack(undefined, 8000);
  await arrived(bench, connection, all);
  socket.end();
  await arrived(bench, connection, all + 1);
  end.ack();
  if (!connection.finSent) {
    await bench.until(() => stateOf(bench, socket) === 'finWait2', 'FIN_WAIT_2');
    connection.say(new Uint8Array(0), true);
  }
  await bench.until(() => socket.closed, 'the end');
}

/** The situation comes about with one holder; there and back again in it; then the proper end with the same or the other one. */
async function throughAll(bench: Bench, name: string, reachedIn: Holder, endsIn: Holder): Promise<void> {
  const situation = situations[name] as Situation;
  const at = `${name}, reached in the ${reachedIn}, ended in the ${endsIn}`;
  const connection = await opened(bench, situation);
  const { socket, end } = connection;
  const trace = new Trace(bench, connection);
  if (reachedIn === 'device') await down(bench, connection, at);
  await situation.reach(bench, connection);
  look(bench, connection, situation, at);
  if (reachedIn === 'host') {
    await down(bench, connection, at);
    look(bench, connection, situation, `${at}, in the device`);
  }
  await up(bench, connection, situation, at);
  look(bench, connection, situation, `${at}, in the host`);
  await down(bench, connection, `${at}, again`);
  look(bench, connection, situation, `${at}, in the device again`);
  if (endsIn === 'host') await up(bench, connection, situation, `${at}, again`);
  trace.rows.length = 0;

  await finish(bench, connection);
  bench.equal(`what the application was told, ${at}`, connection.told.join(), 'end,close');
  await bench.until(() => end.una === end.nxt, 'the FIN of the far end to be acknowledged');
  await bench.until(() => bench.chimney.offloadedCount === 0, 'the connection to be the host’s');
  const timeWait = endsInTimeWait(situation);
  bench.equal(`state at last, ${at}`, stateOf(bench, socket), timeWait ? 'timeWait' : undefined);
  connection.compare(bench, at);
  if (endsIn === 'host') return;
  const asked = {
    state: DeviceTcpState.TimeWait,
    uploadReason: DeviceUploadReason.UploadRequested,
    retrieveIndicated: true,
  };
  const last = timeWait ? asked : { state: DeviceTcpState.Closed, uploadReason: DeviceUploadReason.None };
  bench.equal(`its last state was seen in the device, ${at}`, trace.saw(last), true, { requirement: 'CHM-UPL-031' });
}

const cut = { rst: TcpFlag.rst, syn: TcpFlag.syn } as const;

/** RST or SYN: outside the window nothing but an answer, beside RCV.NXT a challenge, at RCV.NXT the end. */
async function cutOff(bench: Bench, name: string, holder: Holder, by: keyof typeof cut): Promise<void> {
  const situation = situations[name] as Situation;
  const at = `${by.toUpperCase()} in ${name}, in the ${holder}`;
  const connection = await opened(bench, situation);
  const { socket, end } = connection;
  await situation.reach(bench, connection);
  if (holder === 'device') await down(bench, connection, at);
  // What is due for the situation itself is on its way.
  await bench.pass(millis(1));
  const flags = cut[by];
  const answers = async (offset: number): Promise<number> => {
    const before = end.heard.length;
    end.send({ at: end.nxt + offset, flags });
    await bench.pass(millis(1));
    return end.heard.length - before;
  };
  // A SYN beside the window is answered, an RST is not.
  bench.equal(`answers beyond the window, ${at}`, await answers(1_000_000), by === 'rst' ? 0 : 1);
  bench.equal(`answers before the window, ${at}`, await answers(-2), by === 'rst' || holder === 'host' ? 0 : 1);
  bench.equal(`challenges in the window, ${at}`, await answers(1), by === 'rst' || holder === 'device' ? 1 : 0);
  look(bench, connection, situation, at);
  end.send({ flags });
  if (holder === 'host' && by === 'syn') {
    // RFC 5961 section 4: a SYN never ends a connection; this one comes too soon behind the others for an answer.
    await bench.pass(millis(1));
    look(bench, connection, situation, `${at}, at RCV.NXT`);
    socket.abort();
  }
  await bench.until(() => socket.closed, `the end by ${at}`);
  const words = {
    host: { rst: 'connection reset by the peer', syn: 'aborted by the application' },
    device: { rst: 'connection reset by the peer', syn: 'the connection ended while it was offloaded' },
  } as const;
  bench.equal(`what the application was told, ${at}`, connection.told.join(), `${words[holder][by]},close`);
  await bench.until(() => bench.chimney.offloadedCount === 0, 'the connection to be the host’s');
  bench.equal(`state at last, ${at}`, stateOf(bench, socket), undefined);
  if (holder === 'host' && by === 'syn') return;
  const resets = end.heard.filter((segment) => (segment.flags & TcpFlag.rst) !== 0).length;
  bench.equal(`resets of the host, ${at}`, resets, 0, { requirement: 'CHM-BRA-012' });
}

export default scenario({
  name: 'all-states',
  proves:
    'In each state in which a connection may be offloaded, reached in the host or in the device, it goes down and comes back with every byte that waits, ends properly with either of them, and takes RST and SYN as it must.',
  covers: [
    'CHM-UPL-012',
    'CHM-UPL-031',
    'CHM-TERM-003',
    'CHM-TERM-004',
    'CHM-TERM-006',
    'CHM-TERM-048',
    'CHM-TERM-052',
    'CHM-CLS-003',
    'CHM-CLS-004',
    'CHM-CLS-006',
    'CHM-DIS-007',
    'CHM-DIS-009',
    'CHM-DIS-011',
    'CHM-BRA-001',
    'CHM-BRA-012',
  ],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  tcp: { nagle: false },
  async run(bench) {
    port = 5000;
    for (const name of Object.keys(situations)) {
      for (const reachedIn of holders) for (const endsIn of holders) await throughAll(bench, name, reachedIn, endsIn);
      for (const holder of holders) for (const by of ['rst', 'syn'] as const) await cutOff(bench, name, holder, by);
    }
  },
});
