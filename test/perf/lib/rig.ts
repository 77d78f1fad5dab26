/**
 * One device on its own in virtual time, without a host stack: raw NIC, command and event rings, and connections that go
 * down with images of the measurement's choice. No strobe is given, so no timer ever fires: what is measured is the engine.
 */
import {
  decodeRetireRecord,
  type EventEntry,
  EventKind,
  layoutHash,
  Opcode,
  type RetireRecord,
  registers,
  Status,
  sizeOfRetireRecord,
} from '#contract';
import { RawNic } from '#driver';
import { openTarget, type Target } from '#protocol';
import { type SpawnedSimulator, spawnSimulator } from '#transport';
import { type Cycles, Random, SmokestackError } from '#units';
import { type CommandFields, Commands } from '../../../src/driver/engine/commands.ts';
import { Events } from '../../../src/driver/engine/events.ts';
import { Connection, type ConnectionOptions, hostMac, neighborImage, pathImage } from './connection.ts';

export interface RigOptions {
  /** Simulator to start. */
  readonly program: string;
  /** Cycles of a read of host memory and of NIC memory; writes take 8. */
  readonly latency: { readonly host: number; readonly nic: number };
  readonly seed: number;
}

/** An entry of the event ring, and the cycle in which the host could see it. */
export interface Told {
  readonly entry: EventEntry;
  readonly cycle: Cycles;
}

export interface FrameOut {
  readonly data: Uint8Array;
  /** Cycle of its last beat on the port. */
  readonly cycle: Cycles;
}

/** Enough for any burst here; a device that is not idle by then hangs. */
const longestRun = 4_000_000;

export class Rig {
  readonly target: Target;
  readonly nic: RawNic;
  readonly random: Random;
  readonly pid: number;
  readonly #simulator: SpawnedSimulator;
  readonly #commands: Commands;
  #path = 0;

  /** What the device did since `forget`. */
  readonly records: RetireRecord[] = [];
  readonly frames: FrameOut[] = [];
  readonly told: Told[] = [];

  /** @throws SmokestackError 'cannot-test' when the simulator does not start */
  static async open(options: RigOptions): Promise<Rig> {
    const { host, nic: nicLatency } = options.latency;
    const simulator = await spawnSimulator({
      command: (socket) => [
        options.program,
        ...['--unix', socket, '--seed', String(options.seed)],
        ...['--host-latency', String(host), '--nic-latency', String(nicLatency)],
      ],
    });
    const target = await openTarget(simulator.pipe, { layoutHash, clockMode: 'virtual' });
    const nic = await RawNic.open(target, { macAddress: hostMac, retire: 'lossless' });
    const rig = new Rig(options, simulator, target, nic);
    await rig.#objects();
    return rig;
  }

  private constructor(options: RigOptions, simulator: SpawnedSimulator, target: Target, nic: RawNic) {
    this.#simulator = simulator;
    this.pid = simulator.pid;
    this.target = target;
    this.nic = nic;
    this.random = new Random(options.seed);
    const events = new Events(nic.base, 12);
    // Room for a command of each of 1024 connections: one doorbell rings them all.
    this.#commands = new Commands(nic.base, 11);
    target.onPush({
      frame: (data, cycle) => this.frames.push({ data, cycle }),
      retire: (bytes) => this.#retired(bytes),
      entries: (group) => {
        if (group.ring !== 0) return;
        let i = 0;
        nic.base.turn.run(() =>
          events.consume(group, (entry) => {
            this.told.push({ entry, cycle: group.cycles[i++] as Cycles });
            if (entry.kind === EventKind.Completion) this.#commands.onCompletion(entry);
          }),
        );
      },
    });
    nic.setSwitches({ offload: true });
  }

  /** Bytes of a beat. */
  get beatBytes(): number {
    return this.nic.identity.dataWidth / 8;
  }

  beats(frameBytes: number): number {
    return Math.ceil(frameBytes / this.beatBytes);
  }

  /** Issues commands with one doorbell; they complete while the device runs. */
  order(
    orders: readonly { readonly opcode: Opcode; readonly fields: CommandFields }[],
    done: (entry: EventEntry) => void = () => {},
  ): void {
    this.nic.batched(() => {
      for (const { opcode, fields } of orders) this.#commands.issue(opcode, () => fields, done);
    });
  }

  /** As `order`, and runs until all have ended with success. */
  async carryOut(
    orders: readonly { readonly opcode: Opcode; readonly fields: CommandFields }[],
  ): Promise<EventEntry[]> {
    const ended: EventEntry[] = [];
    this.order(orders, (entry) => ended.push(entry));
    await this.rest();
    if (ended.length !== orders.length) throw unfit(`${ended.length} of ${orders.length} commands ended`);
    for (const { status, opcode } of ended)
      if (status !== Status.Success) throw unfit(`a command of opcode ${opcode} ended with 0x${status.toString(16)}`);
    return ended;
  }

  /** Connections with the same options, live. */
  async connect(count: number, options: ConnectionOptions): Promise<Connection[]> {
    const connections = Array.from({ length: count }, (_, number) => this.prepare(number, options));
    const ended = await this.carryOut(connections.map((one) => one.initiate()));
    for (const { handle, target } of ended) connections[Number(handle)]?.live(target);
    return connections;
  }

  /** A connection with its memory, not handed down yet. */
  prepare(number: number, options: ConnectionOptions): Connection {
    return new Connection(this.nic.base, this.random, number, this.#path, options);
  }

  /** The cycle at which operations issued behind it begin. */
  now(): Promise<Cycles> {
    return this.target.writeMemory('nic', 0, new Uint8Array(0));
  }

  register(name: keyof typeof registers, value: number): void {
    void this.target.writeRegister(registers[name].offset, value);
  }

  /** Runs until nothing is in flight. @throws SmokestackError 'timeout' */
  async rest(): Promise<void> {
    const { idle } = await this.target.run({ cycles: longestRun, stopWhenIdle: true });
    if (!idle) throw new SmokestackError('timeout', `the device is not at rest after ${longestRun} cycles`);
  }

  forget(): void {
    this.records.length = this.frames.length = this.told.length = 0;
  }

  async close(): Promise<void> {
    await this.target.close();
    await this.#simulator.stop();
  }

  async #objects(): Promise<void> {
    const { hostMemory } = this.nic.base;
    const image = hostMemory.take(64);
    const down = async (opcode: Opcode, bytes: Uint8Array): Promise<number> => {
      void this.target.writeMemory('host', image, bytes);
      const [ended] = await this.carryOut([{ opcode, fields: { image: BigInt(image) } }]);
      return ended?.target ?? 0;
    };
    const neighbor = await down(Opcode.InitiateNeighbor, neighborImage());
    this.#path = await down(Opcode.InitiatePath, pathImage(neighbor));
    hostMemory.give(image);
  }

  #retired(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const record = decodeRetireRecord(bytes, at);
      this.records.push(record);
      at += sizeOfRetireRecord + 8 * ones(record.changed);
    }
  }
}

const ones = (value: bigint): number => {
  let count = 0;
  for (let left = value; left !== 0n; left &= left - 1n) count++;
  return count;
};

/** A run that measured something else than it was to measure. */
export const unfit = (what: string): SmokestackError =>
  new SmokestackError('mismatch', `the measurement is void: ${what}`, {
    cure: 'look at the device first: ./smokestack run --all',
  });
