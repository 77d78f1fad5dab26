/** Cases that the frame fuzzer found and shrank: device and model agree in them since. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildTimeoutMs, simulatorOf } from '../scenario/lib/rig.ts';
import { playCase } from './lib/frames/episode.ts';
import { casesOf, readCase } from './lib/frames/replay.ts';

const folder = fileURLToPath(new URL('./cases/', import.meta.url));
const cases = casesOf(folder).map((file) => [basename(file), file] as const);

test.for(cases)('%s', { timeout: buildTimeoutMs }, async ([, file], { skip }) => {
  const { setup, strokes, shows } = readCase(file);
  const provided = await simulatorOf(setup.config);
  if ('missing' in provided) return skip(provided.missing);
  const { wrong, records } = await playCase({ program: provided.program, setup }, strokes);
  expect(wrong?.sentences ?? [], shows.join(' ')).toEqual([]);
  // Something happened: a neighbor, three paths and a connection at least.
  expect(records).toBeGreaterThan(4);
});
