/** Results as the bridge encodes them, read by hand: a batch may hold thousands. */
import { type Cycles, SmokestackError } from '#units';
import type { StopReason } from '../target.ts';
import { type ProtoReader, wire } from './protoReader.ts';

/** One bridge.v1.Result; reused for the next one, so take what is needed from it at once. */
export class ResultView {
  code = 0;
  text = '';
  /** At which the operation took effect: where a run began. */
  cycle = 0 as Cycles;
  /** A view into the message; undefined when the result has none. */
  data: Uint8Array | undefined;
  path: string | undefined;
  hasRan = false;
  ranCycles = 0 as Cycles;
  reason: StopReason = 'cycles';
  idle = false;
  strobes = 0;

  /** Cycle at which the operation ended. */
  get end(): Cycles {
    return (this.hasRan ? this.cycle + this.ranCycles : this.cycle) as Cycles;
  }

  read(reader: ProtoReader): void {
    this.code = 0;
    this.text = '';
    this.cycle = 0 as Cycles;
    this.data = undefined;
    this.path = undefined;
    this.hasRan = false;
    while (reader.more) {
      const tag = reader.varint();
      const type = tag & 7;
      switch (tag >>> 3) {
        case 1:
          this.code = reader.expect(type, wire.varint).varint();
          break;
        case 2:
          this.text = reader.expect(type, wire.bytes).text();
          break;
        case 3:
          this.cycle = reader.expect(type, wire.varint).varint() as Cycles;
          break;
        case 4:
          this.data = reader.expect(type, wire.bytes).view();
          break;
        case 5:
          this.#readRan(reader.expect(type, wire.bytes).message());
          break;
        case 6:
          this.path = reader.expect(type, wire.bytes).text();
          break;
        default:
          reader.skip(type);
      }
    }
  }

  #readRan(reader: ProtoReader): void {
    this.hasRan = true;
    this.ranCycles = 0 as Cycles;
    this.reason = 'cycles';
    this.idle = false;
    this.strobes = 0;
    while (reader.more) {
      const tag = reader.varint();
      const type = tag & 7;
      switch (tag >>> 3) {
        case 1:
          this.ranCycles = reader.expect(type, wire.varint).varint() as Cycles;
          break;
        case 2:
          this.reason = stopReason(reader.expect(type, wire.varint).varint());
          break;
        case 3:
          this.idle = reader.expect(type, wire.varint).varint() !== 0;
          break;
        case 4:
          this.strobes = reader.expect(type, wire.varint).varint();
          break;
        default:
          reader.skip(type);
      }
    }
  }
}

/** By number of bridge.v1.StopReason. */
export const stopReasons: readonly StopReason[] = [
  'cycles',
  'frame',
  'entry',
  'idle',
  'condition',
  'cancelled',
  'busy',
];

function stopReason(number: number): StopReason {
  const reason = stopReasons[number];
  if (reason === undefined) throw new SmokestackError('protocol', `the target stopped for unknown reason ${number}`);
  return reason;
}

/** Where the parts of a bridge.v1.BatchResult lie. */
export interface BatchOutline {
  readonly id: number;
  /** Number of results. */
  readonly count: number;
  /** What was pushed while the batch ran, not yet decoded. */
  readonly pushed: ProtoReader | undefined;
}

/** Passes over a batch result without decoding results: pushes are delivered before them, but stand behind them. */
export function outlineBatch(reader: ProtoReader): BatchOutline {
  let id = 0;
  let count = 0;
  let pushed: ProtoReader | undefined;
  while (reader.more) {
    const tag = reader.varint();
    const type = tag & 7;
    if (tag === resultTag) {
      count++;
      reader.pass();
    } else if (tag >>> 3 === 1) id = reader.expect(type, wire.varint).varint();
    else if (tag >>> 3 === 3) pushed = reader.expect(type, wire.bytes).message();
    else reader.skip(type);
  }
  return { id, count, pushed };
}

const resultTag = (2 << 3) | wire.bytes;

/** Moves `reader` (over a batch result) to its next result and limits it there; false when there is none. */
export function nextResult(reader: ProtoReader, into: ResultView): boolean {
  while (reader.more) {
    const tag = reader.varint();
    if (tag !== resultTag) {
      reader.skip(tag & 7);
      continue;
    }
    const length = reader.span();
    const outerEnd = reader.end;
    reader.end = reader.at + length;
    into.read(reader);
    reader.end = outerEnd;
    return true;
  }
  return false;
}
