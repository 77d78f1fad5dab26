import { type Bench, scenario } from 'smokestack';
import { limits, registers, tcpCachedFlag } from '#contract';
import { millis } from '#units';
import { TcpFlag } from '#wire';
import { anchored, Timeline } from './lib/timeline.ts';

const mss = 1000;
const roundTrip = 20;
/** TcpSwsPreventionTicks of the device as it comes, milliseconds. */
const swsTicks = 200;

const write = (bench: Bench, { offset }: { readonly offset: number }, value: number): Promise<unknown> =>
  bench.nic.base.target.writeRegister(offset, value);

interface Opening {
  readonly nagle?: boolean;
  /** The largest window that the peer ever says. */
  readonly window?: number;
}

/** A connection in the device with a window so large that only what the vector is about holds anything back. */
async function open(
  bench: Bench,
  id: string,
  port: number,
  { nagle = true, window = 65_535 }: Opening = {},
): Promise<Timeline> {
  const line = await Timeline.open(bench, id, port, {
    mss,
    timestamps: false,
    windowScale: 'none',
    receiveBuffer: window,
    ack: { every: 1, delay: millis(0) },
  });
  const { flags } = line.tcb.cached;
  line.cache({ flags: nagle ? flags | tcpCachedFlag.naglingEnabled : flags & ~tcpCachedFlag.naglingEnabled });
  await line.offload();
  // An answer comes in the middle of a millisecond.
  bench.cable.impair('toNear', [{ delay: millis(roundTrip - 0.6) }]);
  await line.begin();
  return line;
}

const lengths = (line: Timeline): readonly number[] => line.sent.map(({ length }) => length);
/** Of each segment: milliseconds behind the first, and its length. */
const segments = (line: Timeline) => line.sent.map(({ ms, length }) => [ms - (line.sent[0]?.ms ?? 0), length]);

async function close(bench: Bench, line: Timeline): Promise<void> {
  bench.cable.impair('toNear', []);
  await line.close();
}

/** A segment left as soon as an answer came. */
const behindAnswer = (line: Timeline, sent: number, heard: number): void => {
  const behind = (line.sent[sent]?.ms ?? 0) - (line.heard[heard]?.ms ?? 0);
  line.between(`milliseconds of segment ${sent} behind answer ${heard}`, behind, 0, 1);
};

/** Writes of ten bytes, one each millisecond. */
async function tinyWrites(bench: Bench, line: Timeline, writes: number): Promise<void> {
  for (let i = 0; i < writes; i++) {
    line.socket.write(bench.random.bytes(10));
    await line.to(i + 0.8);
  }
  await line.until(() => line.acknowledged, 'the last acknowledgement');
}

/** How many segments they become: one, then one for each answer, with what has gathered meanwhile. */
async function gathered(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'CHM-TX-044', port);
  await tinyWrites(bench, line, 50);
  line.equal('length of the first', lengths(line)[0], 10);
  line.between('segments', line.sent.length, 4, 5);
  const behind = line.sent.slice(1).map(({ ms }, i) => ms - (line.heard[i]?.ms ?? 0));
  line.between('milliseconds of each behind the answer to the one before', Math.min(...behind), 0, 1);
  line.between('milliseconds of each behind the answer to the one before', Math.max(...behind), 0, 1);
  await close(bench, line);
}

/** With Nagle's algorithm off each is a segment of its own; no more than the miniport has room for before the first answer. */
async function each(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'CHM-TX-044', port, { nagle: false });
  await tinyWrites(bench, line, limits.sendGatherMax);
  const due = Array.from({ length: limits.sendGatherMax }, (_, i) => [i, 10]);
  line.equal('segments, one for each write', segments(line), due);
  await close(bench, line);
}

/** What Nagle's algorithm holds in Minshall's form, and lets go (OC-17). */
async function minshall(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'CHM-TX-044', port);
  line.socket.write(bench.random.bytes(2 * mss + 500));
  await line.to(5.8);
  line.equal('a tail behind full segments', lengths(line), [mss, mss, 500]);
  line.socket.write(bench.random.bytes(100));
  await line.to(10.8);
  line.equal('a small segment behind an unacknowledged one waits', line.sent.length, 3);
  line.socket.write(bench.random.bytes(mss));
  await line.to(15.8);
  line.equal('a full segment does not', lengths(line).slice(3), [mss]);
  await line.until(() => line.acknowledged, 'the last acknowledgement');
  line.equal('the rest', lengths(line).slice(4), [100]);
  behindAnswer(line, 4, 2);
  await close(bench, line);
}

/** The classic form holds a tail until everything before it is acknowledged. */
async function classic(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'OC-17', port);
  line.socket.write(bench.random.bytes(2 * mss + 500));
  await line.until(() => line.acknowledged, 'the last acknowledgement');
  line.equal('segments', lengths(line), [mss, mss, 500]);
  behindAnswer(line, 2, 1);
  await close(bench, line);
}

/** A segment that takes the FIN along waits for nothing. */
async function finExempt(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'OC-17', port);
  line.socket.write(bench.random.bytes(100));
  await line.to(4.8);
  line.socket.write(bench.random.bytes(50));
  await line.to(8.8);
  line.equal('a second small segment waits', lengths(line), [100]);
  line.socket.end();
  await line.to(12.8);
  line.equal('segments behind close', lengths(line), [100, 50]);
  line.equal('the FIN goes with it', (line.sent[1]?.segment.flags ?? 0) & TcpFlag.fin, TcpFlag.fin);
  line.between('milliseconds behind the first', segments(line)[1]?.[0] ?? 0, 8, 10);
  await close(bench, line);
}

/** The flag is the connection's: what comes down without it holds nothing (CHM-TX-044). */
async function off(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'CHM-TX-044', port, { nagle: false });
  for (const t of [0, 3, 6]) {
    await line.to(t - 0.2);
    line.socket.write(bench.random.bytes(100));
  }
  await line.to(9.8);
  line.equal('segments', segments(line), [[0, 100], [3, 100], [6, 100]]); // biome-ignore format: time and length
  await close(bench, line);
}

/** The peer says `window` from now on, whatever room it has. */
const says = (line: Timeline, window: number): void => {
  line.mouth = (segment) => ({ ...segment, window });
};

/** The millisecond of the vector in which the `nth` answer came. */
async function answer(line: Timeline, nth: number): Promise<number> {
  await line.until(() => line.heard.length >= nth, `answer ${nth}`);
  return line.since(line.heard[nth - 1]?.ms ?? 0);
}

/** A window too small to be worth a segment: the timer sends it after all, and again for the next. */
async function held(bench: Bench, port: number, ticks: number, id: string): Promise<void> {
  const line = await open(bench, id, port, { window: 3 * mss });
  says(line, 400);
  line.socket.write(bench.random.bytes(5 * mss));
  const first = await answer(line, 3);
  await line.to(first + 2.8);
  line.equal('SWS timer runs', line.row.swsRunning, true, 'CHM-TIM-063');
  await line.watch([first + ticks]);
  line.equal('length of what the timer sends', lengths(line).slice(3), [400], 'CHM-TIM-063');
  line.equal('its time', line.times()[3], first + ticks, 'CHM-TIM-063');
  const second = await answer(line, 4);
  // What answers the next one leaves room for all that is left: no longer a small window, nor a timer.
  says(line, 3 * mss);
  await line.watch([second + ticks]);
  line.equal('length of what the timer sends', lengths(line).slice(4), [400], 'CHM-TIM-063');
  line.equal('its time', line.times()[4], second + ticks, 'CHM-TIM-063');
  const third = await answer(line, 5);
  await line.to(third + 2.8);
  line.equal('segments behind the open window', lengths(line).slice(5), [mss, 200], 'CHM-TIM-062');
  line.between('their time behind the answer', (line.times()[5] ?? 0) - third, 0, 1, 'CHM-TIM-062');
  line.equal('SWS timer runs', line.row.swsRunning, false);
  await close(bench, line);
}

/** Each of the three conditions of CHM-TIM-062 by itself lets the segment go. */
async function conditions(bench: Bench, port: number): Promise<void> {
  const half = 800;
  for (const [i, [window, rest, held]] of (
    [
      [half, 900, false],
      [half - 1, 900, true],
      [half - 1, half - 1, false],
    ] as const
  ).entries()) {
    // biome-ignore format: three rows
    const line = await open(bench, 'CHM-TIM-062', port + i, { nagle: false, window: 2 * half });
    says(line, window);
    // One full segment, then what the answer leaves.
    line.socket.write(bench.random.bytes(mss));
    const t = await answer(line, 1);
    await line.to(t + 1.8);
    line.socket.write(bench.random.bytes(rest));
    await line.to(t + 10.8);
    line.equal(
      `window ${window} of at most ${2 * half}, ${rest} to send: segments`,
      lengths(line).slice(1),
      held ? [] : [Math.min(window, rest)],
    );
    line.equal('SWS timer runs', line.row.swsRunning, held);
    says(line, 2 * half);
    line.far.write(bench.random.bytes(1));
    await close(bench, line);
  }
}

/** The timer is not handed over: it starts anew (CHM-TIM-060, -061). */
async function handedOver(bench: Bench, port: number): Promise<void> {
  const line = await open(bench, 'CHM-TIM-060', port, { window: 3 * mss });
  says(line, 400);
  line.socket.write(bench.random.bytes(5 * mss));
  const held = await answer(line, 3);
  await line.to(held + swsTicks / 2);
  await line.upload();
  await line.offload();
  const again = line.t;
  await line.to(again + 5);
  line.equal('SWS timer runs', line.row.swsRunning, true, 'CHM-TIM-061');
  await line.watch([again + swsTicks]);
  line.equal('segments', lengths(line).slice(3), [400]);
  line.between('time of the segment', line.times().at(-1) ?? 0, again + swsTicks - 1, again + swsTicks + 1);
  says(line, 3 * mss);
  await close(bench, line);
}

export default scenario({
  name: 'nagle-sws',
  proves:
    "Small segments on the wire: Nagle's algorithm in both forms and switched off, the FIN that it lets pass, a window too small to be worth a segment, with its timer to the millisecond, and a stream of tiny writes counted in segments.",
  covers: [
    'CHM-TX-044',
    'CHM-TX-045',
    'CHM-RFC-006',
    'CHM-TIM-060',
    'CHM-TIM-061',
    'CHM-TIM-062',
    'CHM-TIM-063',
    'CHM-TIM-064',
  ],
  needs: ['offload', 'builtin'],
  tags: ['tcp'],
  run: (bench) =>
    anchored(bench, async () => {
      await gathered(bench, 5001);
      await each(bench, 5002);
      await minshall(bench, 5003);
      await finExempt(bench, 5004);
      await off(bench, 5005);
      await held(bench, 5006, swsTicks, 'CHM-TIM-062');
      await conditions(bench, 5010);
      await handedOver(bench, 5007);
      await write(bench, registers.tcpSwsPreventionTicks, 50);
      await held(bench, 5008, 50, 'CHM-TIM-063');
      await write(bench, registers.modeBits, 1 << registers.modeBits.fields.classicNagle.lsb);
      await classic(bench, 5009);
    }),
});
