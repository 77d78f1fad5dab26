import { deserialize, serialize } from 'node:v8';
import { SmokestackError } from '#units';
import type { Findings, Mismatch } from '../scoreboard/index.ts';

/** Kind of the notes in a recording that hold what a scenario, or the bench beside its scoreboards, compared. */
export const checkNote = 'check';

/** Two values that were to be equal, as they were; or: the scenario gave up waiting. */
type Note =
  | { readonly field: string; readonly device: string; readonly expected: string; readonly where: Partial<Mismatch> }
  | { readonly gaveUp: { readonly message: string; readonly cure: string | undefined } };

/** Compares what no scoreboard hears of, and notes both sides: so a recording alone gives the same verdict. */
export class Checks {
  readonly #findings: Findings;
  readonly #write: (body: Uint8Array) => void;

  constructor(findings: Findings, write: (body: Uint8Array) => void) {
    this.#findings = findings;
    this.#write = write;
  }

  /** As Findings.equal. */
  equal(field: string, device: unknown, expected: unknown, where: Partial<Mismatch> = {}): boolean {
    this.#note({ field, device: String(device), expected: String(expected), where });
    return this.#findings.equal(field, device, expected, where);
  }

  /** Whether anything has differed yet, here or in a scoreboard. */
  get differed(): boolean {
    return this.#findings.mismatches.length > 0;
  }

  /** The scenario waited in vain; what was found until then is judged all the same. */
  gaveUp({ message, cure }: SmokestackError): void {
    this.#note({ gaveUp: { message, cure } });
  }

  #note(note: Note): void {
    this.#write(serialize(note));
  }
}

/** Makes noted comparisons once more. */
export class CheckReader {
  readonly #findings: Findings;
  /** Why the scenario did not come to its end. */
  inVain: SmokestackError | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  read(body: Uint8Array): void {
    const note = deserialize(body) as Note;
    if ('gaveUp' in note) {
      const { message, cure } = note.gaveUp;
      this.inVain = new SmokestackError('timeout', message, cure === undefined ? {} : { cure });
    } else this.#findings.equal(note.field, note.device, note.expected, note.where);
  }
}
