import type { Cycles } from '#units';
import { SmokestackError } from '#units';
import type { PushHandlers, RingEntries } from '../target.ts';
import { type ProtoReader, wire } from './protoReader.ts';

/** bridge.v1.Pushed as values; bytes are views into the message. */
export interface Pushed {
  readonly cycle: Cycles;
  readonly frames: readonly { readonly cycle: Cycles; readonly data: Uint8Array }[];
  readonly entries: readonly RingEntries[];
  readonly retire: Uint8Array;
  readonly strobes: readonly Cycles[];
  /** Why the target has failed (an assertion of the RTL); empty while it has not. */
  readonly failed: string;
}

const none = new Uint8Array(0);
const entryBytes = 64;

/** @throws SmokestackError 'protocol' when it is malformed. */
export function decodePushed(reader: ProtoReader): Pushed {
  let cycle = 0;
  let retire: Uint8Array = none;
  const frames: { cycle: Cycles; data: Uint8Array }[] = [];
  const entries: RingEntries[] = [];
  const strobes: number[] = [];
  let failed = '';
  while (reader.more) {
    const tag = reader.varint();
    const type = tag & 7;
    switch (tag >>> 3) {
      case 1:
        cycle = reader.expect(type, wire.varint).varint();
        break;
      case 2:
        frames.push(decodeFrame(reader.expect(type, wire.bytes).message()));
        break;
      case 3:
        entries.push(decodeEntries(reader.expect(type, wire.bytes).message()));
        break;
      case 4:
        retire = reader.expect(type, wire.bytes).view();
        break;
      case 5:
        reader.numbers(type, strobes);
        break;
      case 6:
        failed = reader.expect(type, wire.bytes).text();
        break;
      default:
        reader.skip(type);
    }
  }
  return { cycle: cycle as Cycles, frames, entries, retire, strobes: strobes as Cycles[], failed };
}

function decodeFrame(reader: ProtoReader): { cycle: Cycles; data: Uint8Array } {
  let cycle = 0;
  let data: Uint8Array = none;
  while (reader.more) {
    const tag = reader.varint();
    const type = tag & 7;
    if (tag >>> 3 === 1) cycle = reader.expect(type, wire.varint).varint();
    else if (tag >>> 3 === 2) data = reader.expect(type, wire.bytes).view();
    else reader.skip(type);
  }
  return { cycle: cycle as Cycles, data };
}

function decodeEntries(reader: ProtoReader): RingEntries {
  let ring = 0;
  let first = 0;
  let entries: Uint8Array = none;
  let payload: Uint8Array = none;
  const payloadBytes: number[] = [];
  const cycles: number[] = [];
  while (reader.more) {
    const tag = reader.varint();
    const type = tag & 7;
    switch (tag >>> 3) {
      case 1:
        ring = reader.expect(type, wire.varint).varint();
        break;
      case 2:
        first = reader.expect(type, wire.varint).varint();
        break;
      case 3:
        entries = reader.expect(type, wire.bytes).view();
        break;
      case 4:
        payload = reader.expect(type, wire.bytes).view();
        break;
      case 5:
        reader.numbers(type, payloadBytes);
        break;
      case 6:
        reader.numbers(type, cycles);
        break;
      default:
        reader.skip(type);
    }
  }
  const count = entries.length / entryBytes;
  const spoken = payloadBytes.reduce((sum, bytes) => sum + bytes, 0);
  if (!Number.isInteger(count) || payloadBytes.length !== count || cycles.length !== count || spoken !== payload.length)
    throw new SmokestackError('protocol', `the target pushed entries of ring ${ring} whose parts do not fit together`, {
      cure: 'Rebuild the target from this checkout.',
    });
  return { ring, first, count, entries, payload, payloadBytes, cycles: cycles as Cycles[] };
}

/** Gives one push to a listener in the order that PushHandlers promises. */
export function deliverPush(pushed: Pushed, to: PushHandlers): void {
  if (pushed.strobes.length > 0) to.strobes?.(pushed.strobes);
  if (pushed.retire.length > 0) to.retire?.(pushed.retire, pushed.cycle);
  let next = 0;
  for (const group of pushed.entries) {
    const start = group.cycles[0] ?? pushed.cycle;
    for (let frame = pushed.frames[next]; frame !== undefined && frame.cycle <= start; frame = pushed.frames[next]) {
      next++;
      to.frame?.(frame.data, frame.cycle);
    }
    to.entries?.(group);
  }
  for (let frame = pushed.frames[next]; frame !== undefined; frame = pushed.frames[next]) {
    next++;
    to.frame?.(frame.data, frame.cycle);
  }
}
