/** The measurements measure: every burst is verified byte by byte, and a device that does something else voids them. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { entryOf } from '../../src/bench/figures/index.ts';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { eventsPerCycle } from './lib/events.ts';
import { ackLatency, commandCycles, uploadAll } from './lib/latency.ts';
import { receiveRate } from './lib/receive.ts';
import { Rig } from './lib/rig.ts';
import { stateBits } from './lib/stateBits.ts';
import { transmitRate } from './lib/transmit.ts';
import { plan } from './plan.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);
/** 118 and 1514 bytes on a bus of 8 bytes. */
const bus = { small: 15, large: 190 };

test('every figure of the plan is described, once', () => {
  const ids = plan.flatMap(({ ids }) => ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(entryOf(id).unit).not.toBe('');
});

test('storage of a connection holds its row with check bits, and every copy of a table', () => {
  const bits = new Map(stateBits(16).map(({ path, bits }) => [path, bits]));
  // TcpRow and the 14 check bits of chm_ecc_ram.
  expect([...bits].find(([path]) => path.includes('u_tables.u_rows'))?.[1]).toBe(2304 + 14);
  // ConnectionResource for three readers; the engine keeps its own.
  const resources = [...bits].find(([path]) => path.startsWith('u_chimney.u_resources'))?.[1];
  expect(resources).toBeGreaterThan(3 * 256);
  expect(resources).toBeLessThan(4 * 384);
}, 120_000);

describe('on the small simulator (seed 3)', () => {
  let rig: Rig;
  beforeEach(async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { program } = provided;
    rig = await Rig.open({ program, latency: { host: 50, nic: 8 }, seed: 3 });
  });
  afterEach(() => (rig as Rig | undefined)?.close());

  test('a received burst is never faster than the bus, and arrives', async () => {
    const { cyclesPerSegment, found } = await receiveRate(rig, {
      connections: 4,
      payload: 64,
      timestamps: false,
      segments: 48,
    });
    expect(cyclesPerSegment).toBeGreaterThanOrEqual(bus.small);
    expect(cyclesPerSegment).toBeLessThan(10 * bus.small);
    expect(found).toMatch(/Segment/);
  });

  test('a sent burst is never faster than the bus, and is what was posted', async () => {
    const { cyclesPerSegment } = await transmitRate(rig, {
      connections: 2,
      payload: 1448,
      timestamps: true,
      buffers: 1,
    });
    expect(cyclesPerSegment).toBeGreaterThanOrEqual(bus.large);
    expect(cyclesPerSegment).toBeLessThan(2 * bus.large);
  });

  test('a burst that the device does not take as it came voids the measurement', async () => {
    rig.nic.setSwitches({ receive: false });
    const burst = { connections: 1, payload: 64, timestamps: false, segments: 16 };
    await expect(receiveRate(rig, burst)).rejects.toThrow(/void: 0 of 16 segments were placed/);
  });

  test('acknowledgements take their time', async () => {
    const latencies = await ackLatency(rig, 3);
    expect(latencies).toHaveLength(3);
    for (const latency of latencies) expect(latency).toBeGreaterThan(0);
  });

  test('commands wait for the reads they make', async () => {
    const { initiate, query, terminate } = await commandCycles(rig, 2);
    // Every command waits for one host read of 50 cycles at least, initiate for two in a row.
    for (const cycles of [...query, ...terminate]) expect(cycles).toBeGreaterThan(50);
    for (const cycles of initiate) expect(cycles).toBeGreaterThan(100);
  });

  test('all connections go up, and acknowledgements become events', async () => {
    expect(await uploadAll(rig)).toBeGreaterThan(0);
    rig.forget();
    const { value } = await eventsPerCycle(rig);
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThanOrEqual(1);
  });
});
