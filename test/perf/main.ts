/**
 * Measures the project into build/bench/bench.json.
 *   mk/node test/perf/main.ts [PREFIX …]             every figure, or those whose id begins so
 *   mk/node test/perf/main.ts --check                compare build/bench/bench.json with the baseline
 *   mk/node test/perf/main.ts --accept               make the figures of build/bench/bench.json the baseline
 * Exit: 0; 1 a figure is worse than the baseline, or a measurement failed.
 */
import { writeFileSync } from 'node:fs';
import { buildSimulator } from '../../src/bench/device/index.ts';
import {
  baselineOf,
  entryOf,
  type Figure,
  fallsShort,
  figureOf,
  type LeftOut,
  leftOutLine,
  lineOf,
  readBaseline,
  readFigures,
  worseThan,
  writeFigures,
} from '../../src/bench/figures/index.ts';
import { exitCodeOf, SmokestackError } from '../../src/units/errors.ts';
import { leftOut, type Measurement, plan } from './plan.ts';

const output = 'build/bench/bench.json';
const baseline = 'test/perf/baseline.json';

async function measure(prefixes: readonly string[]): Promise<number> {
  const wanted = plan.filter(
    ({ ids }) => prefixes.length === 0 || ids.some((id) => prefixes.some((prefix) => id.startsWith(prefix))),
  );
  console.error(`building simulators, then ${wanted.length} measurements`);
  const programs = { default: await buildSimulator('default'), small: await buildSimulator('small') };
  const figures: Figure[] = [];
  const missing: LeftOut[] = [...leftOut];
  const reasons: string[] = [];
  for (const measurement of wanted) {
    const measured = await attempt(measurement, missing, programs);
    for (const one of measured) {
      const figure = figureOf(one);
      figures.push(figure);
      console.log(lineOf(figure));
      if (fallsShort(one.id, figure.value, entryOf(one.id).limit))
        reasons.push(`${one.id}: ${one.found ?? one.conditions}`);
    }
  }
  for (const one of missing) console.log(leftOutLine(one));
  if (reasons.length > 0) console.log(`\nWhat was seen where a figure falls short:\n  ${reasons.join('\n  ')}`);
  if (prefixes.length === 0) writeFigures(output, figures);
  console.log(
    prefixes.length === 0
      ? `\n${figures.length} figures in ${output}`
      : `\n${output} is written by a run of everything only`,
  );
  return missing.length > leftOut.length ? 1 : 0;
}

async function attempt(measurement: Measurement, missing: LeftOut[], programs: Parameters<Measurement['run']>[0]) {
  try {
    return await measurement.run(programs);
  } catch (thrown) {
    const error = SmokestackError.from(thrown);
    for (const id of measurement.ids) missing.push({ id, reason: error.message });
    return [];
  }
}

function check(): number {
  const worse = worseThan(readBaseline(baseline), readFigures(output));
  for (const { id, before, now, tolerance } of worse)
    console.log(`${id}: ${now ?? 'not measured'}, the baseline has ${before} (${tolerance * 100} % are let pass)`);
  console.log(
    worse.length === 0 ? `nothing is worse than ${baseline}` : `${worse.length} figures are worse than ${baseline}`,
  );
  return worse.length === 0 ? 0 : exitCodeOf.mismatch;
}

function accept(): number {
  writeFileSync(baseline, `${JSON.stringify(baselineOf(readFigures(output)), null, 2)}\n`);
  return 0;
}

const [first, ...rest] = process.argv.slice(2);
try {
  const verbs: Record<string, () => number> = { '--check': check, '--accept': accept };
  const verb = verbs[first ?? ''];
  process.exitCode = verb ? verb() : await measure(first === undefined ? [] : [first, ...rest]);
} catch (thrown) {
  const error = SmokestackError.from(thrown);
  console.error(error.cure === undefined ? error.message : `${error.message}\n${error.cure}`);
  process.exitCode = exitCodeOf[error.code];
}
