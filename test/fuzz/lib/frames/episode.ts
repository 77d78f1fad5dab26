/** One run of strokes on one device: strokes of chance, or those of a case. */
import { type Random, SmokestackError } from '#units';
import type { SlowHostOptions } from '../device/slowHostOptions.ts';
import type { Cells } from '../histogram/histogram.ts';
import { Batches } from './generate/batches.ts';
import { Scene } from './scene.ts';
import type { Setup, Stroke } from './stroke.ts';

/** Where strokes are played. */
export interface World {
  /** The simulator of the setup's configuration. */
  readonly program: string;
  readonly setup: Setup;
  /** See SlowHostOptions. */
  readonly doctor?: SlowHostOptions['doctor'];
}

export interface Wrong {
  /** What the device did otherwise, in a few words that stay the same while a case shrinks. */
  readonly sign: string;
  readonly sentences: readonly string[];
}

export interface Episode {
  readonly world: World;
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
export function playChance(world: World, random: Random, frames: number): Promise<Episode> {
  let batches: Batches | undefined;
  return play(world, (scene) => {
    batches ??= new Batches(scene, random);
    return scene.sent.frames >= frames ? undefined : batches.next();
  });
}

export function playCase(world: World, strokes: readonly Stroke[]): Promise<Episode> {
  const waiting = [strokes];
  return play(world, () => waiting.shift());
}

async function play(world: World, source: Source): Promise<Episode> {
  const { program, setup, doctor } = world;
  const scene = await Scene.open(program, setup, doctor);
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
      world,
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
