import { type FileHandle, open } from 'node:fs/promises';
import { SmokestackError } from '#units';
import { encodeChunkHead, encodeFileHead, maxChunkBytes } from './chunk.ts';

export interface ChunkWriterOptions {
  /** Bytes that may wait for the disk before `ready` holds its caller back. Default 8 MiB. */
  readonly highWaterBytes?: number;
  /**
   * Bytes that may wait at most: a producer that never waits (a realtime target) ends its recording there instead of
   * filling the memory. Default 256 MiB.
   */
  readonly maxBacklogBytes?: number;
  /** Hears once why nothing is written any more. */
  readonly onError?: (error: SmokestackError) => void;
}

const diskFull = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Writes a recording chunk by chunk, each with one write so that readers meet whole chunks. `append` never waits; a
 * producer that can wait asks `ready` in between. The first failed write ends the recording: what was written before
 * stays readable, later chunks are dropped, and `ready`, `flush` and `close` say why.
 */
export class ChunkWriter {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #highWater: number;
  readonly #maxBacklog: number;
  readonly #onError: (error: SmokestackError) => void;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> | undefined;
  #error: SmokestackError | undefined;
  #closed: Promise<void> | undefined;

  private constructor(path: string, file: FileHandle, options: ChunkWriterOptions) {
    this.path = path;
    this.#file = file;
    this.#highWater = options.highWaterBytes ?? 8 << 20;
    this.#maxBacklog = options.maxBacklogBytes ?? 256 << 20;
    this.#onError = options.onError ?? (() => {});
    this.#queue(encodeFileHead());
  }

  /** @throws SmokestackError 'environment' when the file cannot be made. */
  static async create(path: string, options: ChunkWriterOptions = {}): Promise<ChunkWriter> {
    try {
      const file = await open(path, 'w');
      return new ChunkWriter(path, file, options);
    } catch (cause) {
      throw new SmokestackError('environment', `the recording ${path} cannot be made: ${words(cause)}`, {
        cause,
        cure: 'Name a folder that exists and may be written with -o.',
      });
    }
  }

  /** Why nothing is written any more; undefined while all is well. */
  get error(): SmokestackError | undefined {
    return this.#error;
  }

  /** Bytes that wait for the disk. */
  get backlog(): number {
    return this.#waitingBytes;
  }

  /** @throws SmokestackError 'range' for a body above 64 MiB, 'state' after `close`. */
  append(type: number, body: Uint8Array): void {
    if (this.#closed !== undefined) throw new SmokestackError('state', `the recording ${this.path} is closed`);
    if (body.length > maxChunkBytes)
      throw new SmokestackError('range', `a chunk of ${body.length} bytes exceeds ${maxChunkBytes}`);
    if (this.#error !== undefined) return;
    if (this.#waitingBytes + body.length > this.#maxBacklog)
      this.#fail(
        new SmokestackError('environment', `the disk cannot keep up: the recording ${this.path} ends here`, {
          cure: 'Name a faster disk with -o.',
        }),
      );
    else this.#queue(Buffer.concat([encodeChunkHead(type, body), body]));
  }

  /** Resolves when the backlog is below the high-water mark. */
  async ready(): Promise<void> {
    while (this.#waitingBytes > this.#highWater && this.#writing !== undefined) await this.#writing;
    if (this.#error !== undefined) throw this.#error;
  }

  /** Resolves when everything appended so far was given to the operating system. */
  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
    if (this.#error !== undefined) throw this.#error;
  }

  /** Flushes and closes the file, once; more calls give the same result. */
  close(): Promise<void> {
    this.#closed ??= this.flush().finally(() => this.#file.close());
    return this.#closed;
  }

  /** What waits is dropped: a file with a gap in it would tell a wrong story. */
  #fail(error: SmokestackError): void {
    if (this.#error !== undefined) return;
    this.#error = error;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#onError(error);
  }

  #queue(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#writing ??= this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      for (let bytes = this.#waiting.shift(); bytes !== undefined; bytes = this.#waiting.shift()) {
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await this.#file.write(bytes, done);
          done += bytesWritten;
        }
        this.#waitingBytes = Math.max(0, this.#waitingBytes - bytes.length);
      }
    } catch (cause) {
      this.#fail(writeFailed(this.path, cause));
    } finally {
      this.#writing = undefined;
    }
  }
}

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function writeFailed(path: string, cause: unknown): SmokestackError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return diskFull.has(code)
    ? new SmokestackError('environment', `the disk is full: the recording ${path} ends with its last whole chunk`, {
        cause,
        cure: 'Free space (make clean removes build/runs) or name another disk with -o.',
      })
    : new SmokestackError('environment', `the recording ${path} cannot be written: ${words(cause)}`, { cause });
}
