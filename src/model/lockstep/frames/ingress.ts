/** Each ingress frame ends once: as a segment, on the raw ring, or dropped for a reason of the device (3.1, 3.2, 7.1). */
import { DropReason, limits, nameOfDropReason, nameOfRawReason, RawReason } from '#contract';
import { refusal } from '../../engine/index.ts';
import { classify, type TcpInFrame } from '../../frame/index.ts';
import type { Core } from '../core/core.ts';
import type { OpenFrame } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';
import { TupleMap } from '../objects/tupleMap.ts';
import { leaves } from '../orders/orders.ts';
import type { RecordView } from '../records/recordReader.ts';
import { IngressBuffer } from './room.ts';

/** The connection whose tuple the frame carries. */
export const connectionOf = (core: Core, tcp: TcpInFrame): Connection | undefined =>
  core.tuples.get(TupleMap.side(tcp.source, tcp.sourcePort), TupleMap.side(tcp.destination, tcp.destinationPort));

/** The frame of this record, which ends with it. */
export function endFrame(core: Core, r: RecordView): OpenFrame | undefined {
  const frame = core.frames.get(r.reference);
  if (frame === undefined) {
    const known = r.reference < core.framesIn;
    core.differ(r, '3.1', 'frame number', r.reference, known ? 'ended before' : `below ${core.framesIn}`);
    return undefined;
  }
  core.frames.delete(r.reference);
  return frame;
}

/** What the frame is; classified once. */
export const classified = (core: Core, frame: OpenFrame): TcpInFrame | RawReason => {
  frame.classified ??= classify(frame.bytes, core.options.macAddress);
  return frame.classified;
};

/** Frames that are open when their connection goes remember it: their verdicts may have come before (section 17). */
export function leaveFrames(core: Core, c: Connection): void {
  for (const frame of core.frames.values()) {
    const what = classified(core, frame);
    if (typeof what !== 'number' && connectionOf(core, what) === c) frame.gone = c;
  }
}

/** Why a segment of this connection is refused (7.1, 11.11). */
export const refusalOf = (c: Connection, flags: number): RawReason =>
  c.failed && c.row.live ? RawReason.Closed : refusal(c.row, flags);

/** A Raw record. */
export function rawFrame(core: Core, r: RecordView): void {
  const frame = endFrame(core, r);
  if (frame === undefined) return;
  core.compared.diverted += 1;
  core.rawRing.take();
  if (frame.bytes.length < limitsOfFrame.shortest || frame.bytes.length > limits.maxFrameBytes) {
    core.differ(r, '3.2', 'disposition', 'raw', 'dropped for its length');
    return;
  }
  const what = classified(core, frame);
  if (typeof what === 'number') {
    core.same(r, '3.2', 'raw reason', nameOfRawReason(r.detail), nameOfRawReason(what));
    return;
  }
  if (frame.gone !== undefined && !keyLost(r, frame, frame.gone) && refusedBefore(core, r, frame, frame.gone, what))
    return;
  const c = connectionOf(core, what);
  if (c === undefined) {
    core.same(r, '3.2', 'raw reason', nameOfRawReason(r.detail), nameOfRawReason(RawReason.NoConnection));
    return;
  }
  if (keyLost(r, frame, c)) {
    core.same(r, '11.11', 'raw reason', nameOfRawReason(r.detail), nameOfRawReason(RawReason.NoConnection));
    return;
  }
  // Looked up before the connection was there, or behind its terminate: a cut must say so.
  if (r.detail === RawReason.NoConnection) {
    if (!c.cuts.notLookedUp(r.reference, leaves(core, c)) && !c.lost)
      core.differ(r, '3.1', 'raw reason', nameOfRawReason(r.detail), 'between the cuts of its connection');
    return;
  }
  if (c.lost) return;
  const reason = c.refusals.verdict(what.segment.flags, r.detail as RawReason, frame.records);
  if (!core.same(r, '7.1', 'raw reason', nameOfRawReason(r.detail), nameOfRawReason(reason))) return;
  treatedFrame(core, r, c);
}

/** A frame that was treated or refused for the connection: so say the cuts that were told. */
export function treatedFrame(core: Core, r: RecordView, c: Connection): void {
  const possible = c.cuts.treated(r.reference);
  if (possible !== undefined) core.differ(r, '3.1', 'frame between the cuts', r.reference, possible);
}

/** Behind the Inject into a look-up key no frame is found any more; frames that were there before may have been (11.11). */
const keyLost = (r: RecordView, frame: OpenFrame, c: Connection): boolean =>
  frame.records > c.keyLostAt || (c.keyLostAt < r.serial && r.detail === RawReason.NoConnection);

/**
 * A frame whose Raw record comes behind the Complete that freed its connection: between the cuts it shows the reason of
 * its verdict there (7.1, section 17). @returns false: it was not looked up for that connection
 */
function refusedBefore(core: Core, r: RecordView, frame: OpenFrame, c: Connection, what: TcpInFrame): boolean {
  const { cuts } = c;
  const shown = r.detail as RawReason;
  const verdict = (): RawReason => (c.lost ? shown : c.refusals.verdict(what.segment.flags, shown, frame.records));
  if (!cuts.mayBeNotLookedUp(r.reference, true))
    core.same(r, '7.1', 'raw reason', nameOfRawReason(shown), nameOfRawReason(verdict()));
  // Until both cuts are told a frame that shows a reason of its own is between them, and they must say so.
  else if (shown === RawReason.NoConnection || !cuts.mayBeTreated(r.reference) || verdict() !== shown) {
    cuts.notLookedUp(r.reference, true);
    return false;
  }
  treatedFrame(core, r, c);
  return true;
}

/** Bytes of an Ethernet header: what is shorter is a runt. */
const limitsOfFrame = { shortest: 14 } as const;

/** A Drop record: the reason must be one that this frame allows. */
export function droppedFrame(core: Core, r: RecordView): void {
  const frame = endFrame(core, r);
  if (frame === undefined) return;
  if (dropAllowed(core, r.detail, frame)) {
    core.compared.diverted += 1;
    return;
  }
  const rule = r.detail === DropReason.IngressFull || r.detail === DropReason.RawRingFull ? '3.6' : '3.1';
  core.differ(r, rule, 'drop reason', nameOfDropReason(r.detail), 'not allowed for this frame');
}

function dropAllowed(core: Core, reason: number, frame: OpenFrame): boolean {
  switch (reason) {
    case DropReason.Runt:
      return frame.bytes.length < limitsOfFrame.shortest;
    case DropReason.Oversize:
      return frame.bytes.length > limits.maxFrameBytes;
    case DropReason.IngressFull:
      return IngressBuffer.mayBeFull(frame.beside);
    case DropReason.Errored:
      return frame.errored;
    case DropReason.Disabled:
      return !core.receiveEnabled;
    case DropReason.RawRingFull: {
      // Only what would have gone up the raw ring can find it full.
      if (!frame.rawFull) return false;
      const what = classified(core, frame);
      if (typeof what === 'number') return true;
      const c = connectionOf(core, what);
      return c === undefined || c.lost || refusalOf(c, what.segment.flags) !== RawReason.None;
    }
    default:
      return false;
  }
}
