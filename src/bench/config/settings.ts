import { z } from 'zod';
import { SmokestackError } from '#units';
import { configurations } from '../device/index.ts';

/** `30s`, `500ms`, `2m`, or a number of seconds; as milliseconds. */
const duration = z
  .union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?(ms|s|m)?$/, 'write 500ms, 30s or 2m')])
  .transform((value) => {
    const [, digits = '0', unit = 's'] = /^([\d.]+)(ms|s|m)?$/.exec(String(value)) ?? [];
    return Number(digits) * { ms: 1, s: 1000, m: 60_000 }[unit as 'ms' | 's' | 'm'];
  });

/** A number that may come as words. */
const whole = (least: number, most: number) =>
  z
    .union([z.number(), z.string().regex(/^\d+$/, 'a whole number is wanted').transform(Number)])
    .pipe(z.int().min(least).max(most));

/** A switch that may come as words. */
const onOff = z.union([
  z.boolean(),
  z.enum(['1', 'yes', 'true', '0', 'no', 'false', '']).transform((word) => ['1', 'yes', 'true'].includes(word)),
]);

/** Every setting, as smokestack.config.ts may give it. */
export const settingsSchema = z.strictObject({
  target: z.string().describe('sim, ws://HOST:PORT, wss://HOST:PORT or unix:PATH'),
  tokenFile: z.string().optional().describe('token of a served target'),
  simulator: z
    .string()
    .optional()
    .describe('a simulator built before, instead of building one; {config} stands for the size'),
  config: z.enum(configurations).describe('size of the design'),
  peer: z.enum(['builtin', 'linux']).describe('far end of the wire'),
  seed: whole(0, 0xffff_ffff).describe('where all chance comes from'),
  jobs: whole(1, 64).describe('runs at a time'),
  timeout: duration.optional().describe('wall clock of a run; default: the scenario says'),
  waves: onOff.describe('write waves (slow)'),
  scenarios: z.string().describe('folder of scenarios'),
  runs: z.string().describe("where the runs' folders are made"),
  link: z.string().optional().describe('symbolic link to the folder of the last run'),
});

/** What smokestack.config.ts exports. */
export type Config = Partial<z.input<typeof settingsSchema>>;
export type Settings = z.output<typeof settingsSchema>;
export type SettingName = keyof Settings;

export const settingNames = Object.keys(settingsSchema.shape) as SettingName[];

/** Types the configuration file. */
export const defineConfig = (config: Config): Config => config;

export const defaults: Config = {
  target: 'sim',
  config: 'default',
  peer: 'builtin',
  seed: 1,
  jobs: 1,
  waves: false,
  scenarios: 'test/scenario',
  runs: 'build/runs',
};

/** SMOKESTACK_TOKEN_FILE for tokenFile. */
export const variableOf = (name: SettingName): string =>
  `SMOKESTACK_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

/** @throws SmokestackError 'usage' that names the setting, its origin and what is wrong */
export function checkSettings(values: Record<string, unknown>, originOf: (name: string) => string): Settings {
  const parsed = settingsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const name = unknown ?? String(issue?.path[0] ?? '');
  const what =
    unknown === undefined ? `${issue?.message} (got ${JSON.stringify(values[name])})` : 'there is no such setting';
  throw new SmokestackError('usage', `${originOf(name)}: ${name}: ${what}`, {
    cure: './smokestack config show lists the settings',
  });
}
