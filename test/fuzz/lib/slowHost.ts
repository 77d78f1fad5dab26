/**
 * A device behind the driver's rings alone, without a host stack, and a host that reads its event ring only when told to.
 * Frame accounting and reference model watch as in every run. No strobe is given, so no timer fires.
 */
import { type EventEntry, EventKind, layoutHash, type Opcode, Status } from '#contract';
import { type Counters, RawNic } from '#driver';
import { openTarget, type RingEntries, type Target } from '#protocol';
import { type SpawnedSimulator, spawnSimulator } from '#transport';
import { SmokestackError } from '#units';
import { TargetTap } from '../../../src/bench/offload/targetTap.ts';
import { ReferenceBoard } from '../../../src/bench/reference/index.ts';
import {
  eachRetired,
  Findings,
  FrameAccount,
  type FrameEnd,
  Scoreboards,
} from '../../../src/bench/scoreboard/index.ts';
import { alignStrobes, Strobes } from '../../../src/bench/wire/strobes.ts';
import { AnswerKind } from '../../../src/contract/gen/enums.ts';
import { Answers } from '../../../src/driver/engine/answers.ts';
import { type CommandFields, Commands } from '../../../src/driver/engine/commands.ts';
import { Events } from '../../../src/driver/engine/events.ts';
import { IndicationBuffers } from '../../../src/driver/engine/indicationBuffers.ts';
import { hostMac } from '../../perf/lib/connection.ts';

/** Small enough that commands, entries and raw frames find their rings full all the time. */
const rings = { commandLog2: 3, eventLog2: 4, indicationLog2: 3, indicationBytes: 2048, receiveLog2: 3 };

/** Far more than anything here takes: a device that is not at rest by then hangs. */
const longestRun = 2_000_000;

/** The producer indices of a connection's rings, for the answers that carry them. */
export interface Producers {
  readonly sendProducer: number;
  readonly receiveProducer: number;
}

export class SlowHost {
  readonly target: Target;
  readonly nic: RawNic;
  readonly findings = new Findings();
  readonly ends: FrameEnd[] = [];
  /** Entries that the host has read, Completions left out: those go to whoever gave the command. */
  readonly told: EventEntry[] = [];
  /** Asked for with each answer. */
  producersOf: (reference: number) => Producers = () => ({ sendProducer: 0, receiveProducer: 0 });
  readonly #simulator: SpawnedSimulator;
  readonly #boards: Scoreboards;
  readonly #events: Events;
  readonly #commands: Commands;
  readonly #answers: Answers;
  readonly #indications: IndicationBuffers;
  /** Pushed and not read by the host. */
  readonly #unread: RingEntries[] = [];
  #framesIn = 0;
  #framesOut = 0;

  static async open(program: string, seed: number): Promise<SlowHost> {
    const simulator = await spawnSimulator({
      command: (socket) => [program, '--unix', socket, '--seed', String(seed)],
    });
    try {
      const inner = await openTarget(simulator.pipe, { layoutHash, clockMode: 'virtual' });
      return await SlowHost.#over(simulator, inner);
    } catch (cause) {
      await simulator.stop();
      throw cause;
    }
  }

  static async #over(simulator: SpawnedSimulator, inner: Target): Promise<SlowHost> {
    const findings = new Findings();
    const ends: FrameEnd[] = [];
    const account = new FrameAccount(findings, (end) => ends.push(end));
    const boards = new Scoreboards([account, new ReferenceBoard(findings, inner)]);
    const strobes = new Strobes(boards);
    const target = new TargetTap(inner, strobes, (write) => boards.written(write));
    target.onPush({
      retire: (bytes) => eachRetired(bytes, (record, row, whole) => boards.retired(record, row, whole)),
    });
    let host: SlowHost | undefined;
    target.onPush({
      frame: (frame, cycle) => {
        if (host !== undefined) boards.frameOut(frame, host.#framesOut++, cycle);
      },
      entries: (group) => {
        boards.entries(group);
        host?.hear(group);
      },
    });
    const nic = await RawNic.open(target, { macAddress: hostMac, retire: 'lossless', receiveLog2: rings.receiveLog2 });
    nic.onRaw = (frame, entry) => boards.rawReceived(frame, entry);
    await alignStrobes(target, strobes);
    host = new SlowHost(simulator, target, nic, boards, findings, ends);
    return host;
  }

  private constructor(
    simulator: SpawnedSimulator,
    target: Target,
    nic: RawNic,
    boards: Scoreboards,
    findings: Findings,
    ends: FrameEnd[],
  ) {
    this.#simulator = simulator;
    this.target = target;
    this.nic = nic;
    this.#boards = boards;
    this.findings = findings;
    this.ends = ends;
    this.#events = new Events(nic.base, rings.eventLog2);
    this.#commands = new Commands(nic.base, rings.commandLog2);
    this.#answers = new Answers(nic.base);
    this.#indications = new IndicationBuffers(nic.base, rings.indicationLog2, rings.indicationBytes);
    nic.setSwitches({ offload: true });
  }

  /** Commands without a completion that the host has read. */
  get open(): number {
    return this.#commands.open;
  }

  command(opcode: Opcode, fields: () => CommandFields, done: (entry: EventEntry) => void): void {
    this.#commands.issue(opcode, fields, done);
  }

  /** An answer that nobody waits for, or any other. */
  answer(answer: Parameters<Answers['write']>[0]): void {
    this.#answers.write(answer);
  }

  frames(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#boards.frameIn(frame, this.#framesIn++, false);
    void this.target.sendFrames(frames);
  }

  hear(group: RingEntries): void {
    if (group.ring === 0) this.#unread.push(group);
  }

  /** The host reads at most `most` pushes of the event ring, answers what wants an answer, and gives buffers back. */
  read(most = Number.POSITIVE_INFINITY): void {
    for (let left = most; left > 0; left--) {
      const group = this.#unread.shift();
      if (group === undefined) return;
      this.nic.base.turn.run(() => this.#events.consume(group, (entry) => this.#take(entry)));
    }
  }

  run(cycles: number): Promise<unknown> {
    return this.target.run({ cycles });
  }

  /** Reads and runs until nothing happens any more. @throws SmokestackError 'timeout' */
  async rest(): Promise<void> {
    for (let left = longestRun; left > 0; ) {
      this.read();
      const { idle, cycles } = await this.target.run({ cycles: 50_000, stopWhenIdle: true });
      left -= cycles + 1;
      if (idle && this.#unread.length === 0) return;
    }
    throw new SmokestackError('timeout', `the device is not at rest, ${this.open} commands are open`);
  }

  /** The last comparisons, with everything at rest. */
  async finish(): Promise<Counters> {
    await this.rest();
    await new Promise((resolve) => setImmediate(resolve));
    const counters = await this.nic.readCounters();
    this.findings.equal('what is open', this.#boards.open(), undefined);
    this.findings.equal('register retireLost', counters.retireLost, 0);
    this.#boards.finish(counters);
    return counters;
  }

  async close(): Promise<void> {
    await this.target.close();
    await this.#simulator.stop();
  }

  #take(entry: EventEntry): void {
    const { kind, target, serial } = entry;
    if (kind === EventKind.Completion) {
      this.#commands.onCompletion(entry);
      return;
    }
    this.told.push(entry);
    if (kind === EventKind.ReceiveComplete) {
      const answer = { kind: AnswerKind.CompletionReturned, target, serial, status: Status.Success, bytes: 0 };
      this.#answers.write({ ...answer, ...this.producersOf(target) });
    } else if (kind === EventKind.Indicate) {
      const answer = { kind: AnswerKind.IndicationAnswer, target, serial, status: Status.Success, bytes: entry.bytes };
      this.#answers.write({ ...answer, ...this.producersOf(target) });
      this.#indications.post(entry.buffer);
    }
  }
}
