/** Events of a live connection: is it allowed now, what does it do, does the record say the same. */
import { DeliveryPhase, limits, nameOfRawReason, nameOfTimerKind, RawReason } from '#contract';
import { type SeqNum, seq } from '#units';
import {
  answered,
  answerFits,
  consumeSegment,
  copied,
  divided,
  dueTimer,
  grant,
  receivedEnd,
  requestsPosted,
  sendable,
  sendPosted,
  step,
  stepRule,
  timerFired,
  unaData,
} from '../engine/index.ts';
import type { StreamListener } from '../target/index.ts';
import { type Core, nameOf } from './core.ts';
import { classified, connectionOf, endFrame, refusalOf } from './ingress.ts';
import type { Connection } from './objects.ts';
import type { RecordView } from './recordReader.ts';

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
  const reason = owner === c ? refusalOf(c, what.segment.flags) : RawReason.NoConnection;
  if (reason !== RawReason.None) {
    core.differ(r, '7.1', 'disposition', 'segment', `raw: ${nameOfRawReason(reason)}`, c);
    core.skip(r);
    return;
  }
  if (r.reference <= c.cuts.lastTreated)
    core.differ(r, '3', 'order of frames', r.reference, `above ${c.cuts.lastTreated}`);
  c.cuts.treated(r.reference);
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

/** Grant (section 9). */
export function grantEvent(core: Core, r: RecordView, c: Connection): void {
  core.grants += 1;
  if (c.lost) {
    core.skip(r);
    return;
  }
  const segment = sendable(c.row);
  if (segment === undefined) {
    core.differ(r, '9.1', 'grant', 'given', 'not ready', c);
    core.skip(r);
    return;
  }
  core.watchWaiting(r, c, core.grants - 1);
  c.readyAt = -1;
  core.same(r, '9.3', 'bytes granted', r.reference, segment.bytes, c);
  grant(core.begin(r, c), segment);
  core.end(r, c, '9');
}

/** Timer (section 10). */
export function timerEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.skip(r);
    return;
  }
  const due = dueTimer(c.row, r.now);
  if (due !== r.reference) {
    const model = due === undefined ? 'none due' : nameOfTimerKind(due);
    core.differ(r, '10', 'timer', nameOfTimerKind(r.reference), model, c);
    core.skip(r);
    return;
  }
  c.deadlines.fired(r.cycle);
  timerFired(core.begin(r, c), due);
  core.end(r, c, '10');
}

/** First index and count of a range reference. */
const rangeOf = (r: RecordView): { first: number; count: number } => ({
  first: r.reference & 0xffff,
  count: (r.reference >>> 16) & 0xffff,
});

/** SendPost (9.7). */
export function sendPostEvent(core: Core, r: RecordView, c: Connection): void {
  const { first, count } = rangeOf(r);
  const ring = core.sendRings.get(c.image.sendRing);
  const next = ring?.next ?? 0;
  const posts = first === next && count > 0 ? ring?.take(count) : undefined;
  if (posts === undefined)
    core.differ(r, '9.7', 'send entries', `${count} from ${first}`, `${ring?.open ?? 0} from ${next}`, c);
  if (posts === undefined || c.lost) {
    core.skip(r);
    return;
  }
  for (const { entry, bytes } of posts) c.send.post(seq(entry.seq), bytes);
  sendPosted(
    core.begin(r, c),
    posts.map(({ entry }) => ({ seq: seq(entry.seq), bytes: entry.bytes, fin: entry.fin })),
  );
  core.end(r, c, '9.7');
}

/** ReceivePost (8.13). */
export function receivePostEvent(core: Core, r: RecordView, c: Connection): void {
  const { first, count } = rangeOf(r);
  const ring = core.receiveRings.get(c.image.receiveRing);
  const next = ring?.next ?? 0;
  const posts = first === next && count > 0 ? ring?.take(count) : undefined;
  if (posts === undefined)
    core.differ(r, '8.13', 'receive entries', `${count} from ${first}`, `${ring?.open ?? 0} from ${next}`, c);
  for (const { overfull } of posts ?? []) core.overfullRequests += Number(overfull ?? false);
  if (posts === undefined || c.lost) {
    core.skip(r);
    return;
  }
  const room = limits.requestQueueDepth - c.queue.items.length;
  if (count > room) core.differ(r, '3', 'receive entries at once', count, `at most ${room}`, c);
  requestsPosted(core.begin(r, c), posts);
  core.end(r, c, '8.13');
}

/** Posts up to the indices that an answer or a command carries are in first (section 3, 11). */
export function watchProducers(core: Core, r: RecordView, c: Connection, send: number, receive: number): void {
  if (c.lost) return;
  const behind = (producer: number, taken: number): boolean => {
    const left = (producer - taken) & 0xffff;
    return left !== 0 && left < 0x8000;
  };
  if (behind(send, c.row.sendTail)) core.differ(r, '11', 'send entries taken in', c.row.sendTail, send);
  const full = c.queue.items.length >= limits.requestQueueDepth;
  if (behind(receive, c.row.reqTail) && !full) core.differ(r, '11', 'receive entries taken in', c.row.reqTail, receive);
}

/** Answer (8.11). */
export function answerEvent(core: Core, r: RecordView, c: Connection): void {
  const next = core.answers.next;
  const posted = r.reference === next ? core.answers.take(1)?.[0] : undefined;
  if (posted === undefined)
    core.differ(r, '8.11', 'answer index', r.reference, `${core.answers.open} open from ${next}`, c);
  if (posted === undefined || c.lost) {
    core.skip(r);
    return;
  }
  if (posted.target !== c.reference || !answerFits(c.row, posted.answer)) {
    core.differ(r, '8.11', 'answer', 'accepted', 'stale', c);
    core.skip(r);
    return;
  }
  watchProducers(core, r, c, posted.sendProducer, posted.receiveProducer);
  answered(core.begin(r, c), posted.answer);
  core.end(r, c, '8.11');
}

/** Copied (8.10). */
export function copiedEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.skip(r);
    return;
  }
  const { phase } = c.row;
  if (c.copy === undefined || (phase !== DeliveryPhase.CopyRequest && phase !== DeliveryPhase.CopyIndicate)) {
    core.differ(r, '8.10', 'copy', 'ended', 'none in flight', c);
    core.skip(r);
    return;
  }
  core.same(r, '8.10', 'bytes copied', r.reference, c.row.copyBytes, c);
  if (phase === DeliveryPhase.CopyRequest)
    c.delivered.push({ request: c.row.reqFill, bytes: c.region.read(c.copy.seq, c.copy.bytes) });
  copied(core.begin(r, c), c.indication.buffer, c.indication.first);
  core.end(r, c, '8.10');
  c.copy = undefined;
}

/** Step (8.1 to 8.9). */
export function stepEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.indicationsKnown = false;
    core.skip(r);
    return;
  }
  const buffer = core.indicationsKnown ? core.indications.peek() : 0n;
  const available = buffer === undefined ? undefined : { buffer };
  const rule = stepRule(c.row, c.queue, available);
  if (rule === 'none' || rule === 'waits') {
    core.differ(r, '8.1', 'step', 'done', rule === 'none' ? 'no work' : 'no indication buffer', c);
    core.skip(r);
    return;
  }
  const e = core.begin(r, c);
  step(e, available);
  if (e.copy !== undefined) {
    c.copy = e.copy;
    if (c.row.phase === DeliveryPhase.CopyIndicate && buffer !== undefined) {
      c.indication = { buffer, first: core.indications.next };
      core.indications.take(1);
    }
  }
  core.end(r, c, rule);
}

/** Divided (7.12). */
export function dividedEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.skip(r);
    return;
  }
  if (!c.row.ccBusy) {
    core.differ(r, '7.12', 'division', 'came back', 'none under way', c);
    core.skip(r);
    return;
  }
  core.begin(r, c);
  divided(c.row);
  core.end(r, c, '7.12');
}
