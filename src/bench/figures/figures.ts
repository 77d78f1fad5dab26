import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { SmokestackError } from '#units';
import type { Figure } from './figure.ts';

/** bench.json. */
export const benchSchema = z.strictObject({
  figures: z.array(
    z.strictObject({
      id: z.string(),
      value: z.number(),
      unit: z.string(),
      aim: z.number().nullable(),
      best: z.number().nullable(),
      bestWhose: z.string().nullable(),
      conditions: z.string(),
    }),
  ),
});

export function writeFigures(path: string, figures: readonly Figure[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ figures }, null, 2)}\n`);
}

/** @throws SmokestackError 'environment' when there is none, 'usage' when it is not what writeFigures wrote */
export function readFigures(path: string): readonly Figure[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SmokestackError('environment', `there is no ${path}`, { cure: 'make bench', cause });
  }
  const read = benchSchema.safeParse(parsed(text));
  if (!read.success)
    throw new SmokestackError('usage', `${path} is no bench.json: ${z.prettifyError(read.error)}`, {
      cure: 'make bench',
    });
  return read.data.figures;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The JSON Schema of bench.json, as text: schema/bench.schema.json. */
export const printBenchSchema = (): string =>
  `${JSON.stringify({ title: 'bench.json', ...z.toJSONSchema(benchSchema) }, null, 2)}\n`;
