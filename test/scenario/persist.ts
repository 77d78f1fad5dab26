import { type Bench, scenario } from 'smokestack';
import { DeviceTcpState, registers } from '#contract';
import { millis } from '#units';
import { anchored } from './lib/anchored.ts';
import { Timeline } from './lib/timeline.ts';

/** RTO of these connections: the floor, whatever their round trip is (RtoFloorMs as the device comes). */
const R = 300;
/** What the peer's buffer holds, and a segment. */
const room = 1000;

/** The application of the peer does not read: a first segment fills its window, and t counts from the answer, which says so. */
async function shut(bench: Bench, id: string, port: number, waiting = 3 * room): Promise<Timeline> {
  const line = await Timeline.open(bench, id, port, {
    mss: room,
    timestamps: false,
    receiveBuffer: room,
    windowScale: 'none',
    ack: { every: 1, delay: millis(0) },
  });
  line.far.pause();
  await line.offload();
  await line.begin();
  line.socket.write(bench.random.bytes(room + waiting));
  const closed = () => line.heard.find(({ segment }) => segment.window === 0);
  await line.until(() => closed() !== undefined && line.row.sndWnd === 0, 'the window to close');
  line.mute = true;
  await line.begin(closed()?.ms);
  return line;
}

const rounds = (line: Timeline) => [line.row.sndWndProbes, line.row.retransmitCount];

/** The table of section 16.2, row by row. */
async function table(bench: Bench, port: number): Promise<void> {
  const id = 'TV-PERSIST';
  const line = await shut(bench, id, port);
  line.equal('probes and count at 0', rounds(line), [0, 0], 'CHM-TIM-040');
  await line.watch([R, 2 * R]);
  line.equal('probes at R and 2R', line.times(), [R, 2 * R], 'CHM-TIM-041');
  line.equal('a probe is the byte at SndUna', line.sent.map(({ at, length }) => [at, length]), [[0, 1], [0, 1]], 'CHM-TIM-048'); // biome-ignore format: two probes
  line.equal('probes and count behind 2R', rounds(line), [0, 2], 'CHM-TIM-042');

  await line.to(3 * R);
  const up = await line.upload();
  line.equal('state handed up at 3R', [up.sndWnd, up.sndWndProbeCount, up.retransmit.count], [0, 0, 2], 'CHM-TIM-046');
  line.equal('TimeoutDelta handed up at 3R', up.retransmit.timeoutDelta, R, 'CHM-TIM-046');
  line.equal('TotalRT handed up', up.totalRt, 0);
  await line.offload();
  line.equal('state handed down', rounds(line), [0, 2], 'CHM-TIM-046');
  await line.watch([4 * R]);
  const third = line.times().at(-1) ?? 0;
  line.equal('probes until 4R', line.sent.length, 3);
  line.between('probe 3', third, 4 * R, 4 * R + 2, 'CHM-TIM-046');
  line.equal('probes and count behind it', rounds(line), [0, 3]);

  // Half-way to 8R the peer speaks, with its window closed: the next round.
  await line.to(6 * R);
  line.mute = false;
  line.far.write(bench.random.bytes(1));
  await line.until(() => line.row.sndWndProbes === 1, 'the next round');
  const answered = line.heard.at(-1);
  line.equal('window of the answer', answered?.segment.window, 0);
  line.equal('probes and count behind the answer', rounds(line), [1, 0], 'CHM-TIM-043');
  line.mute = true;
  const t = line.since(answered?.ms ?? 0);
  await line.watch([t + 2 * R, t + 3 * R]);
  line.equal('probes of round 1', line.times().slice(3), [t + 2 * R, t + 3 * R], 'CHM-TIM-043');
  line.equal('probes and count in round 1', rounds(line), [1, 2]);
  await opens(bench, line);
}

/** The peer's application reads: what waited leaves at once, and no further probe does. */
async function opens(_bench: Bench, line: Timeline): Promise<void> {
  const before = line.sent.length;
  await line.to(line.t + 20);
  line.mute = false;
  line.far.resume();
  const opened = line.t;
  await line.until(() => line.sent.length > before, 'data behind the open window');
  line.equal('first segment behind the open window', line.sent[before]?.length, room, 'CHM-TIM-044');
  line.equal('its time', line.times()[before], opened, 'CHM-TIM-044');
  await line.until(() => line.far.bytesReceived === line.socket.bytesWritten, 'the rest of the stream');
  await line.until(() => line.row.sndUna === line.row.sndMax, 'the last acknowledgement');
  const { persisting, sndWndProbes, retransmitCount, rtxRunning } = line.row;
  line.equal(
    'the timer is over',
    [persisting, sndWndProbes, retransmitCount, rtxRunning],
    [false, 0, 0, false],
    'CHM-TIM-047',
  );
  await line.to(line.t + 3 * R);
  const probes = line.sent.slice(before).filter(({ length }) => length === 1);
  line.equal('probes behind the open window', probes.length, 0, 'CHM-TIM-047');
  await line.close();
}

/** The window opens before the first probe, in the middle of a round, and when only the timer of the next round runs. */
async function opensAt(bench: Bench, port: number, at: number, due: readonly number[]): Promise<void> {
  const line = await shut(bench, 'CHM-TIM-044', port);
  await line.watch(due);
  await line.to(at);
  line.equal(`probes until ${at / R} R`, line.times(), due);
  await opens(bench, line);
}

/** Handed over before the first probe: what was left of R goes on. */
async function firstWait(bench: Bench, port: number): Promise<void> {
  const line = await shut(bench, 'CHM-TIM-046', port);
  await line.to(R / 2);
  const up = await line.upload();
  line.equal('state handed up', [up.sndWndProbeCount, up.retransmit.count, up.retransmit.timeoutDelta], [0, 0, R / 2]);
  await line.offload();
  await line.watch([R]);
  line.equal('probes', line.sent.length, 1);
  line.between('probe 1', line.times()[0] ?? 0, R, R + 2);
  line.equal('probes and count behind it', rounds(line), [0, 1]);
  await opens(bench, line);
}

/** A round of as many probes as there may be; then the device gives the connection up. */
async function exhausted(bench: Bench, port: number, limit: number): Promise<void> {
  const line = await shut(bench, 'CHM-TIM-045', port);
  const due = Array.from({ length: limit }, (_, i) => 2 ** i * R);
  const end = 2 ** limit * R;
  await line.watch([...due, end]);
  line.equal('probes', line.times(), due);
  const told = line.events.map(({ event, ms }) => [event.type === 'retrieve' && event.reason, line.since(ms)]);
  line.equal('events', told, [['timeoutExpiration', end]]);
  await line.until(() => bench.rowOf(line.socket) === undefined, 'the host to take it back');
  line.equal('count handed up', line.handedUp.retransmit.count, limit);
  await line.close();
}

/** Everything is acknowledged, the window is closed, and the application ends the stream: the probe is the FIN itself. */
async function finAlone(bench: Bench, port: number, peerHasClosed: boolean): Promise<void> {
  const line = await shut(bench, 'CHM-TIM-048', port, 0);
  if (peerHasClosed) {
    line.mute = false;
    line.far.end();
    await line.until(() => line.row.state === DeviceTcpState.CloseWait, 'the FIN of the peer');
    line.mute = true;
  }
  await line.begin();
  line.socket.end();
  await line.to(R / 2);
  line.equal('FINs into the closed window', line.fins.length, 0);
  await line.to(R + 5);
  line.equal('probes', line.times(line.fins), [R], 'engine.md 10.2');
  const sent = peerHasClosed ? DeviceTcpState.LastAck : DeviceTcpState.FinWait1;
  line.equal('state behind it', line.row.state, sent, 'engine.md 10.2');
  await line.close({ near: false, far: !peerHasClosed });
}

export default scenario({
  name: 'persist',
  proves:
    'A closed window is probed as the table of section 16.2 says, to the millisecond, handed over in the middle of a round and of its first wait; an open window ends it at any point, and a round that nobody answers ends the offload.',
  covers: [
    'CHM-TIM-003',
    'CHM-TIM-040',
    'CHM-TIM-041',
    'CHM-TIM-042',
    'CHM-TIM-043',
    'CHM-TIM-044',
    'CHM-TIM-045',
    'CHM-TIM-046',
    'CHM-TIM-047',
    'CHM-TIM-048',
  ],
  needs: ['offload', 'builtin'],
  tags: ['tcp'],
  run: (bench) =>
    anchored(bench, async () => {
      await table(bench, 5001);
      await opensAt(bench, 5002, R / 2, []);
      await opensAt(bench, 5003, 3 * R, [R, 2 * R]);
      await firstWait(bench, 5004);
      await finAlone(bench, 5006, false);
      await finAlone(bench, 5007, true);
      await bench.nic.base.target.writeRegister(registers.tcpMaximumRetransmissions.offset, 3);
      await exhausted(bench, 5005, 3);
    }),
});
