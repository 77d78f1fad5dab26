import type { SmokestackError } from '#units';
import type { StreamPath } from '../socket/streamPath.ts';

/**
 * The path of a socket while its connection changes hands: it keeps what the application does until the next path is
 * there. `inFlight` bytes are those the old path had not finished.
 */
export class ParkedPath implements StreamPath {
  readonly #inFlight: number;
  readonly #written: Uint8Array[] = [];
  #bytes = 0;
  #closed = false;
  #aborted: SmokestackError | undefined;

  constructor(inFlight: number) {
    this.#inFlight = inFlight;
  }

  get unacknowledged(): number {
    return this.#inFlight + this.#bytes;
  }

  /** Received bytes may be on their way from the old path to the next. */
  readonly drained = false;

  /** What was written meanwhile, in order. */
  get written(): readonly Uint8Array[] {
    return this.#written;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get aborted(): SmokestackError | undefined {
    return this.#aborted;
  }

  write(bytes: Uint8Array): void {
    this.#written.push(bytes);
    this.#bytes += bytes.length;
  }

  close(): void {
    this.#closed = true;
  }

  abort(error: SmokestackError): void {
    this.#aborted = error;
  }

  read(): undefined {
    return undefined;
  }

  setReading(): void {}

  /** Does to `path` what the application did meanwhile. */
  replay(path: StreamPath): void {
    for (const bytes of this.#written) path.write(bytes);
    if (this.#closed) path.close();
    if (this.#aborted !== undefined) path.abort(this.#aborted);
  }
}
