/**
 * The file format of recordings: a file head, then chunks. A chunk is whole or it is not there, so that a file whose
 * writer died is read up to its last whole chunk.
 *
 *   file head   8 bytes magic "SMKSTK\r\n" (the line end shows a transfer that was not binary), u32 version, u32 zero
 *   chunk       u32 type, u32 length of the body, u32 CRC-32 (IEEE 802.3) over body, type and length, then the body
 *
 * All numbers little-endian. A reader skips chunk types it does not know.
 */
import { crc32 } from 'node:zlib';
import { SmokestackError } from '#units';

export const chunkType = {
  /** smokestack.recording.v1.Header; the first chunk. */
  header: 1,
  /** smokestack.recording.v1.Events. */
  events: 2,
  /** smokestack.recording.v1.End; the last chunk of a recording that was closed. */
  end: 3,
} as const;

export interface Chunk {
  readonly type: number;
  readonly body: Uint8Array;
}

export const recordingVersion = 1;
export const fileHeadBytes = 16;
export const chunkHeadBytes = 12;
/** No writer makes a longer body, so a longer one is damage. */
export const maxChunkBytes = 64 << 20;

const magic = Buffer.from('SMKSTK\r\n', 'latin1');

export function encodeFileHead(): Uint8Array {
  const head = Buffer.alloc(fileHeadBytes);
  magic.copy(head);
  head.writeUInt32LE(recordingVersion, 8);
  return head;
}

/** @throws SmokestackError 'usage' when the file is no recording or of a version this reader does not know. */
export function checkFileHead(head: Uint8Array, path: string): void {
  const view = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (view.length < fileHeadBytes || !view.subarray(0, magic.length).equals(magic))
    throw new SmokestackError('usage', `${path} is no recording`, {
      cure: 'Give the file named recording in a run folder.',
    });
  const version = view.readUInt32LE(8);
  if (version !== recordingVersion)
    throw new SmokestackError(
      'usage',
      `${path} has recording version ${version}, this program reads ${recordingVersion}`,
      {
        cure: 'Read it with the checkout that wrote it: its header names the commit.',
      },
    );
}

// The body first: zlib takes an empty buffer for a request to start again from 0, which here is where it starts.
const checksum = (head: Uint8Array, body: Uint8Array): number => crc32(head.subarray(0, 8), crc32(body));

/** The head of a chunk whose body is `body`. */
export function encodeChunkHead(type: number, body: Uint8Array): Uint8Array {
  const head = Buffer.alloc(chunkHeadBytes);
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(checksum(head, body), 8);
  return head;
}

/** Type, body length and checksum of a chunk head; undefined when no writer makes such a head. */
export function decodeChunkHead(head: Uint8Array): { type: number; length: number; sum: number } | undefined {
  const view = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const length = view.readUInt32LE(4);
  if (length > maxChunkBytes) return undefined;
  return { type: view.readUInt32LE(0), length, sum: view.readUInt32LE(8) };
}

export const chunkIsWhole = (head: Uint8Array, sum: number, body: Uint8Array): boolean => checksum(head, body) === sum;
