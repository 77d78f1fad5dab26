/** The SWS send test and its timer (docs/spec/chimney-datapath.md section 8.6). */
import type { Bench } from 'smokestack';
import { closeSmall as close, lengths, mss, openSmall as open } from './smallSegments.ts';
import type { Timeline } from './timeline.ts';

/** TcpSwsPreventionTicks of the device as it comes, milliseconds. */
export const swsTicks = 200;

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
export async function held(bench: Bench, port: number, ticks: number, id: string): Promise<void> {
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
export async function conditions(bench: Bench, port: number): Promise<void> {
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
export async function handedOver(bench: Bench, port: number): Promise<void> {
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
