import { caseOf } from './lib/generate/case.ts';
import { play } from './lib/run.ts';

const seed = Number(process.argv[2]);
const { setup, strokes } = caseOf(seed);
const r = await play(
  { simulator: `${process.env.SIM ?? '/tmp/handoff/sim-small/smokestack-sim'}`, runsFolder: '/tmp/handoff/runs' },
  setup,
  strokes,
);
console.log(seed, r.passed, r.sign, r.terminates, r.seconds.toFixed(1), r.folder);
for (const s of r.sentences) console.log('  ', s);
