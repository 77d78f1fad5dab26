/** What the host has posted: send entries, receive entries, and up to where orders and answers want them taken in. */
import { limits } from '#contract';
import { seq } from '#units';
import { requestsPosted, sendPosted } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';

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

/**
 * Posts up to the indices that an answer or a command carries are in first (section 3, 11).
 * @param records the queue was full at some moment behind that many: then none is waited for; default: it is full now
 */
export function watchProducers(
  core: Core,
  r: RecordView,
  c: Connection,
  posted: { readonly sendProducer: number; readonly receiveProducer: number },
  records = r.serial,
): void {
  if (c.lost) return;
  const { sendTail, reqTail } = c.row;
  const behind = (producer: number, taken: number): boolean => {
    const left = (producer - taken) & 0xffff;
    return left !== 0 && left < 0x8000;
  };
  if (behind(posted.sendProducer, sendTail))
    core.differ(r, '11', 'send entries taken in', sendTail, posted.sendProducer);
  if (behind(posted.receiveProducer, reqTail) && !c.full.wasFull(records))
    core.differ(r, '11', 'receive entries taken in', reqTail, posted.receiveProducer);
}
