/** Segments that are consumed (section 7). */
import { nameOfRawReason, RawReason } from '#contract';
import type { SeqNum } from '#units';
import { consumeSegment, receivedEnd, unaData } from '../../engine/index.ts';
import type { StreamListener } from '../../target/index.ts';
import type { Core } from '../core/core.ts';
import { nameOf } from '../core/report.ts';
import { classified, connectionOf, endFrame, refusalOf, treatedFrame } from '../frames/ingress.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';

/** Segment (section 7). */
export function segmentEvent(core: Core, r: RecordView, c: Connection): void {
  const frame = endFrame(core, r);
  if (frame === undefined || c.lost) {
    core.skip(r);
    return;
  }
  const what = classified(core, frame);
  if (typeof what === 'number') {
    core.differ(r, '3.2', 'disposition', 'segment', `raw: ${nameOfRawReason(what)}`, c);
    core.skip(r);
    return;
  }
  const owner = connectionOf(core, what);
  const found = owner === c && frame.records <= c.keyLostAt;
  const reason = found ? refusalOf(c, what.segment.flags) : RawReason.NoConnection;
  if (reason !== RawReason.None) {
    core.differ(r, '7.1', 'disposition', 'segment', `raw: ${nameOfRawReason(reason)}`, c);
    core.skip(r);
    return;
  }
  if (r.reference <= c.cuts.lastTreated)
    core.differ(r, '3', 'order of frames', r.reference, `above ${c.cuts.lastTreated}`);
  treatedFrame(core, r, c);
  c.refusals.consumed();
  const e = core.begin(r, c);
  const sndUna = c.row.sndUna;
  const received = receivedEnd(c.row);
  const ended = c.row.finReceived;
  consumeSegment(e, what.segment);
  if (c.row.sndUna !== sndUna) c.send.release(unaData(c.row));
  if (e.placement !== undefined) {
    const at = what.payloadAt + ((e.placement.seq - what.segment.seq) >>> 0);
    c.region.place(e.placement.seq, frame.bytes.subarray(at, at + e.placement.bytes));
  }
  const detail = (e.placement === undefined ? 0 : 1) | (e.refused ? 2 : 0);
  core.same(r, '7.10c', 'detail', r.detail, detail, c);
  core.end(r, c, '7');
  if (core.options.listener !== undefined && !c.lost) tell(core.options.listener, c, sndUna, received, ended);
}

/** Tells the target face what this segment brought. */
function tell(listener: StreamListener, c: Connection, sndUna: SeqNum, received: SeqNum, ended: boolean): void {
  const name = nameOf(c);
  const { row } = c;
  if (row.sndUna !== sndUna) listener.acknowledged(name, (unaData(row) - c.image.sndUna) >>> 0);
  const bytes = (receivedEnd(row) - received) >>> 0;
  if (bytes > 0) listener.received(name, c.region.read(received, bytes));
  if (row.finReceived && !ended) listener.finReceived(name);
}
