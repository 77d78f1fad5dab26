/** Paths and neighbors: right ones, ones with a lie in their image, and their end. */
import { decodePathImage, encodePathImage, Opcode, Status } from '#contract';
import { neighborImage, pathImage } from '../../../perf/lib/connection.ts';
import type { Commander } from './commander.ts';
import { liesAboutPaths, told } from './lies.ts';

export class BadObjects {
  readonly #commander: Commander;
  /** A path or neighbor is on its way back. */
  goes = false;

  constructor(commander: Commander) {
    this.#commander = commander;
  }

  neighbor(): void {
    this.#commander.command(
      'a neighbor',
      Opcode.InitiateNeighbor,
      this.#commander.withImage(neighborImage()),
      undefined,
      (entry) => {
        if (entry.status === Status.Success) this.#commander.neighbors.push(entry.target);
      },
    );
  }

  path(): void {
    const below = this.#commander.random.pick([
      0,
      ...this.#commander.neighbors.slice(-1),
      ...this.#commander.neighbors,
    ]);
    const fields = this.#commander.withImage(
      pathImage(this.#commander.neighbors.length === 0 ? 0 : below || (this.#commander.neighbors[0] ?? 0)),
    );
    this.#commander.command('a path', Opcode.InitiatePath, fields, undefined, (entry) => {
      if (entry.status === Status.Success) this.#commander.paths.push(entry.target);
    });
  }

  lyingPath(): void {
    const neighbor = this.#commander.neighbors[0] ?? 0;
    const lie = told(liesAboutPaths, decodePathImage(pathImage(neighbor)), this.#commander.random);
    // With no row free, and before the neighbor is looked at, there is another reason.
    this.#commander.command(
      lie.what,
      Opcode.InitiatePath,
      this.#commander.withImage(encodePathImage(lie.image)),
      undefined,
      ({ status }) => {
        if (status !== lie.status && status !== Status.OffloadPathEntries && status !== Status.Failure)
          this.#commander.host.findings.differ({
            field: lie.what,
            device: status.toString(16),
            model: lie.status.toString(16),
          });
      },
    );
  }

  terminateObject(): void {
    const objects = this.#commander.random.chance(0.5) ? this.#commander.paths : this.#commander.neighbors;
    const [target] = objects.slice(-1);
    if (target === undefined || (objects.length === 1 && this.#commander.random.chance(0.7))) return;
    if (!this.#commander.unmended && this.#commander.host.open > 0) return;
    this.goes = true;
    const fields = { target, image: BigInt(this.#commander.scratch) };
    this.#commander.command('an object handed back', Opcode.Terminate, fields, undefined, ({ status }) => {
      this.goes = false;
      if (status !== Status.Success) return;
      objects.splice(objects.indexOf(target), 1);
      this.#commander.gone.push(target);
    });
  }
}
