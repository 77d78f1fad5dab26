import type { Target } from '#protocol';
import { type Cycles, type Millis, millis, SmokestackError, VirtualClock } from '#units';
import type { Session, Wait } from './session.ts';
import { VirtualTime } from './virtualTime.ts';

/** Operations of host software on the target. */
export interface HostWork {
  /** So many were issued. */
  readonly issued: number;
  /** So many of them wait for an answer that somebody acts upon. */
  readonly open: number;
}

export interface VirtualSessionOptions {
  readonly target: Target;
  /** Cycles of a strobe while nothing is in flight: at least one sweep over the deadlines. Default from the number of connections. */
  readonly quietCycles?: number;
  /** What host software does with the target besides the session; default nothing. */
  readonly hostWork?: () => HostWork;
  /** Hears each frame that left the device, at its time, before anybody else does. */
  readonly onFrame: (frame: Uint8Array, cycle: Cycles) => void;
}

/**
 * Owns time: the target advances only in the quanta granted here, and stops early on a frame or an entry, so that host,
 * cable and peer answer at the cycle at which something happened. The same calls give the same cycles on any machine.
 */
export class VirtualSession implements Session {
  readonly mode = 'virtual';
  readonly target: Target;
  readonly clock = new VirtualClock();
  readonly #time: VirtualTime;
  readonly #quietCycles: number;
  readonly #hostWork: () => HostWork;
  /** Operations that host software had issued when #idle was learnt. */
  #issued = 0;
  #cycle: Cycles;
  #idle = false;
  #failure: SmokestackError | undefined;
  readonly #limits = new Set<{ readonly limit: Millis }>();
  #advancing: Promise<void> | undefined;
  /** A row of strobes under way. */
  #row: { readonly from: Cycles; readonly spacing: number } | undefined;

  constructor({ target, quietCycles, hostWork = () => ({ issued: 0, open: 0 }), onFrame }: VirtualSessionOptions) {
    this.target = target;
    this.#cycle = target.cycle;
    this.#time = new VirtualTime(target.cycle, target.facts.cyclesPerStrobe);
    this.#quietCycles = quietCycles ?? Math.ceil(target.facts.parameters.connections / 4) + 64;
    this.#hostWork = hostWork;
    target.onFailure((error) => this.fail(error));
    target.onPush({
      frame: (data, cycle) => {
        this.#arrive(cycle);
        onFrame(data, cycle);
      },
      entries: (entries) => {
        const last = entries.cycles.at(-1);
        if (last !== undefined) this.#arrive(last);
      },
    });
  }

  async until(done: () => boolean, { what, within }: Wait): Promise<void> {
    const limit = millis(this.clock.now() + within);
    await this.#waiting(limit, async () => {
      while (!done()) {
        if (this.clock.now() >= limit)
          throw new SmokestackError('timeout', `still waiting for ${what} after ${within} ms of session time`);
        await this.#advance();
      }
    });
  }

  async pass(span: Millis): Promise<void> {
    const end = millis(this.clock.now() + span);
    await this.#waiting(end, async () => {
      while (this.clock.now() < end) await this.#advance();
    });
  }

  async settle(): Promise<void> {
    if (this.#failure) throw this.#failure;
    await this.#run(0);
  }

  fail(error: unknown): void {
    this.#failure ??= SmokestackError.from(error);
  }

  /** Virtual time ends with the last grant. */
  stop(): void {}

  /** Keeps time from jumping beyond `limit` while `wait` goes on. */
  async #waiting(limit: Millis, wait: () => Promise<void>): Promise<void> {
    const own = { limit };
    this.#limits.add(own);
    try {
      await wait();
    } finally {
      this.#limits.delete(own);
    }
  }

  /** One quantum, shared by all who wait: time has one owner. */
  #advance(): Promise<void> {
    this.#advancing ??= this.#quantum().finally(() => {
      this.#advancing = undefined;
    });
    return this.#advancing;
  }

  /** To the next frame, entry, deadline of the clock, strobe or limit of a wait, whichever comes first. */
  async #quantum(): Promise<void> {
    const limit = millis(Math.min(...[...this.#limits].map((wait) => wait.limit)));
    if (this.#failure) throw this.#failure;
    if ((this.clock.nextDeadline() ?? limit) <= this.clock.now()) {
      this.#idle = false;
      this.clock.advanceTo(this.clock.now());
      return;
    }
    const quiet = this.#quiet(limit);
    if (quiet >= 1) return this.#hostWaits() ? this.#answerHost() : this.#strobes(quiet, this.#quietCycles);
    const left = this.#time.cyclesLeft(this.#cycle);
    const wanted = Math.ceil((this.#deadline(limit) - this.clock.now()) * this.#time.cyclesPerMs);
    if (left > 0) await this.#run(Math.max(1, Math.min(left, wanted)));
    // The strobe that ends a millisecond belongs to the jump where one can follow: a strobe alone is never idle.
    if (this.#time.cyclesLeft(this.#cycle) === 0 && this.#quiet(limit) < 1) await this.#strobes(1, 1);
    this.#tick(this.#time.at(this.#cycle));
  }

  /** When somebody wants something, in milliseconds of the session. */
  #deadline(limit: Millis): number {
    return Math.min(this.clock.nextDeadline() ?? limit, limit);
  }

  /** Strobes until then that may be jumped over, because nothing is in flight. */
  #quiet(limit: Millis): number {
    return this.#idle ? Math.floor(this.#deadline(limit)) - this.#time.strobes : 0;
  }

  /** Time must not jump over what the host does when it gets an answer. */
  #hostWaits(): boolean {
    const { issued, open } = this.#hostWork();
    return open > 0 || issued !== this.#issued;
  }

  /** Lets answers arrive, and all that they make the host do, while time stands still. */
  async #answerHost(): Promise<void> {
    await this.#run(0);
    await new Promise((resolve) => setImmediate(resolve));
  }

  async #run(cycles: number): Promise<void> {
    this.#issued = this.#hostWork().issued;
    const result = await this.target.run({ cycles, stopOnFrame: true, stopOnEntry: true });
    this.#cycle = result.cycle;
    this.#idle = result.idle;
    this.#tick(this.#time.at(result.cycle));
  }

  async #strobes(count: number, spacing: number): Promise<void> {
    const from = this.#cycle;
    this.#row = { from, spacing };
    this.#issued = this.#hostWork().issued;
    const result = await this.target.strobe(count, {
      spacingCycles: spacing,
      stopOnFrame: true,
      stopOnEntry: true,
      stopWhenBusy: true,
    });
    this.#row = undefined;
    this.#cycle = result.cycle;
    this.#idle = result.idle;
    if (result.strobes > 0) this.#time.strobed(from, result.strobes, spacing);
    this.#tick(this.#time.at(result.cycle));
  }

  /** Something happened in the device at `cycle`: host, peer and cable come up to that time first. */
  #arrive(cycle: Cycles): void {
    this.#idle = false;
    const row = this.#row;
    this.#tick(row ? this.#time.within(cycle, row.from, row.spacing) : this.#time.at(cycle));
  }

  #tick(to: Millis): void {
    if (to <= this.clock.now()) return;
    if ((this.clock.nextDeadline() ?? Number.POSITIVE_INFINITY) <= to) this.#idle = false;
    this.clock.advanceTo(to);
  }
}
