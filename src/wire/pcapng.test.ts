import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Random, seq } from '#units';
import { buildTcpFrame, ipv4, mac, PcapngWriter, readPcapng, TcpFlag, type TcpSegment } from './index.ts';

const segment = (from: number, payload: Uint8Array): TcpSegment => ({
  source: ipv4('10.0.0.1'),
  destination: ipv4('10.0.0.2'),
  sourcePort: 40000,
  destinationPort: 40001,
  seq: seq(from),
  ack: seq(1),
  flags: TcpFlag.ack,
  window: 1000,
  urgentPointer: 0,
  options: { timestamps: { value: 5, echo: 6 } },
  payload,
});
const link = { destination: mac('02:00:00:00:00:02'), source: mac('02:00:00:00:00:01') };
const random = new Random(3);
const frames = Array.from({ length: 5 }, (_, i) =>
  buildTcpFrame({ link, segment: segment(i * 100, random.bytes(100 - i)) }),
);
const START = 1_700_000_000_123_456_789n;

const capture = (): Uint8Array => {
  const blocks: Uint8Array[] = [];
  const writer = new PcapngWriter((block) => blocks.push(block));
  const nic = writer.addInterface('nic', 'device under test');
  const peer = writer.addInterface('peer');
  frames.forEach((frame, i) => {
    writer.write({
      on: i % 2 ? peer : nic,
      timeNs: START + BigInt(i),
      frame,
      direction: i % 2 ? 'inbound' : 'outbound',
      comment: i === 2 ? 'held back 3 ms' : undefined,
    });
  });
  return Buffer.concat(blocks);
};

describe('pcapng', () => {
  test('what is written is what is read', () => {
    const read = readPcapng(capture());
    expect(read.interfaces).toEqual(['nic', 'peer']);
    expect(read.frames.map((f) => Buffer.from(f.frame).toString('hex'))).toEqual(
      frames.map((f) => Buffer.from(f).toString('hex')),
    );
    expect(read.frames.map((f) => f.timeNs)).toEqual(frames.map((_, i) => START + BigInt(i)));
    expect(read.frames.map((f) => f.direction)).toEqual(['outbound', 'inbound', 'outbound', 'inbound', 'outbound']);
    expect(read.frames[2]?.comment).toBe('held back 3 ms');
  });

  test('a file cut short and an unknown interface are refused', () => {
    expect(() => readPcapng(capture().subarray(0, -5))).toThrow(/pcapng/);
    const writer = new PcapngWriter(() => {});
    expect(() => writer.write({ on: 0 as never, timeNs: 0n, frame: new Uint8Array(60) })).toThrow(/was not added/);
  });
});

const tshark = spawnSync('tshark', ['--version']).status === 0;
describe('tshark', () => {
  beforeEach(({ skip }) => {
    if (!tshark) skip('needs tshark: apt install tshark');
  });
  const dir = mkdtempSync(join(tmpdir(), 'pcapng-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  test('reads times, interfaces, directions, comments, and finds every checksum right', () => {
    const path = join(dir, 'x.pcapng');
    writeFileSync(path, capture());
    const fields = [
      'frame.time_epoch',
      'frame.interface_name',
      'frame.packet_flags_direction',
      'ip.checksum.status',
      'tcp.checksum.status',
      'tcp.len',
      'frame.comment',
      'tcp.options.timestamp.tsval',
    ];
    const run = spawnSync(
      'tshark',
      [
        '-r',
        path,
        '-o',
        'tcp.check_checksum:TRUE',
        '-o',
        'ip.check_checksum:TRUE',
        '-T',
        'fields',
        ...fields.flatMap((f) => ['-e', f]),
      ],
      { encoding: 'utf8' },
    );
    expect(run.status, run.stderr).toBe(0);
    const rows = run.stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows).toEqual(
      frames.map((_, i) => [
        `1700000000.${123_456_789 + i}`,
        i % 2 ? 'peer' : 'nic',
        i % 2 ? '0x00000001' : '0x00000002',
        '1',
        '1',
        `${100 - i}`,
        i === 2 ? 'held back 3 ms' : '',
        '5',
      ]),
    );
  });
});
