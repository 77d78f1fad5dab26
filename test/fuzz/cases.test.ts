/** Cases that the frame fuzzer found and shrank: device and model agree in them since. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildTimeoutMs, simulatorOf } from '../scenario/lib/rig.ts';
import { playCase } from './lib/frames/episode.ts';
import { readCase } from './lib/frames/replay.ts';

const folder = fileURLToPath(new URL('./cases/', import.meta.url));
const cases = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.for(cases)('%s', { timeout: buildTimeoutMs }, async (name, { skip }) => {
  const { setup, strokes, shows } = readCase(`${folder}${name}`);
  const provided = await simulatorOf(setup.config);
  if ('missing' in provided) return skip(provided.missing);
  const { wrong, records } = await playCase(provided.program, setup, strokes);
  expect(wrong?.sentences ?? [], shows.join(' ')).toEqual([]);
  // Something happened: a neighbor, three paths and a connection at least.
  expect(records).toBeGreaterThan(4);
});
