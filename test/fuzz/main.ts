/**
 * make fuzz: random commands into full rings, bad frames beside a live connection and bridge messages, SEEDS=n seeds of each
 * from SEED on (default: 5 that nobody has tried today); then FRAMES=n frames into connections in every state.
 * REPLAY=file plays a case that such a run has written.
 */
import { writeFileSync } from 'node:fs';
import { exitCodeOf, SmokestackError } from '#units';
import { wanted } from '../lib/wanted.ts';
import { programOf } from '../scenario/lib/rig.ts';
import { buildSelftest } from '../sim/simulator.ts';
import { fuzzBeside } from './lib/beside/fuzzBeside.ts';
import { fuzzBridge } from './lib/bridge/fuzzBridge.ts';
import { fuzzCommands } from './lib/commands/fuzzCommands.ts';
import { campaign } from './lib/frames/campaign.ts';
import { playCase } from './lib/frames/episode.ts';
import { readCase } from './lib/frames/replay.ts';
import { judged, sum, table, writeHistogram } from './lib/frames/report.ts';

const effort = { strokes: 600, rounds: 4, messages: 100 };
const fullFrames = 1_000_000;
const folder = 'build/fuzz';

/** The parts that take seconds. @returns how many seeds failed */
async function parts(device: string, first: number, seeds: number): Promise<number> {
  const selftest = buildSelftest();
  let failed = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const commands = await fuzzCommands(device, seed, effort.strokes);
    const beside = await fuzzBeside(device, seed, effort.rounds);
    const bridge = await fuzzBridge(selftest, seed, effort.messages);
    const wrong = [commands, beside, bridge].flatMap((one) => one.wrong);
    const counts = `${commands.commands} commands, ${beside.frames} bad frames, ${bridge.errors + bridge.results} messages`;
    console.log(`seed ${seed}: ${wrong.length === 0 ? 'pass' : 'FAIL'}, ${counts}`);
    for (const sentence of wrong) console.log(`  ${sentence}`);
    if (wrong.length === 0) continue;
    failed++;
    console.log(`  reproduce: make fuzz SEED=${seed} SEEDS=1 FRAMES=0`);
  }
  return failed;
}

/** @returns whether it went well */
async function frames(small: string, seed: number, count: number): Promise<boolean> {
  const begun = performance.now();
  let done = 0;
  const found = await campaign({
    seed,
    frames: count,
    folder,
    programs: { small, default: await programOf('default') },
    onResult: ({ frames }) => {
      const before = done;
      done += frames;
      if (Math.floor(done / 100_000) > Math.floor(before / 100_000))
        console.error(`${done} frames, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    },
  });
  const wrong = judged(found, count >= fullFrames);
  writeHistogram(folder, seed, found);
  console.log(`\n${table(found)}\n`);
  console.log(`seed ${seed}: ${sum(found, (performance.now() - begun) / 1000)}`);
  for (const sentence of wrong) console.log(`  ${sentence}`);
  if (wrong.length > 0) console.log(`  reproduce: make fuzz SEED=${seed} SEEDS=0 FRAMES=${count}`);
  return wrong.length === 0;
}

async function replay(file: string): Promise<number> {
  const { setup, strokes } = readCase(file);
  const { wrong, frames, records, hash } = await playCase({ program: await programOf(setup.config), setup }, strokes);
  for (const sentence of wrong?.sentences ?? []) console.log(sentence);
  const ends = wrong === undefined ? 'device and model agree' : 'FAIL';
  console.log(
    `${file}: ${ends}; ${strokes.length} strokes, ${frames} frames, ${records} records, hash ${hash.slice(0, 16)}`,
  );
  return wrong === undefined ? 0 : 1;
}

async function main(): Promise<number> {
  if (process.env.REPLAY) return replay(process.env.REPLAY);
  const first = wanted('SEED', Math.floor(Date.now() / 1000) % 1_000_000);
  const [seeds, count] = [wanted('SEEDS', 5), wanted('FRAMES', fullFrames)];
  const device = await programOf('small');
  const failed = seeds === 0 ? 0 : await parts(device, first, seeds);
  const well = count === 0 || (await frames(device, first, count));
  console.log(`${seeds + (count > 0 ? 1 : 0) - failed - (well ? 0 : 1)} passed, ${failed + (well ? 0 : 1)} failed`);
  return failed === 0 && well ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (thrown) {
  const { message, cure, code } = SmokestackError.from(thrown);
  const words = `${message}${cure === undefined ? '' : ` (${cure})`}`;
  console.error(words);
  if (process.env.SMOKESTACK_NOTE) writeFileSync(process.env.SMOKESTACK_NOTE, `${words.split('\n')[0]}\n`);
  process.exitCode = exitCodeOf[code];
}
