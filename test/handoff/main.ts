/**
 * make fuzz-handoff: connections that are terminated and offloaded again at moments of chance, through the whole house,
 * SEEDS=n seeds from SEED on (default: 300 that nobody has tried today). REPLAY=file plays a case that such a run has written.
 */
import { writeFileSync } from 'node:fs';
import { exitCodeOf, SmokestackError } from '#units';
import { wanted } from '../lib/wanted.ts';
import { programOf } from '../scenario/lib/rig.ts';
import { playSeeds } from './lib/pool.ts';
import { readCase } from './lib/replay.ts';
import { found, judged, sum, tables, writeCutPoints } from './lib/report.ts';
import { play } from './lib/run.ts';

const fullSeeds = 300;
const folder = 'build/fuzz';
/** Of a failing seed, to make it smaller. */
const trials = 150;

async function replay(file: string): Promise<number> {
  const { setup, strokes } = readCase(file);
  const place = { simulator: await programOf(setup.config), runsFolder: `${folder}/runs` };
  const { passed, sentences, terminates, folder: left } = await play(place, setup, strokes);
  for (const sentence of sentences) if (sentence !== '') console.log(sentence);
  console.log(`${file}: ${passed ? 'pass' : 'FAIL'}; ${strokes.length} strokes, ${terminates} terminates; ${left}`);
  return passed ? 0 : 1;
}

async function main(): Promise<number> {
  if (process.env.REPLAY) return replay(process.env.REPLAY);
  const first = wanted('SEED', Math.floor(Date.now() / 1000) % 1_000_000);
  const count = wanted('SEEDS', fullSeeds);
  const begun = performance.now();
  const results = await playSeeds({
    seeds: Array.from({ length: count }, (_, i) => first + i),
    programs: { small: await programOf('small'), default: await programOf('default') },
    folder,
    trials,
    onResult: ({ seed, config, passed, terminates, seconds }) =>
      console.log(
        `seed ${seed} (${config}): ${passed ? 'pass' : 'FAIL'}, ${terminates} terminates, ${seconds.toFixed(1)} s`,
      ),
  });
  const all = found(results);
  writeCutPoints(folder, all);
  const wrong = judged(all, count >= fullSeeds);
  console.log(`\n${tables(all)}\n\n${sum(all, (performance.now() - begun) / 1000)}`);
  for (const sentence of wrong) console.log(`  ${sentence}`);
  const failed = results.filter(({ passed }) => !passed).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return wrong.length === 0 ? 0 : 1;
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
