import { ChunkReader, chunkType } from '#transport';
import { type Cycles, type ErrorCode, exitCodeOf, SmokestackError } from '#units';
import { ProtoReader } from '../codec/protoReader.ts';
import { decodePushed, type Pushed } from '../codec/pushes.ts';
import { ResultView } from '../codec/results.ts';
import { exact } from '../facts.ts';
import { smokestack } from '../gen/recordingV1.js';
import { type Call, kindOfCall, readCall } from './calls.ts';
import { decodeHeader, type RecordingHeader } from './header.ts';

const { End, Events } = smokestack.recording.v1;

/** What happened, in the order in which it became known. `index` counts calls from 0. */
export type RecordedEvent =
  | { readonly kind: 'call'; readonly index: number; readonly call: Call }
  /** `value` is what the promise of the call resolved with. */
  | {
      readonly kind: 'done';
      readonly index: number;
      readonly call: Call;
      readonly cycle: Cycles;
      readonly value: unknown;
    }
  | { readonly kind: 'failed'; readonly index: number; readonly call: Call; readonly error: SmokestackError }
  | { readonly kind: 'pushed'; readonly pushed: Pushed }
  /** What the recording side noted beside the target. */
  | { readonly kind: 'note'; readonly about: string; readonly body: Uint8Array };

export interface RecordingEnd {
  /** Written by a recorder that was closed; undefined when it died, and the events end with the last whole chunk. */
  readonly closed: { readonly cycle: Cycles; readonly operations: number; readonly reason: string } | undefined;
  /** Bytes behind the last whole chunk. */
  readonly leftOverBytes: number;
}

/** A recording on disk. Iterating yields its events, one chunk in memory at a time; `end` is known after that. */
export class Recording implements Iterable<RecordedEvent> {
  readonly header: RecordingHeader;
  readonly #chunks: ChunkReader;
  #end: RecordingEnd | undefined;

  /** @throws SmokestackError 'environment' when the file cannot be opened, 'usage' when it is no recording. */
  constructor(path: string) {
    this.#chunks = new ChunkReader(path);
    const [first] = this.#chunks;
    if (first?.type !== chunkType.header)
      throw new SmokestackError('usage', `${path} ends before its header: nothing was recorded in it`);
    this.header = decoded(() => decodeHeader(first.body), path);
  }

  /** How the recording ended. @throws SmokestackError 'state' before all events were read. */
  get end(): RecordingEnd {
    if (this.#end === undefined)
      throw new SmokestackError('state', 'how a recording ended is known once all its events were read');
    return this.#end;
  }

  *[Symbol.iterator](): Iterator<RecordedEvent> {
    const open = new Map<number, Call>();
    let closed: RecordingEnd['closed'];
    for (const { type, body } of this.#chunks) {
      if (type === chunkType.end) closed = decoded(() => endOf(body), this.#chunks.path);
      if (type !== chunkType.events) continue;
      const { events } = decoded(() => Events.decode(body), this.#chunks.path);
      for (const event of events ?? []) yield decoded(() => eventOf(event, open), this.#chunks.path);
    }
    this.#end = { closed, leftOverBytes: this.#chunks.tally.leftOverBytes };
  }
}

function endOf(body: Uint8Array): RecordingEnd['closed'] {
  const { cycle, operations, reason } = End.decode(body);
  return {
    cycle: exact(cycle, 'cycle') as Cycles,
    operations: exact(operations, 'number of operations'),
    reason: reason ?? '',
  };
}

function eventOf(event: smokestack.recording.v1.Event.$Properties, open: Map<number, Call>): RecordedEvent {
  const { issued, completed, pushed, note } = event;
  if (note) return { kind: 'note', about: note.kind ?? '', body: note.body ?? new Uint8Array(0) };
  if (pushed) return { kind: 'pushed', pushed: decodePushed(new ProtoReader(pushed)) };
  if (issued) {
    const index = exact(issued.index, 'index');
    const call = readCall(issued.operation ?? new Uint8Array(0));
    open.set(index, call);
    return { kind: 'call', index, call };
  }
  const index = exact(completed?.index, 'index');
  const call = open.get(index);
  if (call === undefined || !completed) throw new SmokestackError('protocol', 'a result has no call');
  open.delete(index);
  if (completed.failure) {
    const { code, message } = completed.failure;
    return { kind: 'failed', index, call, error: new SmokestackError(errorCode(code), message ?? '') };
  }
  const view = new ResultView();
  view.read(new ProtoReader(completed.result ?? new Uint8Array(0)));
  const value = kindOfCall(call).take(view, view.data?.length ?? 0);
  return { kind: 'done', index, call, cycle: view.cycle, value };
}

const errorCode = (code: string | null | undefined): ErrorCode =>
  code && code in exitCodeOf ? (code as ErrorCode) : 'internal';

/** Chunks are whole, so what cannot be decoded was written by another version. */
function decoded<T>(decode: () => T, path: string): T {
  try {
    return decode();
  } catch (cause) {
    throw new SmokestackError('usage', `${path} holds what this version cannot read`, {
      cause,
      cure: 'Read it with the checkout that wrote it: its header names the commit.',
    });
  }
}
