import { referenceIndex } from '#contract';
import type { PostedRing } from './postedRing.ts';

/** The rings of one connection. */
export interface ConnectionRings {
  readonly send: PostedRing;
  readonly receive: PostedRing;
}

/** The connection that lives in a row. */
interface Resident {
  readonly reference: number;
  readonly rings: ConnectionRings;
}

/** Which connection lives in which row of the table, and the rings that it brought. */
export class Residents {
  readonly #rows = new Map<number, Resident>();
  /** Rings of connections on their way down, by command id. */
  readonly #coming = new Map<number, ConnectionRings>();

  /** An initiate was given. */
  announce(commandId: number, rings: ConnectionRings): void {
    this.#coming.set(commandId, rings);
  }

  /** What the initiate of `commandId` brings, until it has ended. */
  coming(commandId: number): ConnectionRings | undefined {
    return this.#coming.get(commandId);
  }

  /** The initiate has ended well. */
  moveIn(commandId: number, reference: number): void {
    const rings = this.#coming.get(commandId);
    if (rings) this.#rows.set(referenceIndex(reference), { reference, rings });
    this.#coming.delete(commandId);
  }

  moveOut(reference: number): void {
    if (this.of(reference) !== undefined) this.#rows.delete(referenceIndex(reference));
  }

  /** Undefined: the reference is stale. */
  of(reference: number): ConnectionRings | undefined {
    const resident = this.#rows.get(referenceIndex(reference));
    return resident?.reference === reference ? resident.rings : undefined;
  }

  /** What doorbells of a row are about. */
  inRow(row: number): ConnectionRings | undefined {
    return this.#rows.get(row)?.rings;
  }
}
