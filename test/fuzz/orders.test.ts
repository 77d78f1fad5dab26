/** Orders on objects that cannot be carried out, in the order in which their records come (engine.md 1.2, 11.9 to 11.11). */
import { beforeAll, expect, test } from 'vitest';
import { Opcode, Status } from '#contract';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { OrderedDevice } from './lib/device/orderedDevice.ts';
import { SlowHost } from './lib/device/slowHost.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

interface Case {
  readonly name: string;
  readonly connections: number;
  readonly act: (device: OrderedDevice) => void | Promise<void>;
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
    const device = new OrderedDevice(host);
    await device.furnish(connections);
    await act(device);
    await host.finish();
    expect(host.findings.mismatches).toEqual([]);
  } finally {
    await host.close();
  }
});
