/** The image of an initiate stroke, and what comes down beside it (engine.md 11.2, 11.3). */
import type { TcpImage } from '#contract';
import { effectiveMss } from '#model';
import { seq, seqAdd } from '#units';
import { TcpState } from '../../../../src/contract/gen/enums.ts';
import { nothing } from '../../../perf/lib/connection.ts';
import type { InitiateStroke } from './stroke.ts';

const finReceived: ReadonlySet<string> = new Set(['CloseWait', 'Closing', 'LastAck']);
const finPosted: ReadonlySet<string> = new Set(['FinWait1', 'FinWait2', 'Closing', 'LastAck']);
export const offloadableStates = ['Established', 'FinWait1', 'FinWait2', 'CloseWait', 'Closing', 'LastAck'] as const;

const timestampFlag = 1;
const scalingFlag = 4;
const largestRegionLog2 = 16;

/** A segment gathers from at most 8 entries, of which the first and the last may be cut: six whole ones must fill it. */
const wholeEntries = 6;

export interface Down {
  readonly image: Omit<
    TcpImage,
    'path' | 'localPort' | 'remotePort' | 'handle' | 'sendRing' | 'receiveRing' | 'region'
  >;
  /** Sizes of the send entries, from sndUna on. */
  readonly backlog: readonly number[];
  readonly buffered: number;
  /** The shortest send entry that keeps segments within what the device gathers. */
  readonly shortestEntry: number;
}

/** @param pathMtu of the path that the stroke names */
export function downOf(stroke: InitiateStroke, pathMtu: number): Down {
  const { state = 'Established', timestamps = false, scales, mss = 1460, regionLog2 = largestRegionLog2 } = stroke;
  const { ringLog2 = 4, peerAt = 1000, ourAt = 2000, buffered = 0 } = stroke;
  const [sndWindScale = 0, rcvWindScale = 0] = scales ?? [];
  const constFlags = (timestamps ? timestampFlag : 0) | (scales === undefined ? 0 : scalingFlag);
  const remoteMss = mss + (timestamps ? 12 : 0);
  const shortestEntry = Math.max(1, Math.ceil(effectiveMss(remoteMss, pathMtu, timestamps) / wholeEntries));
  const [received, posted] = [finReceived.has(state), finPosted.has(state)];
  const acknowledged = state === 'FinWait2';
  const sizes = acknowledged ? [] : (stroke.backlog ?? []).slice(0, 2 ** ringLog2);
  const backlog = sizes.map((bytes) => Math.max(bytes, shortestEntry));
  const data = backlog.reduce((sum, bytes) => sum + bytes, 0);
  const limit = acknowledged ? 0 : data + (posted ? 1 : 0);
  const sent = Math.min(stroke.sent ?? (posted ? limit : 0), limit);
  const [rcvNxt, sndUna] = [seq(peerAt), seq(ourAt)];
  const room = 2 ** regionLog2 - 2 ** rcvWindScale;
  const initialRcvWnd = Math.min(0xffff, room);
  const image = {
    ...nothing,
    state: (TcpState as Record<string, TcpState>)[state] ?? TcpState.Established,
    constFlags,
    sndWindScale,
    rcvWindScale,
    remoteMss,
    rcvNxt,
    sndUna,
    sndNxt: seqAdd(sndUna, Math.min(stroke.next ?? sent, sent)),
    sndMax: seqAdd(sndUna, sent),
    sndEnd: seqAdd(sndUna, acknowledged ? -1 : data),
    sendWL1: rcvNxt,
    finPosted: posted,
    finReceived: received,
    disconnectIndicated: received && buffered === 0 && (stroke.indicated ?? false),
    sendRingLog2: ringLog2,
    receiveRingLog2: ringLog2,
    regionLog2,
    initialRcvWnd,
    rcvWnd: Math.min(initialRcvWnd, room - buffered),
    ...stroke.image,
  };
  return { image, backlog, buffered, shortestEntry };
}
