import fc from 'fast-check';
import Long from 'long';
import { expect, test } from 'vitest';
import type { Cycles } from '#units';
import { smokestack } from '../gen/bridgeV1.js';
import type { RingEntries } from '../target.ts';
import { ProtoReader } from './protoReader.ts';
import { decodePushed, deliverPush, type Pushed } from './pushes.ts';

const v1 = smokestack.bridge.v1;
const seed = 20_260_102;
const u53 = fc.oneof(fc.nat(300), fc.maxSafeNat());
const bytes = fc.uint8Array({ maxLength: 100 });
const group = fc
  .record({
    ring: fc.nat(7),
    first: fc.nat(),
    each: fc.array(fc.record({ cycle: u53, payload: bytes }), { maxLength: 5 }),
  })
  .map(({ ring, first, each }) => ({
    ring,
    first,
    entries: new Uint8Array(64 * each.length).map((_, i) => i * 7),
    payload: Uint8Array.from(each.flatMap(({ payload }) => [...payload])),
    payloadBytes: each.map(({ payload }) => payload.length),
    cycles: each.map(({ cycle }) => cycle),
  }));

const long = (value: number): Long => Long.fromNumber(value, true);
const plain = (data: Uint8Array): number[] => [...data];

test(`pushes written by the generated code read back (seed ${seed})`, () => {
  const frames = fc.array(fc.record({ cycle: u53, data: bytes }));
  const all = fc.record({ cycle: u53, frames, entries: fc.array(group), retire: bytes, strobes: fc.array(u53) });
  fc.assert(
    fc.property(all, fc.string(), (pushed, failed) => {
      const encoded = v1.Pushed.encode({
        cycle: long(pushed.cycle),
        frames: pushed.frames.map(({ cycle, data }) => ({ cycle: long(cycle), data })),
        entries: pushed.entries.map((one) => ({ ...one, cycles: one.cycles.map(long) })),
        retire: pushed.retire,
        strobeCycles: pushed.strobes.map(long),
        failed,
      }).finish();
      const read = decodePushed(new ProtoReader(encoded));
      expect([read.cycle, plain(read.retire), read.strobes, read.failed]).toEqual([
        pushed.cycle,
        plain(pushed.retire),
        pushed.strobes,
        Buffer.from(failed).toString(),
      ]);
      expect(read.frames.map(({ cycle, data }) => [cycle, plain(data)])).toEqual(
        pushed.frames.map(({ cycle, data }) => [cycle, plain(data)]),
      );
      expect(read.entries.map((one) => ({ ...one, entries: plain(one.entries), payload: plain(one.payload) }))).toEqual(
        pushed.entries.map((one) => ({
          ...one,
          count: one.cycles.length,
          entries: plain(one.entries),
          payload: plain(one.payload),
        })),
      );
    }),
    { seed },
  );
});

test('strobes, then retire records, then frames and entries by cycle; a group stands where its first entry does', () => {
  const at = (...cycles: number[]): RingEntries => ({
    ring: 0,
    first: 0,
    count: cycles.length,
    entries: new Uint8Array(64 * cycles.length),
    payload: new Uint8Array(0),
    payloadBytes: cycles.map(() => 0),
    cycles: cycles as Cycles[],
  });
  const frame = (cycle: number) => ({ cycle: cycle as Cycles, data: new Uint8Array(60) });
  const pushed: Pushed = {
    cycle: 100 as Cycles,
    frames: [frame(5), frame(20), frame(20), frame(60)],
    entries: [at(20, 50), at(55)],
    retire: new Uint8Array(8),
    strobes: [1 as Cycles],
    failed: '',
  };
  const log: string[] = [];
  deliverPush(pushed, {
    frame: (_, cycle) => log.push(`frame ${cycle}`),
    entries: ({ cycles }) => log.push(`entries ${cycles}`),
    retire: (_, cycle) => log.push(`retire ${cycle}`),
    strobes: (cycles) => log.push(`strobes ${cycles}`),
  });
  const frames = ['frame 5', 'frame 20', 'frame 20'];
  expect(log).toEqual(['strobes 1', 'retire 100', ...frames, 'entries 20,50', 'entries 55', 'frame 60']);
  log.length = 0;
  deliverPush(pushed, {}); // nobody listens to any kind
  expect(log).toEqual([]);
});
