import type { SegmentHook } from '#peer';
import { seqAdd } from '#units';
import { segmentLength, TcpFlag, type TcpSegment } from '#wire';
import type { Forgery } from '../stroke.ts';

const nothing = new Uint8Array(0);

/** Beyond any window of these hosts. */
const far = 200_000;

/** The segments of the far end on their way to the wire, where strokes change their order, and what can be made from them. */
export class FarSegments {
  /** The next segment with data is held back until another one has left. */
  hole = false;
  #held: TcpSegment | undefined;
  #latest: TcpSegment | undefined;
  #withData: TcpSegment | undefined;

  /** What leaves instead of what the far end's TCP sends. */
  leave(segment: TcpSegment): ReturnType<SegmentHook> {
    this.#latest = segment;
    if (segment.payload.length === 0) return segment;
    this.#withData = segment;
    const held = this.#held;
    if (held !== undefined) {
      this.#held = undefined;
      return [segment, held];
    }
    if (!this.hole) return segment;
    this.hole = false;
    this.#held = segment;
    return 'drop';
  }

  /** A segment that the TCP of the far end would not send now; undefined before it has sent any such. */
  forged(what: Forgery): TcpSegment | undefined {
    const latest = this.#latest;
    if (latest === undefined) return undefined;
    const at = (offset: number) => seqAdd(latest.seq, segmentLength(latest) + offset);
    switch (what) {
      case 'reset':
        return { ...latest, seq: at(0), flags: TcpFlag.rst, payload: nothing };
      case 'syn':
        return { ...latest, seq: at(0), flags: TcpFlag.syn, payload: nothing };
      case 'again':
        return this.#withData;
      case 'beyond':
        return { ...latest, seq: at(far), flags: TcpFlag.ack, payload: new Uint8Array(1) };
      case 'bare':
        return { ...latest, seq: at(0), flags: TcpFlag.ack, payload: nothing };
    }
  }
}
