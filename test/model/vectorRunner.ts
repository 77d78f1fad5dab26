/** Runs a vector through the reference model and gives, event by event, what happened in the words of `expect`. */
import { nameOfRawReason, RawReason, TimerKind } from '#contract';
import {
  type Adapter,
  abort,
  answered,
  answerFits,
  assignFields,
  capturable,
  consumeSegment,
  copied,
  differingFields,
  divided,
  dueTimer,
  EngineEvent,
  grant,
  grantChoice,
  type IngressSegment,
  imageFromRow,
  packRow,
  RequestQueue,
  Row,
  receivedEnd,
  refusal,
  requestsPosted,
  rowFromImage,
  rowHalves,
  type SendPost,
  sendPosted,
  step,
  stepDue,
  terminate,
  timerFired,
  unconsumed,
} from '#model';
import { seq } from '#units';
import type { Json, Vector, VectorEvent } from './vectorFile.ts';
import {
  answerOf,
  entryJson,
  host,
  imageOf,
  lettersOf,
  numberOf,
  requestJson,
  requestOf,
  segmentOf,
} from './vectorWords.ts';

/** Runs one vector. `outcome` of each event has every member of `expect` that can be told. */
export class VectorRun {
  row: Row;
  queue = new RequestQueue();
  #vector: Vector;
  #adapter: Adapter;
  #event: EngineEvent;
  #now: number;
  #serial: number;
  #ipId: number;
  #open: { buffer: bigint; first: number } = { buffer: 0n, first: 0 };

  constructor(vector: Vector) {
    this.#vector = vector;
    this.#adapter = vector.adapter as unknown as Adapter;
    this.#now = vector.now;
    this.#serial = Number(vector.adapter.eventSerial);
    this.#ipId = Number(vector.adapter.ipId);
    this.row = assignFields(new Row(), vector.row as Record<string, number>);
    this.queue.items.push(...vector.requests.map(requestOf));
    this.#event = new EngineEvent(this.#adapter, this.row, this.queue);
    if (vector.events[0]?.kind === 'Initiate') this.row = new Row();
  }

  /** What the event did. */
  next(event: VectorEvent): Json {
    this.#now = event.now ?? this.#now;
    const before = new Uint32Array(rowHalves);
    const after = new Uint32Array(rowHalves);
    packRow(this.row, before);
    const e = this.#event.begin(this.row, this.queue, this.#now, this.#serial);
    const out: Json = this.#act(e, event);
    packRow(this.row, after);
    if (out.raw === undefined) out.row = this.#changes(before, after);
    if (e.frame !== undefined) {
      const { seq, ack, flags, window, bytes, timestamps } = e.frame;
      out.frame = { seq, ack, flags: lettersOf(flags), window, bytes, timestamps, ipId: this.#ipId };
      this.#ipId = this.#ipId === 0xffff ? 0x8000 : this.#ipId + 1;
    }
    if (e.entry !== undefined) {
      out.entry = entryJson(e.entry as unknown as Json);
      this.#serial += 1;
    }
    if (e.placement !== undefined) out.place = { ...e.placement };
    if (e.copy !== undefined) out.copy = { ...e.copy, host: `0x${e.copy.host.toString(16)}` };
    out.ready = grantChoice(this.row, this.#adapter) !== undefined;
    out.work = stepDue(this.row, this.queue, { buffer: 0n });
    out.requests = this.queue.items.map(requestJson);
    return out;
  }

  #changes(before: Uint32Array, after: Uint32Array): Json {
    const row: Json = {};
    for (const { field, second } of differingFields(before, after)) {
      const value = (this.row as unknown as Json)[field];
      row[field] = typeof value === 'boolean' ? second === 1 : second;
    }
    return row;
  }

  #act(e: EngineEvent, event: VectorEvent): Json {
    switch (event.kind) {
      case 'Segment':
        return this.#segment(e, segmentOf(event.segment as Json));
      case 'Grant': {
        const choice = grantChoice(this.row, this.#adapter);
        if (choice === undefined) return { impossible: 'not ready' };
        grant(e, choice);
        return {};
      }
      case 'Timer': {
        const kind = numberOf(TimerKind, event.timer);
        if (dueTimer(this.row, this.#now) !== kind) return { impossible: 'not due' };
        timerFired(e, kind);
        return {};
      }
      case 'SendPost':
        sendPosted(
          e,
          (event.entries as Json[]).map(
            (entry): SendPost => ({ seq: seq(Number(entry.seq)), bytes: Number(entry.bytes), fin: entry.fin === true }),
          ),
        );
        return {};
      case 'ReceivePost':
        requestsPosted(e, (event.entries as Json[]).map(requestOf));
        return {};
      case 'Answer': {
        const answer = answerOf(event.answer as Json);
        if (!answerFits(this.row, answer)) return { stale: true };
        answered(e, answer);
        return {};
      }
      case 'Copied':
        copied(e, this.#open.buffer, this.#open.first);
        return {};
      case 'Step': {
        const buffer = event.indication as Json | undefined;
        if (buffer !== undefined) this.#open = { buffer: host(buffer.buffer), first: Number(buffer.first ?? 0) };
        const rule = step(e, buffer === undefined ? undefined : this.#open);
        return rule === 'none' || rule === 'waits' ? { impossible: rule } : {};
      }
      case 'Divided':
        divided(this.row);
        return {};
      case 'Initiate': {
        const command = event.command as Json;
        this.row = rowFromImage(imageOf(event.image as Json), this.#adapter, {
          now: this.#now,
          pathIndex: 0,
          pathMtu: Number(this.#vector.path.pathMtu),
          bufferBytes: Number(command.bufferBytes ?? 0),
          sendProducer: Number(command.sendProducer ?? 0),
        });
        this.#serial += 1;
        return { entry: { kind: 'Completion', status: 'Success', opcode: 'InitiateTcp' } };
      }
      case 'Terminate':
        terminate(e);
        return {};
      case 'Abort':
        abort(e);
        return {};
      case 'Query':
        return { image: imageFromRow(this.row, this.#adapter, this.#now, false) };
      case 'Capture': {
        if (!capturable(this.row, this.queue)) return { impossible: 'not capturable' };
        const image = imageFromRow(this.row, this.#adapter, this.#now, true);
        const bytes = unconsumed(this.row);
        const buffered = { seq: (receivedEnd(this.row) - bytes) >>> 0, bytes };
        this.row.captured = true;
        return { image, buffered };
      }
      default:
        return { impossible: event.kind };
    }
  }

  #segment(e: EngineEvent, segment: IngressSegment): Json {
    const reason = refusal(this.row, segment.flags);
    if (reason !== RawReason.None) return { raw: nameOfRawReason(reason) };
    consumeSegment(e, segment);
    return {};
  }
}
