/** Orders on objects that cannot be carried out, in the order in which their records come (engine.md 1.2, 11.9 to 11.11). */
import { beforeAll, expect, test } from 'vitest';
import { type EventEntry, Opcode, Status, sizeOfTcpImage } from '#contract';
import { Random } from '#units';
import type { CommandFields } from '../../src/driver/engine/commands.ts';
import { Connection, neighborImage, pathImage } from '../perf/lib/connection.ts';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { SlowHost } from './lib/slowHost.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

/** A neighbor, a path on it, and `connections` connections. */
class Device {
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
    const life = this.lives.shift() ?? expect.unreachable();
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
    return ended ?? expect.unreachable();
  }
}

interface Case {
  readonly name: string;
  readonly connections: number;
  readonly act: (device: Device) => void | Promise<void>;
}

/** Commands between a terminate and what it decides: as many as a terminate lasts, and more. */
const longest = 40;
/** Cycles from an abort's doorbell to its completion, and more. */
const aborted = 1000;

const cases: readonly Case[] = [
  {
    name: 'an opcode that no version has ends with NotSupported',
    connections: 0,
    act: (device) => device.order(11, 0),
  },
  {
    name: 'an opcode of a later version that names a live connection concerns no row: fold 0',
    connections: 1,
    act: (device) => device.order(Opcode.Update, device.lives[0]?.target ?? 0),
  },
  {
    name: 'orders on a path end in the order in which they acted',
    connections: 0,
    act: (device) =>
      device.host.nic.batched(() => {
        for (let i = 0; i < 2; i++) device.order(Opcode.Terminate, device.path);
      }),
  },
  {
    name: 'an order refused on a live path has its handle',
    connections: 1,
    act: (device) => {
      device.order(Opcode.Abort, device.path);
      device.order(Opcode.Terminate, device.path);
    },
  },
  {
    name: 'an order on a path that is gone is stale, whatever it asks for',
    connections: 0,
    act: (device) => {
      for (const opcode of [Opcode.Terminate, Opcode.Abort, Opcode.Query]) device.order(opcode, device.path);
    },
  },
  {
    name: 'an initiate is refused for want of a row before that row is given back, or not at all',
    connections: 8,
    act: async (device) => {
      const seen = new Set<number>();
      for (let nops = 0; nops < longest; nops++) {
        device.host.nic.batched(() => {
          device.hold();
          device.disconnect();
          device.pause(nops);
          device.connect((status) => seen.add(status));
        });
        await device.host.rest();
        if (device.lives.length < 8) device.connect();
        await device.host.rest();
      }
      expect([...seen].sort()).toEqual([Status.Success, Status.OffloadTcpEntries].sort());
    },
  },
  {
    name: 'a path is in use until its last connection is given back',
    connections: 1,
    act: async (device) => {
      const seen = new Set<number>();
      for (let nops = 0; nops < longest; nops++) {
        let ended = Status.Failure as number;
        device.host.nic.batched(() => {
          device.disconnect();
          device.pause(nops);
          device.order(Opcode.Terminate, device.path, (status) => {
            ended = status;
          });
        });
        await device.host.rest();
        seen.add(ended);
        if (ended === Status.Success) await device.way();
        device.connect();
        await device.host.rest();
      }
      expect([...seen].sort()).toEqual([Status.Success, Status.Failure].sort());
    },
  },
  {
    name: 'an abort is not complete while a receive is open, whenever it was posted',
    connections: 0,
    act: async (device) => {
      const { host } = device;
      for (let cycles = 0; cycles < aborted; cycles += 3) {
        device.connect();
        await host.rest();
        const [life] = device.lives;
        if (life === undefined) return expect.unreachable();
        host.producersOf = () => ({ sendProducer: 0, receiveProducer: 1 });
        device.order(Opcode.Abort, life.target);
        await host.run(cycles);
        life.postReceive(100);
        life.doorbell();
        await host.rest();
        device.disconnect();
        await host.rest();
      }
    },
  },
];

test.for(cases)('$name', { timeout: 60_000 }, async ({ connections, act }, { skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const host = await SlowHost.open(provided.program, 1);
  try {
    const device = new Device(host);
    await device.furnish(connections);
    await act(device);
    await host.finish();
    expect(host.findings.mismatches).toEqual([]);
  } finally {
    await host.close();
  }
});
