import type { Settings } from '../config/index.ts';
import { buildSimulator, placed } from '../device/index.ts';
import type { Progress } from '../report/index.ts';

/** Whether a simulator must be built for these settings. */
export const mustBuild = ({ simulator }: Settings): boolean => simulator === undefined;

/**
 * The simulator of the settings: the one they name, else one that is built as a step of `progress`.
 * @throws SmokestackError 'environment' or 'cannot-test' when the build fails
 */
export async function simulatorFor({ simulator, config }: Settings, progress: Progress): Promise<string> {
  if (simulator !== undefined) return placed(simulator.replaceAll('{config}', config));
  return progress.step(`building simulator (${config})`, () => buildSimulator(config));
}
