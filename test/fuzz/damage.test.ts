/** Damaged rows, hostile entries and orders at the wrong moment on the device, against the reference model (engine.md 5.2, 11). */
import { beforeAll, describe, expect, test } from 'vitest';
import { type EventEntry, encodeReceiveEntry, FaultTable, limits, Opcode, registers, Status } from '#contract';
import { Random } from '#units';
import type { CommandFields } from '../../src/driver/engine/commands.ts';
import { Connection, neighborImage, pathImage } from '../perf/lib/connection.ts';
import { buildTimeoutMs, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { SlowHost } from './lib/device/slowHost.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

/** A connection on a device of its own. */
class Scene {
  readonly host: SlowHost;
  readonly connection: Connection;
  readonly path: number;

  private constructor(host: SlowHost, connection: Connection, path: number) {
    this.host = host;
    this.connection = connection;
    this.path = path;
  }

  static async open(program: string): Promise<Scene> {
    const host = await SlowHost.open(program, 1);
    const put = (bytes: Uint8Array): CommandFields => {
      const image = host.nic.base.hostMemory.take(bytes.length);
      void host.target.writeMemory('host', image, bytes);
      return { image: BigInt(image) };
    };
    const neighbor = await ended(host, Opcode.InitiateNeighbor, put(neighborImage()));
    const path = await ended(host, Opcode.InitiatePath, put(pathImage(neighbor.target)));
    const options = { payload: 1000, timestamps: false };
    const connection = new Connection(host.nic.base, new Random(3), 1, path.target, options);
    const { opcode, fields } = connection.initiate();
    connection.live((await ended(host, opcode, fields)).target);
    const scene = new Scene(host, connection, path.target);
    host.producersOf = () => {
      const { sendProducer = 0, receiveProducer = 0 } = scene.end;
      return { sendProducer, receiveProducer };
    };
    return scene;
  }

  get end(): CommandFields {
    return this.connection.order(Opcode.Terminate).fields;
  }

  /** The status with which an order on the connection ends. */
  async order(opcode: Opcode, fields: CommandFields = {}): Promise<number> {
    return (await ended(this.host, opcode, { ...this.end, ...fields })).status;
  }

  async segment(): Promise<void> {
    this.host.frames([this.connection.segment(new Uint8Array(100).fill(7))]);
    await this.host.rest();
  }

  async send(count: number): Promise<void> {
    this.connection.postSend(
      Array.from({ length: count }, () => new Uint8Array(10)),
      () => 0,
    );
    this.connection.doorbell();
    await this.host.rest();
  }
}

async function ended(host: SlowHost, opcode: Opcode, fields: CommandFields): Promise<EventEntry> {
  const entries: EventEntry[] = [];
  host.command(
    opcode,
    () => fields,
    (entry) => entries.push(entry),
  );
  await host.rest();
  const [entry] = entries;
  if (entry === undefined) throw new Error(`opcode ${opcode} has not completed`);
  return entry;
}

const { Success, Failure, Resources } = Status;
const flips = (faultTable: number, faultBit2 = 5): CommandFields => ({ faultTable, faultBit: 3, faultBit2 });

const scenes: readonly (readonly [string, Readonly<Record<string, bigint>>, (scene: Scene) => Promise<void>])[] = [
  [
    'a terminate without room changes nothing',
    {},
    async (scene) => {
      expect(await scene.order(Opcode.Terminate, { bufferBytes: 65_535 })).toBe(Resources);
      await scene.segment();
      expect(await scene.order(Opcode.Terminate)).toBe(Success);
    },
  ],
  ...[FaultTable.Connection, FaultTable.Resource].map(
    (table) =>
      [
        `two flipped bits lose the connection, table ${table}`,
        {},
        async (scene: Scene) => {
          expect(await scene.order(Opcode.InjectFault, flips(table))).toBe(Success);
          await scene.segment();
          expect(await scene.order(Opcode.Query)).toBe(Failure);
          expect(await scene.order(Opcode.Abort)).toBe(Failure);
          expect(await scene.order(Opcode.Terminate)).toBe(Failure);
        },
      ] as const,
  ),
  [
    'a look-up key that is lost leaves its connection, without frames',
    { rawFrames: 1n },
    async (scene) => {
      expect(await scene.order(Opcode.InjectFault, flips(FaultTable.LookUp, 3))).toBe(Success);
      await scene.segment();
      expect(await scene.order(Opcode.InjectFault, flips(FaultTable.LookUp))).toBe(Success);
      await scene.segment();
      expect(await scene.order(Opcode.Query)).toBe(Success);
      expect(await scene.order(Opcode.Terminate)).toBe(Success);
    },
  ],
  [
    'bits that are not there, and those of another kind of object, are illegal to flip',
    { illegalOrders: 3n },
    async (scene) => {
      expect(await scene.order(Opcode.InjectFault, flips(0, limits.faultBitsConnection))).toBe(Failure);
      expect(await scene.order(Opcode.InjectFault, flips(FaultTable.Path))).toBe(Failure);
      expect(await scene.order(Opcode.InjectFault, flips(7))).toBe(Failure);
      expect(await scene.order(Opcode.Terminate)).toBe(Success);
    },
  ],
  [
    'a damaged path is out of use, and fails the connection that sends on it',
    { illegalOrders: 0n, staleReferences: 0n, transmitDropped: 1n },
    async (scene) => {
      const target = scene.path;
      expect(await scene.order(Opcode.InjectFault, { ...flips(FaultTable.Path), target })).toBe(Success);
      expect(await scene.order(Opcode.Query, { target })).toBe(Failure);
      await scene.send(1);
      expect(await scene.order(Opcode.Terminate)).toBe(Failure);
      expect(await scene.order(Opcode.Terminate, { target })).toBe(Failure);
    },
  ],
  [
    'a segment in more pieces than the device gathers fails its connection',
    { transmitDropped: 1n, framesOut: 0n },
    async (scene) => {
      await scene.send(limits.sendGatherMax + 1);
      await scene.segment();
      expect(await scene.order(Opcode.Query)).toBe(Failure);
      expect(await scene.order(Opcode.Terminate)).toBe(Failure);
    },
  ],
  [
    'a request that claims to hold more than it has room for is full, and counted',
    { illegalOrders: 1n },
    async (scene) => {
      const { host, connection } = scene;
      const buffer = BigInt(host.nic.base.hostMemory.take(100));
      const entry = encodeReceiveEntry({ buffer, bytes: 100, filled: 200, noPush: true, phase: true });
      void host.target.writeMemory('host', Number(connection.image.receiveRing), entry);
      host.producersOf = () => ({ sendProducer: 0, receiveProducer: 1 });
      const { offset, fields } = registers.connectionDoorbell;
      const row = (connection.target & 0xffff) << fields.connection.lsb;
      void host.target.writeRegister(offset, ((1 << fields.producer.lsb) | row | (1 << fields.receive.lsb)) >>> 0);
      await scene.segment();
      expect(await scene.order(Opcode.Terminate, { receiveProducer: 1 })).toBe(Success);
    },
  ],
];

describe('device and model agree where', () => {
  test.for(scenes)('%s', { timeout: 60_000 }, async ([, wanted, play], { skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const scene = await Scene.open(provided.program);
    try {
      await play(scene);
      expect(await scene.host.finish()).toMatchObject(wanted);
      expect(scene.host.findings.mismatches).toEqual([]);
    } finally {
      await scene.host.close();
    }
  });
});
