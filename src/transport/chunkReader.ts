import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { SmokestackError } from '#units';
import { type Chunk, checkFileHead, chunkHeadBytes, chunkIsWhole, decodeChunkHead, fileHeadBytes } from './chunk.ts';

/** How far a recording could be read. */
export interface ChunkTally {
  chunks: number;
  /** Bytes behind the last whole chunk: 0 unless the writer died or the file was damaged. */
  leftOverBytes: number;
}

/** Reads the chunks of a recording in order, one in memory at a time. */
export class ChunkReader implements Iterable<Chunk> {
  readonly path: string;
  /** Filled in by the latest iteration. */
  readonly tally: ChunkTally = { chunks: 0, leftOverBytes: 0 };

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Yields every whole chunk and ends before the first that is not.
   * @throws SmokestackError 'environment' when the file cannot be opened, 'usage' when it is no recording.
   */
  *[Symbol.iterator](): Iterator<Chunk> {
    const file = this.#open();
    this.tally.chunks = 0;
    this.tally.leftOverBytes = 0;
    try {
      const size = fstatSync(file).size;
      checkFileHead(readAt(file, 0, fileHeadBytes), this.path);
      let at = fileHeadBytes;
      for (;;) {
        const head = readAt(file, at, chunkHeadBytes);
        const parts = head.length === chunkHeadBytes ? decodeChunkHead(head) : undefined;
        if (parts === undefined || at + chunkHeadBytes + parts.length > size) break;
        const body = readAt(file, at + chunkHeadBytes, parts.length);
        if (!chunkIsWhole(head, parts.sum, body)) break;
        at += chunkHeadBytes + parts.length;
        this.tally.chunks++;
        this.tally.leftOverBytes = size - at;
        yield { type: parts.type, body };
      }
      this.tally.leftOverBytes = size - at;
    } finally {
      closeSync(file);
    }
  }

  #open(): number {
    try {
      return openSync(this.path, 'r');
    } catch (cause) {
      throw new SmokestackError('environment', `the recording ${this.path} cannot be opened`, {
        cause,
        cure: 'Give the file named recording in a run folder.',
      });
    }
  }
}

/** Up to `length` bytes from `at`; fewer at the end of the file. */
function readAt(file: number, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const count = readSync(file, bytes, done, length - done, at + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}
