import Long from 'long';
import { ChunkWriter, type ChunkWriterOptions, chunkType } from '#transport';
import { type Cycles, SmokestackError } from '#units';
import { stopReasons } from '../codec/results.ts';
import type { smokestack } from '../gen/bridgeV1.js';
import { quiet } from '../quiet.ts';
import type {
  PushHandlers,
  RingEntries,
  RingWatch,
  RunRequest,
  RunResult,
  Space,
  StrobeOptions,
  StrobeResult,
  Subscription,
  Target,
  TargetFacts,
} from '../target.ts';
import { applyCall, type CallMethod, type CallOf, type ValueOf } from './calls.ts';
import { EventLog } from './eventLog.ts';
import { encodeHeader, type RunFacts } from './header.ts';

/** Methods that resolve with the cycle at which they took effect, and nothing else. */
type CycleMethod = 'writeRegister' | 'writeMemory' | 'sendFrames' | 'reset' | 'checkpoint' | 'watchRing' | 'subscribe';

type ResultShape = smokestack.bridge.v1.Result.$Shape;
const long = (value: number): Long => Long.fromNumber(value, true);

/**
 * A target whose every call, result and push is written to a recording on the way. Made first, before anybody else
 * listens: so the file tells in which order things were known. A recording that cannot be written any more (disk full)
 * is told to `onFailure` and by `close`; the target itself goes on.
 */
export class RecordingTarget implements Target {
  readonly #inner: Target;
  readonly #file: ChunkWriter;
  readonly #log: EventLog;
  #failure: ((error: SmokestackError) => void)[] = [];
  #closed: Promise<void> | undefined;

  private constructor(inner: Target, file: ChunkWriter) {
    this.#inner = inner;
    this.#file = file;
    this.#log = new EventLog(file);
    inner.onPush({
      frame: (data, cycle) => this.#log.pushed({ cycle: long(cycle), frames: [{ cycle: long(cycle), data }] }),
      entries: (entries) => this.#log.pushed(pushedEntries(entries)),
      retire: (retire, cycle) => this.#log.pushed({ cycle: long(cycle), retire }),
      strobes: (cycles) => this.#log.pushed({ strobeCycles: cycles.map(long) }),
    });
    inner.onFailure(() => this.#log.flush());
  }

  /** @throws SmokestackError 'environment' when the file cannot be made. */
  static async create(
    inner: Target,
    path: string,
    run: RunFacts,
    options: Omit<ChunkWriterOptions, 'onError'> = {},
  ): Promise<RecordingTarget> {
    let target: RecordingTarget | undefined;
    const file = await ChunkWriter.create(path, {
      ...options,
      // Before there is a target there is no listener either: `onFailure` tells a file that has failed already.
      onError: (error) => {
        if (target !== undefined) target.#fileFailed(error);
      },
    });
    file.append(chunkType.header, encodeHeader(run, inner.facts));
    target = new RecordingTarget(inner, file);
    return target;
  }

  get facts(): TargetFacts {
    return this.#inner.facts;
  }

  get cycle(): Cycles {
    return this.#inner.cycle;
  }

  readRegister(address: number): Promise<number> {
    return this.#record({ method: 'readRegister', args: [address] }, (value) => this.#data(words([value])));
  }

  readRegisters(address: number, count: number): Promise<Uint32Array> {
    return this.#record({ method: 'readRegisters', args: [address, count] }, (values) => this.#data(words(values)));
  }

  writeRegister(address: number, value: number): Promise<Cycles> {
    return this.#plain({ method: 'writeRegister', args: [address, value] });
  }

  readMemory(space: Space, address: number, bytes: number): Promise<Uint8Array> {
    return this.#record({ method: 'readMemory', args: [space, address, bytes] }, (data) => this.#data(data));
  }

  writeMemory(space: Space, address: number, data: Uint8Array): Promise<Cycles> {
    return this.#plain({ method: 'writeMemory', args: [space, address, data] });
  }

  sendFrames(frames: readonly Uint8Array[], options?: { errored?: boolean }): Promise<Cycles> {
    return this.#plain({ method: 'sendFrames', args: [frames, options] });
  }

  run(request: RunRequest): Promise<RunResult> {
    return quiet(this.#paced(this.#record({ method: 'run', args: [request] }, ranShape)));
  }

  strobe(count: number, options?: StrobeOptions): Promise<StrobeResult> {
    return quiet(this.#paced(this.#record({ method: 'strobe', args: [count, options] }, ranShape)));
  }

  waves(on: boolean, cycles?: number): Promise<string> {
    const call: CallOf<'waves'> = { method: 'waves', args: [on, cycles] };
    return this.#record(call, (path) => ({ cycle: long(this.cycle), path }));
  }

  reset(): Promise<Cycles> {
    return this.#plain({ method: 'reset', args: [] });
  }

  checkpoint(label: string): Promise<Cycles> {
    const done = this.#plain({ method: 'checkpoint', args: [label] });
    this.#log.flush();
    return done;
  }

  watchRing(id: number, watch: RingWatch | undefined): Promise<Cycles> {
    return this.#plain({ method: 'watchRing', args: [id, watch] });
  }

  subscribe(kinds: Subscription): Promise<Cycles> {
    return this.#plain({ method: 'subscribe', args: [kinds] });
  }

  onPush(handlers: PushHandlers): () => void {
    return this.#inner.onPush(handlers);
  }

  onFailure(handler: (error: SmokestackError) => void): void {
    this.#inner.onFailure(handler);
    this.#failure.push(handler);
    if (this.#file.error !== undefined) handler(this.#file.error);
  }

  cancel(): void {
    this.#inner.cancel();
  }

  /** Leaves something in the recording that is no operation, at this place in its order. */
  note(kind: string, body: Uint8Array): void {
    if (this.#closed === undefined) this.#log.note(kind, body);
  }

  /** Closes the target, then ends the recording with `reason` (verdict or error, a sentence). */
  close(reason = ''): Promise<void> {
    this.#closed ??= this.#close(reason);
    return this.#closed;
  }

  async #close(reason: string): Promise<void> {
    const { cycle } = this;
    await this.#inner.close();
    // What was refused by the closing is told in promise callbacks, which have run by the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    this.#log.end(cycle, reason);
    await this.#file.close();
  }

  #plain<M extends CycleMethod>(call: CallOf<M>): Promise<Cycles> {
    const promise = (inner: Target): Promise<Cycles> => applyCall<CycleMethod>(inner, call);
    return this.#follow(call, promise, (index, cycle) => this.#log.completed(index, cycle));
  }

  #record<M extends CallMethod>(call: CallOf<M>, shape: (value: ValueOf<M>) => ResultShape): Promise<ValueOf<M>> {
    const promise = (inner: Target): Promise<ValueOf<M>> => applyCall(inner, call);
    return this.#follow(call, promise, (index, value) => this.#log.completedWith(index, shape(value)));
  }

  /** Records the call before it is made, and its end before whoever made it hears of it. */
  #follow<M extends CallMethod, T>(
    call: CallOf<M>,
    make: (inner: Target) => Promise<T>,
    completed: (index: number, value: T) => void,
  ): Promise<T> {
    if (this.#closed !== undefined) return make(this.#inner);
    let index: number;
    try {
      index = this.#log.issued(call);
    } catch {
      return make(this.#inner); // a value that does not fit: refused by the target as well, and never reaches the device
    }
    const followed = make(this.#inner).then(
      (value) => {
        completed(index, value);
        return value;
      },
      (cause) => {
        this.#log.failed(index, SmokestackError.from(cause));
        throw cause;
      },
    );
    return quiet(followed);
  }

  /** Holds a run's result back while the disk cannot keep up: everything that fills a recording comes from runs. */
  async #paced<T>(promise: Promise<T>): Promise<T> {
    const value = await promise;
    await this.#file.ready().catch(() => {}); // told by #fileFailed
    return value;
  }

  #fileFailed(error: SmokestackError): void {
    for (const handler of this.#failure) handler(error);
  }

  #data(data: Uint8Array): ResultShape {
    return { cycle: long(this.cycle), data };
  }
}

const ranShape = ({ cycle, cycles, reason, idle, ...more }: RunResult | StrobeResult): ResultShape => ({
  cycle: long(cycle - cycles),
  ran: {
    cycles: long(cycles),
    reason: stopReasons.indexOf(reason),
    idle,
    strobes: 'strobes' in more ? more.strobes : 0,
  },
});

/** Registers as the bridge sends them: 32-bit words, little-endian. */
function words(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setUint32(4 * i, values[i] ?? 0, true);
  return bytes;
}

function pushedEntries({ ring, first, entries, payload, payloadBytes, cycles }: RingEntries) {
  const group = { ring, first, entries, payload, payloadBytes: [...payloadBytes], cycles: cycles.map(long) };
  return { cycle: long(cycles.at(-1) ?? 0), entries: [group] };
}
