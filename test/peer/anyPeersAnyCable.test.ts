import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Cable, type Impairment } from '#cable';
import { type BuiltinConnection, BuiltinPeer, type PeerTcpOptions } from '#peer';
import { millis, Random, seq, VirtualClock } from '#units';
import { ipv4, mac } from '#wire';

/** Drawn settings, drawn faults, applications that write in pieces and pause at times: a failure names its seed. */

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const drawTcp = (random: Random): Partial<PeerTcpOptions> => ({
  iss: seq(2 ** 32 - random.int(0, 200_000)),
  mss: random.pick([64, 536, 1000, 1460]),
  windowScale: random.pick(['none', 0, 2, 7, 14] as const),
  timestamps: random.chance(0.6),
  sack: random.chance(0.3),
  receiveBuffer: random.pick([20_000, 65_535, 200_000]),
  nagle: random.chance(0.3),
  ack: { every: random.int(1, 4), delay: millis(random.pick([0, 5, 40, 200])) },
  initialWindow: random.int(1, 10),
});

const drawFaults = (random: Random): Impairment => ({
  loss: random.unit() * 0.15,
  duplication: random.unit() * 0.1,
  reordering: random.unit() * 0.2,
  reorderBy: millis(random.unit() * 20),
  corruption: random.unit() * 0.05,
  delay: millis(random.pick([0, 0.1, 1, 10])),
});

const run = (seed: number) => {
  const clock = new VirtualClock();
  const random = new Random(seed);
  const draw = random.fork('settings');
  const peer = (n: number) =>
    new BuiltinPeer({
      clock,
      random,
      mac: mac(`02:00:00:00:00:0${n}`),
      address: ipv4(`10.0.0.${n}`),
      tcp: drawTcp(draw),
    });
  const [near, far] = [peer(1), peer(2)];
  new Cable({ clock, random, near: near.port, far: far.port, toFar: [drawFaults(draw)], toNear: [drawFaults(draw)] });
  const up = random.fork('up').bytes(draw.int(0, 150_000));
  const down = random.fork('down').bytes(draw.int(0, 150_000));
  const connections: BuiltinConnection[] = [];
  far.listen(5000, (connection) => {
    connections.push(connection);
    connection.write(down);
    connection.end();
  });
  const opened = near.connect(far.address, 5000);
  connections.push(opened);
  const writeFrom = (offset: number): void => {
    if (opened.closeReason !== undefined) return;
    const end = Math.min(up.length, offset + draw.int(1, 5000));
    opened.write(up.subarray(offset, end));
    if (end < up.length) clock.after(millis(draw.unit() * 3), () => writeFrom(end));
    else opened.end();
  };
  opened.onOpen(() => writeFrom(0));
  const pauseOne = (): void => {
    const connection = draw.pick(connections);
    connection.pause();
    clock.after(millis(draw.unit() * 300), () => connection.resume());
    if (clock.now() < 20_000) clock.after(millis(1 + draw.unit() * 500), pauseOne);
  };
  if (draw.chance(0.5)) clock.after(millis(5), pauseOne);
  clock.runUntil(() => connections.length === 2 && connections.every((c) => c.closeReason !== undefined), millis(2e6));
  const accepted = connections[1];
  return {
    ends: connections.map(({ closeReason }) => closeReason),
    whole: opened.receivedSha256() === sha256(down) && accepted?.receivedSha256() === sha256(up),
  };
};

describe('any two peers over any cable', () => {
  test.each(Array.from({ length: 60 }, (_, i) => i))('exchange everything and close (seed %i)', (seed) => {
    expect(run(seed), `seed ${seed}`).toEqual({ ends: ['closed', 'closed'], whole: true });
  });
});
