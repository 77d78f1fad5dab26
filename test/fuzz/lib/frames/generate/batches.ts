/** What happens between two moments at which the host looks: a burst of frames among posts, answers, orders and time. */
import type { Row } from '#model';
import type { Random } from '#units';
import type { Life } from '../life.ts';
import type { Scene } from '../scene.ts';
import type { Stroke } from '../stroke.ts';
import { stateOf } from '../watch.ts';
import { draw } from './draw.ts';
import { frameStroke } from './frames.ts';
import { initiateStroke } from './setups.ts';

/** States in which a connection waits for its terminate alone. */
const over: ReadonlySet<string> = new Set(['Closed', 'Aborted', 'TimeWait', 'UploadRequested']);

export class Batches {
  readonly #scene: Scene;
  readonly #random: Random;
  /** How badly the peer of each slot behaves. */
  readonly #wild = new Map<Life, number>();

  constructor(scene: Scene, random: Random) {
    this.#scene = scene;
    this.#random = random;
  }

  /** Ends with a stroke that takes time and one that reads. */
  next(): readonly Stroke[] {
    const random = this.#random;
    const strokes: Stroke[] = [];
    for (const life of this.#scene.lives) this.#host(life, strokes);
    this.#frames(strokes);
    const mixed = random.shuffled(strokes);
    mixed.push(this.#time());
    if (random.chance(0.85)) mixed.push(random.chance(0.8) ? { do: 'read' } : { do: 'read', most: random.int(1, 3) });
    return mixed;
  }

  #frames(strokes: Stroke[]): void {
    const random = this.#random;
    const live = this.#scene.lives.filter((life) => this.#row(life) !== undefined);
    const focus = live.length > 0 && random.chance(0.3) ? random.pick(live) : undefined;
    for (let left = random.int(2, 14); left > 0; left--) {
      const life = focus ?? random.pick(random.chance(0.96) && live.length > 0 ? live : this.#scene.lives);
      const row = this.#row(life);
      if (row === undefined) strokes.push({ do: 'frame', slot: life.slot, seq: { at: 'zero', plus: random.u32() } });
      else strokes.push(frameStroke(life.slot, row, random, this.#wild.get(life) ?? 0.5));
    }
  }

  /** What the host does with a slot. */
  #host(life: Life, strokes: Stroke[]): void {
    const random = this.#random;
    const { slot } = life;
    if (life.stage === 'free' && random.chance(0.6)) {
      this.#wild.set(life, random.pick([0.1, 0.3, 0.5, 0.8]));
      strokes.push(initiateStroke(slot, this.#scene.setup.mtus.length, random));
    }
    if (life.questions.length > 0 && random.chance(0.4)) strokes.push(this.#answer(slot));
    const row = this.#row(life);
    if (row !== undefined && random.chance(0.004)) strokes.push({ do: 'staleAnswer', slot });
    if (life.stage !== 'live' || row === undefined) return;
    const ended = over.has(stateOf(row));
    if (!life.ended && life.sendRoom > 0 && random.chance(0.08)) strokes.push(this.#send(slot, row));
    if (life.receiveRoom > 0 && random.chance(0.1)) strokes.push(this.#receive(slot));
    if (random.chance(ended ? 0.3 : 0.008)) strokes.push({ do: 'terminate', slot, small: random.chance(0.1) });
    if (random.chance(0.01)) strokes.push({ do: 'query', slot });
    if (random.chance(0.004)) strokes.push({ do: 'abort', slot });
  }

  #answer(slot: number): Stroke {
    const random = this.#random;
    return draw<() => Stroke>(random, [
      [6, () => ({ do: 'answer', slot })],
      [3, () => ({ do: 'answer', slot, share: random.int(0, 17) })],
      [2, () => ({ do: 'answer', slot, refused: true })],
    ])();
  }

  #send(slot: number, { effectiveMss }: Readonly<Row>): Stroke {
    const random = this.#random;
    const bytes = random.chance(0.1) ? 0 : random.int(1, Math.min(4000, 8 * effectiveMss));
    return { do: 'send', slot, bytes, from: random.int(0, 0xffff), fin: random.chance(0.12) };
  }

  #receive(slot: number): Stroke {
    const random = this.#random;
    const bytes = random.pick([0, random.int(1, 100), random.int(1, 4000), random.int(1, 4000)]);
    const filled = random.chance(0.25) ? { filled: random.int(0, bytes) } : {};
    return { do: 'receive', slot, bytes, skew: random.int(0, 63), noPush: random.chance(0.3), ...filled };
  }

  #time(): Stroke {
    const random = this.#random;
    const small = this.#scene.setup.config === 'small';
    return draw<() => Stroke>(random, [
      [8, () => ({ do: 'run', cycles: random.int(20, 600) })],
      [6, () => ({ do: 'run', cycles: random.int(600, 4000) })],
      [3, () => ({ do: 'rest' })],
      [5, () => ({ do: 'strobe', count: random.int(1, 5), spacing: random.int(400, 1200) })],
      // A pass over the deadlines takes a quarter of a cycle for each connection (engine.md 3.4).
      [4, () => ({ do: 'strobe', count: random.int(5, 60), spacing: small ? 100 : 400 })],
    ])();
  }

  #row(life: Life): Readonly<Row> | undefined {
    return this.#scene.rowOf(life);
  }
}
