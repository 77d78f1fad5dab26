import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seq, seqAdd, seqDiff } from '#units';
import { Reassembly } from './reassembly.ts';
import { SendQueue } from './sendQueue.ts';

const start = seq(0xffff_ffc0);
const stream = Uint8Array.from({ length: 200 }, (_, i) => i);
const cut = fc
  .tuple(fc.nat(199), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ from, to: Math.min(from + length, 200) }));

describe('reassembly', () => {
  it('gives back the stream from pieces in any order, overlapping and repeated, across the wrap', () => {
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 40 }), fc.boolean(), (cuts, withFin) => {
        const queue = new Reassembly();
        const got: number[] = [];
        let next = start;
        const all = [...cuts, { from: 100, to: 200 }, { from: 0, to: 100 }];
        for (const { from, to } of all) {
          const fin = withFin && to === 200;
          // As in the connection: what lies before `next` is trimmed.
          const skip = Math.max(seqDiff(next, seqAdd(start, from)), 0);
          if (from + skip >= to && !fin) continue;
          queue.insert(seqAdd(start, Math.min(from + skip, to)), stream.subarray(Math.min(from + skip, to), to), fin);
          for (const piece of queue.take(next)) {
            got.push(...piece);
            next = seqAdd(next, piece.length);
          }
        }
        expect(Uint8Array.from(got)).toEqual(stream);
        expect(queue.finAt(next)).toBe(withFin);
        expect(queue.bytes).toBe(0);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('lets the later of two versions win, and flushes on data beyond a FIN', () => {
    const queue = new Reassembly();
    queue.insert(seq(10), Uint8Array.of(1, 1, 1, 1), false);
    queue.insert(seq(11), Uint8Array.of(2, 2), false);
    expect(queue.take(seq(10)).flatMap((piece) => [...piece])).toEqual([1, 2, 2, 1]);
    queue.insert(seq(20), Uint8Array.of(1), true);
    queue.insert(seq(21), Uint8Array.of(1), false);
    expect(queue.isEmpty).toBe(true);
  });
});

describe('send queue', () => {
  it('copies any range of what was written, whatever was released', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        (cuts, a, b) => {
          const queue = new SendQueue(start);
          let written = 0;
          for (const length of cuts) {
            const piece = stream.subarray(written, Math.min(written + length, 200));
            queue.push(piece);
            written += piece.length;
          }
          const released = a % (written + 1);
          expect(queue.releaseTo(seqAdd(start, released))).toBe(released);
          const length = b % (written - released + 1);
          expect(queue.copy(queue.start, length)).toEqual(stream.slice(released, released + length));
          expect(Uint8Array.from(queue.buffers().flatMap((piece) => [...piece]))).toEqual(
            stream.slice(released, written),
          );
          expect(seqDiff(queue.end, start)).toBe(written);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
    expect(() => new SendQueue(start).copy(start, 1)).toThrow('not in the send queue');
  });
});
