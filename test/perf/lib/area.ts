/** What `make synth` last measured of a configuration (build/synth/CONFIG.json). It takes Yosys half an hour, so that a bench run reports what is there. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Configuration } from '../../../src/bench/device/configuration.ts';
import type { LeftOut, Measured } from '../../../src/bench/figures/index.ts';

const reportSchema = z.object({
  lut4: z.number(),
  luts: z.number(),
  flipFlops: z.number(),
  blockRams: z.number(),
  longestPath: z.number(),
  parameters: z.array(z.string()),
  measured: z.string(),
});
const names = ['lut4', 'luts', 'flipFlops', 'blockRams', 'longestPath'] as const;

export const areaIds = (config: Configuration): readonly string[] => names.map((name) => `synth.${config}.${name}`);

/** Undefined: no report of mk/synth.ts is there. */
export function areaOf(config: Configuration, folder = 'build/synth'): readonly Measured[] | undefined {
  let text: string;
  try {
    text = readFileSync(`${folder}/${config}.json`, 'utf8');
  } catch {
    return undefined;
  }
  const { data: report } = reportSchema.safeParse(JSON.parse(text));
  if (report === undefined) return undefined;
  const conditions = `Yosys, ECP5, flattened, ${report.parameters.join(' ')}, measured ${report.measured}; luts: LUT4 cells with what carry chains and distributed memory take; longestPath: LUT4 and CCU2C cells`;
  return names.map((name) => ({ id: `synth.${config}.${name}`, value: report[name], conditions }));
}

export const areaLeftOut = (config: Configuration): LeftOut => ({
  id: `synth.${config}.*`,
  reason: `make synth CONFIG=${config}`,
});
