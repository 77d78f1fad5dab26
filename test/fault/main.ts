/**
 * make mutants: plants every fault of the catalogue in a copy of the design, one at a time by a selector, and sees that
 * the bench names it. `main.ts ID…` tries those alone.
 *
 *   hdl/ --copied, planted--> build/mutants/hdl --built once--> build/mutants/sim
 *   for each fault: ./smokestack run with it, against the same run without it
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exitCodeOf, SmokestackError } from '#units';
import { catalogue } from './catalogue/index.ts';
import { demonstrate } from './demonstrate.ts';
import type { Fault } from './fault.ts';
import { generateMutants } from './generate.ts';
import { type Judgement, judge, type Seen } from './judge.ts';
import { buildMutantSimulator } from './simulator.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}build/mutants`;
const runsAtATime = 2;

function told(judgement: Judgement): string {
  switch (judgement.kind) {
    case 'caught':
      return `caught: ${judgement.requirement}, ${judgement.field}`;
    case 'survived':
      return 'SURVIVED: the run passes with it';
    case 'unnamed':
      return `NOT NAMED: the run ${judgement.why}`;
    case 'unjudged':
      return `NOT JUDGED: ${judgement.why}`;
  }
}

async function mutants(ids: readonly string[]): Promise<number> {
  const chosen = choose(ids);
  const shown = chosen.flatMap((fault) => (fault.shownBy === undefined ? [] : [{ fault, shownBy: fault.shownBy }]));
  console.log(`planting ${catalogue.length} faults, building their simulator …`);
  const { fileList } = generateMutants(`${root}hdl`, `${folder}/hdl`);
  const simulator = buildMutantSimulator(root, fileList, `${folder}/sim`);
  const references = new Map<string, Promise<Seen>>();
  const judged: { readonly fault: Fault; readonly judgement: Judgement }[] = [];
  const one = async ({ fault, shownBy }: (typeof shown)[number]): Promise<void> => {
    const { scenario, seed } = shownBy;
    const name = `${scenario}-${seed}`;
    const run = (selected: number, under: string) =>
      demonstrate(shownBy, selected, { root, simulator, folder: `${folder}/runs/${under}` });
    const reference = references.get(name) ?? run(0, name);
    references.set(name, reference);
    const without = await reference;
    const seen = without?.exitCode === 0 ? await run(catalogue.indexOf(fault) + 1, fault.id) : undefined;
    const judgement = judge(without, seen);
    judged.push({ fault, judgement });
    console.log(`${fault.id.padEnd(42)} ${told(judgement)}`);
  };
  const waiting = [...shown];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await one(next);
  };
  await Promise.all(Array.from({ length: runsAtATime }, worker));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/mutants.json`,
    `${JSON.stringify(
      judged.map(({ fault, judgement }) => ({ ...fault, judgement })),
      null,
      2,
    )}\n`,
  );
  const caught = judged.filter(({ judgement }) => judgement.kind === 'caught').length;
  for (const { fault, judgement } of judged)
    if (judgement.kind !== 'caught')
      console.error(`${fault.id} (hdl/${fault.file}): ${fault.breaks}; see build/mutants/runs/${fault.id}`);
  for (const { id, shownBy } of chosen)
    if (shownBy === undefined) console.log(`${id.padEnd(42)} no scenario shows it yet`);
  const sum = `${caught} of ${judged.length} faults caught`;
  console.log(sum);
  if (process.env.SMOKESTACK_NOTE) writeFileSync(process.env.SMOKESTACK_NOTE, `${sum}\n`);
  return caught === judged.length ? 0 : 1;
}

function choose(ids: readonly string[]): readonly Fault[] {
  for (const id of ids)
    if (!catalogue.some((fault) => fault.id === id))
      throw new SmokestackError('usage', `there is no fault '${id}'`, { cure: 'test/fault/catalogue has their ids' });
  return ids.length === 0 ? catalogue : catalogue.filter(({ id }) => ids.includes(id));
}

try {
  process.exitCode = await mutants(process.argv.slice(2));
} catch (thrown) {
  const { code, message, cure } = SmokestackError.from(thrown);
  console.error(`${message}${cure === undefined ? '' : ` (${cure})`}`);
  process.exitCode = exitCodeOf[code];
}
