import { registers } from '#contract';
import type { Call, Pushed, RecordedEvent, RunResult, StrobeResult } from '#protocol';
import type { Cycles } from '#units';
import { CallReader, callNote } from '../calls/index.ts';
import { eachRetired, type Scoreboards } from '../scoreboard/index.ts';
import { nowLabel, Strobes } from '../wire/strobes.ts';
import { RawPath } from './rawPath.ts';

/** Tells scoreboards what a recording holds, in its order: the same that they were told while it was made. */
export class Hearing {
  readonly #boards: Scoreboards;
  readonly #strobes: Strobes;
  readonly #raw: RawPath;
  readonly #calls: CallReader;
  readonly #frames = { in: 0, out: 0 };
  /** A reading of NowMs between two checkpoints. */
  #reading: { from?: Cycles; now?: number } = {};

  constructor(boards: Scoreboards) {
    this.#boards = boards;
    this.#strobes = new Strobes(boards);
    this.#raw = new RawPath(boards);
    this.#calls = new CallReader(boards);
  }

  hear(event: RecordedEvent): void {
    if (event.kind === 'call') this.#called(event.call);
    else if (event.kind === 'done') this.#done(event.call, event.value, event.cycle);
    else if (event.kind === 'pushed') this.#pushed(event.pushed);
    else if (event.kind === 'note' && event.about === callNote) this.#calls.read(event.body);
  }

  #called(call: Call): void {
    switch (call.method) {
      case 'writeRegister': {
        const [address, value] = call.args;
        this.#written({ to: 'register', address, value });
        return;
      }
      case 'writeMemory': {
        const [to, address, data] = call.args;
        this.#written({ to, address, data });
        return;
      }
      case 'sendFrames': {
        const [frames, { errored = false } = {}] = call.args;
        for (const frame of frames) this.#boards.frameIn(frame, this.#frames.in++, errored);
        return;
      }
      case 'run':
        this.#strobes.running();
        return;
      case 'strobe':
        this.#strobes.running();
        this.#strobes.begin();
        return;
    }
  }

  #written(write: Parameters<Scoreboards['written']>[0]): void {
    this.#boards.written(write);
    this.#raw.written(write);
  }

  #done(call: Call, value: unknown, at: Cycles): void {
    if (call.method === 'strobe') {
      const { cycle, cycles, strobes, idle } = value as StrobeResult;
      const spacing = call.args[1]?.spacingCycles ?? 0;
      this.#strobes.given((cycle - cycles) as Cycles, strobes, spacing || cycles / Math.max(1, strobes));
      this.#strobes.ran(idle, cycle);
    } else if (call.method === 'run') {
      const { cycle, idle } = value as RunResult;
      this.#strobes.ran(idle, cycle);
    } else if (call.method === 'readRegister' && call.args[0] === registers.nowMs.offset)
      this.#reading.now = value as number;
    else if (call.method === 'checkpoint' && call.args[0] === nowLabel) this.#checkpoint(at);
  }

  #checkpoint(at: Cycles): void {
    const { from, now } = this.#reading;
    this.#reading = from === undefined || now === undefined ? { from: at } : {};
    if (from !== undefined && now !== undefined) this.#strobes.align(now, from, at);
  }

  #pushed({ cycle, frames, entries, retire, strobes }: Pushed): void {
    for (const strobe of strobes) this.#strobes.given(strobe, 1, 0);
    if (retire.length > 0) eachRetired(retire, (record, row, whole) => this.#boards.retired(record, row, whole));
    for (const frame of frames) this.#boards.frameOut(frame.data, this.#frames.out++, frame.cycle ?? cycle);
    for (const group of entries) {
      this.#boards.entries(group);
      this.#raw.entries(group);
    }
  }
}

/** Where a device stood when a call had ended. */
export const cycleAfter = (call: Call, value: unknown, at: Cycles): Cycles =>
  call.method === 'run' || call.method === 'strobe' ? (value as RunResult).cycle : at;
