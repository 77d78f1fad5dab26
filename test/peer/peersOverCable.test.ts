import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Cable, type Impairment } from '#cable';
import { type BuiltinConnection, BuiltinPeer, type PeerTcpOptions } from '#peer';
import { millis, Random, seq, VirtualClock } from '#units';
import { ipv4, mac, PcapngWriter, parseTcpFrame } from '#wire';
import { noTshark } from '../scenario/lib/tshark.ts';

const MIB = 1024 * 1024;
const BAD_WIRE: Impairment = {
  loss: 0.02,
  duplication: 0.01,
  reordering: 0.03,
  reorderBy: millis(3),
  delay: millis(1),
};

/** Both ends send `length` bytes and end; the frames as the cable delivered them are hashed and, where asked, captured. */
const transfer = (seed: number, rules: readonly Impairment[], length = MIB, tcp: Partial<PeerTcpOptions> = {}) => {
  const clock = new VirtualClock();
  const random = new Random(seed);
  // Both directions wrap in the middle of the transfer.
  const iss = seq(2 ** 32 - length / 2);
  const near = new BuiltinPeer({
    clock,
    random,
    mac: mac('02:00:00:00:00:01'),
    address: ipv4('10.0.0.1'),
    tcp: { iss, ...tcp },
  });
  const far = new BuiltinPeer({
    clock,
    random,
    mac: mac('02:00:00:00:00:02'),
    address: ipv4('10.0.0.2'),
    tcp: { iss, ...tcp },
  });
  const cable = new Cable({ clock, random, near: near.port, far: far.port, toFar: rules, toNear: rules });
  const wire = createHash('sha256');
  const blocks: Uint8Array[] = [];
  const capture = new PcapngWriter((block) => blocks.push(block));
  const on = capture.addInterface('cable');
  let wrapped = 0;
  cable.onDelivery((direction, frame) => {
    wire.update(`${clock.now()} ${direction} `).update(frame);
    capture.write({
      on,
      timeNs: BigInt(Math.round(clock.now() * 1e6)),
      frame,
      direction: direction === 'toFar' ? 'outbound' : 'inbound',
    });
    const result = parseTcpFrame(frame);
    if (result.ok && result.value.segment.payload.length > 0 && result.value.segment.seq < length)
      wrapped |= direction === 'toFar' ? 1 : 2;
  });
  const up = random.fork('up').bytes(length);
  const down = random.fork('down').bytes(length);
  let accepted: BuiltinConnection | undefined;
  far.listen(47_011, (connection) => {
    accepted = connection;
    connection.write(down);
    connection.end();
  });
  const opened = near.connect(far.address, 47_011);
  opened.write(up);
  opened.end();
  clock.runUntil(() => opened.closeReason !== undefined && accepted?.closeReason !== undefined, millis(600_000));
  return {
    cable,
    clock,
    opened,
    accepted,
    up,
    down,
    wrapped,
    wireHash: wire.digest('hex'),
    pcapng: () => Buffer.concat(blocks),
    near,
    far,
  };
};

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const expectWhole = (run: ReturnType<typeof transfer>, seed: number) => {
  expect([run.opened.closeReason, run.accepted?.closeReason], `seed ${seed}`).toEqual(['closed', 'closed']);
  expect(run.opened.receivedSha256(), `seed ${seed}`).toBe(sha256(run.down));
  expect(run.accepted?.receivedSha256(), `seed ${seed}`).toBe(sha256(run.up));
  expect(run.wrapped, `seed ${seed}`).toBe(3);
};

describe('two builtin peers over a cable, 1 MiB each way across the wrap', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'loss 0.02, duplication 0.01, reordering 0.03: every byte arrives (seed %i)',
    (seed) => {
      const run = transfer(seed, [BAD_WIRE]);
      expectWhole(run, seed);
      const lane = run.cable.statistics('toFar');
      expect([lane.lost, lane.duplicated, lane.reordered].every((n) => n > 0)).toBe(true);
      expect(run.opened.counts.fastRetransmits).toBeGreaterThan(0);
    },
  );

  test.each([11, 12])('the same with corruption, without timestamps and scaling, with SACK (seed %i)', (seed) => {
    const run = transfer(seed, [{ ...BAD_WIRE, corruption: 0.01 }], MIB, {
      timestamps: false,
      windowScale: 'none',
      sack: true,
    });
    expectWhole(run, seed);
    const drops = ['bad-tcp-checksum', 'bad-ip-checksum', 'bad-length', 'bad-ip-version'] as const;
    const dropped = drops.reduce((sum, reason) => sum + (run.far.dropped.get(reason) ?? 0), 0);
    const { corrupted, duplicated } = run.cable.statistics('toFar');
    expect(dropped).toBeGreaterThanOrEqual(corrupted);
    expect(dropped).toBeLessThanOrEqual(corrupted + duplicated);
  });

  test('a wire that is cut for two seconds loses nothing', () => {
    const run = transfer(21, [{ delay: millis(5) }, { loss: 1, from: millis(100), until: millis(2100) }]);
    expectWhole(run, 21);
    expect(run.opened.counts.timeouts).toBeGreaterThan(0);
  });

  test('a clean wire needs no retransmission', () => {
    const run = transfer(31, [{ delay: millis(1) }]);
    expectWhole(run, 31);
    expect([run.opened.counts.retransmits, run.accepted?.counts.retransmits]).toEqual([0, 0]);
  });

  test('a seed is one sequence of frames; another seed is another', () => {
    const hash = (seed: number) => transfer(seed, [BAD_WIRE], MIB / 8).wireHash;
    expect(hash(41)).toBe(hash(41));
    expect(hash(41)).not.toBe(hash(42));
  });

  test('tshark finds no bad checksum, no malformed frame, no lost segment, and reads the same stream', ({ skip }) => {
    const lacks = noTshark();
    if (lacks !== undefined) return skip(lacks);
    const dir = mkdtempSync(join(tmpdir(), 'peers-'));
    try {
      const run = transfer(51, [{ delay: millis(1) }], 65_536);
      expectWhole(run, 51);
      const path = join(dir, 'x.pcapng');
      writeFileSync(path, run.pcapng());
      const ask = (...args: string[]) => {
        const result = spawnSync(
          'tshark',
          ['-r', path, '-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE', ...args],
          { encoding: 'utf8' },
        );
        expect(result.status, result.stderr).toBe(0);
        return result.stdout;
      };
      const bad =
        'tcp.checksum.status==0 || ip.checksum.status==0 || tcp.analysis.lost_segment || tcp.analysis.ack_lost_segment || tcp.analysis.retransmission || _ws.malformed';
      expect(ask('-Y', bad)).toBe('');
      const follow = ask('-q', '-z', 'follow,tcp,raw,0')
        .split('\n')
        .filter((line) => /^\t?[0-9a-f]+$/.test(line));
      const side = (tab: boolean) =>
        sha256(
          Buffer.from(
            follow
              .filter((line) => line.startsWith('\t') === tab)
              .join('')
              .replaceAll('\t', ''),
            'hex',
          ),
        );
      expect([side(false), side(true)]).toEqual([sha256(run.up), sha256(run.down)]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
