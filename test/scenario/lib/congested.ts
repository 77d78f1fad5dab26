/** A connection in the device whose congestion variables a vector has set. */
import type { Bench } from 'smokestack';
import { millis } from '#units';
import { Timeline } from './timeline.ts';

/** Without timestamps a segment is exactly this long. */
export const mss = 1460;
export const roundTrip = 20;

interface Opening {
  readonly cWnd: number;
  readonly ssThresh: number;
  /** Segments for each acknowledgement of the peer, unless it waits for longer than 10 ms. Default 1. */
  readonly every?: number;
}

/** A connection in the device with the congestion variables of the vector. */
export async function openCongested(
  bench: Bench,
  id: string,
  port: number,
  { cWnd, ssThresh, every = 1 }: Opening,
): Promise<Timeline> {
  const line = await Timeline.open(bench, id, port, {
    mss,
    timestamps: false,
    // The same in every segment, the SYN included: a window that changes makes no duplicate (RFC 5681 section 2).
    windowScale: 'none',
    receiveBuffer: 65_535,
    ack: { every, delay: millis(10) },
  });
  line.set({ cWnd, ssThresh });
  await line.offload();
  line.equal('CWnd and SsThresh that went down', [line.row.cwnd, line.row.ssthresh], [cWnd, ssThresh], 'CHM-CC-006');
  await line.begin();
  return line;
}

export const allAcknowledged = (line: Timeline) => () => line.acknowledged && !line.row.ccBusy;
