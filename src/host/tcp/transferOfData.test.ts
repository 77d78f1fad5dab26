import { describe, expect, it } from 'vitest';
import { seq } from '#units';
import { parseTcpFrame } from '#wire';
import { Network, rightAddress, type WireFaults } from '../testing/network.ts';
import { Party } from '../testing/traffic.ts';

/** Both directions busy until both FINs are through; returns the parties and the network. */
const exchange = (seed: number, faults: WireFaults, bytes: number, iss?: number) => {
  const initialSequence = iss === undefined ? {} : { initialSequence: () => seq(iss) };
  const network = new Network(seed, faults, { ...initialSequence, timestampOffset: () => 0xffff_fc00 });
  const left = network.left({ ...initialSequence, timestampOffset: () => 0xffff_f000 });
  let resent = 0;
  const seen = new Set<string>();
  network.tap = (frame, from) => {
    const tcp = parseTcpFrame(frame);
    if (!tcp.ok || tcp.value.segment.payload.length === 0) return;
    const key = `${from} ${tcp.value.segment.seq}`;
    if (seen.has(key)) resent++;
    seen.add(key);
  };
  const client = new Party(seed * 2 + 1, bytes);
  const server = new Party(seed * 2 + 2, bytes + 12_345);
  network.right.listen(80, (socket) => server.attach(socket));
  client.attach(left.stack.connect({ address: rightAddress, port: 80 }));
  const done = network.run(() => client.sawClose && server.sawClose);
  return { client, server, done, resent };
};

const check = (seed: number, { client, server, done }: ReturnType<typeof exchange>): void => {
  const label = `seed ${seed}`;
  expect(client.error, label).toBeUndefined();
  expect(server.error, label).toBeUndefined();
  expect(done, label).toBe(true);
  expect(server.receivedHash(), label).toBe(client.sentHash());
  expect(client.receivedHash(), label).toBe(server.sentHash());
};

describe('data transfer between two hosts', () => {
  it('is exact on a clean wire, without a retransmission', () => {
    const result = exchange(1, {}, 3_000_000);
    check(1, result);
    expect(result.resent).toBe(0);
  });

  it('is exact with loss, duplication and reordering (seeds 1 … 40)', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const result = exchange(seed, { loss: 0.03, duplication: 0.02, reordering: 0.05 }, 150_000);
      check(seed, result);
      expect(result.resent, `seed ${seed}`).toBeGreaterThan(0);
    }
  });

  it('is exact under heavy loss (seeds 100 … 109)', () => {
    for (let seed = 100; seed < 110; seed++) check(seed, exchange(seed, { loss: 0.2 }, 40_000));
  });

  it('survives the wrap of sequence numbers and timestamps (seeds 200 … 209)', () => {
    for (let seed = 200; seed < 210; seed++)
      check(seed, exchange(seed, { loss: 0.02, reordering: 0.05 }, 200_000, 0xffff_ffff - (seed - 200) * 9_001));
  });
});
