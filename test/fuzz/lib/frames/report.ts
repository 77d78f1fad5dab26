/** What a campaign found, for people and for files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Unreachable } from '../histogram/unreachable.ts';
import type { Campaign } from './campaign.ts';

/** Frames with right checksums and the tuple of a live connection: at least so many of all. */
const leastValid = 0.6;

export const unreachableFile = fileURLToPath(new URL('../../unreachable.json', import.meta.url));

/** @param full every cell of the histogram must be hit, or stand in the file of those that cannot */
export function judged(found: Campaign, full: boolean): readonly string[] {
  const { frames, valid, histogram, failures } = found;
  const wrong = failures.map(({ episode, config, wrong, file, strokes }) => {
    const [first] = wrong?.sentences ?? [];
    return `episode ${episode} (${config}): ${first}\n    ${strokes} strokes; reproduce: make fuzz REPLAY=${file}`;
  });
  if (valid < leastValid * frames)
    wrong.push(`${valid} of ${frames} frames were for a live connection with right checksums: fewer than 60 %`);
  if (full && failures.length === 0)
    wrong.push(...Unreachable.read(unreachableFile, 'frames', histogram).judge(histogram));
  return wrong;
}

export function table({ histogram }: Campaign): string {
  const unreachable = Unreachable.read(unreachableFile, 'frames', histogram);
  return histogram.table((kind, state) => (unreachable.has(kind, state) ? '-' : '0'));
}

const inThousands = new Intl.NumberFormat('en-US');

export function sum({ frames, valid, records, hash }: Campaign, seconds: number): string {
  const [share, rate] = [((100 * valid) / frames).toFixed(1), (frames / seconds).toFixed(0)];
  const counts = `${inThousands.format(frames)} frames, ${share} % of them for a live connection with right checksums`;
  return `${counts}, ${inThousands.format(records)} records; ${rate} frames/s; hash ${hash.slice(0, 16)}`;
}

/** histogram.json: what make fuzz leaves behind. */
export function writeHistogram(
  folder: string,
  seed: number,
  { frames, valid, records, hash, histogram }: Campaign,
): void {
  mkdirSync(folder, { recursive: true });
  const words = { seed, frames, valid, records, hash, cells: histogram };
  writeFileSync(`${folder}/histogram.json`, `${JSON.stringify(words, null, 2)}\n`);
}
