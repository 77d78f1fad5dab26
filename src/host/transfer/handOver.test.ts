/**
 * A live connection is taken out of one host stack and put into another, again and again, while both directions stream
 * over a lossy wire. Nothing may be lost, doubled or reordered, and timestamps may not step back (CHM-TMR-012).
 */
import { describe, expect, it } from 'vitest';
import { offloadableStates, type TcpDelegatedState } from '#contract';
import { millis, Random, seq } from '#units';
import { parseTcpFrame } from '#wire';
import type { Socket } from '../socket/socket.ts';
import type { HostStack } from '../stack/hostStack.ts';
import { Network, rightAddress, rightMac, type WireFaults } from '../testing/network.ts';
import { Party } from '../testing/traffic.ts';

interface Outcome {
  readonly client: Party;
  readonly server: Party;
  readonly done: boolean;
  readonly moves: readonly TcpDelegatedState[];
  readonly movedWithBuffered: number;
  readonly timestampSteps: number;
}

const run = (seed: number, faults: WireFaults, bytes: number): Outcome => {
  const random = new Random(seed).fork('moves');
  const initialSequence = () => seq(-random.int(0, bytes));
  // Small buffers on odd seeds: windows close, and hand-overs meet the persist timer.
  const tcp = seed % 2 === 1 ? { receiveBuffer: 16_384 } : {};
  const network = new Network(seed, faults, { initialSequence, tcp });
  // Known neighbors: a frame that waits for ARP in the old home would come out after the hand-over.
  const neighbors = new Map([[rightAddress, rightMac]]);
  const homes = [
    network.left({ neighbors, tcp, initialSequence, timestampOffset: () => 0xffff_ff00 }),
    network.left({ neighbors, tcp, timestampOffset: () => 77 }),
  ] as const;
  const client = new Party(seed * 2 + 1, bytes);
  const server = new Party(seed * 2 + 2, bytes);
  const pauseAtRandom = (current: () => Socket): void => {
    network.clock.after(millis(random.int(1, 300)), () => {
      const socket = current();
      socket.pause();
      network.clock.after(millis(random.int(1, 1500)), () => {
        socket.resume();
        pauseAtRandom(current);
      });
    });
  };
  network.right.listen(80, (socket) => {
    server.attach(socket);
    pauseAtRandom(() => socket);
  });

  let newest: number | undefined;
  let timestampSteps = 0;
  network.tap = (frame, from) => {
    const tcp = parseTcpFrame(frame);
    const stamp = tcp.ok && from === 'left' ? tcp.value.segment.options.timestamps?.value : undefined;
    if (stamp === undefined) return;
    if (newest !== undefined && ((stamp - newest) | 0) < 0) timestampSteps++;
    newest = stamp;
  };

  let at = 0;
  let socket: Socket = homes[0].stack.connect({ address: rightAddress, port: 80 });
  client.attach(socket);
  const moves: TcpDelegatedState[] = [];
  let movedWithBuffered = 0;
  const move = (): void => {
    const from: HostStack = homes[at as 0 | 1].stack;
    const connection = from.connections[0];
    if (connection?.holder.mode === 'host' && offloadableStates.has(connection.holder.tcp.state)) {
      const transferred = connection.beginOffload();
      connection.fail(new Error('moved') as never);
      at = 1 - at;
      homes[at as 0 | 1].plug();
      moves.push(transferred.delegated);
      if (transferred.bufferedData.length > 0) movedWithBuffered++;
      client.error = undefined;
      client.sawClose = false;
      socket = homes[at as 0 | 1].stack.adopt(transferred);
      client.attach(socket);
    }
    network.clock.after(millis(random.int(1, 300)), move);
  };
  network.clock.after(millis(random.int(1, 100)), move);
  pauseAtRandom(() => socket);
  const done = network.run(() => client.sawClose && server.sawClose);
  return { client, server, done, moves, movedWithBuffered, timestampSteps };
};

const check = (seed: number, outcome: Outcome): void => {
  const label = `seed ${seed}, ${outcome.moves.length} moves`;
  expect(outcome.client.error, label).toBeUndefined();
  expect(outcome.server.error, label).toBeUndefined();
  expect(outcome.done, label).toBe(true);
  expect(outcome.client.receivedBytes, label).toBe(outcome.server.sentBytes);
  expect(outcome.server.receivedHash(), label).toBe(outcome.client.sentHash());
  expect(outcome.client.receivedHash(), label).toBe(outcome.server.sentHash());
  expect(outcome.timestampSteps, label).toBe(0);
};

describe('hand-over of a live connection', () => {
  it('loses no byte at random instants, both ways busy, with loss (seeds 1 … 80)', { timeout: 120_000 }, () => {
    const totals = { moves: 0, buffered: 0, unacked: 0, resending: 0, closing: 0, zeroWindow: 0 };
    for (let seed = 1; seed <= 80; seed++) {
      const faults = { loss: 0.01 * (seed % 6), duplication: 0.01, reordering: seed % 2 ? 0.05 : 0 };
      const outcome = run(seed, faults, 250_000);
      check(seed, outcome);
      totals.moves += outcome.moves.length;
      totals.buffered += outcome.movedWithBuffered;
      for (const state of outcome.moves) {
        if (state.sndMax !== state.sndUna) totals.unacked++;
        if (state.sndNxt !== state.sndMax) totals.resending++;
        if (state.state !== 'established') totals.closing++;
        if (state.sndWnd === 0) totals.zeroWindow++;
      }
    }
    // The seeds must have met the cases that make a hand-over hard.
    console.info('hand-overs:', totals);
    expect(totals.moves).toBeGreaterThan(400);
    expect(totals.buffered).toBeGreaterThan(40);
    expect(totals.zeroWindow).toBeGreaterThan(20);
    expect(totals.unacked).toBeGreaterThan(100);
    expect(totals.resending).toBeGreaterThan(5);
    expect(totals.closing).toBeGreaterThan(20);
  });
});
