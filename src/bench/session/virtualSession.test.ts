import { describe, expect, test } from 'vitest';
import type { PushHandlers, RunRequest, StrobeOptions, Target } from '#protocol';
import { type Cycles, cycles, millis, SmokestackError } from '#units';
import { VirtualSession } from './virtualSession.ts';

/** A device that only counts; frames leave it at the cycles told, and it is idle where none is due. */
class Counting {
  cycle = cycles(0);
  open = 0;
  calls = 0;
  readonly #frames: number[];
  #handlers: PushHandlers = {};
  readonly facts = { cyclesPerStrobe: 1000, parameters: { connections: 8 } };

  constructor(frames: readonly number[] = []) {
    this.#frames = [...frames];
  }

  onFailure(): void {}
  onPush(handlers: PushHandlers): () => void {
    this.#handlers = handlers;
    return () => {};
  }

  protected push(): void {
    this.#handlers.frame?.(new Uint8Array(60), this.cycle);
  }

  async #to(end: number): Promise<{ reason: 'frame' | 'cycles'; from: number }> {
    expect(++this.open, 'one grant at a time').toBe(1);
    this.calls++;
    const from = this.cycle;
    const due = this.#frames[0];
    const frame = due !== undefined && due <= end;
    this.cycle = cycles(frame ? due : end);
    await Promise.resolve();
    if (frame) {
      this.#frames.shift();
      this.push();
    }
    this.open--;
    return { reason: frame ? 'frame' : 'cycles', from };
  }

  async run({ cycles: most }: RunRequest) {
    const { reason, from } = await this.#to(this.cycle + most);
    return { cycle: this.cycle, cycles: (this.cycle - from) as Cycles, reason, idle: this.#frames.length === 0 };
  }

  async strobe(count: number, { spacingCycles = 1000 }: StrobeOptions = {}) {
    const { reason, from } = await this.#to(this.cycle + count * spacingCycles);
    const strobes = Math.ceil((this.cycle - from) / spacingCycles);
    return {
      cycle: this.cycle,
      cycles: (this.cycle - from) as Cycles,
      reason,
      idle: this.#frames.length === 0,
      strobes,
    };
  }
}

const sessionOf = (target: Counting, onFrame: (cycle: number) => void = () => {}) =>
  new VirtualSession({ target: target as unknown as Target, onFrame: (_frame, cycle) => onFrame(cycle) });

/** A wait ends with the cycles of its last strobe. */
const aStrobe = (late: number): boolean => late >= 0 && late < 0.1;

/** A device whose timer fires with its 100th strobe, and sends a frame 400 cycles behind it. */
class Timed extends Counting {
  given = 0;
  sendsAt = Number.POSITIVE_INFINITY;
  override async strobe(count: number, { spacingCycles = 1000, stopWhenBusy = false }: StrobeOptions = {}) {
    const from = this.cycle;
    let strobes = 0;
    while (strobes < count && !(stopWhenBusy && this.sendsAt < Number.POSITIVE_INFINITY)) {
      if (++this.given === 100) this.sendsAt = this.cycle + 400;
      strobes++;
      await this.#go(spacingCycles);
    }
    const idle = this.sendsAt === Number.POSITIVE_INFINITY;
    return { cycle: this.cycle, cycles: (this.cycle - from) as Cycles, reason: 'cycles' as const, idle, strobes };
  }
  override async run({ cycles: most }: RunRequest) {
    await this.#go(most);
    const idle = this.sendsAt === Number.POSITIVE_INFINITY;
    return { cycle: this.cycle, cycles: most as Cycles, reason: 'cycles' as const, idle };
  }
  async #go(span: number): Promise<void> {
    const end = this.cycle + span;
    if (this.sendsAt <= end) {
      this.cycle = cycles(this.sendsAt);
      this.sendsAt = Number.POSITIVE_INFINITY;
      this.push();
    }
    this.cycle = cycles(end);
    await Promise.resolve();
  }
}

describe('virtual time', () => {
  test('a frame that a timer causes comes in the millisecond of that timer, though nothing was in flight before', async () => {
    const at: number[] = [];
    const session = sessionOf(new Timed(), () => at.push(session.clock.now()));
    await session.pass(millis(300));
    expect(at.map(Math.floor)).toEqual([100]);
  });

  test('stands still unless somebody waits, and ends a wait at its limit', async () => {
    const session = sessionOf(new Counting());
    await expect(session.until(() => false, { what: 'nothing', within: millis(30) })).rejects.toThrow(
      /still waiting for nothing after 30 ms/,
    );
    expect(session.clock.now() - 30).toSatisfy(aStrobe);
  });

  test('frames come at the time of their cycle, actions at theirs, in one order', async () => {
    const told: string[] = [];
    const session = sessionOf(new Counting([1500, 2600]), (cycle) =>
      told.push(`frame ${cycle} at ${session.clock.now()}`),
    );
    session.clock.after(millis(2), () => told.push(`action at ${session.clock.now()}`));
    await session.pass(millis(4));
    expect(told).toEqual(['frame 1500 at 1.5', 'action at 2', 'frame 2600 at 2.6']);
  });

  test('a quiet device is not run through: one jump to the next deadline', async () => {
    const target = new Counting();
    const session = sessionOf(target);
    let at = 0;
    session.clock.after(millis(5000), () => {
      at = session.clock.now();
    });
    await session.until(() => at > 0, { what: 'the action', within: millis(60_000) });
    expect(at).toBe(5000);
    expect(target.calls).toBeLessThan(8);
  });

  test('two who wait share each grant, and the jump of one does not carry the other beyond its end', async () => {
    const session = sessionOf(new Counting([900]));
    let ended = 0;
    const long = session.until(() => ended > 0, { what: 'the other', within: millis(60_000) });
    await session.pass(millis(5));
    ended = session.clock.now();
    await long;
    expect(ended - 5).toSatisfy(aStrobe);
  });

  test('time does not jump over what the host does with an answer it waits for', async () => {
    const target = new Counting();
    const work = { issued: 0, open: 0 };
    const session = new VirtualSession({
      target: target as unknown as Target,
      hostWork: () => work,
      onFrame: () => {},
    });
    await session.pass(millis(1));
    work.issued++;
    work.open++;
    let at = 0;
    // A read whose answer takes some turns of the event loop, and leads to a write.
    const answer = (turns: number): void => {
      if (turns > 0) setImmediate(() => answer(turns - 1));
      else {
        work.open--;
        work.issued++;
        at = session.clock.now();
      }
    };
    answer(3);
    await session.until(() => at > 0, { what: 'the answer', within: millis(60_000) });
    expect(at).toBeLessThan(3);
  });

  test('what fails elsewhere ends every wait, the first failure with its own words', async () => {
    const session = sessionOf(new Counting());
    session.clock.after(millis(2), () => {
      session.fail(new SmokestackError('link-lost', 'cut'));
      session.fail(new SmokestackError('internal', 'later'));
    });
    const waits = [session.until(() => false, { what: 'nothing', within: millis(60_000) }), session.pass(millis(50))];
    for (const wait of waits) await expect(wait).rejects.toMatchObject({ code: 'link-lost', message: 'cut' });
    await expect(session.settle()).rejects.toMatchObject({ code: 'link-lost' });
    expect(session.clock.now()).toBeLessThan(4);
  });

  test('an action that is due now runs without a cycle passing', async () => {
    const target = new Counting();
    const session = sessionOf(target);
    let ran = false;
    session.clock.after(millis(0), () => {
      ran = true;
    });
    await session.until(() => ran, { what: 'the action', within: millis(1) });
    expect([target.calls, session.clock.now()]).toEqual([0, 0]);
  });
});
