import { describe, expect, test } from 'vitest';
import { type Json, readVectors } from './vectorFile.ts';
import { VectorRun } from './vectorRunner.ts';

/** Members that a vector names only where it cares. */
const optional = ['ready', 'work', 'requests'];

/** What happened, cut to what the vector compares: `image` and `ipId` by the fields it names. */
function compared(outcome: Json, wanted: Json): Json {
  const seen: Json = { ...outcome };
  for (const name of optional) if (wanted[name] === undefined) delete seen[name];
  const image = wanted.image as Json | undefined;
  if (image !== undefined && seen.image !== undefined)
    seen.image = Object.fromEntries(Object.keys(image).map((name) => [name, (outcome.image as Json)[name]]));
  if (seen.buffered !== undefined && wanted.buffered === undefined) delete seen.buffered;
  const frame = wanted.frame as Json | undefined;
  if (seen.frame !== undefined) {
    const { ipId, ...rest } = seen.frame as Json;
    seen.frame = frame?.ipId === undefined ? rest : { ...rest, ipId };
  }
  return seen;
}

const inOrder = (flags: string): string => [...'FSRPAU'].filter((letter) => flags.includes(letter)).join('');

function wantedOf(expectation: Json): Json {
  const frame = expectation.frame as Json | undefined;
  return frame === undefined
    ? expectation
    : { ...expectation, frame: { ...frame, flags: inOrder(String(frame.flags)) } };
}

describe('vectors of the engine', () => {
  const vectors = readVectors();
  test('there are at least thirty', () => expect(vectors.length).toBeGreaterThanOrEqual(30));
  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const run = new VectorRun(vector);
    vector.events.forEach((event, index) => {
      const seen = compared(run.next(event), event.expect);
      expect(seen, `event ${index + 1} (${event.kind}): ${vector.proves}`).toEqual(wantedOf(event.expect));
    });
  });
});
