/** A simulator that is killed at every stage of a run, in front of and behind each message: one sentence, exit 4. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Scenario, scenario } from '#bench';
import type { Socket } from '#host';
import { millis } from '#units';
import { buildTimeoutMs, noLinux, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';
import { marked, markName } from './leavings.ts';
import { type Moment, MortalSimulator } from './mortalSimulator.ts';

/** A lost link must be noticed in this time (design: no pong for 2 s, or end of file). */
const noticedWithinMs = 2000;
/** Messages of a run: all until its scenario is under way, then some on and off. */
const stages = [...Array(16).keys(), ...[5, 9, 14, 20, 27, 35, 44, 54, 80, 150, 300].map((more) => 16 + more)];
/** Processes that we start carry it. */
const mark = `${process.pid}-linkLost`;

let provided: Provided;
let linux: string | undefined;
beforeAll(async () => {
  provided = await simulatorOf('small');
  linux = await noLinux();
  process.env[markName] = mark;
}, buildTimeoutMs);

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
process.on('unhandledRejection', note).on('uncaughtException', note);
afterAll(() => void process.off('unhandledRejection', note).off('uncaughtException', note));
beforeEach(() => void unhandled.splice(0));

/** A connection that moves between host and device while its bytes flow, and counters read beside it. */
const run: Scenario['run'] = async (bench) => {
  for (let port = 5000; ; port++) {
    const meanwhile = async (socket: Socket): Promise<void> => {
      await bench.offload(socket);
      await Promise.all([bench.nic.readCounters(), bench.pass(millis(3))]);
      await bench.upload(socket);
    };
    await bench.exchange({ port, openedBy: 'host', toPeer: 100_000, fromPeer: 100_000, meanwhile });
  }
};
const endless = { name: 'endless', proves: 'Nothing: its device dies.', covers: [], run } as const;
const peers = [
  { peer: 'builtin', scenario: scenario({ ...endless, needs: ['offload'] }) },
  { peer: 'linux', scenario: scenario({ ...endless, needs: ['linux', 'offload'] }) },
] as const;

/** One run whose device dies at `moment`. */
async function doomed(program: string, of: Scenario, moment: Moment) {
  const simulator = await MortalSimulator.start(program, moment);
  try {
    const target = { target: { kind: 'bridge', url: simulator.url }, targetWords: simulator.url } as const;
    const { outcome } = await runOnce(of, program, { ...target, timeoutMs: 10_000 });
    const tookMs = performance.now() - (simulator.diedAtMs ?? Number.NaN);
    // What nobody caught is told in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
    return { ...outcome, tookMs };
  } finally {
    await simulator.stop();
  }
}

describe.each(peers)('killed in a run with the $peer peer', ({ peer, scenario: of }) => {
  const moments = stages.flatMap((piece): Moment[] => [
    { piece, when: 'unheard' },
    { piece, when: 'answered' },
  ]);
  test.for(moments)('message $piece $when: exit 4', { timeout: 30_000 }, async (moment, { skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    if (peer === 'linux' && linux !== undefined) return skip(linux);
    const { exitCode, sentence, tookMs } = await doomed(provided.program, of, moment);
    expect(unhandled).toEqual([]);
    expect(exitCode, sentence).toBe(4);
    expect(sentence).toMatch(/^[^\n]+$/);
    expect(tookMs).toBeLessThan(noticedWithinMs);
    expect(marked(mark), 'processes left').toEqual([]);
  });
});
