import type { RetireRecord } from '#contract';
import { type SeqNum, seqAdd, seqLt, seqMax } from '#units';
import { parseTcpFrame, segmentLength, TcpFlag } from '#wire';
import type { Scoreboard } from '../scoreboard/index.ts';
import { portPair } from './engineRows.ts';

/** Segments of the engine, as they stand on the wire. */
export class SegmentAccount implements Scoreboard {
  /** Low 32 bits of the numbers of engine frames that have not left. */
  readonly #frames = new Set<number>();
  /** SndMax of each connection, by its ports: of what the host sent, and of what the device did. */
  readonly #sndMax = new Map<string, SeqNum>();
  readonly #count = { sent: 0, again: 0 };

  retired({ hasFrame, egressFrame }: RetireRecord): void {
    if (hasFrame) this.#frames.add(egressFrame);
  }

  frameOut(frame: Uint8Array, number: number): void {
    const own = this.#frames.delete(number >>> 0);
    this.#count.sent += Number(own);
    const parsed = parseTcpFrame(frame, { checksum: false });
    if (!parsed.ok) return;
    const { segment } = parsed.value;
    const { seq, flags, sourcePort, destinationPort } = segment;
    const length = segmentLength(segment);
    if (length === 0 || (flags & TcpFlag.rst) !== 0) return;
    const ports = portPair({ localPort: sourcePort, remotePort: destinationPort });
    // A SYN is the first of a connection.
    const sndMax = (flags & TcpFlag.syn ? undefined : this.#sndMax.get(ports)) ?? seq;
    if (own) this.#count.again += Number(seqLt(seq, sndMax));
    this.#sndMax.set(ports, seqMax(sndMax, seqAdd(seq, length)));
  }

  get figures() {
    return { segmentsOut: this.#count.sent, retransmittedSegments: this.#count.again };
  }
}
