/** Delivery: steps, copies, and the host's answers (section 8). */
import { DeliveryPhase } from '#contract';
import { answered, answerFits, copied, step, stepRule } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import { watchProducers } from './posts.ts';

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
  // What is in the rings when a terminate is taken stays there (section 14).
  if (!c.row.draining) watchProducers(core, r, c, posted);
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
    core.entries.indicationsKnown = false;
    core.skip(r);
    return;
  }
  const buffer = core.entries.indicationsKnown ? core.indications.peek() : 0n;
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
