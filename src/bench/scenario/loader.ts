import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SmokestackError } from '#units';
import { isScenario, type Scenario } from './scenario.ts';

/**
 * Every scenario of a folder, by name: the default export of each module that is not a test.
 * @throws SmokestackError 'usage' for a module without one, for two of one name, for a folder that cannot be read
 */
export async function loadScenarios(folder: string): Promise<ReadonlyMap<string, Scenario>> {
  const files = await readdir(folder).catch((cause: Error) => {
    throw new SmokestackError('usage', `the scenarios' folder cannot be read: ${cause.message}`, { cause });
  });
  const found = new Map<string, Scenario>();
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort()) {
    const path = join(resolve(folder), file);
    const one = await loadScenario(path);
    if (found.has(one.name)) throw new SmokestackError('usage', `${path}: there is another scenario '${one.name}'`);
    found.set(one.name, one);
  }
  return found;
}

/** One module. @throws SmokestackError 'usage' when it does not load or exports no scenario */
export async function loadScenario(path: string): Promise<Scenario> {
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(resolve(path)).href)) as { default?: unknown };
  } catch (cause) {
    throw new SmokestackError('usage', `${path} does not load: ${SmokestackError.from(cause).message}`, { cause });
  }
  if (!isScenario(module.default))
    throw new SmokestackError('usage', `${path} exports no scenario`, {
      cure: "write: export default scenario({ name, proves, covers, run }), with scenario from 'smokestack'",
    });
  return module.default;
}
