import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Random } from '#units';
import { ipv4, mac } from '#wire';
import { canRunLinux, LinuxPeer, type LinuxPeerOptions, startHttp, startTraffic, type Way } from './index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
execFileSync('make', ['-s', '-f', 'sim/netns/Makefile'], { cwd: root, stdio: 'inherit' });

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const left = { address: ipv4('10.99.0.1'), mac: mac('02:00:00:00:00:01') };
const right = { address: ipv4('10.99.0.2'), mac: mac('02:00:00:00:00:02') };
const rightIp = '10.99.0.2';

/** Two kernels on one wire that passes every frame, and what went over it. */
const pair = async (way: Way, options: Partial<LinuxPeerOptions> = {}) => {
  const a = await LinuxPeer.start({ ...left, neighbours: [right], way, ...options });
  const b = await LinuxPeer.start({ ...right, neighbours: [left], way, ...options });
  const frames: Uint8Array[] = [];
  const cable = (from: LinuxPeer, to: LinuxPeer): void =>
    from.port.onFrame((frame) => {
      frames.push(frame);
      to.port.send(frame);
    });
  cable(a, b);
  cable(b, a);
  return { a, b, frames };
};

describe.each<Way>(['tap', 'veth'])('two kernels by way of %s', async (way) => {
  const ability = await canRunLinux(way);
  const lacks = (await canRunLinux()).ok ? way : 'linux';
  let wire: Awaited<ReturnType<typeof pair>>;
  beforeAll(async () => {
    if (ability.ok) wire = await pair(way);
  });
  beforeEach(({ skip }) => {
    if (!ability.ok) skip(`needs ${lacks}: ${ability.reason}. Cure: ${ability.cure}`);
    wire.frames.length = 0;
  });
  afterAll(async () => {
    if (ability.ok) await Promise.all([wire.a.stop(), wire.b.stop()]);
  });

  test('nothing speaks unasked, and ping is answered', async () => {
    expect(wire.a.warnings).toEqual([]);
    expect(wire.frames).toHaveLength(0);
    const ping = await wire.a.run(['ping', '-c', '3', '-i', '0.05', '-W', '2', rightIp]);
    expect(await ping.exit, ping.stdout.text + ping.stderr.text).toBe(0);
    expect(wire.frames).toHaveLength(6);
  });

  test('curl gets and puts the seeded stream', async () => {
    const size = 300_001;
    const server = await startHttp(wire.b, 8080, { send: size, seed: 5 });
    const url = `http://${rightIp}:8080/`;
    const get = await wire.a.run(['sh', '-c', `curl -sS ${url} | sha256sum`]);
    expect(await get.exit, get.stderr.text).toBe(0);
    expect(get.stdout.text).toContain(sha256(new Random(5).bytes(size)));

    const body = new Random(6).bytes(2_000_003);
    const put = await wire.a.run([
      'curl',
      '-sS',
      '-T',
      '-',
      '-H',
      `Content-Length: ${body.length}`,
      '-H',
      'Transfer-Encoding:',
      url,
    ]);
    put.write(body);
    put.end();
    expect(await put.exit, put.stderr.text).toBe(0);
    expect(JSON.parse(put.stdout.text)).toEqual({ bytes: body.length, sha256: sha256(body) });
    await server.kill();
    expect(await server.exit).toBe(128 + 15);
  });

  test('bulk both ways arrives byte for byte in MSS-sized frames, and no frame is lost', async () => {
    const [seedA, seedB, bytesA, bytesB] = [11, 22, 8_000_003, 6_000_001];
    const server = await startTraffic(wire.b, { listen: 5001 }, { send: bytesB, seed: seedB, expect: seedA });
    const client = await startTraffic(
      wire.a,
      { connect: rightIp, port: 5001 },
      { send: bytesA, seed: seedA, expect: seedB },
    );
    const [fromA, fromB] = await Promise.all([client.result, server.result]);
    expect(fromA).toMatchObject({
      end: 'fin',
      error: '',
      firstDifference: null,
      received: { bytes: bytesB, fin: true },
    });
    expect(fromB).toMatchObject({
      end: 'fin',
      error: '',
      firstDifference: null,
      received: { bytes: bytesA, fin: true },
    });
    expect(fromA.sent.sha256).toBe(sha256(new Random(seedA).bytes(bytesA)));
    expect(fromB.received.sha256).toBe(fromA.sent.sha256);
    expect(fromA.received.sha256).toBe(sha256(new Random(seedB).bytes(bytesB)));
    expect(Math.max(...wire.frames.map((frame) => frame.length))).toBe(1514);
    for (const peer of [wire.a, wire.b]) {
      expect(await peer.statistics()).toMatchObject({ framesRefused: 0, txDropped: 0, rxDropped: 0 });
    }
  });

  test('a cable that loses frames costs retransmissions and no byte', async () => {
    const random = new Random(77);
    wire.a.port.onFrame((frame) => {
      if (!random.chance(0.02)) wire.b.port.send(frame);
    });
    const server = await startTraffic(wire.b, { listen: 5004 }, { expect: 31 });
    const client = await startTraffic(wire.a, { connect: rightIp, port: 5004 }, { send: 3_000_000, seed: 31 });
    expect(await server.result).toMatchObject({ end: 'fin', received: { bytes: 3_000_000 }, firstDifference: null });
    expect((await client.result).tcpInfo?.retransmits).toBeGreaterThan(0);
    wire.a.port.onFrame((frame) => {
      wire.frames.push(frame);
      wire.b.port.send(frame);
    });
  });

  test('a paused reader closes the window, and an expected stream that differs is found', async () => {
    const options = { receiveBuffer: 16384, readPauses: [{ at: 50_000, ms: 400 }], expect: 4 };
    const server = await startTraffic(wire.b, { listen: 5002 }, options);
    const client = await startTraffic(wire.a, { connect: rightIp, port: 5002 }, { send: 400_000, seed: 3 });
    expect(await server.result).toMatchObject({ end: 'fin', received: { bytes: 400_000 }, firstDifference: 0 });
    expect((await client.result).ms).toBeGreaterThanOrEqual(350);
    const zeroWindows = wire.frames.filter((frame) => frame[23] === 6 && frame[48] === 0 && frame[49] === 0);
    expect(zeroWindows.length).toBeGreaterThan(0);
    expect(await server.program.exit).toBe(1);
  });

  test.each([false, true])(
    'an abort is a reset at the other end, after exactly that many bytes (hold open: %s)',
    async (holdOpen) => {
      const server = await startTraffic(wire.b, { listen: 5003 }, { abortReceived: 100_000, holdOpen });
      const large = { send: 50_000_000, mss: 700, noDelay: true };
      const client = await startTraffic(wire.a, { connect: rightIp, port: 5003 }, large);
      expect(await server.result).toMatchObject({ end: 'abort', received: { bytes: 100_000, fin: false } });
      expect((await client.result).end).toBe('reset');
      expect(Math.max(...wire.frames.map((frame) => frame.length))).toBeLessThanOrEqual(14 + 40 + 700);
    },
  );

  test('what cannot be done is refused with a sentence', async () => {
    await expect(wire.a.run(['no-such-program'])).rejects.toThrow('cannot run no-such-program');
    await expect(wire.a.sysctl('net.ipv4.no_such', 1)).rejects.toThrow('net.ipv4.no_such=1');
    await expect(wire.a.sysctl('kernel.panic', 0)).rejects.toThrow('not a setting of a network namespace');
    await expect(LinuxPeer.start({ ...right, gateway: ipv4('10.1.2.3'), way })).rejects.toThrow('via 10.1.2.3');
    await expect(LinuxPeer.start({ ...right, mtu: 7, way })).rejects.toThrow('cannot set the MTU to 7');
  });
});

describe('a parent that breaks the protocol', () => {
  const frame = (bytes: number[]): Buffer => Buffer.from([bytes.length, 0, 0, 0, ...bytes]);
  test.each<[string, Buffer]>([
    ['a length that no message has', Buffer.alloc(64, 0xff)],
    ['an unknown kind', frame([0x5a, 1, 2, 3])],
    ['a request too short for its id', frame([0x51, 1])],
  ])('%s: the keeper says so and ends', async (_name, bytes) => {
    const keeper = spawn(`${root}build/netns/smokestack-netns`, [], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
    const channel = keeper.stdio[3] as Duplex;
    let said = '';
    channel.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
    channel.on('error', () => {}); // it may close with our bytes unread
    channel.write(bytes);
    const code = await new Promise<number | null>((resolve) => keeper.once('close', resolve));
    expect(code).toBe(3);
    expect(said).toMatch(/the parent sent a message|cannot/);
  });

  test('words that the keeper does not know are refused, and it goes on', async ({ skip }) => {
    const ability = await canRunLinux();
    if (!ability.ok) skip(`needs linux: ${ability.reason}. Cure: ${ability.cure}`);
    const peer = await LinuxPeer.start(left);
    await expect(peer.run(['a\0b'])).rejects.toThrow('NUL');
    await expect(peer.sysctl('net.ipv4.tcp_sack', 'maybe')).rejects.toThrow('cannot set');
    const echo = await peer.run(['cat']);
    echo.write('still here');
    echo.end();
    expect(await echo.exit).toBe(0);
    expect(echo.stdout.text).toBe('still here');
    await peer.stop();
    await expect(peer.run(['true'])).rejects.toThrow('gone');
  });
});
