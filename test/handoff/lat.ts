import { EngineRows, portPair, runScenario } from '#bench';
import { nameOfRetireKind, RetireKind } from '#contract';
import { caseOf } from './lib/generate/case.ts';
import { Life } from './lib/play/life.ts';
import { staged } from './lib/play/scenario.ts';

const n = Number(process.argv[2]);
const { setup, strokes } = caseOf(n);
const { scenario, cutPoints, laws } = staged(setup, strokes);
let target: any;
const ups = new Map<number, number>();
const orig = Life.prototype.upload;
Life.prototype.upload = function (this: any) {
  const was = this.uploading;
  orig.call(this);
  target = scenarioBench.nic.base.target;
  if (!was && this.uploading) ups.set(this.port, target.cycle);
};
let scenarioBench: any;
const run = scenario.run;
(scenario as any).run = (b: any) => {
  scenarioBench = b;
  target = b.nic.base.target;
  return run(b);
};
const rows = new EngineRows();
const inAt = new Map<number, number>();
const lastSeg = new Map<number, number>();
const d: Record<string, number[]> = {};
const add = (k: string, v: number) => {
  (d[k] ??= []).push(v);
};
const board = {
  frameIn(_f: any, number: number) {
    inAt.set(number, target?.cycle);
  },
  retired(r: any, w: any) {
    if ([RetireKind.Raw, RetireKind.Drop].includes(r.kind)) return;
    const before: any = rows.at(r.target);
    rows.take(r, w);
    const c = Number(r.cycle);
    if (r.kind === RetireKind.Segment) {
      add('frame->Segment', c - inAt.get(Number(r.inputRef))!);
    } else if (lastSeg.get(r.target) !== undefined && r.kind !== RetireKind.Terminate)
      add('after-prev ' + nameOfRetireKind(r.kind), c - lastSeg.get(r.target)!);
    lastSeg.set(r.target, c);
    if (r.kind === RetireKind.Terminate && before) {
      const u = ups.get(before.localPort);
      if (u !== undefined) {
        add('up->Terminate', c - u);
        ups.delete(before.localPort);
      }
    }
  },
};
const result = await runScenario({
  scenario,
  seed: setup.seed,
  config: setup.config,
  target: { kind: 'sim' },
  targetWords: 'sim',
  simulator: process.env.SIM ?? 'build/sim-small/smokestack-sim',
  peer: 'builtin',
  peerReason: 'x',
  waves: false,
  runsFolder: '/tmp/handoff/runs',
  required: [],
  scoreboards: [cutPoints, laws, board as any],
});
console.log(result.outcome.verdict, result.outcome.sentence, result.log.slice(-3).join('\n'));
for (const [k, v] of Object.entries(d)) {
  v.sort((a, b) => a - b);
  console.log(
    k.padEnd(30),
    v.length,
    'min',
    v[0],
    'p10',
    v[Math.floor(v.length * 0.1)],
    'p25',
    v[Math.floor(v.length * 0.25)],
    'med',
    v[Math.floor(v.length / 2)],
    'p75',
    v[Math.floor(v.length * 0.75)],
    'p90',
    v[Math.floor(v.length * 0.9)],
    'max',
    v.at(-1),
  );
}
