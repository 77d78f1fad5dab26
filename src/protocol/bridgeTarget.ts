import type { MessagePipe } from '#transport';
import { type Cycles, SmokestackError } from '#units';
import { BridgeClient, type ClientOptions } from './bridgeClient.ts';
import * as kind from './codec/operationKind.ts';
import * as op from './codec/operations.ts';
import { deliverPush, type Pushed } from './codec/pushes.ts';
import { encodeClientHello, type HelloOptions, readWelcome, type Welcome } from './hello.ts';
import { quiet } from './quiet.ts';
import type {
  PushHandlers,
  RingWatch,
  RunRequest,
  RunResult,
  Space,
  StrobeOptions,
  StrobeResult,
  Subscription,
  Target,
  TargetFacts,
} from './target.ts';

export interface OpenOptions extends HelloOptions, ClientOptions {
  /** How long the target may take to answer the hello, in milliseconds. Default 5000. */
  readonly helloTimeoutMs?: number;
}

/**
 * Says hello on `pipe` and returns the target behind it. On failure the pipe is closed.
 * @throws SmokestackError 'environment' when layout or version differ or the target is taken, 'link-lost' when it does
 * not answer, 'protocol' when it answers something else.
 */
export function openTarget(pipe: MessagePipe, options: OpenOptions): Promise<BridgeTarget> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: unknown) => {
      clearTimeout(timer);
      void pipe.close();
      reject(SmokestackError.from(cause));
    };
    const timeoutMs = options.helloTimeoutMs ?? 5000;
    const timer = setTimeout(
      () => refuse(new SmokestackError('link-lost', `${pipe.name} did not answer the hello within ${timeoutMs} ms`)),
      timeoutMs,
    );
    pipe.onClose((error) => refuse(error ?? new SmokestackError('link-lost', `${pipe.name} was closed`)));
    pipe.onMessage((message) => {
      try {
        // Within this call the client becomes the receiver: the next message is its.
        const target = new BridgeTarget(pipe, readWelcome(message, pipe.name, options), options);
        clearTimeout(timer);
        resolve(target);
      } catch (cause) {
        refuse(cause);
      }
    });
    pipe.send(encodeClientHello(options));
  });
}

/** The target at the other end of a bridge. */
export class BridgeTarget implements Target {
  readonly facts: TargetFacts;
  readonly #client: BridgeClient;
  readonly #watches: boolean;
  #listeners: readonly PushHandlers[] = [];
  #failure: ((error: SmokestackError) => void)[] = [];

  constructor(pipe: MessagePipe, welcome: Welcome, options: OpenOptions) {
    this.facts = welcome.facts;
    this.#watches = options.role === 'watch';
    const events = {
      pushed: (pushed: Pushed) => this.#pushed(pushed),
      failed: (e: SmokestackError) => this.#failed(e),
    };
    this.#client = new BridgeClient(pipe, welcome, events, options);
  }

  get cycle(): Cycles {
    return this.#client.cycle;
  }

  /** Messages sent so far, hello excluded: what batching saves is seen here. */
  get messagesSent(): number {
    return this.#client.messagesSent;
  }

  readRegister(address: number): Promise<number> {
    return this.#issue(kind.registerRead, 4, (w) => op.writeRegisterRead(w, address, 1));
  }

  readRegisters(address: number, count: number): Promise<Uint32Array> {
    if (count === 0) return Promise.resolve(new Uint32Array(0));
    return this.#issue(kind.registersRead, 4 * count, (w) => op.writeRegisterRead(w, address, count));
  }

  writeRegister(address: number, value: number): Promise<Cycles> {
    return this.#issue(kind.registerWrite, 0, (w) => op.writeRegisterWrite(w, address, value));
  }

  readMemory(space: Space, address: number, bytes: number): Promise<Uint8Array> {
    const piece = this.#client.pieceBytes;
    const read = (from: number, length: number) =>
      this.#issue(kind.memoryRead, length, (w) => op.writeMemoryRead(w, space, from, length));
    if (bytes <= piece) return read(address, bytes);
    const parts: Promise<Uint8Array>[] = [];
    for (let at = 0; at < bytes; at += piece) parts.push(read(address + at, Math.min(piece, bytes - at)));
    return quiet(Promise.all(parts).then((all) => joined(all, bytes)));
  }

  writeMemory(space: Space, address: number, data: Uint8Array): Promise<Cycles> {
    const piece = this.#client.pieceBytes;
    const write = (at: number, part: Uint8Array) =>
      this.#issue(kind.memoryWrite, 0, (w) => op.writeMemoryWrite(w, space, at, part));
    if (data.length <= piece) return write(address, data);
    const parts: Promise<Cycles>[] = [];
    for (let at = 0; at < data.length; at += piece) parts.push(write(address + at, data.subarray(at, at + piece)));
    return lastOf(parts);
  }

  sendFrames(frames: readonly Uint8Array[], options: { errored?: boolean } = {}): Promise<Cycles> {
    const send = (some: readonly Uint8Array[]) =>
      this.#issue(kind.frameIn, 0, (w) => op.writeFrameIn(w, some, options.errored ?? false));
    const parts: Promise<Cycles>[] = [];
    let first = 0;
    let bytes = 0;
    frames.forEach((frame, i) => {
      if (i > first && bytes + frame.length > this.#client.pieceBytes) {
        parts.push(send(frames.slice(first, i)));
        first = i;
        bytes = 0;
      }
      bytes += frame.length;
    });
    const rest = send(first === 0 ? frames : frames.slice(first));
    return parts.length === 0 ? rest : lastOf([...parts, rest]);
  }

  run(request: RunRequest): Promise<RunResult> {
    return this.#issue(kind.run, 0, (w) => op.writeRun(w, request));
  }

  strobe(count: number, options: StrobeOptions = {}): Promise<StrobeResult> {
    return this.#issue(kind.strobe, 0, (w) => op.writeStrobe(w, count, options));
  }

  waves(on: boolean, cycles = 0): Promise<string> {
    return this.#issue(kind.waves, 0, (w) => op.writeWaves(w, on, cycles));
  }

  reset(): Promise<Cycles> {
    return this.#issue(kind.reset, 0, op.writeReset);
  }

  checkpoint(label: string): Promise<Cycles> {
    return this.#issue(kind.checkpoint, 0, (w) => op.writeCheckpoint(w, label));
  }

  watchRing(id: number, watch: RingWatch | undefined): Promise<Cycles> {
    return this.#issue(kind.watchRing, 0, (w) => op.writeWatchRing(w, id, watch));
  }

  subscribe(kinds: Subscription): Promise<Cycles> {
    return this.#issue(kind.subscribe, 0, (w) => op.writeSubscribe(w, kinds));
  }

  onPush(handlers: PushHandlers): () => void {
    this.#listeners = [...this.#listeners, handlers];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== handlers);
    };
  }

  onFailure(handler: (error: SmokestackError) => void): void {
    this.#failure.push(handler);
    if (this.#client.end !== undefined) handler(this.#client.end);
  }

  cancel(): void {
    this.#client.cancel();
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #issue: BridgeClient['issue'] = (what, expect, write) => {
    if (!this.#watches) return this.#client.issue(what, expect, write);
    return quiet(
      Promise.reject(
        new SmokestackError('state', `a client that watches cannot ask for a ${what.name}`, {
          cure: 'Open the target with role drive.',
        }),
      ),
    );
  };

  #pushed(pushed: Pushed): void {
    for (const listener of this.#listeners) deliverPush(pushed, listener);
  }

  #failed(error: SmokestackError): void {
    for (const handler of this.#failure) handler(error);
  }
}

/** The result of the last of several operations that were one call; rejects with the first failure. */
const lastOf = (parts: readonly Promise<Cycles>[]): Promise<Cycles> =>
  quiet(Promise.all(parts).then((cycles) => cycles[cycles.length - 1] as Cycles));

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
