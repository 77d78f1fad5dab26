import { type EventEntry, Opcode, Status, sizeOfTcpImage } from '#contract';
import { Random } from '#units';
import type { CommandFields } from '../../../../src/driver/engine/commands.ts';
import { Connection, neighborImage, pathImage } from '../../../perf/lib/connection.ts';
import type { SlowHost } from './slowHost.ts';

const never = (what: string): never => {
  throw new Error(what);
};

/** A neighbor, a path on it, and `connections` connections. */
export class OrderedDevice {
  readonly host: SlowHost;
  neighbor = 0;
  path = 0;
  readonly lives: Connection[] = [];
  readonly scratch: bigint;
  readonly #random = new Random(1);
  #next = 100;

  constructor(host: SlowHost) {
    this.host = host;
    this.scratch = BigInt(host.nic.base.hostMemory.take(sizeOfTcpImage));
  }

  async furnish(connections: number): Promise<void> {
    this.neighbor = (await this.#down(Opcode.InitiateNeighbor, neighborImage())).target;
    await this.way();
    while (this.lives.length < connections) {
      this.connect();
      await this.host.rest();
    }
  }

  /** Initiates one connection more, and tells how that ends. */
  connect(done: (status: number) => void = () => {}): void {
    const options = { payload: 1000, timestamps: false };
    const life = new Connection(this.host.nic.base, this.#random, this.#next++, this.path, options);
    this.host.command(
      life.initiate().opcode,
      () => life.initiate().fields,
      ({ target, status }) => {
        life.live(target);
        if (status === Status.Success) this.lives.push(life);
        done(status);
      },
    );
  }

  /** Hands the oldest connection back. */
  disconnect(): void {
    const life = this.lives.shift() ?? never('no connection is live');
    const { opcode, fields } = life.order(Opcode.Terminate);
    this.#plain(opcode, fields);
  }

  /** Commands that take the device a few cycles each, and change nothing. */
  pause(nops: number): void {
    for (let i = 0; i < nops; i++) this.#plain(Opcode.Nop);
  }

  /** Commands that keep those behind them waiting, until these have their images from the host. */
  hold(): void {
    for (let i = 0; i < 3; i++) this.order(Opcode.Query, this.lives[0]?.target ?? 0);
  }

  async way(): Promise<void> {
    this.path = (await this.#down(Opcode.InitiatePath, pathImage(this.neighbor))).target;
  }

  order(opcode: number, target: number, done: (status: number) => void = () => {}): void {
    this.host.command(
      opcode as Opcode,
      () => ({ target, image: this.scratch, buffer: this.scratch }),
      ({ status }) => done(status),
    );
  }

  #plain(opcode: Opcode, fields: CommandFields = {}): void {
    this.host.command(
      opcode,
      () => fields,
      () => {},
    );
  }

  async #down(opcode: Opcode, image: Uint8Array): Promise<EventEntry> {
    const at = this.host.nic.base.hostMemory.take(image.length);
    void this.host.target.writeMemory('host', at, image);
    let ended: EventEntry | undefined;
    this.host.command(
      opcode,
      () => ({ image: BigInt(at) }),
      (entry) => {
        ended = entry;
      },
    );
    await this.host.rest();
    return ended ?? never('the initiate has not completed');
  }
}
