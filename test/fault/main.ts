/**
 * make mutants: plants every fault of the catalogue in a copy of the design, one at a time by a selector, and sees that
 * the bench names it. `main.ts ID…` tries those alone; `--jobs N`: so many runs at a time.
 *
 *   hdl/ --copied, planted--> build/mutants/hdl --built once--> build/mutants/sim
 *   for each fault: ./smokestack run with it, against the same run without it
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exitCodeOf, SmokestackError } from '#units';
import { catalogue } from './catalogue/index.ts';
import { demonstrate } from './demonstrate.ts';
import type { Fault } from './fault.ts';
import { generateMutants } from './generate.ts';
import { judge, type Seen } from './judge.ts';
import { type Judged, sum, table, told } from './report.ts';
import { buildMutantSimulator } from './simulator.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}build/mutants`;
/** Two cores: a run has one for its simulator, one for the host side, and neither all the time. */
const runsAtATime = 2;

const minutes = (seconds: number): string => `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;

/** Runs each of `faults` against the same run without it; tells of each as it comes. */
async function tryAll(faults: readonly Fault[], simulator: string, jobs: number): Promise<readonly Judged[]> {
  const references = new Map<string, Promise<Seen>>();
  const judged = new Map<Fault, Judged>();
  const one = async (fault: Fault): Promise<void> => {
    const { scenario, seed } = fault.shownBy;
    const name = `${scenario}-${seed}`;
    const run = (selected: number, under: string) =>
      demonstrate(fault.shownBy, selected, { root, simulator, folder: `${folder}/runs/${under}` });
    const reference = references.get(name) ?? run(0, name);
    references.set(name, reference);
    const without = await reference;
    const seen = without?.exitCode === 0 ? await run(catalogue.indexOf(fault) + 1, fault.id) : undefined;
    const judgement = judge(fault, without, seen);
    judged.set(fault, { fault, judgement, seconds: seen?.wallSeconds ?? 0 });
    console.log(`${fault.id.padEnd(42)} ${told(judgement)}`);
  };
  const waiting = [...faults];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await one(next);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return faults.flatMap((fault) => judged.get(fault) ?? []);
}

async function mutants(ids: readonly string[], jobs: number): Promise<number> {
  const chosen = choose(ids);
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  console.log(`planting ${catalogue.length} faults, building their simulator …`);
  const { fileList } = generateMutants(`${root}hdl`, `${folder}/hdl`);
  const simulator = buildMutantSimulator(root, fileList, `${folder}/sim`);
  const built = seconds();
  console.log(`built in ${minutes(built)}`);
  const judged = await tryAll(chosen, simulator, jobs);
  mkdirSync(folder, { recursive: true });
  const entries = judged.map(({ fault, judgement, seconds }) => ({ ...fault, judgement, seconds }));
  writeFileSync(`${folder}/mutants.json`, `${JSON.stringify(entries, null, 2)}\n`);
  console.log(`\n${table(judged)}\n`);
  const missed = judged.filter(({ judgement }) => judgement.kind !== 'caught');
  for (const { fault, judgement } of missed)
    console.error(
      `${fault.id} (hdl/${fault.file}): ${told(judgement)}; ${fault.breaks}; see build/mutants/runs/${fault.id}`,
    );
  const line = `${sum(judged)} in ${minutes(seconds())}, ${minutes(built)} of them to build`;
  console.log(line);
  if (process.env.SMOKESTACK_NOTE) writeFileSync(process.env.SMOKESTACK_NOTE, `${line}\n`);
  return missed.length === 0 ? 0 : 1;
}

function choose(ids: readonly string[]): readonly Fault[] {
  for (const id of ids)
    if (!catalogue.some((fault) => fault.id === id))
      throw new SmokestackError('usage', `there is no fault '${id}'`, { cure: 'test/fault/catalogue has their ids' });
  return ids.length === 0 ? catalogue : catalogue.filter(({ id }) => ids.includes(id));
}

try {
  const { values, positionals } = parseArgs({ options: { jobs: { type: 'string' } }, allowPositionals: true });
  const jobs = Number(values.jobs ?? runsAtATime);
  if (!(Number.isInteger(jobs) && jobs > 0))
    throw new SmokestackError('usage', `--jobs ${values.jobs} is no number of runs`, { cure: 'write --jobs 2' });
  process.exitCode = await mutants(positionals, jobs);
} catch (thrown) {
  const { code, message, cure } = SmokestackError.from(thrown);
  console.error(`${message}${cure === undefined ? '' : ` (${cure})`}`);
  process.exitCode = exitCodeOf[code];
}
