/**
 * Commands, doorbells and answers of chance: right ones, ones with a lie in their image, ones that name objects that are gone
 * or never were, on connections that carry data, abort or drain, into rings that are full. Each command ends once, with the
 * status that docs/contract/engine.md section 11 gives it; the reference model holds everything else.
 */
import {
  decodePathImage,
  type EventEntry,
  encodePathImage,
  encodeTcpImage,
  Opcode,
  registers,
  Status,
  sizeOfTcpImage,
} from '#contract';
import type { Random } from '#units';
import { AnswerKind } from '../../../src/contract/gen/enums.ts';
import type { CommandFields } from '../../../src/driver/engine/commands.ts';
import { Connection, neighborImage, pathImage } from '../../perf/lib/connection.ts';
import { liesAboutConnections, liesAboutPaths, strangeReference, told } from './lies.ts';
import type { SlowHost } from './slowHost.ts';

/** Posts of one life: perf's Connection fills its rings once. */
const mostPosts = 60;

type Stroke = readonly [weight: number, stroke: () => void];

interface Life {
  readonly connection: Connection;
  /** A terminate was given. */
  leaving: boolean;
  posts: number;
  sends: number;
}

/** What a command was expected to end with; undefined: the model knows better. */
interface Given {
  readonly what: string;
  readonly status: Status | undefined;
  ended: EventEntry | undefined;
}

export class BadCommands {
  readonly given: Given[] = [];
  readonly #host: SlowHost;
  readonly #random: Random;
  readonly #scratch: number;
  readonly #lives: Life[] = [];
  readonly #paths: number[] = [];
  readonly #neighbors: number[] = [];
  /** References that were live once. */
  readonly #gone: number[] = [];
  readonly #unmended: boolean;
  /** A path or neighbor is on its way back. */
  #objectGoes = false;
  #tuples = 0;

  /**
   * @param unmended what model and device do not agree on yet, too: unknown opcodes that name a live connection, and
   * commands on paths and neighbors while one of them goes
   */
  constructor(host: SlowHost, random: Random, unmended = false) {
    this.#unmended = unmended;
    this.#host = host;
    this.#random = random;
    this.#scratch = host.nic.base.hostMemory.take(sizeOfTcpImage);
    host.producersOf = (reference) => {
      const life = this.#lives.find(({ connection }) => connection.target === reference);
      const { sendProducer = 0, receiveProducer = 0 } = life?.connection.order(Opcode.Query).fields ?? {};
      return { sendProducer, receiveProducer };
    };
  }

  /** A path to stand on, then `count` strokes, then everything is handed back. Returns what ended otherwise than it had to. */
  async run(count: number): Promise<readonly string[]> {
    this.#neighbor();
    await this.#host.rest();
    this.#path();
    await this.#host.rest();
    for (let stroke = 0; stroke < count; stroke++) {
      this.#stroke();
      if (this.#random.chance(0.6)) await this.#host.run(this.#random.int(1, 600));
      if (this.#random.chance(0.4)) this.#host.read(this.#random.int(1, 3));
    }
    await this.#handBack();
    return this.given
      .filter(({ status, ended }) => ended === undefined || (status !== undefined && status !== ended.status))
      .map(
        ({ what, status, ended }) => `${what}: ${ended?.status.toString(16) ?? 'never'}, not ${status?.toString(16)}`,
      );
  }

  #stroke(): void {
    const random = this.#random;
    // What names paths and neighbors waits until one that goes is gone.
    const still: readonly Stroke[] = [
      [3, () => this.#stale()],
      [1, () => this.#neighbor()],
      [1, () => this.#path()],
      [2, () => this.#lyingPath()],
      [4, () => this.#connection()],
      [4, () => this.#lyingConnection()],
      [1, () => this.#terminateObject()],
      [1, () => this.#burst()],
    ];
    const strokes: readonly Stroke[] = [
      [1, () => this.#command('a Nop', Opcode.Nop, {}, Status.Success)],
      [2, () => this.#unknown()],
      [2, () => this.#order(Opcode.Query)],
      [1, () => this.#abort()],
      [2, () => this.#terminate()],
      [2, () => this.#strangeAnswer()],
      [2, () => this.#strangeDoorbell()],
      [8, () => this.#data()],
      [4, () => this.#post()],
      ...(this.#objectGoes && !this.#unmended ? [] : still),
    ];
    let left = random.int(
      1,
      strokes.reduce((sum, [weight]) => sum + weight, 0),
    );
    for (const [weight, stroke] of strokes) {
      left -= weight;
      if (left > 0) continue;
      stroke();
      return;
    }
  }

  #command(
    what: string,
    opcode: number,
    fields: CommandFields | (() => CommandFields),
    status: Status | undefined,
    done: (entry: EventEntry) => void = () => {},
  ): void {
    const given: Given = { what, status, ended: undefined };
    this.given.push(given);
    this.#host.command(opcode as Opcode, typeof fields === 'function' ? fields : () => fields, (entry) => {
      given.ended = entry;
      done(entry);
    });
  }

  /** A command with an image in memory of its own: it is read some time after it was given. */
  #withImage(bytes: Uint8Array): CommandFields {
    const { hostMemory, target } = this.#host.nic.base;
    const image = hostMemory.take(bytes.length);
    void target.writeMemory('host', image, bytes);
    return { image: BigInt(image) };
  }

  /** Of a later version, and of none at all. */
  #unknown(): void {
    const opcode = this.#random.pick([Opcode.Update, Opcode.Invalidate, Opcode.Forward, 11, 0x7f, 0x80, 255]);
    const live = this.#unmended ? this.#lives.map(({ connection }) => connection.target) : [];
    const target = this.#random.pick([0, strangeReference(this.#random), ...live]);
    this.#command(`opcode ${opcode}`, opcode, { target, image: BigInt(this.#scratch) }, Status.NotSupported);
  }

  #stale(): void {
    const random = this.#random;
    const live = [...this.#paths, ...this.#neighbors, ...this.#lives.map(({ connection }) => connection.target)];
    const target = random.pick([
      strangeReference(random),
      ...this.#gone.slice(-8),
      // The row, with another generation or as another kind of object.
      ...live.map((reference) => (reference ^ (1 << random.int(22, 27))) >>> 0),
      ...live.map((reference) => ((reference & 0x0fff_ffff) | 0xa000_0000) >>> 0),
    ]);
    const opcode = random.pick([Opcode.Query, Opcode.Terminate, Opcode.Abort, Opcode.InjectFault]);
    const image = BigInt(this.#scratch);
    const fields = { target, image, buffer: image, sendProducer: random.int(0, 9), receiveProducer: random.int(0, 9) };
    this.#command(`opcode ${opcode} for 0x${target.toString(16)}`, opcode, fields, Status.Failure);
  }

  #neighbor(): void {
    this.#command('a neighbor', Opcode.InitiateNeighbor, this.#withImage(neighborImage()), undefined, (entry) => {
      if (entry.status === Status.Success) this.#neighbors.push(entry.target);
    });
  }

  #path(): void {
    const below = this.#random.pick([0, ...this.#neighbors.slice(-1), ...this.#neighbors]);
    const fields = this.#withImage(pathImage(this.#neighbors.length === 0 ? 0 : below || (this.#neighbors[0] ?? 0)));
    this.#command('a path', Opcode.InitiatePath, fields, undefined, (entry) => {
      if (entry.status === Status.Success) this.#paths.push(entry.target);
    });
  }

  #lyingPath(): void {
    const neighbor = this.#neighbors[0] ?? 0;
    const lie = told(liesAboutPaths, decodePathImage(pathImage(neighbor)), this.#random);
    // With no row free, and before the neighbor is looked at, there is another reason.
    this.#command(
      lie.what,
      Opcode.InitiatePath,
      this.#withImage(encodePathImage(lie.image)),
      undefined,
      ({ status }) => {
        if (status !== lie.status && status !== Status.OffloadPathEntries && status !== Status.Failure)
          this.#host.findings.differ({ field: lie.what, device: status.toString(16), model: lie.status.toString(16) });
      },
    );
  }

  #newConnection(): Connection {
    const path = this.#random.pick(this.#paths.length === 0 ? [0] : this.#paths);
    const timestamps = this.#random.chance(0.5);
    return new Connection(this.#host.nic.base, this.#random, this.#tuples++, path, { payload: 1000, timestamps });
  }

  #connection(): void {
    const connection = this.#newConnection();
    const { opcode, fields } = connection.initiate();
    this.#command('a connection', opcode, fields, undefined, ({ status, target }) => {
      if (status !== Status.Success) return;
      connection.live(target);
      this.#lives.push({ connection, leaving: false, posts: 0, sends: 0 });
    });
  }

  #lyingConnection(): void {
    const random = this.#random;
    const { image } = this.#newConnection();
    const lie = told(liesAboutConnections, image, random);
    const fields = this.#withImage(encodeTcpImage(lie.image));
    // Its path may be gone by then, which is looked at first.
    this.#command(lie.what, Opcode.InitiateTcp, fields, undefined, ({ status }) => {
      if (status !== lie.status && status !== Status.Failure)
        this.#host.findings.differ({ field: lie.what, device: status.toString(16), model: lie.status.toString(16) });
    });
    const [life] = this.#lives;
    if (life === undefined || !random.chance(0.3)) return;
    // A tuple that is offloaded already, unless that one is gone by then.
    const twin = { ...image, path: life.connection.image.path, localPort: life.connection.image.localPort };
    const again = this.#withImage(encodeTcpImage({ ...twin, remotePort: life.connection.image.remotePort }));
    if (!life.leaving)
      this.#command('a tuple that is offloaded', Opcode.InitiateTcp, again, undefined, (entry) => {
        if (entry.status === Status.Success) this.#stray(entry.target);
      });
  }

  /** A connection that came down although another of its tuple had been there: that one had gone before. */
  #stray(target: number): void {
    const fields = { target, image: BigInt(this.#scratch), buffer: BigInt(this.#scratch) };
    this.#command('the end of a stray', Opcode.Terminate, fields, undefined, () => this.#gone.push(target));
  }

  #order(opcode: typeof Opcode.Query): void {
    const life = this.#some();
    if (life === undefined) return;
    // Of its own: several queries may be under way, and one would write over what another has written.
    const image = BigInt(this.#host.nic.base.hostMemory.take(sizeOfTcpImage));
    this.#command('a query', opcode, () => ({ ...life.connection.order(opcode).fields, image }), undefined);
  }

  #abort(): void {
    const life = this.#some();
    if (life === undefined) return;
    const { target, sendProducer = 0, receiveProducer = 0 } = life.connection.order(Opcode.Query).fields;
    this.#command('an abort', Opcode.Abort, { target: target ?? 0, sendProducer, receiveProducer }, undefined);
  }

  #terminate(life = this.#some()): void {
    if (life === undefined) return;
    life.leaving = true;
    const fields = () => life.connection.order(Opcode.Terminate).fields;
    this.#command('a terminate', Opcode.Terminate, fields, undefined, ({ status }) => {
      const at = this.#lives.indexOf(life);
      if (status !== Status.Success || at < 0) return;
      this.#lives.splice(at, 1);
      this.#gone.push(life.connection.target);
    });
  }

  #terminateObject(): void {
    const objects = this.#random.chance(0.5) ? this.#paths : this.#neighbors;
    const [target] = objects.slice(-1);
    if (target === undefined || (objects.length === 1 && this.#random.chance(0.7))) return;
    if (!this.#unmended && this.#host.open > 0) return;
    this.#objectGoes = true;
    const fields = { target, image: BigInt(this.#scratch) };
    this.#command('an object handed back', Opcode.Terminate, fields, undefined, ({ status }) => {
      this.#objectGoes = false;
      if (status !== Status.Success) return;
      objects.splice(objects.indexOf(target), 1);
      this.#gone.push(target);
    });
  }

  /** Of another serial, of nobody, of no kind. */
  #strangeAnswer(): void {
    const random = this.#random;
    const life = this.#some();
    const live = life !== undefined && random.chance(0.6);
    const target = live ? life.connection.target : random.pick([strangeReference(random), 0, ...this.#gone.slice(-4)]);
    const producers = live ? this.#host.producersOf(target) : { sendProducer: 0, receiveProducer: 0 };
    this.#host.answer({
      kind: random.pick([
        AnswerKind.None,
        AnswerKind.IndicationAnswer,
        AnswerKind.CompletionReturned,
        3,
        255,
      ]) as AnswerKind,
      target,
      // The serial of an entry that is to come is far from this.
      serial: random.pick([0xffff_fff0, 0x8000_0000]),
      status: random.pick([Status.Success, Status.Failure]),
      bytes: random.u32(),
      ...producers,
    });
  }

  /** Of a row that nobody lives in. */
  #strangeDoorbell(): void {
    const { offset, fields } = registers.connectionDoorbell;
    const rows = this.#host.nic.identity.connections;
    const used = new Set(this.#lives.map(({ connection }) => connection.target & 0xffff));
    // An initiate that has not ended may be about to take any row.
    if (this.#host.open > 0) return;
    const free = Array.from({ length: rows + 4 }, (_, row) => row).filter((row) => !used.has(row));
    const value = (this.#random.pick(free) << fields.connection.lsb) | (this.#random.int(0, 1) << fields.receive.lsb);
    void this.#host.target.writeRegister(offset, value >>> 0);
  }

  /** Segments for connections, one beside them now and then. */
  #data(): void {
    const random = this.#random;
    const frames: Uint8Array[] = [];
    for (let left = random.int(1, 6); left > 0; left--) {
      const life = this.#some();
      if (life !== undefined) frames.push(life.connection.segment(random.bytes(random.int(1, 1000))));
    }
    // A flood for the raw ring, which has eight entries.
    if (random.chance(0.1)) for (let left = 30; left > 0; left--) frames.push(unknownFrame(random));
    if (frames.length > 0) this.#host.frames(frames);
  }

  #post(): void {
    const life = this.#some();
    if (life === undefined || life.leaving) return;
    if (this.#random.chance(0.6)) {
      if (life.posts++ < mostPosts) life.connection.postReceive(this.#random.int(1, 3000));
    } else if (life.sends++ < mostPosts) {
      life.connection.postSend([this.#random.bytes(this.#random.int(1, 2000))], () => this.#random.int(0, 63));
      life.connection.doorbell();
    }
  }

  /** More commands at once than the ring holds. */
  #burst(): void {
    this.#host.nic.batched(() => {
      for (let left = this.#random.int(10, 30); left > 0; left--)
        this.#random.pick([() => this.#unknown(), () => this.#stale(), () => this.#order(Opcode.Query)])();
    });
  }

  #some(): Life | undefined {
    return this.#lives.length === 0 ? undefined : this.#random.pick(this.#lives);
  }

  async #handBack(): Promise<void> {
    await this.#host.rest();
    for (const life of [...this.#lives]) this.#terminate(life);
    await this.#host.rest();
    for (const objects of [this.#paths, this.#neighbors])
      for (let target = objects.pop(); target !== undefined; target = objects.pop()) {
        this.#command(
          'an object at the end',
          Opcode.Terminate,
          { target, image: BigInt(this.#scratch) },
          Status.Success,
        );
        await this.#host.rest();
      }
  }
}

/** Of a type that nobody knows, to our address. */
const unknownFrame = (random: Random): Uint8Array => {
  const frame = random.bytes(random.int(60, 200));
  frame.set([2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 9, 0x88, 0xb5]);
  return frame;
};
