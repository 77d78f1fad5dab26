import {
  DropReason,
  decodeRawTransmitEntry,
  encodeRawReceiveEntry,
  layoutHashLow64,
  layoutVersion,
  limits,
  type RawReason,
  registers,
} from '#contract';
import { bitsOf } from '#units';
import { FakeEngine } from './fakeEngine.ts';
import { FakeMemory } from './fakeMemory.ts';
import { FakeRegisters } from './fakeRegisters.ts';
import { WrittenRing } from './fakeRings.ts';

export interface DeviceOptions {
  readonly connections: number;
  readonly paths: number;
  readonly neighbors: number;
  readonly dataWidth: number;
  readonly hostBytes: number;
  readonly nicBytes: number;
  readonly offload: boolean;
}

/** The fake device: plain NIC and engine. Works one unit of work at a time, in a fixed order. */
export class FakeDevice {
  readonly host: FakeMemory;
  readonly nic: FakeMemory;
  readonly registers = new FakeRegisters();
  readonly engine: FakeEngine;
  readonly #rawReceive: WrittenRing;
  readonly #out: (frame: Uint8Array) => void;
  readonly #arrived: { readonly frame: Uint8Array; readonly errored: boolean }[] = [];
  #frameNumber = 0n;
  #rawTransmitted = 0;

  constructor(options: DeviceOptions, out: (frame: Uint8Array) => void) {
    this.host = new FakeMemory('host', options.hostBytes);
    this.nic = new FakeMemory('NIC', options.nicBytes);
    this.#out = (frame) => {
      this.registers.count('framesOut');
      out(frame);
    };
    const { registers: file } = this;
    file.set('magic', limits.magic);
    file.set('layoutVersion', layoutVersion);
    file.set64('layoutHash', layoutHashLow64);
    for (const name of ['connections', 'paths', 'neighbors', 'dataWidth'] as const) file.set(name, options[name]);
    file.set('features', options.offload ? 1 << registers.features.fields.offload.lsb : 0);
    file.set('freeConnections', options.connections);
    file.set('freePaths', options.paths);
    file.set('freeNeighbors', options.neighbors);
    this.#rawReceive = new WrittenRing(this.host, file, 'rawReceive');
    this.engine = new FakeEngine({
      host: this.host,
      nic: this.nic,
      registers: file,
      send: this.#out,
      rawTransmitted: () => this.#rawTransmitted,
      frameNumber: () => this.#frameNumber,
    });
  }

  readRegister(address: number): number {
    if (address === registers.status.offset) return this.#idle() ? 1 : 0;
    return this.registers.word(address);
  }

  writeRegister(address: number, value: number): void {
    this.registers.write(address, value);
    if (address === registers.rawTransmitLog2.offset && value === 0) this.#rawTransmitted = 0;
    if (address === registers.rawReceiveLog2.offset && value === 0) this.#rawReceive.reset();
    this.engine.onRegister(address, value);
  }

  /** A frame on the wire. */
  receive(frame: Uint8Array, errored: boolean): void {
    this.#arrived.push({ frame, errored });
  }

  /** One millisecond passes. */
  strobe(): void {
    this.registers.count('nowMs');
    this.engine.strobe();
  }

  /** One unit of work. False when there is nothing to do. */
  step(): boolean {
    return this.#takeRawTransmit() || this.#takeFrame() || this.engine.step();
  }

  #switch(name: 'receive' | 'transmit'): boolean {
    return bitsOf(this.registers.get('control'), registers.control.fields[name]) === 1;
  }

  #idle(): boolean {
    return this.#arrived.length === 0 && this.engine.idle;
  }

  #takeRawTransmit(): boolean {
    const { registers: file, host } = this;
    const log2 = file.get('rawTransmitLog2');
    if (!this.#switch('transmit') || log2 === 0) return false;
    if (((file.get('rawTransmitProducer') - this.#rawTransmitted) & 0xffff) === 0) return false;
    const at = Number(file.get64('rawTransmitBase')) + (this.#rawTransmitted % 2 ** log2) * limits.entryBytes;
    const { buffer, bytes } = decodeRawTransmitEntry(host.at(at, limits.entryBytes));
    if (bytes < 14 || bytes > limits.maxFrameBytes) file.count('rawTransmitSkipped');
    else {
      file.count('rawTransmitFrames');
      this.#out(host.read(Number(buffer), bytes));
    }
    this.#rawTransmitted++;
    file.set('rawTransmitConsumer', this.#rawTransmitted & 0xffff);
    return true;
  }

  #takeFrame(): boolean {
    const next = this.#arrived.shift();
    if (next === undefined) return false;
    const { frame, errored } = next;
    const number = this.#frameNumber++;
    this.registers.count('framesIn');
    const drop = this.#dropReason(frame, errored);
    if (drop !== undefined) {
      this.registers.count(dropCounters[drop]);
      return true;
    }
    const reason = this.engine.receive(frame);
    if (reason === undefined) this.registers.count('segmentsIn');
    else this.#giveUp(frame, number, reason);
    return true;
  }

  #dropReason(frame: Uint8Array, errored: boolean): keyof typeof dropCounters | undefined {
    if (errored) return DropReason.Errored;
    if (!this.#switch('receive')) return DropReason.Disabled;
    if (frame.length < 14) return DropReason.Runt;
    return frame.length > limits.maxFrameBytes ? DropReason.Oversize : undefined;
  }

  #giveUp(frame: Uint8Array, frameNumber: bigint, reason: RawReason): void {
    if (this.#rawReceive.room === 0) {
      this.registers.count('dropRawRingFull');
      return;
    }
    const slot = Number(this.registers.get64('rawReceiveBuffer')) + this.#rawReceive.slot * limits.rawSlotBytes;
    this.host.write(slot, frame);
    this.registers.count('rawFrames');
    this.#rawReceive.write((phase) =>
      encodeRawReceiveEntry({ frameNumber, bytes: frame.length, target: 0, reason, held: false, phase }),
    );
  }
}

const dropCounters = {
  [DropReason.Errored]: 'dropErrored',
  [DropReason.Disabled]: 'dropDisabled',
  [DropReason.Runt]: 'dropRunt',
  [DropReason.Oversize]: 'dropOversize',
} as const;
