/**
 * Commands, doorbells and answers of chance: right ones, ones with a lie in their image, ones that name objects that are gone
 * or never were, on connections that carry data, abort or drain, into rings that are full. Each command ends once, with the
 * status that docs/contract/engine.md section 11 gives it; the reference model holds everything else.
 */
import { Opcode, Status } from '#contract';
import type { Random } from '#units';
import type { SlowHost } from '../device/slowHost.ts';
import { BadConnections } from './badConnections.ts';
import { BadObjects } from './badObjects.ts';
import { Commander } from './commander.ts';
import { Strangers } from './strangers.ts';

type Stroke = readonly [weight: number, stroke: () => void];

export class BadCommands {
  readonly #commander: Commander;
  readonly #objects: BadObjects;
  readonly #connections: BadConnections;
  readonly #strangers: Strangers;

  /**
   * @param unmended what model and device do not agree on yet, too: unknown opcodes that name a live connection, and
   * commands on paths and neighbors while one of them goes
   */
  constructor(host: SlowHost, random: Random, unmended = false) {
    this.#commander = new Commander(host, random, unmended);
    this.#objects = new BadObjects(this.#commander);
    this.#connections = new BadConnections(this.#commander);
    this.#strangers = new Strangers(this.#commander);
  }

  /** Every command that was given, and how it ended. */
  get given(): Commander['given'] {
    return this.#commander.given;
  }

  /** A path to stand on, then `count` strokes, then everything is handed back. Returns what ended otherwise than it had to. */
  async run(count: number): Promise<readonly string[]> {
    this.#objects.neighbor();
    await this.#commander.host.rest();
    this.#objects.path();
    await this.#commander.host.rest();
    for (let stroke = 0; stroke < count; stroke++) {
      this.#stroke();
      if (this.#commander.random.chance(0.6)) await this.#commander.host.run(this.#commander.random.int(1, 600));
      if (this.#commander.random.chance(0.4)) this.#commander.host.read(this.#commander.random.int(1, 3));
    }
    await this.#handBack();
    return this.#commander.wrong;
  }

  #stroke(): void {
    const random = this.#commander.random;
    // What names paths and neighbors waits until one that goes is gone.
    const still: readonly Stroke[] = [
      [3, () => this.#strangers.stale()],
      [1, () => this.#objects.neighbor()],
      [1, () => this.#objects.path()],
      [2, () => this.#objects.lyingPath()],
      [4, () => this.#connections.connection()],
      [4, () => this.#connections.lyingConnection()],
      [1, () => this.#objects.terminateObject()],
      [1, () => this.#burst()],
    ];
    const strokes: readonly Stroke[] = [
      [1, () => this.#commander.command('a Nop', Opcode.Nop, {}, Status.Success)],
      [2, () => this.#strangers.unknown()],
      [2, () => this.#connections.order(Opcode.Query)],
      [1, () => this.#connections.abort()],
      [2, () => this.#connections.terminate()],
      [2, () => this.#strangers.strangeAnswer()],
      [2, () => this.#strangers.strangeDoorbell()],
      [8, () => this.#connections.data()],
      [4, () => this.#connections.post()],
      ...(this.#objects.goes && !this.#commander.unmended ? [] : still),
    ];
    let left = random.int(
      1,
      strokes.reduce((sum, [weight]) => sum + weight, 0),
    );
    for (const [weight, stroke] of strokes) {
      left -= weight;
      if (left > 0) continue;
      stroke();
      return;
    }
  }

  /** More commands at once than the ring holds. */
  #burst(): void {
    this.#commander.host.nic.batched(() => {
      for (let left = this.#commander.random.int(10, 30); left > 0; left--)
        this.#commander.random.pick([
          () => this.#strangers.unknown(),
          () => this.#strangers.stale(),
          () => this.#connections.order(Opcode.Query),
        ])();
    });
  }

  async #handBack(): Promise<void> {
    await this.#commander.host.rest();
    for (const life of [...this.#commander.lives]) this.#connections.terminate(life);
    await this.#commander.host.rest();
    for (const objects of [this.#commander.paths, this.#commander.neighbors])
      for (let target = objects.pop(); target !== undefined; target = objects.pop()) {
        this.#commander.command(
          'an object at the end',
          Opcode.Terminate,
          { target, image: BigInt(this.#commander.scratch) },
          Status.Success,
        );
        await this.#commander.host.rest();
      }
  }
}
