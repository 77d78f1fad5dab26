/** Recordings that were changed by hand, their checksums mended: as wrong a file as there can be. */
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const fileHead = 16;
const chunkHead = 12;

/** Writes the recording at `from` to `to`, the last byte of the first occurrence of `bytes` with one bit turned over. */
export function doctor(from: string, to: string, bytes: Uint8Array): void {
  const file = readFileSync(from);
  for (let at = fileHead; at < file.length; ) {
    const length = file.readUInt32LE(at + 4);
    const body = file.subarray(at + chunkHead, at + chunkHead + length);
    const found = body.indexOf(bytes);
    if (found >= 0) {
      const last = found + bytes.length - 1;
      body[last] = (body[last] ?? 0) ^ 1;
      file.writeUInt32LE(crc32(file.subarray(at, at + 8), crc32(body)), at + 8);
      writeFileSync(to, file);
      return;
    }
    at += chunkHead + length;
  }
  throw new Error(`${from} does not hold these ${bytes.length} bytes in one chunk`);
}
