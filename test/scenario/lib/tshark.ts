import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why tshark cannot be asked here; undefined where it can. */
export const noTshark = (): string | undefined =>
  spawnSync('tshark', ['--version']).status === 0 ? undefined : 'needs tshark: apt install tshark';

/** Linux writes a TCP checksum of 0 as 0xFFFF, as UDP must (skb_checksum_help): the same number, which only tshark minds. */
const zeroByLinux = 'tcp.checksum.ffff && frame.comment contains "in "';
/** Frames that no end may send. */
export const bad = `(tcp.checksum.status==0 && !(${zeroByLinux})) || ip.checksum.status==0 || _ws.malformed`;

const checksums = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
/** Payload of chance looks like Thrift now and then, and is then found malformed. */
const payloadIsData = ['-d', 'tcp.port==1-65535,data'];

const tshark = (file: string, ...args: string[]): string =>
  execFileSync('tshark', ['-r', file, ...checksums, ...payloadIsData, ...args], {
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

/** Number of the first TCP conversation with `port` at one end. */
function streamOf(file: string, port: number): number {
  const [first = ''] = tshark(file, '-Y', `tcp.port==${port}`, '-T', 'fields', '-e', 'tcp.stream').split('\n');
  return Number(first);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What run.log keeps of an exchange: what the application of each end read. */
interface Exchange {
  readonly port: number;
  readonly read: readonly [host: string, peer: string];
}

const exchangesOf = (folder: string): Exchange[] =>
  readFileSync(join(folder, 'run.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"exchange on port '))
    .map((line) => {
      const { msg, host, peer } = JSON.parse(line);
      return { port: Number(/\d+$/.exec(msg)?.[0]), read: [host.received.sha256, peer.received.sha256] };
    });

/**
 * What tshark finds wrong with the capture of a run that passed, a sentence each: bad checksums and malformed frames (of
 * the device alone where `badOnPurpose` frames went in), and byte streams that reassemble to something else than what the
 * applications read.
 */
export function captureFaults(folder: string, badOnPurpose: boolean): string[] {
  const file = join(folder, 'wire.pcapng');
  const where = badOnPurpose ? `(${bad}) && frame.comment contains "out "` : bad;
  const streams = exchangesOf(folder).flatMap(({ port, read }) => {
    const reassembled = follow(file, streamOf(file, port)).map(sha256);
    return reassembled.every((hash) => read.includes(hash))
      ? []
      : [`port ${port}: tshark reassembles ${reassembled.join(' and ')}, the applications read ${read.join(' and ')}`];
  });
  return [...matching(file, where).map((line) => `bad frame:${line}`), ...streams];
}
