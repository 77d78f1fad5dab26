import { type Bench, scenario } from 'smokestack';
import { limits, registers } from '#contract';
import { TcpFlag } from '#wire';
import { anchored } from './lib/anchored.ts';
import { conditions, handedOver, held, swsTicks } from './lib/sillyWindow.ts';
import { closeSmall as close, lengths, mss, openSmall as open, segments } from './lib/smallSegments.ts';
import type { Timeline } from './lib/timeline.ts';

const write = (bench: Bench, { offset }: { readonly offset: number }, value: number): Promise<unknown> =>
  bench.nic.base.target.writeRegister(offset, value);

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
