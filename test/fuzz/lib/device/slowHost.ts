/**
 * A device behind the driver's rings alone, without a host stack, and a host that reads its event ring only when told to.
 * Frame accounting and reference model watch as in every run. No timer fires, unless `target.strobe` is called.
 */
import { type EventEntry, EventKind, layoutHash, type Opcode, Status } from '#contract';
import { type Counters, RawNic } from '#driver';
import { openTarget, type RingEntries, type Target } from '#protocol';
import { type SpawnedSimulator, spawnSimulator } from '#transport';
import { SmokestackError } from '#units';
import { TargetTap } from '../../../../src/bench/offload/targetTap.ts';
import { ReferenceBoard } from '../../../../src/bench/reference/index.ts';
import {
  eachRetired,
  Findings,
  FrameAccount,
  type FrameEnd,
  Scoreboards,
} from '../../../../src/bench/scoreboard/index.ts';
import { alignStrobes, Strobes } from '../../../../src/bench/wire/strobes.ts';
import { AnswerKind } from '../../../../src/contract/gen/enums.ts';
import { Answers } from '../../../../src/driver/engine/answers.ts';
import { type CommandFields, Commands } from '../../../../src/driver/engine/commands.ts';
import { Events } from '../../../../src/driver/engine/events.ts';
import { IndicationBuffers } from '../../../../src/driver/engine/indicationBuffers.ts';
import { hostMac } from '../../../perf/lib/connection.ts';
import { type Producers, type SlowHostOptions, smallRings } from './slowHostOptions.ts';

/** Far more than anything here takes: a device that is not at rest by then hangs. */
const longestRun = 2_000_000;

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
  readonly #onQuestion: (entry: EventEntry) => void;
  #framesIn = 0;
  #framesOut = 0;

  static async open(program: string, seed: number, options: SlowHostOptions = {}): Promise<SlowHost> {
    const simulator = await spawnSimulator({
      command: (socket) => [program, '--unix', socket, '--seed', String(seed)],
    });
    try {
      const inner = await openTarget(simulator.pipe, { layoutHash, clockMode: 'virtual' });
      return await SlowHost.#over(simulator, inner, options);
    } catch (cause) {
      await simulator.stop();
      throw cause;
    }
  }

  static async #over(simulator: SpawnedSimulator, inner: Target, options: SlowHostOptions): Promise<SlowHost> {
    const findings = new Findings();
    const ends: FrameEnd[] = [];
    const account = new FrameAccount(findings, (end) => ends.push(end));
    const reference = new ReferenceBoard(findings, inner);
    options.doctor?.(inner);
    const boards = new Scoreboards([account, ...(options.watch?.(reference, findings) ?? []), reference]);
    const rings = { ...smallRings, ...options.rings };
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
    host = new SlowHost(simulator, target, nic, boards, findings, ends, rings, options.onQuestion);
    return host;
  }

  private constructor(
    simulator: SpawnedSimulator,
    target: Target,
    nic: RawNic,
    boards: Scoreboards,
    findings: Findings,
    ends: FrameEnd[],
    rings: typeof smallRings,
    onQuestion: ((entry: EventEntry) => void) | undefined,
  ) {
    this.#simulator = simulator;
    this.target = target;
    this.nic = nic;
    this.#boards = boards;
    this.findings = findings;
    this.ends = ends;
    this.#onQuestion = onQuestion ?? ((entry) => this.answerTo(entry, Status.Success, entry.bytes));
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

  /** Answers an entry that wants one; status and bytes count where it is an indication, whose buffer goes back. */
  answerTo({ kind, target, serial, buffer }: EventEntry, status: number, bytes: number): void {
    const about = { target, serial, ...this.producersOf(target) };
    if (kind === EventKind.Indicate) {
      this.#answers.write({ kind: AnswerKind.IndicationAnswer, status: status as Status, bytes, ...about });
      this.#indications.post(buffer);
    } else this.#answers.write({ kind: AnswerKind.CompletionReturned, status: Status.Success, bytes: 0, ...about });
  }

  /** @param errored the link marks them bad */
  frames(frames: readonly Uint8Array[], errored = false): void {
    for (const frame of frames) this.#boards.frameIn(frame, this.#framesIn++, errored);
    void this.target.sendFrames(frames, { errored });
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
    if (entry.kind === EventKind.Completion) {
      this.#commands.onCompletion(entry);
      return;
    }
    this.told.push(entry);
    if (entry.kind === EventKind.ReceiveComplete || entry.kind === EventKind.Indicate) this.#onQuestion(entry);
  }
}
