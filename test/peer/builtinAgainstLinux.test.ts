import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Cable, type Impairment } from '#cable';
import { type BuiltinConnection, BuiltinPeer, canRunLinux, LinuxPeer, type PeerTcpOptions, startTraffic } from '#peer';
import { type Clock, millis, Random, seq } from '#units';
import { type FramePort, formatFrame, ipv4, mac } from '#wire';

/** The builtin peer against a TCP that somebody else wrote: the Linux kernel, in real time. */

const BUILTIN = { address: ipv4('10.99.0.1'), mac: mac('02:00:00:00:00:01') };
const LINUX = { address: ipv4('10.99.0.2'), mac: mac('02:00:00:00:00:02') };
const PORT = 47_011;
const LENGTH = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const wallClock = (): Clock => {
  const start = performance.now();
  return {
    now: () => millis(performance.now() - start),
    after: (delay, action) => {
      const timer = setTimeout(action, delay);
      return { cancel: () => clearTimeout(timer) };
    },
  };
};

interface Bench {
  readonly builtin: BuiltinPeer;
  readonly linux: LinuxPeer;
  readonly log: readonly string[];
  readonly clock: Clock;
}

const withBench = async (
  options: { tcp?: Partial<PeerTcpOptions>; rules?: readonly Impairment[]; sysctls?: Record<string, number> },
  body: (bench: Bench) => Promise<void>,
): Promise<void> => {
  const clock = wallClock();
  const random = new Random(77);
  const linux = await LinuxPeer.start({ ...LINUX, ...(options.sysctls && { sysctls: options.sysctls }) });
  const builtin = new BuiltinPeer({ clock, random, ...BUILTIN, tcp: options.tcp ?? {} });
  const log: string[] = [];
  const rules = options.rules ?? [];
  const far: FramePort = linux.port;
  const cable = new Cable({ clock, random, near: builtin.port, far, toFar: rules, toNear: rules });
  cable.onDelivery((direction, frame) => log.push(`${clock.now().toFixed(2)} ${direction} ${formatFrame(frame)}`));
  try {
    await body({ builtin, linux, log, clock });
  } finally {
    await Promise.all([builtin.stop(), linux.stop()]);
  }
};

/** Settles when the connection is over. */
const closed = (connection: BuiltinConnection): Promise<string> =>
  new Promise((resolve) => connection.onClose(resolve));

const WRAPPING = { iss: seq(2 ** 32 - LENGTH / 2) };
const BAD_WIRE: Impairment = { loss: 0.02, duplication: 0.01, reordering: 0.03, corruption: 0.005 };
const cases: [string, Parameters<typeof withBench>[0]][] = [
  ['a clean wire', { tcp: WRAPPING }],
  ['a bad wire', { tcp: WRAPPING, rules: [BAD_WIRE] }],
  ['a bad wire, SACK blocks sent', { tcp: { ...WRAPPING, sack: true }, rules: [BAD_WIRE] }],
  [
    'neither timestamps nor scaling',
    { tcp: { ...WRAPPING, timestamps: false, windowScale: 'none' }, rules: [BAD_WIRE] },
  ],
  ['a small MSS and a small window', { tcp: { ...WRAPPING, mss: 300, receiveBuffer: 9000 } }],
];

const ability = await canRunLinux();
describe('the builtin peer and the Linux kernel', { timeout: 60_000 }, () => {
  beforeEach(({ skip }) => {
    if (!ability.ok) skip(`needs linux: ${ability.reason}. Cure: ${ability.cure}`);
  });

  test.each(cases)('exchange 1 MiB each way over %s, opened by the builtin peer', async (_, options) => {
    await withBench(options, async ({ builtin, linux, log }) => {
      const traffic = await startTraffic(linux, { listen: PORT }, { send: LENGTH, seed: 5, expect: 6 });
      const connection = builtin.connect(linux.address, PORT);
      const over = closed(connection);
      connection.write(new Random(6).bytes(LENGTH));
      connection.end();
      const result = await traffic.result;
      expect(await over, log.slice(-30).join('\n')).toBe('closed');
      expect(result).toMatchObject({ end: 'fin', firstDifference: null, received: { bytes: LENGTH } });
      expect(connection.receivedSha256()).toBe(sha256(new Random(5).bytes(LENGTH)));
      const { timestamps, windowScale, sack } = { timestamps: true, windowScale: 7, sack: false, ...options.tcp };
      expect(result.tcpInfo).toMatchObject({ timestamps, sack, ...(windowScale === 7 && { sndWscale: 7 }) });
    });
  });

  test('the same, opened by the kernel', async () => {
    await withBench({ tcp: WRAPPING, rules: [BAD_WIRE] }, async ({ builtin, linux }) => {
      const over = new Promise<BuiltinConnection>((resolve) =>
        builtin.listen(PORT, (connection) => {
          connection.onClose(() => resolve(connection));
          connection.write(new Random(6).bytes(LENGTH));
          connection.end();
        }),
      );
      const traffic = await startTraffic(
        linux,
        { connect: '10.99.0.1', port: PORT },
        { send: LENGTH, seed: 5, expect: 6 },
      );
      const result = await traffic.result;
      const connection = await over;
      expect(connection.closeReason).toBe('closed');
      expect(result).toMatchObject({ end: 'fin', firstDifference: null, received: { bytes: LENGTH } });
      expect(connection.receivedSha256()).toBe(sha256(new Random(5).bytes(LENGTH)));
    });
  });

  test('each closes its window on the other for a while', async () => {
    await withBench({ tcp: { receiveBuffer: 30_000 } }, async ({ builtin, linux, clock }) => {
      const readPauses = [{ at: 100_000, ms: 700 }];
      const options = { send: LENGTH, seed: 5, expect: 6, readPauses, receiveBuffer: 20_000 };
      const traffic = await startTraffic(linux, { listen: PORT }, options);
      const connection = builtin.connect(linux.address, PORT);
      const over = closed(connection);
      connection.write(new Random(6).bytes(LENGTH));
      connection.end();
      connection.pause();
      clock.after(millis(1000), () => connection.resume());
      const result = await traffic.result;
      expect(await over).toBe('closed');
      expect(connection.counts.probes).toBeGreaterThan(0);
      expect(result).toMatchObject({ end: 'fin', firstDifference: null });
      expect(connection.receivedSha256()).toBe(sha256(new Random(5).bytes(LENGTH)));
    });
  });

  test('a reset is understood in both directions', async () => {
    await withBench({}, async ({ builtin, linux }) => {
      const aborts = await startTraffic(linux, { listen: PORT }, { abortReceived: 1000 });
      const first = builtin.connect(linux.address, PORT);
      first.write(new Uint8Array(5000));
      expect(await closed(first)).toBe('reset');
      await aborts.result;
      const waits = await startTraffic(linux, { listen: PORT + 2 }, { send: 100, holdOpen: true });
      const second = builtin.connect(linux.address, PORT + 2);
      second.onData(() => second.abort());
      expect((await waits.result).end).toBe('reset');
    });
  });
});
