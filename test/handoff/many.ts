import { caseOf } from './lib/generate/case.ts';
import { CutPoints } from './lib/judge/cutPoints.ts';
import { play } from './lib/run.ts';

const [from, count] = [Number(process.argv[2]), Number(process.argv[3])];
const all = new CutPoints();
let t = 0,
  sec = 0;
for (let seed = from; seed < from + count; seed++) {
  const { setup, strokes } = caseOf(seed);
  if (setup.config !== 'small') continue;
  const r = await play(
    { simulator: process.env.SIM ?? '/tmp/handoff/sim-small/smokestack-sim', runsFolder: '/tmp/handoff/runs' },
    setup,
    strokes,
  );
  console.log(seed, r.passed, r.sign, r.terminates, r.seconds.toFixed(1), r.folder.split('/').at(-1));
  if (!r.passed) for (const s of r.sentences) console.log('  ', s.slice(0, 300));
  all.states.addAll(r.states);
  all.conditions.addAll(r.conditions);
  t += r.terminates;
  sec += r.seconds;
}
console.log(all.states.table());
console.log(all.conditions.table());
console.log(t, 'terminates', sec.toFixed(0), 's');
