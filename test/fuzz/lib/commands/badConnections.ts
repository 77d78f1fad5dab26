/** Connections: right ones, ones with a lie in their image, orders on them, and what they carry. */
import { encodeTcpImage, Opcode, Status, sizeOfTcpImage } from '#contract';
import type { Random } from '#units';
import { Connection } from '../../../perf/lib/connection.ts';
import type { Commander } from './commander.ts';
import { liesAboutConnections, told } from './lies.ts';

/** Posts of one life: perf's Connection fills its rings once. */
const mostPosts = 60;

export class BadConnections {
  readonly #commander: Commander;
  #tuples = 0;

  constructor(commander: Commander) {
    this.#commander = commander;
  }

  #newConnection(): Connection {
    const path = this.#commander.random.pick(this.#commander.paths.length === 0 ? [0] : this.#commander.paths);
    const timestamps = this.#commander.random.chance(0.5);
    return new Connection(this.#commander.host.nic.base, this.#commander.random, this.#tuples++, path, {
      payload: 1000,
      timestamps,
    });
  }

  connection(): void {
    const connection = this.#newConnection();
    const { opcode, fields } = connection.initiate();
    this.#commander.command('a connection', opcode, fields, undefined, ({ status, target }) => {
      if (status !== Status.Success) return;
      connection.live(target);
      this.#commander.lives.push({ connection, leaving: false, posts: 0, sends: 0 });
    });
  }

  lyingConnection(): void {
    const random = this.#commander.random;
    const { image } = this.#newConnection();
    const lie = told(liesAboutConnections, image, random);
    const fields = this.#commander.withImage(encodeTcpImage(lie.image));
    // Its path may be gone by then, which is looked at first.
    this.#commander.command(lie.what, Opcode.InitiateTcp, fields, undefined, ({ status }) => {
      if (status !== lie.status && status !== Status.Failure)
        this.#commander.host.findings.differ({
          field: lie.what,
          device: status.toString(16),
          model: lie.status.toString(16),
        });
    });
    const [life] = this.#commander.lives;
    if (life === undefined || !random.chance(0.3)) return;
    // A tuple that is offloaded already, unless that one is gone by then.
    const twin = { ...image, path: life.connection.image.path, localPort: life.connection.image.localPort };
    const again = this.#commander.withImage(encodeTcpImage({ ...twin, remotePort: life.connection.image.remotePort }));
    if (!life.leaving)
      this.#commander.command('a tuple that is offloaded', Opcode.InitiateTcp, again, undefined, (entry) => {
        if (entry.status === Status.Success) this.#stray(entry.target);
      });
  }

  /** A connection that came down although another of its tuple had been there: that one had gone before. */
  #stray(target: number): void {
    const fields = { target, image: BigInt(this.#commander.scratch), buffer: BigInt(this.#commander.scratch) };
    this.#commander.command('the end of a stray', Opcode.Terminate, fields, undefined, () =>
      this.#commander.gone.push(target),
    );
  }

  order(opcode: typeof Opcode.Query): void {
    const life = this.#commander.some();
    if (life === undefined) return;
    // Of its own: several queries may be under way, and one would write over what another has written.
    const image = BigInt(this.#commander.host.nic.base.hostMemory.take(sizeOfTcpImage));
    this.#commander.command('a query', opcode, () => ({ ...life.connection.order(opcode).fields, image }), undefined);
  }

  abort(): void {
    const life = this.#commander.some();
    if (life === undefined) return;
    const { target, sendProducer = 0, receiveProducer = 0 } = life.connection.order(Opcode.Query).fields;
    this.#commander.command(
      'an abort',
      Opcode.Abort,
      { target: target ?? 0, sendProducer, receiveProducer },
      undefined,
    );
  }

  terminate(life = this.#commander.some()): void {
    if (life === undefined) return;
    life.leaving = true;
    const fields = () => life.connection.order(Opcode.Terminate).fields;
    this.#commander.command('a terminate', Opcode.Terminate, fields, undefined, ({ status }) => {
      const at = this.#commander.lives.indexOf(life);
      if (status !== Status.Success || at < 0) return;
      this.#commander.lives.splice(at, 1);
      this.#commander.gone.push(life.connection.target);
    });
  }

  /** Segments for connections, one beside them now and then. */
  data(): void {
    const random = this.#commander.random;
    const frames: Uint8Array[] = [];
    for (let left = random.int(1, 6); left > 0; left--) {
      const life = this.#commander.some();
      if (life !== undefined) frames.push(life.connection.segment(random.bytes(random.int(1, 1000))));
    }
    // A flood for the raw ring, which has eight entries.
    if (random.chance(0.1)) for (let left = 30; left > 0; left--) frames.push(unknownFrame(random));
    if (frames.length > 0) this.#commander.host.frames(frames);
  }

  post(): void {
    const life = this.#commander.some();
    if (life === undefined || life.leaving) return;
    if (this.#commander.random.chance(0.6)) {
      if (life.posts++ < mostPosts) life.connection.postReceive(this.#commander.random.int(1, 3000));
    } else if (life.sends++ < mostPosts) {
      life.connection.postSend([this.#commander.random.bytes(this.#commander.random.int(1, 2000))], () =>
        this.#commander.random.int(0, 63),
      );
      life.connection.doorbell();
    }
  }
}

/** Of a type that nobody knows, to our address. */
const unknownFrame = (random: Random): Uint8Array => {
  const frame = random.bytes(random.int(60, 200));
  frame.set([2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 9, 0x88, 0xb5]);
  return frame;
};
