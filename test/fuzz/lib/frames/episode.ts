/** One run of strokes on one device: strokes of chance, or those of a case. */
import { type Random, SmokestackError } from '#units';
import type { Cells } from '../histogram/histogram.ts';
import { Batches } from './generate/batches.ts';
import { Scene } from './scene.ts';
import type { Setup, Stroke } from './stroke.ts';

export interface Wrong {
  /** What the device did otherwise, in a few words that stay the same while a case shrinks. */
  readonly sign: string;
  readonly sentences: readonly string[];
}

export interface Episode {
  readonly setup: Setup;
  readonly strokes: readonly Stroke[];
  readonly wrong: Wrong | undefined;
  readonly frames: number;
  /** Frames with right checksums and the tuple of a live connection. */
  readonly valid: number;
  readonly records: number;
  readonly cells: Cells;
  readonly hash: string;
}

/** Gives the next strokes; undefined: no more. */
type Source = (scene: Scene) => readonly Stroke[] | undefined;

/** Strokes of chance until so many frames went in. */
export function playChance(program: string, setup: Setup, random: Random, frames: number): Promise<Episode> {
  let batches: Batches | undefined;
  return play(program, setup, (scene) => {
    batches ??= new Batches(scene, random);
    return scene.sent.frames >= frames ? undefined : batches.next();
  });
}

export function playCase(program: string, setup: Setup, strokes: readonly Stroke[]): Promise<Episode> {
  const waiting = [strokes];
  return play(program, setup, () => waiting.shift());
}

async function play(program: string, setup: Setup, source: Source): Promise<Episode> {
  const scene = await Scene.open(program, setup);
  const done: Stroke[] = [];
  try {
    const thrown = await attempt(async () => {
      for (let strokes = source(scene); strokes !== undefined; strokes = source(scene))
        for (const stroke of strokes) {
          done.push(stroke);
          const pending = scene.do(stroke);
          if (pending === undefined) continue;
          await pending;
          if (scene.host.findings.mismatches.length > 0) return;
        }
      await scene.finish();
    });
    return {
      setup,
      strokes: done,
      wrong: wrongOf(scene, thrown),
      ...scene.sent,
      records: scene.watch.records,
      cells: scene.watch.histogram.toJSON(),
      hash: scene.hash.digest(),
    };
  } finally {
    await attempt(() => scene.close());
  }
}

async function attempt(action: () => Promise<void>): Promise<SmokestackError | undefined> {
  try {
    await action();
    return undefined;
  } catch (thrown) {
    return SmokestackError.from(thrown);
  }
}

function wrongOf({ host: { findings } }: Scene, thrown: SmokestackError | undefined): Wrong | undefined {
  const [first] = findings.mismatches;
  if (first === undefined && thrown === undefined) return undefined;
  const sentences = findings.mismatches.map(({ requirement, field, device, model, connection, event, cycle, frame }) =>
    [
      `${field}: device ${device}, model ${model}`,
      requirement,
      connection && `connection ${connection}`,
      event && `event ${event}`,
      cycle && `cycle ${cycle}`,
      frame && `frame ${frame}`,
    ]
      .filter((words) => words !== '')
      .join(', '),
  );
  if (thrown !== undefined) sentences.push(thrown.message);
  return { sign: first === undefined ? `${thrown?.code}` : `${first.requirement} ${first.field}`, sentences };
}
