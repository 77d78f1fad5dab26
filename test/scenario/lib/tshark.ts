import { execFileSync, spawnSync } from 'node:child_process';

/** Why tshark cannot be asked here; undefined where it can. */
export const noTshark = (): string | undefined =>
  spawnSync('tshark', ['--version']).status === 0 ? undefined : 'needs tshark: apt install tshark';

const checksums = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];

const tshark = (file: string, ...args: string[]): string =>
  execFileSync('tshark', ['-r', file, ...checksums, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 256 << 20,
  });

/** One line for each frame that the display filter lets through. */
export const matching = (file: string, filter: string): string[] =>
  tshark(file, '-Y', filter)
    .split('\n')
    .filter((line) => line !== '');

/** Both byte streams of TCP conversation `stream`, reassembled; the first is that of the end that spoke first. */
export function follow(file: string, stream: number): readonly [Buffer, Buffer] {
  const sides: [Buffer[], Buffer[]] = [[], []];
  for (const line of tshark(file, '-q', '-z', `follow,tcp,raw,${stream}`).split('\n')) {
    const [, second = '', hex] = /^(\t?)([0-9a-f]+)$/.exec(line) ?? [];
    if (hex !== undefined) sides[second === '' ? 0 : 1].push(Buffer.from(hex, 'hex'));
  }
  return [Buffer.concat(sides[0]), Buffer.concat(sides[1])];
}
