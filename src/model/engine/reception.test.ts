import { describe, expect, test } from 'vitest';
import { Random, type SeqNum, seq, seqAdd } from '#units';
import { TcpFlag } from '#wire';
import { Row } from '../row/index.ts';
import { resetAdapter } from './adapter.ts';
import { EngineEvent } from './event.ts';
import { joinRange } from './reception.ts';
import { RequestQueue } from './requestQueue.ts';
import { consumeSegment } from './segment.ts';

/** An established connection with a window of 4000 bytes at `start`. */
function receiver(start: SeqNum): Row {
  const row = new Row();
  row.live = true;
  row.state = 4;
  row.rcvNxt = row.rcvCons = row.rcvDataEnd = row.lastAck = start;
  row.rcvAdv = seqAdd(start, 4000);
  row.initialRcvWnd = 4000;
  row.effectiveMss = 1460;
  row.sndWnd = row.maxSndWnd = 10000;
  row.cwnd = 14600;
  return row;
}

describe('reassembly', () => {
  const seed = 77001;
  test(`equals a set of bytes, whatever the order; the later segment wins (seed ${seed})`, () => {
    const random = new Random(seed);
    for (let round = 0; round < 150; round++) {
      const start = seq(random.chance(0.5) ? 0xffff_f000 + random.int(0, 0xfff) : random.u32());
      const row = receiver(start);
      const queue = new RequestQueue();
      const e = new EngineEvent(resetAdapter, row, queue);
      /** Which segment each byte of the window came from, -1: none. */
      const wanted = new Int32Array(4000).fill(-1);
      const memory = new Int32Array(4000).fill(-1);
      let next = 0;
      for (let i = 0; i < 60; i++) {
        const from = random.int(-200, 4100);
        const bytes = random.int(1, 400);
        const psh = random.chance(0.2) ? TcpFlag.psh : 0;
        e.begin(row, queue, 1000, 0);
        const before = row.ranges.length;
        const segment = {
          seq: seqAdd(start, from),
          ack: seq(0),
          flags: TcpFlag.ack | psh,
          window: 10000,
          bytes,
          timestamps: undefined,
        };
        consumeSegment(e, segment);
        if (e.placement !== undefined) {
          const at = (e.placement.seq - start) >>> 0;
          memory.fill(i, at, at + e.placement.bytes);
        }
        const lo = Math.max(from, next);
        const hi = Math.min(from + bytes, 4000);
        const acceptable =
          next < 4000 && ((from >= next && from < 4000) || (from + bytes - 1 >= next && from + bytes - 1 < 4000));
        if (acceptable && hi > lo && !e.refused) wanted.fill(i, lo, hi);
        if (e.refused) expect(before).toBe(4);
        while (next < 4000 && wanted[next] !== -1) next += 1;
        // Below rcvNxt and in every range the bytes are there; between them none counts.
        expect((row.rcvNxt - start) >>> 0, `seed ${seed} round ${round} segment ${i}`).toBe(next);
        const held = new Uint8Array(4000);
        for (const range of row.ranges) held.fill(1, (range.lo - start) >>> 0, (range.hi - start) >>> 0);
        const wrong = wanted.findIndex(
          (from, at) => (at >= next && (held[at] === 1) !== (from !== -1)) || (from !== -1 && memory[at] !== from),
        );
        expect(wrong, `seed ${seed} round ${round} segment ${i}: byte`).toBe(-1);
      }
    }
  });

  test('ranges stay sorted, disjoint and not touching, at most four', () => {
    const random = new Random(seed);
    let ranges = joinRange([], seq(10), seq(20)) ?? [];
    for (let i = 0; i < 5000; i++) {
      const lo = random.int(0, 300);
      const joined = joinRange(ranges, seq(lo), seq(lo + random.int(1, 30)));
      if (joined !== undefined) ranges = joined;
      else ranges = ranges.slice(1);
      expect(ranges.length).toBeLessThanOrEqual(4);
      for (let k = 1; k < ranges.length; k++) expect(ranges[k]?.lo).toBeGreaterThan(Number(ranges[k - 1]?.hi));
    }
  });
});
