/** Carries out strokes on a device of its own, which the reference model follows. */
import { type EventEntry, EventKind, Opcode, registers } from '#contract';
import { classify, Row } from '#model';
import { Random, SmokestackError } from '#units';
import { RetireHash } from '../../../../src/bench/scoreboard/index.ts';
import { hostMac, neighborImage, pathImage } from '../../../perf/lib/connection.ts';
import { SlowHost } from '../device/slowHost.ts';
import type { SlowHostOptions } from '../device/slowHostOptions.ts';
import { frameOf, localPort, remotePortOf } from './frameOf.ts';
import { downOf } from './image.ts';
import { Life, mostQuestions, requestBytes } from './life.ts';
import { Orders } from './orders.ts';
import type { FrameStroke, HostStroke, InitiateStroke, Setup, Stroke } from './stroke.ts';
import { StateWatch } from './watch.ts';

/** Beside what commands, entries and raw frames of a burst need; some of it is full now and then. */
const rings = { commandLog2: 6, eventLog2: 8, indicationLog2: 5, indicationBytes: 2048, receiveLog2: 8 };

const poolBytes = 2 ** 16;
/** What is read from a place of the pool ends within it. */
const poolSlack = 2 ** 16;
const blank = new Row();

export class Scene {
  readonly host: SlowHost;
  readonly setup: Setup;
  readonly lives: readonly Life[];
  readonly watch: StateWatch;
  readonly hash: RetireHash;
  readonly sent = { frames: 0, valid: 0 };
  /** Strobes given. */
  now = 0;
  readonly #pool: { readonly bytes: Uint8Array; readonly at: number };
  readonly #orders: Orders;
  readonly #row: (reference: number) => Readonly<Row> | undefined;
  #paths: readonly number[] = [];

  static async open(program: string, setup: Setup, doctor?: SlowHostOptions['doctor']): Promise<Scene> {
    let watch: StateWatch | undefined;
    let hash: RetireHash | undefined;
    let row: (reference: number) => Readonly<Row> | undefined = () => undefined;
    const lives = new Map<number, Life>();
    const host = await SlowHost.open(program, setup.seed, {
      rings: { ...rings, indicationBytes: setup.adapter.indicationBytes ?? rings.indicationBytes },
      ...(doctor === undefined ? {} : { doctor }),
      onQuestion: (entry) => lives.get(entry.target)?.questions.push(entry),
      watch: (reference) => {
        row = (target) => reference.row(target);
        watch = new StateWatch(row);
        hash = new RetireHash((record) => reference.named(record));
        reference.onEntry = (serial, parts) => hash?.entry(serial, parts);
        return [watch, hash];
      },
    });
    try {
      const scene = new Scene(host, setup, watch as StateWatch, hash as RetireHash, row, lives);
      await scene.#furnish();
      return scene;
    } catch (cause) {
      await host.close();
      throw cause;
    }
  }

  private constructor(
    host: SlowHost,
    setup: Setup,
    watch: StateWatch,
    hash: RetireHash,
    row: (reference: number) => Readonly<Row> | undefined,
    byTarget: Map<number, Life>,
  ) {
    this.host = host;
    this.setup = setup;
    this.watch = watch;
    this.hash = hash;
    this.#row = row;
    const { base } = host.nic;
    this.lives = Array.from({ length: setup.slots }, (_, slot) => new Life(base, slot));
    const bytes = new Random(1).bytes(poolBytes + poolSlack);
    this.#pool = { bytes, at: base.hostMemory.take(bytes.length) };
    this.#orders = new Orders(host, byTarget);
    host.producersOf = (reference) => byTarget.get(reference)?.producers ?? { sendProducer: 0, receiveProducer: 0 };
  }

  /** The row of a slot's connection, behind the device by what is in flight. */
  rowOf(life: Life): Readonly<Row> | undefined {
    return life.stage === 'free' || life.stage === 'coming' ? undefined : this.#row(life.target);
  }

  /** Host ticks, by the strobes given. */
  get tick(): number {
    return Math.floor((this.now * (this.setup.adapter.ticksPerSecond ?? 10)) / 1000);
  }

  /** @returns a promise where the stroke takes time */
  do(stroke: Stroke): Promise<unknown> | undefined {
    if (stroke.do === 'frame') this.#frame(stroke);
    else if (stroke.do === 'run') return this.host.run(Math.max(1, stroke.cycles ?? 100));
    else if (stroke.do === 'strobe') return this.#strobe(stroke.count ?? 1, stroke.spacing ?? 1000);
    else if (stroke.do === 'rest') return this.#rest();
    else if (stroke.do === 'read') this.#read(stroke.most ?? Number.POSITIVE_INFINITY);
    else {
      const life = this.lives[stroke.slot ?? 0];
      if (life !== undefined) this.#ofLife(life, stroke);
    }
    return undefined;
  }

  /** Everything is answered, handed back and compared. @throws SmokestackError 'timeout' where something hangs */
  async finish(): Promise<void> {
    for (let left = mostQuestions; left > 0; left--) {
      await this.#rest();
      const questions = this.lives.filter((life) => this.#orders.answer(life, 16, false));
      if (questions.length > 0) continue;
      if (this.lives.every(({ stage }) => stage === 'free')) break;
      for (const life of this.lives) this.#orders.terminate(life, false);
    }
    const { findings, nic } = this.host;
    const there = this.lives.filter(({ stage }) => stage !== 'free').map(({ slot, stage }) => `${slot} ${stage}`);
    findings.equal('connections that do not come back', there.join(), '');
    const counters = await this.host.finish();
    this.watch.settle();
    findings.equal('register freeConnections', counters.freeConnections, BigInt(nic.identity.connections));
  }

  close(): Promise<void> {
    return this.host.close();
  }

  async #furnish(): Promise<void> {
    const { host, setup } = this;
    const { target } = host;
    for (const [name, value] of Object.entries(setup.adapter)) {
      const register = (registers as Record<string, { readonly offset: number }>)[name];
      if (register === undefined) throw new SmokestackError('usage', `there is no register ${name}`);
      void target.writeRegister(register.offset, value);
    }
    void target.writeMemory('host', this.#pool.at, this.#pool.bytes);
    const neighbor = await this.#orders.object(Opcode.InitiateNeighbor, neighborImage());
    const paths: number[] = [];
    for (const mtu of setup.mtus) paths.push(await this.#orders.object(Opcode.InitiatePath, pathImage(neighbor, mtu)));
    this.#paths = paths;
  }

  #ofLife(life: Life, stroke: HostStroke): void {
    if (stroke.do === 'initiate') this.#initiate(life, stroke);
    else if (stroke.do === 'send')
      life.postSend(stroke.bytes ?? 0, this.#pool.at + (stroke.from ?? 0), stroke.fin ?? false);
    else if (stroke.do === 'receive') {
      const bytes = Math.min(stroke.bytes ?? 0, requestBytes - 64);
      life.postReceive(bytes, stroke.filled ?? 0, (stroke.skew ?? 0) & 63, stroke.noPush ?? false);
    } else this.#orders.give(life, stroke);
  }

  #initiate(life: Life, stroke: InitiateStroke): void {
    const path = (stroke.path ?? 0) % this.#paths.length;
    const down = downOf(stroke, this.setup.mtus[path] ?? 0);
    this.#orders.initiate(life, down, this.#paths[path] ?? 0, this.#pool.at);
  }

  #frame(stroke: FrameStroke): void {
    const life = this.lives[stroke.slot ?? 0];
    if (life === undefined) return;
    const row = this.rowOf(life);
    const frame = frameOf(stroke, row ?? blank, this.tick, this.#pool.bytes);
    this.sent.frames++;
    if (row !== undefined && life.stage === 'live' && this.#isValid(stroke, frame)) this.sent.valid++;
    this.host.frames([frame], stroke.errored ?? false);
  }

  /** Right checksums, and the tuple of its slot. */
  #isValid({ damage, errored, slot = 0 }: FrameStroke, frame: Uint8Array): boolean {
    if (errored) return false;
    if (damage === undefined) return true;
    const what = frame.length < 14 ? 0 : classify(frame, hostMac);
    return typeof what !== 'number' && what.sourcePort === remotePortOf(slot) && what.destinationPort === localPort;
  }

  #strobe(count: number, spacing: number): Promise<unknown> {
    this.now += count;
    return this.host.target.strobe(count, { spacingCycles: Math.max(1, spacing) });
  }

  #read(most: number): void {
    this.host.read(most);
    for (const entry of this.host.told.splice(0)) this.#heard(entry);
  }

  async #rest(): Promise<void> {
    await this.host.rest();
    this.#read(Number.POSITIVE_INFINITY);
  }

  #heard({ kind, target, una, count }: EventEntry): void {
    const life = this.#orders.lifeOf(target);
    if (kind === EventKind.SendComplete) life?.sent(una);
    else if (kind === EventKind.ReceiveComplete) life?.received(count);
  }
}
