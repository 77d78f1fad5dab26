import type { OffloadBlock, RetireRecord } from '#contract';
import { type SeqNum, seqAdd, seqLt, seqMax } from '#units';
import { parseTcpFrame, TcpFlag } from '#wire';
import type { HostCall, Scoreboard } from '../scoreboard/index.ts';
import { tcpBlocks } from './blocks.ts';
import { portPair } from './engineRows.ts';

/** Segments of the engine, as they stand on the wire. */
export class SegmentAccount implements Scoreboard {
  /** Low 32 bits of the numbers of engine frames that have not left. */
  readonly #frames = new Set<number>();
  /** SndMax of each connection, from the host's own state and then from what was sent, by its ports. */
  readonly #sndMax = new Map<string, SeqNum>();
  readonly #count = { sent: 0, again: 0 };

  hostCall({ name, argument }: HostCall): void {
    if (name !== 'initiateOffload') return;
    for (const { state } of tcpBlocks(argument[0] as OffloadBlock))
      if (state?.constant !== undefined && state.delegated !== undefined)
        this.#sndMax.set(portPair(state.constant), state.delegated.sndMax);
  }

  retired({ hasFrame, egressFrame }: RetireRecord): void {
    if (hasFrame) this.#frames.add(egressFrame);
  }

  frameOut(frame: Uint8Array, number: number): void {
    if (!this.#frames.delete(number >>> 0)) return;
    this.#count.sent++;
    const parsed = parseTcpFrame(frame, { checksum: false });
    if (!parsed.ok) return;
    const { seq, flags, payload, sourcePort, destinationPort } = parsed.value.segment;
    const length = payload.length + Number((flags & TcpFlag.fin) !== 0);
    if (length === 0 || (flags & TcpFlag.rst) !== 0) return;
    const ports = portPair({ localPort: sourcePort, remotePort: destinationPort });
    const sndMax = this.#sndMax.get(ports) ?? seq;
    this.#count.again += Number(seqLt(seq, sndMax));
    this.#sndMax.set(ports, seqMax(sndMax, seqAdd(seq, length)));
  }

  get figures() {
    return { segmentsOut: this.#count.sent, retransmittedSegments: this.#count.again };
  }
}
