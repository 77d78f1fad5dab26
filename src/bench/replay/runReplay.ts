import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Recording } from '#protocol';
import { SmokestackError } from '#units';
import type { Settings } from '../config/index.ts';
import { configurationIn, openDevice } from '../device/index.ts';
import { Progress } from '../report/index.ts';
import { artifacts } from '../run/index.ts';
import { simulatorFor } from '../suite/index.ts';
import { type Replayed, replay } from './replay.ts';

/** The recording at `path`, or in the run's folder at `path`. */
function find(path: string): Recording {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, artifacts.recording) : path;
  return new Recording(file);
}

/**
 * Replays a recording into a simulator of the size it was made with.
 * @param path of the recording, or of its run's folder
 * @throws SmokestackError 'usage' when that is no recording, 'unsupported' when it is not one of a simulator in virtual time
 */
export async function runReplay(path: string, settings: Settings): Promise<Replayed> {
  const recording = find(path);
  const config = configurationIn(recording.header.facts.target);
  if (config === undefined)
    throw new SmokestackError(
      'unsupported',
      `${path} was recorded from '${recording.header.facts.target}', no simulator`,
    );
  const simulator = await simulatorFor({ ...settings, config }, new Progress(1, true));
  const folder = mkdtempSync(join(tmpdir(), 'smokestack-replay-'));
  const device = await openDevice({
    name: { kind: 'sim' },
    simulator,
    config,
    clockMode: 'virtual',
    folder,
    seed: recording.header.seed,
    token: undefined,
    onStderr: () => {},
  });
  try {
    return await replay(recording, device.target);
  } finally {
    await device.target.close();
    await device.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
