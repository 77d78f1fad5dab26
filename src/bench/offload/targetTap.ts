import type {
  MemoryWindow,
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
} from '#protocol';
import type { Cycles, SmokestackError } from '#units';

/** Something that host software wrote into the device's reach: doorbells are registers. */
export type HostWrite =
  | { readonly to: 'register'; readonly address: number; readonly value: number }
  /** `data` belongs to the writer: to be looked at during the call, or copied. */
  | { readonly to: MemoryWindow['space']; readonly address: number; readonly data: Uint8Array };

/** Hears of the time that host software gives: runs and strobes. */
export interface StrobeListener {
  /** The device is let run, with strobes or without. */
  running(): void;
  /** It has run, and everything that it told meanwhile is known; `idle`: nothing is in flight in it. */
  ran(idle: boolean, cycle: Cycles): void;
  /** They are being given: in which cycles is told when they are over. */
  begin(): void;
  /** `count` strobes were given, the first in `cycle`, one each `spacing` cycles. */
  given(cycle: Cycles, count: number, spacing: number): void;
}

/**
 * A target that shows every write, in the order in which the device sees them, before it is carried out. What the host
 * posts, answers and commands can be taken from here alone, without asking the device.
 */
export class TargetTap implements Target {
  readonly #target: Target;
  readonly #onWrite: (write: HostWrite) => void;
  readonly #strobes: StrobeListener;
  /** Operations of host software: how many were issued, and how many reads wait for their answer. */
  readonly work = { issued: 0, open: 0 };

  constructor(target: Target, strobes: StrobeListener, onWrite: (write: HostWrite) => void) {
    this.#target = target;
    this.#strobes = strobes;
    this.#onWrite = onWrite;
  }

  writeRegister(address: number, value: number): Promise<Cycles> {
    this.work.issued++;
    this.#onWrite({ to: 'register', address, value });
    return this.#target.writeRegister(address, value);
  }
  writeMemory(space: Space, address: number, data: Uint8Array): Promise<Cycles> {
    this.work.issued++;
    this.#onWrite({ to: space, address, data });
    return this.#target.writeMemory(space, address, data);
  }

  get facts(): TargetFacts {
    return this.#target.facts;
  }
  get cycle(): Cycles {
    return this.#target.cycle;
  }
  readRegister(address: number) {
    return this.#answered(this.#target.readRegister(address));
  }
  readRegisters(address: number, count: number) {
    return this.#answered(this.#target.readRegisters(address, count));
  }
  readMemory(space: Space, address: number, bytes: number) {
    return this.#answered(this.#target.readMemory(space, address, bytes));
  }
  sendFrames(frames: readonly Uint8Array[], options?: { errored?: boolean }) {
    this.work.issued++;
    return this.#target.sendFrames(frames, options);
  }
  async run(request: RunRequest): Promise<RunResult> {
    this.#strobes.running();
    const result = await this.#target.run(request);
    this.#strobes.ran(result.idle, result.cycle);
    return result;
  }
  async strobe(count: number, options?: StrobeOptions): Promise<StrobeResult> {
    this.#strobes.running();
    this.#strobes.begin();
    const result = await this.#target.strobe(count, options);
    const { cycle, cycles, strobes } = result;
    this.#strobes.given((cycle - cycles) as Cycles, strobes, options?.spacingCycles || this.facts.cyclesPerStrobe);
    this.#strobes.ran(result.idle, result.cycle);
    return result;
  }
  waves(on: boolean, cycles?: number) {
    return this.#target.waves(on, cycles);
  }
  reset() {
    return this.#target.reset();
  }
  checkpoint(label: string) {
    return this.#target.checkpoint(label);
  }
  watchRing(id: number, watch: RingWatch | undefined) {
    return this.#target.watchRing(id, watch);
  }
  subscribe(kinds: Subscription) {
    return this.#target.subscribe(kinds);
  }
  onPush(handlers: PushHandlers) {
    return this.#target.onPush(handlers);
  }
  onFailure(handler: (error: SmokestackError) => void): void {
    this.#target.onFailure(handler);
  }
  cancel(): void {
    this.#target.cancel();
  }
  close(): Promise<void> {
    return this.#target.close();
  }

  #answered<T>(answer: Promise<T>): Promise<T> {
    this.work.issued++;
    this.work.open++;
    const done = (): void => {
      this.work.open--;
    };
    answer.then(done, done);
    return answer;
  }
}
