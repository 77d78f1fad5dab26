import { scenario } from '#bench';
import { badFrames } from '../../../scenario/lib/badFrames.ts';
import { runOnce } from '../../../scenario/lib/rig.ts';

export interface FuzzedBeside {
  /** A sentence for each thing that was not as it had to be. */
  readonly wrong: readonly string[];
  readonly frames: number;
}

/** The scenario bad-frames, shorter. */
export async function fuzzBeside(program: string, seed: number, rounds: number): Promise<FuzzedBeside> {
  let frames = 0;
  const short = scenario({
    name: 'fuzz-frames',
    proves: 'Bad frames beside a live connection end as they must.',
    covers: [],
    needs: ['offload', 'builtin'],
    async run(bench) {
      frames = await badFrames(bench, rounds);
    },
  });
  const { verdict, outcome, folder } = await runOnce(short, program, { seed });
  if (outcome.verdict === 'pass') return { wrong: [], frames };
  const found = verdict.mismatches.map(
    ({ field, device, model, requirement, frame }) =>
      `${field}: device ${device}, model ${model} ${requirement} ${frame}`,
  );
  return { wrong: [`${outcome.sentence}; see ${folder}`, ...found], frames };
}
