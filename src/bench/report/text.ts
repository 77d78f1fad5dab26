import { join, relative } from 'node:path';
import type { Mismatch } from '../scoreboard/index.ts';
import type { Verdict } from '../verdict/schema.ts';
import { contractSentence } from './contract.ts';
import { requirements } from './spec.ts';

/** Longest value in a line for people; the rest is in verdict.json. */
const longest = 160;
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)} …` : text);

/** `folder` as one would type it from here. */
export function typed(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path === '' || path.startsWith('..') ? folder : path;
}

/** One difference, at most ten lines. */
export function differenceLines({
  field,
  device,
  model,
  requirement,
  connection,
  event,
  frame,
  cycle,
}: Mismatch): [string, string][] {
  const sentence = requirements().get(requirement)?.sentence ?? contractSentence(requirement);
  const filter = frame === '' ? '' : `  (wireshark: frame.comment contains "${frame},")`;
  const lines: [string, string][] = [
    ['field', field],
    ['device', device],
    ['model', model],
    ['requirement', requirement === '' ? '' : `${requirement} ${sentence ?? ''}`.trim()],
    ['connection', connection],
    ['event', event],
    ['frame', frame === '' ? '' : frame + filter],
    ['cycle', cycle],
  ];
  return lines.filter(([, value]) => value !== '').map(([name, value]) => [name, short(value)]);
}

/**
 * A run for people: one line for a pass, at most 15 otherwise.
 * @param sentence why it did not pass, and `cure` what helps
 */
export function formatRun(
  verdict: Verdict,
  folder: string,
  { sentence, cure }: { sentence: string; cure: string },
): string {
  const { scenario, config, peer, seed, wallSeconds, cycles, mismatches, reproduce } = verdict;
  const head = `${verdict.verdict.padEnd(5)} ${scenario}  ${config}, ${peer}, seed ${seed}  ${wallSeconds.toFixed(1)} s, ${cycles} cycles`;
  const place = typed(folder);
  if (verdict.verdict === 'pass') return `${head}  ${place}\n`;
  const lines: [string, string][] = [];
  const [first] = mismatches;
  if (first !== undefined) lines.push(...differenceLines(first));
  else lines.push(['why', sentence.split('\n').slice(0, 4).join('\n               ')]);
  if (cure !== '') lines.push(['cure', cure]);
  if (mismatches.length > 1) lines.push(['more', `${mismatches.length - 1} more in ${join(place, 'verdict.json')}`]);
  if (verdict.verdict !== 'skip') {
    const shown = [verdict.artifacts.waves, verdict.artifacts.view].filter((file) => file !== undefined);
    const waves =
      shown.length === 0 ? `${reproduce} --waves` : ['gtkwave', ...shown.map((file) => join(place, file))].join(' ');
    lines.push(['waves', waves], ['reproduce', reproduce]);
  }
  lines.push(['folder', place]);
  return `${[head, ...lines.map(([name, value]) => `  ${name.padEnd(12)} ${value}`)].join('\n')}\n`;
}
