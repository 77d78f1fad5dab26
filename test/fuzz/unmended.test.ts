/**
 * The smallest cases of what the fuzzers found and nobody has mended yet (lib/knownDifferences.ts): skipped with the reason;
 * UNMENDED=yes runs them.
 */
import { beforeAll, expect, test } from 'vitest';
import { type EventEntry, Opcode, sizeOfTcpImage } from '#contract';
import { Random } from '#units';
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

  constructor(host: SlowHost) {
    this.host = host;
    this.scratch = BigInt(host.nic.base.hostMemory.take(sizeOfTcpImage));
  }

  async furnish(connections: number): Promise<void> {
    this.neighbor = (await this.#down(Opcode.InitiateNeighbor, neighborImage())).target;
    this.path = (await this.#down(Opcode.InitiatePath, pathImage(this.neighbor))).target;
    while (this.lives.length < connections) {
      const number = this.lives.length + 100;
      const options = { payload: 1000, timestamps: false };
      const life = new Connection(this.host.nic.base, this.#random, number, this.path, options);
      this.host.command(
        life.initiate().opcode,
        () => life.initiate().fields,
        ({ target }) => life.live(target),
      );
      await this.host.rest();
      this.lives.push(life);
    }
  }

  order(opcode: number, target: number): void {
    this.host.command(
      opcode as Opcode,
      () => ({ target, image: this.scratch, buffer: this.scratch }),
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
  /** Why it is not asked for yet. */
  readonly why?: string;
  readonly connections: number;
  readonly act: (device: Device) => void;
}

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
    why: 'known fault of the device: a refused terminate of a path overtakes the one that freed it (engine.md 1.2)',
    connections: 0,
    act: (device) =>
      device.host.nic.batched(() => {
        for (let i = 0; i < 2; i++) device.order(Opcode.Terminate, device.path);
      }),
  },
  {
    name: 'an order refused on a live path has its handle',
    why: 'known fault of the device: handle 0 in the completion (EventEntry.handle)',
    connections: 1,
    act: (device) => {
      device.order(Opcode.Abort, device.path);
      device.order(Opcode.Terminate, device.path);
    },
  },
];

test.for(cases)('$name', { timeout: 60_000 }, async ({ why, connections, act }, { skip }) => {
  if (why !== undefined && process.env.UNMENDED !== 'yes') return skip(why);
  if ('missing' in provided) return skip(provided.missing);
  const host = await SlowHost.open(provided.program, 1);
  try {
    const device = new Device(host);
    await device.furnish(connections);
    act(device);
    await host.finish();
    expect(host.findings.mismatches).toEqual([]);
  } finally {
    await host.close();
  }
});
