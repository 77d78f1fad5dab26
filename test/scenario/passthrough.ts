import { scenario } from 'smokestack';
import { kinds, knownFrame } from './lib/frames.ts';

const rounds = 12;
/** Frames put on the wire back to back, more than the device can hold. */
const flood = 2000;

export default scenario({
  name: 'passthrough',
  proves:
    'Frames that the device may not treat go up the raw ring unchanged and in order, or are dropped for a counted reason; none is lost in silence.',
  covers: ['CHM-NSP-001', 'CHM-NSP-002', 'CHM-NSP-004', 'CHM-NSP-010', 'CHM-NSP-011'],
  tags: ['stage1', 'bad-frames'],
  async run(bench) {
    const { random, wire } = bench;
    const ends = new Map<number, string>();
    bench.onFrameEnd(({ number, as, reason }) => ends.set(number, `${as} ${reason}`));

    for (let round = 0; round < rounds; round++) {
      const order = random.shuffled(kinds);
      const sent = order.map((kind) => {
        const { frame, errored = false, end } = knownFrame(kind, random);
        return { kind, end: `${end.as} ${end.reason}`, number: wire.inject([frame], { errored }) };
      });
      await bench.until(() => sent.every(({ number }) => ends.has(number)), `the ends of round ${round}`);
      for (const { kind, end, number } of sent)
        bench.equal(`end of a frame with ${kind}`, ends.get(number), end, {
          requirement: 'engine.md 3.2',
          frame: `in ${number}`,
        });
    }

    const frames = Array.from({ length: flood }, () => knownFrame('udp', random).frame);
    const first = wire.inject(frames);
    let ended = first;
    const over = (): boolean => {
      while (ends.has(ended)) ended++;
      return ended >= first + flood;
    };
    await bench.until(over, 'the ends of the frames of a flood');
    const reasons = new Map<string, number>();
    for (let number = first; number < first + flood; number++) {
      const end = ends.get(number) ?? 'none';
      reasons.set(end, (reasons.get(end) ?? 0) + 1);
      if (end !== 'raw NotTcp' && end !== 'drop IngressFull' && end !== 'drop RawRingFull')
        bench.equal('end of a frame of a flood', end, 'raw, or dropped for want of room', { frame: `in ${number}` });
    }
    bench.log.info(Object.fromEntries(reasons), 'the flood ended');
  },
});
