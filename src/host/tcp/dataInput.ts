/** Payload and FIN of an acceptable segment (RFC 9293 section 3.10.7.4, seventh and eighth check). */
import { type SeqNum, seqAdd, seqDiff } from '#units';
import { TcpFlag, type TcpSegment } from '#wire';
import { oweAck } from './ackPolicy.ts';
import { enterTimeWait } from './close.ts';
import type { TcpCore } from './core.ts';

/** The part of a segment that lies in the window. */
interface Trimmed {
  readonly seq: SeqNum;
  readonly bytes: Uint8Array;
  readonly fin: boolean;
}

/** Takes data and FIN where the state allows any; after the peer's FIN there is none. */
export const processData = (core: TcpCore, segment: TcpSegment): void => {
  const { state } = core.tcb;
  if (segment.payload.length === 0 && (segment.flags & TcpFlag.fin) === 0) return;
  if (state !== 'established' && state !== 'finWait1' && state !== 'finWait2') {
    // Its FIN again: our ACK of it was lost.
    core.transient.ackNow = true;
    return;
  }
  const part = trim(core, segment);
  if (part.bytes.length < segment.payload.length) core.transient.ackNow = true;
  if (part.bytes.length === 0 && !part.fin) return;
  if (part.seq === core.tcb.rcvNxt) takeInOrder(core, part);
  else {
    core.counters.outOfOrder++;
    core.reassembly.insert(part.seq, part.bytes, part.fin);
    // A duplicate ACK at once tells the sender of the hole (RFC 5681 section 4.2).
    core.transient.ackNow = true;
  }
};

const trim = ({ tcb }: TcpCore, { seq, payload, flags }: TcpSegment): Trimmed => {
  const skip = Math.min(Math.max(seqDiff(tcb.rcvNxt, seq), 0), payload.length);
  const start = seqAdd(seq, skip);
  const room = seqDiff(seqAdd(tcb.rcvNxt, tcb.rcvWnd), start);
  const bytes = payload.subarray(skip, skip + Math.max(room, 0));
  // A FIN counts when everything before it is kept. It needs no room of its own: it takes no buffer.
  const fin = (flags & TcpFlag.fin) !== 0 && skip + bytes.length === payload.length && seqDiff(start, tcb.rcvNxt) >= 0;
  return { seq: start, bytes, fin };
};

const takeInOrder = (core: TcpCore, { bytes, fin }: Trimmed): void => {
  const { tcb, reassembly, transient } = core;
  const hadHole = !reassembly.isEmpty;
  append(core, bytes);
  for (const more of reassembly.take(tcb.rcvNxt)) append(core, more);
  if (bytes.length > 0) {
    oweAck(core);
    core.events.push({ type: 'received' });
  }
  if (hadHole) transient.ackNow = true;
  if (fin || reassembly.finAt(tcb.rcvNxt)) takeFin(core);
};

const append = ({ tcb, receive, counters }: TcpCore, bytes: Uint8Array): void => {
  receive.push(bytes);
  tcb.rcvNxt = seqAdd(tcb.rcvNxt, bytes.length);
  tcb.rcvWnd = Math.max(tcb.rcvWnd - bytes.length, 0);
  counters.bytesReceived += bytes.length;
};

/** The peer's FIN in order: its half is closed (CHM-CLS-003, -004). */
const takeFin = (core: TcpCore): void => {
  const { tcb, reassembly, transient, events } = core;
  reassembly.clear();
  tcb.rcvNxt = seqAdd(tcb.rcvNxt, 1);
  tcb.rcvWnd = Math.max(tcb.rcvWnd - 1, 0);
  transient.ackNow = true;
  events.push({ type: 'finReceived' });
  if (tcb.state === 'established') tcb.state = 'closeWait';
  else if (tcb.state === 'finWait1') tcb.state = 'closing';
  else enterTimeWait(core);
};
