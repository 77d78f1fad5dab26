import { type Bench, hostTransfer } from 'smokestack';
import type { Socket } from '#host';
import { startTraffic, type TrafficResult } from '#peer';
import { millis } from '#units';
import { parseTcpFrame } from '#wire';
import { closed, opened } from './opened.ts';

/** Times at which one byte left, which is what a probe of the closed window is. */
export function watchProbes(bench: Bench, port: number): number[] {
  const times: number[] = [];
  bench.cable.onDelivery((direction, frame) => {
    const parsed = direction === 'toFar' ? parseTcpFrame(frame) : undefined;
    if (parsed?.ok && parsed.value.segment.sourcePort === port && parsed.value.segment.payload.length === 1)
      times.push(bench.clock.now());
  });
  return times;
}

type Holder = 'host' | 'device';
/** Who holds the connection when a window closes, and when it opens. */
const turns = [
  ['host', 'device'],
  ['device', 'host'],
] as const;

/** Both windows as whoever holds the connection has them. */
function windowsOf(bench: Bench, socket: Socket): { readonly own: number; readonly peer: number } | undefined {
  const row = bench.rowOf(socket);
  if (row !== undefined) return { own: row.rcvAdv - row.rcvNxt, peer: row.sndWnd };
  const { holder } = bench.host.connectionOf(socket);
  return holder.mode === 'host' ? { own: holder.tcp.core.tcb.rcvWnd, peer: holder.tcp.core.tcb.sndWnd } : undefined;
}

async function place(bench: Bench, socket: Socket, holder: Holder): Promise<void> {
  const inDevice = bench.rowOf(socket) !== undefined;
  if (holder === 'device' && !inDevice) bench.equal('status of the offload', await bench.offload(socket), 0);
  if (holder === 'host' && inDevice) await bench.upload(socket);
}

const room = 8 * 1024;

/** Each window closes with one holder and opens with the other, and is probed by and before each of them. */
export async function eachHolder(bench: Bench, port: number): Promise<void> {
  const peer = { receiveBuffer: room, windowScale: 0 };
  const pair = await opened(bench, { port, peer, window: { receiveBuffer: room, windowScale: 0 } });
  const { socket, far } = pair;
  const probes = watchProbes(bench, socket.tuple.localPort);
  const got: { readonly near: Uint8Array[]; readonly far: Uint8Array[] } = { near: [], far: [] };
  const sent: { readonly near: Uint8Array[]; readonly far: Uint8Array[] } = { near: [], far: [] };
  socket.onData = (bytes) => got.near.push(bytes);
  far.onData((bytes) => got.far.push(bytes));
  const probed = async (count: () => number, words: string): Promise<void> => {
    const before = count();
    await bench.until(() => count() > before, `a probe ${words}`);
  };

  for (const [closes, opens] of turns) {
    const words = `closed with the ${closes}, opened with the ${opens}`;
    await place(bench, socket, closes);
    far.pause();
    const there = bench.random.bytes(3 * room);
    sent.near.push(there);
    socket.write(there);
    await bench.until(() => windowsOf(bench, socket)?.peer === 0, `the peer's window, ${words}`);
    await probed(() => probes.length, words);
    await place(bench, socket, opens);
    bench.equal(`the peer's window behind the hand-over, ${words}`, windowsOf(bench, socket)?.peer, 0);
    await probed(() => probes.length, words);
    far.resume();
    await bench.until(() => socket.unacknowledged === 0, `the rest of the stream, ${words}`);

    await place(bench, socket, closes);
    socket.pause();
    const back = bench.random.bytes(3 * room);
    sent.far.push(back);
    far.write(back);
    await bench.until(() => windowsOf(bench, socket)?.own === 0, `the own window, ${words}`);
    await probed(() => far.counts.probes, `of the peer, ${words}`);
    await place(bench, socket, opens);
    bench.equal(`the own window behind the hand-over, ${words}`, windowsOf(bench, socket)?.own, 0, {
      requirement: 'CHM-TERM-068',
    });
    await probed(() => far.counts.probes, `of the peer, ${words}`);
    socket.resume();
    await bench.until(() => far.bytesAcknowledged === Buffer.concat(sent.far).length, `the peer's stream, ${words}`);
  }
  await place(bench, socket, 'host');
  for (const [end, from] of [
    ['near', 'far'],
    ['far', 'near'],
  ] as const)
    bench.equal(`bytes that the ${end} end read`, Buffer.concat(got[end]).equals(Buffer.concat(sent[from])), true);
  bench.moved.toPeer += far.bytesReceived;
  bench.moved.fromPeer += socket.bytesRead;
  await closed(bench, pair);
}

const much = 300_000;
/** A program that is stopped reads nothing, as long as it takes. */
const sigstop = 19;
const sigcont = 18;

/** A kernel stops reading: the device probes it, across a hand-over; then the host does, and the kernel probes. */
export async function kernel(bench: Bench, port: number): Promise<void> {
  const seeds = { near: bench.random.u32(), far: bench.random.u32() };
  const traffic = await startTraffic(
    bench.linux,
    { listen: port },
    { send: much, seed: seeds.far, expect: seeds.near, receiveBuffer: room },
  );
  let far: TrafficResult | undefined;
  let failure: unknown;
  traffic.result.then(
    (result) => {
      far = result;
    },
    (cause) => {
      failure = cause;
    },
  );
  const socket = bench.host.connect({ address: bench.peer.address, port });
  const near = hostTransfer(socket, { send: much, seed: seeds.near });
  const probes = watchProbes(bench, socket.tuple.localPort);
  // Little is read here until the other direction is through.
  near.limit = 50_000;
  await bench.until(() => socket.bytesRead > 0, 'the first bytes');
  bench.equal('status of the offload', await bench.offload(socket), 0);
  await traffic.program.kill(sigstop);
  near.limit = much;
  near.reading = false;
  const peers = (): boolean => windowsOf(bench, socket)?.peer === 0;
  await bench.until(() => peers() && probes.length >= 1, 'a probe of the device');
  await bench.upload(socket);
  bench.equal('status of the second offload', await bench.offload(socket), 0);
  bench.equal("the kernel's window is still closed", peers(), true);
  const before = probes.length;
  await bench.until(() => probes.length > before, 'a probe behind the hand-over');
  await traffic.program.kill(sigcont);
  await bench.until(() => !peers(), "the kernel's window to open");

  // Nobody has read meanwhile.
  const own = (): boolean => windowsOf(bench, socket)?.own === 0;
  await bench.until(own, 'the own window to close');
  await bench.upload(socket);
  bench.equal('status of the third offload', await bench.offload(socket), 0);
  bench.equal('the own window is still closed', own(), true, { requirement: 'CHM-TERM-068' });
  await bench.pass(millis(500));
  near.reading = true;
  await bench.until(() => {
    if (failure !== undefined) throw failure;
    return near.result !== undefined && far !== undefined;
  }, 'both ends to be done');
  const ended: TrafficResult | undefined = far;
  bench.equal('how it ended', `${near.result?.end} ${ended?.end}`, 'fin fin');
  bench.equal('SHA-256 of what the host read', near.result?.received.sha256, ended?.sent.sha256);
  bench.equal('SHA-256 of what the kernel read', ended?.received.sha256, near.result?.sent.sha256);
  bench.moved.toPeer += much;
  bench.moved.fromPeer += much;
}
