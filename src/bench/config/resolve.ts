import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SmokestackError } from '#units';
import { root } from '../device/index.ts';
import {
  type Config,
  checkSettings,
  defaults,
  type SettingName,
  type Settings,
  settingNames,
  variableOf,
} from './settings.ts';

/** The settings in force, and where each one comes from. */
export interface Resolved {
  readonly settings: Settings;
  readonly origins: Readonly<Partial<Record<SettingName, string>>>;
}

const fileName = 'smokestack.config.ts';

async function readFile(): Promise<Config> {
  const path = join(root, fileName);
  if (!existsSync(path)) return {};
  const module = (await import(pathToFileURL(path).href).catch((cause) => {
    throw new SmokestackError('usage', `${fileName} does not load: ${SmokestackError.from(cause).message}`, { cause });
  })) as { default?: Config };
  return module.default ?? {};
}

/**
 * Flag before SMOKESTACK_* before smokestack.config.ts before default.
 * @throws SmokestackError 'usage' for a value that does not fit, naming where it comes from
 */
export async function resolveSettings(
  flags: Config,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Resolved> {
  const fromEnvironment: Record<string, string> = {};
  for (const name of settingNames) {
    const value = environment[variableOf(name)];
    if (value !== undefined && value !== '') fromEnvironment[name] = value;
  }
  const layers: readonly (readonly [origin: (name: string) => string, values: Readonly<Record<string, unknown>>])[] = [
    [() => 'default', defaults],
    [() => fileName, await readFile()],
    [(name) => variableOf(name as SettingName), fromEnvironment],
    [(name) => `--${name === 'tokenFile' ? 'token-file' : name}`, flags],
  ];
  const values: Record<string, unknown> = {};
  const origins: Record<string, string> = {};
  for (const [origin, layer] of layers)
    for (const [name, value] of Object.entries(layer))
      if (value !== undefined) {
        values[name] = value;
        origins[name] = origin(name);
      }
  return { settings: checkSettings(values, (name) => origins[name] ?? fileName), origins };
}
