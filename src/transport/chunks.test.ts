import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '#units';
import { chunkHeadBytes, fileHeadBytes, maxChunkBytes } from './chunk.ts';
import { ChunkReader } from './chunkReader.ts';
import { ChunkWriter } from './chunkWriter.ts';

const seed = 5;
let folder: string;
let path: string;
const bodies: Uint8Array[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smokestack-chunks-'));
  path = join(folder, 'recording');
  const random = new Random(seed);
  const writer = await ChunkWriter.create(path);
  for (const length of [0, 1, 100, 0, 777, 3]) {
    const body = random.bytes(length);
    bodies.push(body);
    writer.append(bodies.length, body);
  }
  await writer.close();
  await writer.close();
  expect(() => writer.append(1, new Uint8Array(1))).toThrow(/is closed/);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`chunks read back; cut at every byte, whole ones remain (seed ${seed})`, () => {
  const whole = readFileSync(path);
  const ends = [fileHeadBytes];
  for (const body of bodies) ends.push((ends.at(-1) ?? 0) + chunkHeadBytes + body.length);
  expect(whole.length).toBe(ends.at(-1));
  const cut = join(folder, 'cut');
  for (let length = 0; length <= whole.length; length++) {
    writeFileSync(cut, whole.subarray(0, length));
    const reader = new ChunkReader(cut);
    if (length < fileHeadBytes) {
      expect(() => [...reader], `cut at ${length}`).toThrow(/is no recording/);
      continue;
    }
    const chunks = [...reader];
    const count = ends.filter((end) => end <= length).length - 1;
    expect(chunks.map(({ type, body }) => [type, [...body]])).toEqual(
      bodies.slice(0, count).map((body, i) => [i + 1, [...body]]),
    );
    expect(reader.tally).toEqual({ chunks: count, leftOverBytes: length - (ends[count] ?? 0) });
  }
});

test('every single byte turned over is noticed', () => {
  const whole = readFileSync(path);
  const bent = join(folder, 'bent');
  for (let at = 0; at < whole.length; at++) {
    // Bytes 12 to 15 of the head are spare.
    if (at >= 12 && at < fileHeadBytes) continue;
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(bent, bytes);
    if (at < fileHeadBytes) expect(() => [...new ChunkReader(bent)]).toThrow(at < 8 ? /no recording/ : /version/);
    else expect([...new ChunkReader(bent)].length, `byte ${at}`).toBeLessThan(bodies.length);
  }
});

test('a producer that waits for ready() never has more than the high-water mark and one chunk in memory', async () => {
  const highWaterBytes = 100_000;
  const writer = await ChunkWriter.create(join(folder, 'big'), { highWaterBytes });
  const body = new Uint8Array(50_000);
  let most = 0;
  for (let i = 0; i < 200; i++) {
    writer.append(2, body);
    most = Math.max(most, writer.backlog);
    await writer.ready();
  }
  await writer.close();
  expect(most).toBeLessThanOrEqual(highWaterBytes + body.length + chunkHeadBytes);
  expect([...new ChunkReader(join(folder, 'big'))]).toHaveLength(200);
  expect(() => writer.append(1, new Uint8Array(maxChunkBytes + 1))).toThrow(/is closed/);
});

test('a full disk ends the recording with a sentence that names the cure; a folder that is not there too', async () => {
  const writer = await ChunkWriter.create('/dev/full');
  writer.append(1, new Uint8Array(10));
  await expect(writer.ready().then(() => writer.flush())).rejects.toMatchObject({
    code: 'environment',
    message: expect.stringMatching(/disk is full/),
  });
  writer.append(1, new Uint8Array(10)); // dropped, not thrown: the run goes on
  await expect(writer.close()).rejects.toBe(writer.error);
  await expect(ChunkWriter.create(join(folder, 'no', 'where'))).rejects.toMatchObject({ code: 'environment' });
});

test('a producer that never waits ends its recording at the limit, and what was written is whole', async () => {
  const path = join(folder, 'flooded');
  const errors: unknown[] = [];
  const writer = await ChunkWriter.create(path, { maxBacklogBytes: 300_000, onError: (error) => errors.push(error) });
  await writer.flush();
  for (let i = 0; i < 10; i++) writer.append(2, new Uint8Array(100_000));
  expect(writer.error?.message).toMatch(/cannot keep up/);
  await expect(writer.close()).rejects.toBe(writer.error);
  expect(errors).toEqual([writer.error]);
  const reader = new ChunkReader(path);
  expect([...reader].length).toBeLessThanOrEqual(2);
  expect(reader.tally.leftOverBytes).toBe(0);
});
