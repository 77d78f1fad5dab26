import { layoutHash } from '#contract';
import type {
  Condition,
  PushHandlers,
  RingEntries,
  RingWatch,
  RunRequest,
  RunResult,
  Space,
  StopReason,
  StrobeOptions,
  StrobeResult,
  Subscription,
  Target,
  TargetFacts,
} from '#protocol';
import { type Cycles, cycles, SmokestackError } from '#units';
import { FakeDevice } from './fakeDevice.ts';
import { RingWatcher } from './ringWatcher.ts';

export interface FakeOptions {
  /** Rows of the connection table. Default 64. */
  readonly connections?: number;
  /** Rows of the path table. Default 16. */
  readonly paths?: number;
  /** Rows of the neighbor table. Default 8. */
  readonly neighbors?: number;
  /** Bytes of host memory. Default 16 MiB. */
  readonly hostBytes?: number;
  /** Bytes of NIC memory. Default 16 MiB. */
  readonly nicBytes?: number;
  /** The engine is there; without it the device is a plain NIC. Default true. */
  readonly offload?: boolean;
}

const cyclesPerStrobe = 1000;
/** Cycles that one unit of work takes. */
const cyclesPerStep = 10;

type Push = { readonly frame: Uint8Array; readonly cycle: Cycles } | { readonly entries: RingEntries };

/**
 * A device in memory behind the Target seam, for tests of driver and host without a simulator. It honours registers,
 * rings, phases, order, statuses and images; its TCP is a plain one (fakeConnection.ts), so it proves nothing about the
 * engine. Operations take effect within the call; the device works in `run` and `strobe` alone.
 */
export class FakeTarget implements Target {
  readonly facts: TargetFacts;
  readonly device: FakeDevice;
  readonly #watcher: RingWatcher;
  #cycle = 0;
  #listeners: readonly PushHandlers[] = [];
  readonly #onFailure: ((error: SmokestackError) => void)[] = [];
  #subscription: Subscription = {};
  #pushes: Push[] = [];
  #lost: SmokestackError | undefined;
  /** Every operation by name, for tests that compare two runs. */
  readonly log: string[] = [];

  constructor(options: FakeOptions = {}) {
    const { connections = 64, paths = 16, neighbors = 8, hostBytes = 2 ** 24, nicBytes = 2 ** 24 } = options;
    const parameters = { connections, paths, neighbors, dataWidth: 512 };
    this.device = new FakeDevice({ ...parameters, hostBytes, nicBytes, offload: options.offload ?? true }, (frame) =>
      this.#pushes.push({ frame, cycle: this.cycle }),
    );
    this.#watcher = new RingWatcher(this.device.host);
    this.facts = {
      target: 'fake',
      clockMode: 'virtual',
      layoutHash,
      designHash: '',
      parameters,
      windows: [
        { space: 'host', base: 0, bytes: hostBytes },
        { space: 'nic', base: 0, bytes: nicBytes },
      ],
      capabilities: new Set(['strobe', 'run', 'reset']),
      timeScale: 1,
      engineLevel: 0,
      cyclesPerStrobe,
    };
  }

  get cycle(): Cycles {
    return cycles(this.#cycle);
  }

  readRegister(address: number): Promise<number> {
    return this.#operation(`read ${address}`, () => this.device.readRegister(address));
  }

  readRegisters(address: number, count: number): Promise<Uint32Array> {
    return this.#operation(`read ${address} x ${count}`, () =>
      Uint32Array.from({ length: count }, (_, i) => this.device.readRegister(address + 4 * i)),
    );
  }

  writeRegister(address: number, value: number): Promise<Cycles> {
    return this.#operation(`write ${address} ${value}`, () => {
      this.device.writeRegister(address, value);
      return this.cycle;
    });
  }

  readMemory(space: Space, address: number, bytes: number): Promise<Uint8Array> {
    return this.#operation(`read ${space} ${address} ${bytes}`, () => this.device[space].read(address, bytes));
  }

  writeMemory(space: Space, address: number, data: Uint8Array): Promise<Cycles> {
    return this.#operation(`write ${space} ${address} ${Buffer.from(data.subarray(0, 64)).toString('hex')}`, () => {
      this.device[space].write(address, data);
      return this.cycle;
    });
  }

  sendFrames(frames: readonly Uint8Array[], options: { errored?: boolean } = {}): Promise<Cycles> {
    return this.#operation(`frames ${frames.length}`, () => {
      for (const frame of frames) this.device.receive(frame.slice(), options.errored ?? false);
      return this.cycle;
    });
  }

  run(request: RunRequest): Promise<RunResult> {
    return this.#operation(`run ${request.cycles}`, () => this.#advance(request.cycles, request, request.until ?? []));
  }

  strobe(count: number, options: StrobeOptions = {}): Promise<StrobeResult> {
    return this.#operation(`strobe ${count}`, () => {
      const from = this.#cycle;
      let strobes = 0;
      let last: RunResult = this.#result(from, 'cycles');
      while (strobes < count && last.reason === 'cycles') {
        this.device.strobe();
        strobes++;
        last = this.#advance(options.spacingCycles ?? cyclesPerStrobe, options, []);
      }
      return { ...last, cycles: cycles(this.#cycle - from), strobes };
    });
  }

  waves(): Promise<string> {
    return Promise.reject(new SmokestackError('unsupported', 'the fake device has no waves'));
  }

  reset(): Promise<Cycles> {
    return Promise.reject(new SmokestackError('unsupported', 'make a new fake device instead of resetting one'));
  }

  checkpoint(): Promise<Cycles> {
    return Promise.resolve(this.cycle);
  }

  watchRing(id: number, watch: RingWatch | undefined): Promise<Cycles> {
    return this.#operation(`watch ${id}`, () => {
      this.#watcher.watch(id, watch);
      return this.cycle;
    });
  }

  subscribe(kinds: Subscription): Promise<Cycles> {
    return this.#operation('subscribe', () => {
      this.#subscription = kinds;
      return this.cycle;
    });
  }

  onPush(handlers: PushHandlers): () => void {
    this.#listeners = [...this.#listeners, handlers];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== handlers);
    };
  }

  onFailure(handler: (error: SmokestackError) => void): void {
    this.#onFailure.push(handler);
  }

  cancel(): void {}

  /** The link is lost: operations whose result is not there yet fail, and all that follow. */
  lose(): void {
    this.#lost = new SmokestackError('link-lost', 'the link to the fake device was cut');
    for (const heard of this.#onFailure) heard(this.#lost);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The effect is at once; pushes and result come in a later turn, pushes first. */
  #operation<T>(name: string, action: () => T): Promise<T> {
    this.log.push(name);
    try {
      if (this.#lost !== undefined) throw this.#lost;
      const result = action();
      const answer = Promise.resolve().then(() => {
        if (this.#lost !== undefined) throw this.#lost;
        this.#deliver();
        return result;
      });
      answer.catch(() => {});
      return answer;
    } catch (cause) {
      const error = SmokestackError.from(cause);
      for (const heard of this.#onFailure) heard(error);
      const refused = Promise.reject(error);
      refused.catch(() => {});
      return refused;
    }
  }

  #advance(
    budget: number,
    stop: { stopOnFrame?: boolean; stopOnEntry?: boolean; stopWhenIdle?: boolean },
    until: readonly Condition[],
  ): RunResult {
    const from = this.#cycle;
    const end = from + budget;
    while (this.#cycle < end) {
      const before = this.#pushes.length;
      const worked = this.device.step();
      if (!worked) {
        if (stop.stopWhenIdle !== true) this.#cycle = end;
        return this.#result(from, stop.stopWhenIdle === true ? 'idle' : 'cycles');
      }
      this.#cycle = Math.min(end, this.#cycle + cyclesPerStep);
      const sent = this.#pushes.length > before;
      const groups = this.#watcher.look(this.cycle);
      for (const entries of groups) this.#pushes.push({ entries });
      if (stop.stopOnFrame === true && sent) return this.#result(from, 'frame');
      if (stop.stopOnEntry === true && groups.length > 0) return this.#result(from, 'entry');
      if (until.some((one) => this.#holds(one, groups))) return this.#result(from, 'condition');
    }
    return this.#result(from, 'cycles');
  }

  #holds(condition: Condition, groups: readonly RingEntries[]): boolean {
    if ('eventKind' in condition)
      return groups.some(
        ({ ring, entries, count }) =>
          ring === 0 && Array.from({ length: count }, (_, i) => entries[64 * i + 56]).includes(condition.eventKind),
      );
    const what =
      'register' in condition
        ? BigInt(this.device.readRegister(condition.register))
        : this.device[condition.word.space].word64(condition.word.address);
    return (what & (condition.mask ?? 0xffff_ffff_ffff_ffffn)) === condition.value;
  }

  #result(from: number, reason: StopReason): RunResult {
    return { cycle: this.cycle, cycles: cycles(this.#cycle - from), reason, idle: reason === 'idle' };
  }

  #deliver(): void {
    const pushes = this.#pushes;
    this.#pushes = [];
    for (const push of pushes)
      for (const listener of this.#listeners) {
        if ('frame' in push) {
          if (this.#subscription.frames === true) listener.frame?.(push.frame, push.cycle);
        } else if (this.#subscription.entries === true) listener.entries?.(push.entries);
      }
  }
}
