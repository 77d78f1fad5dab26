import { createHash } from 'node:crypto';
import { type Bench, hostTransfer } from 'smokestack';
import { generatedContent } from '#host';
import type { BuiltinConnection } from '#peer';
import { millis } from '#units';
import { parseTcpFrame } from '#wire';
import { Forger } from './forger.ts';
import { type BadFrame, mangle, mangled, truncations } from './mangle.ts';

/** Bytes that a connection carries each way during a round: it outlasts the frames that are fired at it. */
const bytesOfRound = 176 * 1024;
/** Frames in one go, well below what the device can hold while it treats them. */
const burst = 12;

/** A connection to a peer that writes `content` and ends. */
async function connected(bench: Bench, port: number, content: Uint8Array, timestamps: boolean) {
  let far: BuiltinConnection | undefined;
  const accept = (connection: BuiltinConnection): void => {
    far = connection;
    connection.write(content);
    connection.end();
  };
  bench.builtin.listen(port, accept, { timestamps });
  const socket = bench.host.connect({ address: bench.peer.address, port });
  const near = hostTransfer(socket, { send: content.length, seed: port });
  await bench.until(() => socket.bytesRead > 0 && far !== undefined, `the first bytes on port ${port}`);
  return { socket, near, far: far as unknown as BuiltinConnection };
}

/** Puts frames on the wire, waits for their ends, and holds each against what it was to be. */
async function shoot(bench: Bench, frames: readonly BadFrame[], ends: ReadonlyMap<number, string>): Promise<void> {
  const sent = frames.map((bad) => ({
    ...bad,
    number: bench.wire.inject([bad.frame], { errored: bad.errored ?? false }),
  }));
  await bench.until(() => sent.every(({ number }) => ends.has(number)), 'the ends of bad frames');
  for (const { kind, end, number } of sent)
    if (end !== undefined)
      bench.equal(`end of ${kind}`, ends.get(number), end, {
        requirement: 'engine.md 3.2, 7.1',
        frame: `in ${number}`,
      });
}

interface Plan {
  readonly port: number;
  readonly timestamps: boolean;
  readonly rounds: number;
}

async function barrage(
  bench: Bench,
  { port, timestamps, rounds }: Plan,
  ends: ReadonlyMap<number, string>,
): Promise<number> {
  const random = bench.random.fork(`bad ${port}`);
  const content = Buffer.concat([...generatedContent(bytesOfRound * (rounds + 1), port + 1)]);
  const { host, peer } = bench;
  let forger: Forger | undefined;
  const heard: (readonly [Parameters<Forger['hear']>[0], number, number])[] = [];
  const hear = (frame: Uint8Array): boolean => {
    const parsed = parseTcpFrame(frame, { checksum: false });
    if (!parsed.ok || parsed.value.segment.sourcePort !== port) return true;
    const { seq, payload, flags } = parsed.value.segment;
    if (forger === undefined) heard.push([seq, payload.length, flags]);
    else forger.hear(seq, payload.length, flags);
    return true;
  };
  bench.cable.impair('toFar', [{ delay: millis(1) }]);
  bench.cable.impair('toNear', [{ delay: millis(1), matches: hear }]);
  const { socket, near, far } = await connected(bench, port, content, timestamps);
  const { localPort: destinationPort } = socket.tuple;
  const link = { destination: host.ip.mac, source: peer.mac };
  const tuple = { source: peer.address, destination: host.ip.address, sourcePort: port, destinationPort };
  forger = new Forger({ link, ...tuple, content }, random);
  for (const one of heard) forger.hear(...one);

  bench.equal(`status of the offload of port ${port}`, await bench.offload(socket), 0);
  let count = 0;
  const fire = async (make: (row: Row) => readonly BadFrame[]): Promise<void> => {
    const row = bench.rowOf(socket);
    if (row === undefined) return;
    const frames = make(row);
    count += frames.length;
    await shoot(bench, frames, ends);
  };
  const { kinds } = forger;
  const own = forger;
  const shots = Array.from({ length: rounds }, () => [
    ...mangled.map((kind) => (row: Row) => mangle(kind, own.good(row), random)),
    ...kinds.map((kind) => (row: Row) => own.forge(kind, row)),
  ]).flat();
  const left = random.shuffled(shots);
  await fire((row) => truncations(own.good(row).subarray(0, 120)));
  while (left.length > 0 && bench.rowOf(socket) !== undefined) {
    const some = left.splice(0, burst);
    await fire((row) => some.map((shot) => shot(row)));
    await bench.pass(millis(random.pick([0, 0.02, 0.1])));
  }
  bench.equal(`frames not sent because port ${port} was over`, left.length, 0);
  await finish(bench, near, far, content);
  return count;
}

type Row = NonNullable<ReturnType<Bench['rowOf']>>;

/** Both ends read what the other one wrote. */
async function finish(
  bench: Bench,
  near: ReturnType<typeof hostTransfer>,
  far: BuiltinConnection,
  content: Uint8Array,
): Promise<void> {
  await bench.until(() => near.result !== undefined && far.closeReason !== undefined, 'both ends to be done');
  const expected = createHash('sha256').update(content).digest('hex');
  bench.equal('bytes that the host read', near.result?.received.bytes, content.length);
  bench.equal('SHA-256 of what the host read', near.result?.received.sha256, expected);
  bench.equal('bytes that the peer read', far.bytesReceived, near.result?.sent.bytes);
  bench.equal('SHA-256 of what the peer read', far.receivedSha256(), near.result?.sent.sha256);
  bench.equal('how it ended', [near.result?.end, far.closeReason].join(), 'fin,closed');
  bench.moved.toPeer += far.bytesReceived;
  bench.moved.fromPeer += near.receivedBytes;
}

/**
 * Fires `rounds` frames of each kind at an offloaded connection that carries data both ways, with timestamps and without, and
 * looks at the end of each frame and at every byte. Resolves with the number of frames.
 */
export async function badFrames(bench: Bench, rounds: number): Promise<number> {
  const ends = new Map<number, string>();
  bench.onFrameEnd(({ number, as, reason }) => ends.set(number, `${as} ${reason}`.trim()));
  const count =
    (await barrage(bench, { port: 5001, timestamps: true, rounds }, ends)) +
    (await barrage(bench, { port: 5002, timestamps: false, rounds }, ends));
  bench.log.info({ count }, 'bad frames');
  return count;
}
