/** Plays a case on a simulator, and tells what was found. */
import { type RunResult, runScenario } from '#bench';
import type { Cells } from '../../fuzz/lib/histogram/histogram.ts';
import { staged } from './play/scenario.ts';
import type { Setup, Stroke } from './stroke.ts';

export interface Played {
  readonly passed: boolean;
  /** What went wrong, in a few words that stay the same while a case shrinks. */
  readonly sign: string;
  readonly sentences: readonly string[];
  readonly folder: string;
  readonly terminates: number;
  /** Uploads whose RcvNxt was held against the last ACK on the wire. */
  readonly uploads: number;
  readonly states: Cells;
  readonly conditions: Cells;
  readonly seconds: number;
}

export interface Place {
  readonly simulator: string;
  /** Folders of runs are made in it. */
  readonly runsFolder: string;
}

export async function play(
  { simulator, runsFolder }: Place,
  setup: Setup,
  strokes: readonly Stroke[],
): Promise<Played> {
  const { scenario, cutPoints, laws, gate } = staged(setup, strokes);
  const begun = performance.now();
  const result = await runScenario({
    scenario,
    seed: setup.seed,
    config: setup.config,
    target: { kind: 'sim' },
    targetWords: 'sim',
    simulator,
    peer: 'builtin',
    peerReason: 'its time is virtual',
    waves: false,
    runsFolder,
    required: [],
    scoreboards: [cutPoints, laws, gate],
  });
  return {
    ...judgementOf(result),
    folder: result.folder,
    terminates: cutPoints.terminates,
    uploads: laws.compared.uploads,
    states: cutPoints.states.toJSON(),
    conditions: cutPoints.conditions.toJSON(),
    seconds: (performance.now() - begun) / 1000,
  };
}

function judgementOf({ verdict, outcome }: RunResult): Pick<Played, 'passed' | 'sign' | 'sentences'> {
  const [first] = verdict.mismatches;
  const plain = (words: string): string => words.replaceAll(/\d+/g, 'N');
  return {
    passed: outcome.verdict === 'pass',
    sign: plain(first === undefined ? outcome.sentence : `${first.requirement} ${first.field}`),
    sentences: [
      outcome.sentence,
      ...verdict.mismatches
        .slice(0, 8)
        .map(
          ({ requirement, field, device, model, cycle }) =>
            `${field}: device ${device}, model ${model}, ${requirement} ${cycle}`,
        ),
    ],
  };
}
