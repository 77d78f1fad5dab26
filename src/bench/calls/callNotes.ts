import { deserialize, serialize } from 'node:v8';
import type { HostCall, Scoreboard } from '../scoreboard/index.ts';
import { type Snapshot, SnapshotReader, SnapshotWriter } from './snapshot.ts';

/** Kind of the notes in a recording that hold calls between host and miniport. */
export const callNote = 'call';

/** A call is made, or the innermost one returns. */
type Note =
  | { readonly name: string; readonly direction: HostCall['direction']; readonly argument: readonly Snapshot[] }
  | { readonly value: Snapshot };

/** Calls that hand over room for bytes, not bytes. */
const emptyHanded: ReadonlySet<string> = new Set(['tcpOffloadReceive', 'tcpOffloadReceiveReturn']);

/** Notes each call between host and miniport, with what its arguments held then. */
export class CallRecorder implements Scoreboard {
  readonly #write: (body: Uint8Array) => void;
  readonly #snapshots = new SnapshotWriter();

  constructor(write: (body: Uint8Array) => void) {
    this.#write = write;
  }

  hostCall({ name, direction, argument }: HostCall): void {
    const contents = !emptyHanded.has(name);
    const shown = argument.map((one) => this.#snapshots.write(one, contents));
    this.#write(serialize({ name, direction, argument: shown } satisfies Note));
  }

  hostReturned(_call: HostCall, value: unknown): void {
    this.#write(serialize({ value: this.#snapshots.write(value, true) } satisfies Note));
  }
}

/** Tells noted calls once more, with the same objects in the same states. */
export class CallReader {
  readonly #to: Pick<Required<Scoreboard>, 'hostCall' | 'hostReturned'>;
  readonly #snapshots = new SnapshotReader();
  /** Calls that have not returned, innermost last. */
  readonly #open: HostCall[] = [];

  constructor(to: Pick<Required<Scoreboard>, 'hostCall' | 'hostReturned'>) {
    this.#to = to;
  }

  read(body: Uint8Array): void {
    const note = deserialize(body) as Note;
    if ('name' in note) {
      const { name, direction } = note;
      const call = { name, direction, argument: note.argument.map((one) => this.#snapshots.read(one)) };
      this.#open.push(call);
      this.#to.hostCall(call);
      return;
    }
    const call = this.#open.pop();
    if (call !== undefined) this.#to.hostReturned(call, this.#snapshots.read(note.value));
  }
}
