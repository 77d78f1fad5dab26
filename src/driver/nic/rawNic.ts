import { type RawReceiveEntry, RetireMode, registers } from '#contract';
import { type Target, writeRegister64 } from '#protocol';
import { SmokestackError } from '#units';
import { RangeAllocator } from '../memory/rangeAllocator.ts';
import { type Counters, readCounters } from './counters.ts';
import { Failures } from './failures.ts';
import { type Identity, readIdentity } from './identity.ts';
import type { NicBase } from './nicBase.ts';
import { RawReceive } from './rawReceive.ts';
import { RawTransmit } from './rawTransmit.ts';
import { Turn } from './turn.ts';

export interface RawNicOptions {
  /** Interface MAC as a 48-bit number, first byte on the wire in the top 8 bits (MacAddress of the wire layer). */
  readonly macAddress: number;
  /** log2 of the entries of the raw receive ring; 2 KiB of host memory each. Default 9. */
  readonly receiveLog2?: number;
  /** log2 of the entries of the raw transmit ring; 1.5 KiB of host memory each. Default 8. */
  readonly transmitLog2?: number;
  /** What the retire port does when its ring is full. Default 'off'. */
  readonly retire?: RetireModeName;
  /** Hears what goes wrong between calls, here and in a miniport on top. Default: the next call throws it. */
  readonly onFailure?: (error: unknown) => void;
}

export type RetireModeName = 'off' | 'lossless' | 'lossy';

const retireModes: Record<RetireModeName, number> = {
  off: RetireMode.Off,
  lossless: RetireMode.Lossless,
  lossy: RetireMode.Lossy,
};

/** A frame of the non-offload path, with the entry that told of it. */
export type RawFrameHandler = (frame: Uint8Array, entry: RawReceiveEntry) => void;

/** The wire layer's FramePort: `send` gives a frame to the NIC, `onFrame` hears what comes from it. */
export interface RawPort {
  send(frame: Uint8Array): void;
  onFrame(handler: (frame: Uint8Array) => void): void;
}

const macRegister = (address: number): bigint => {
  let out = 0n;
  for (let i = 0, rest = BigInt(address); i < 6; i++, rest >>= 8n) out = (out << 8n) | (rest & 0xffn);
  return out;
};

/**
 * The plain NIC in front of the engine: raw rings, MAC, switches, counters. Everything it does is caused by a call or by
 * a push, and is issued within that call or push.
 */
export class RawNic {
  readonly base: NicBase;
  readonly #receive: RawReceive;
  readonly #transmit: RawTransmit;
  readonly #removeListener: () => void;
  #control = 0;
  #macAddress = 0;
  #onFrame: (frame: Uint8Array) => void = () => {};

  /** Every frame of the raw path before `port` has it: for the bench, which pairs frames with their numbers. */
  onRaw: RawFrameHandler = () => {};

  /** The non-offload path, for a host stack. */
  readonly port: RawPort = {
    send: (frame) => {
      this.base.failures.check();
      this.#transmit.send(frame);
    },
    onFrame: (handler) => {
      this.#onFrame = handler;
    },
  };

  /**
   * Checks the device's identity, sets up memory and raw rings, and switches reception and transmission on. Subscribes to
   * frames and entries (and to retire records unless `retire` is 'off'); who wants more subscribes afterwards, to these
   * too.
   * @throws SmokestackError 'environment' for another device, another layout, or too little host memory
   */
  static async open(target: Target, options: RawNicOptions): Promise<RawNic> {
    const identity = await readIdentity(target);
    const nic = new RawNic(target, identity, options);
    // One round trip: when this one is through, so is everything before it.
    await target.readRegister(registers.status.offset);
    return nic;
  }

  private constructor(target: Target, identity: Identity, options: RawNicOptions) {
    const { receiveLog2 = 9, transmitLog2 = 8, retire = 'off' } = options;
    const window = (space: 'host' | 'nic') => {
      const found = target.facts.windows.find((one) => one.space === space);
      if (found === undefined) throw new SmokestackError('environment', `the target shows no ${space} memory window`);
      return new RangeAllocator(`${space === 'host' ? 'host' : 'NIC'} memory`, found.base, found.bytes);
    };
    const hostMemory = window('host');
    // Address 0 means "none" in a command: it is never given out.
    hostMemory.take(64);
    const failures = new Failures(options.onFailure);
    this.base = { target, turn: new Turn(), hostMemory, nicMemory: window('nic'), identity, failures };
    this.#receive = new RawReceive(this.base, receiveLog2);
    this.#transmit = new RawTransmit(this.base, transmitLog2);
    this.#removeListener = target.onPush({
      frame: () => this.base.turn.run(() => this.#transmit.onFrameOut()),
      entries: (group) =>
        this.base.turn.run(() => {
          this.#receive.consume(group, (frame, entry) => {
            this.onRaw(frame, entry);
            this.#onFrame(frame);
          });
        }),
    });
    void target.subscribe({ frames: true, entries: true, retire: retire !== 'off' });
    this.setMacAddress(options.macAddress);
    void target.writeRegister(registers.retireControl.offset, retireModes[retire]);
    this.setSwitches({ receive: true, transmit: true });
  }

  /** What the device said about itself. */
  get identity(): Identity {
    return this.base.identity;
  }

  /** Frames handed to `port` that the raw transmit ring has not taken. */
  get waitingFrames(): number {
    return this.#transmit.waiting;
  }

  /**
   * Low 16 bits of the raw transmit index behind every frame handed to `port`: no segment of an initiate leaves before the
   * frames below it.
   */
  get rawTransmitProducer(): number {
    return this.#transmit.producer;
  }

  /** Runs `action` and rings each doorbell it needs once, when it returns. For callers that send many frames in a row. */
  batched<T>(action: () => T): T {
    return this.base.turn.run(action);
  }

  /** Interface MAC, six bytes in wire order. */
  get macAddress(): Uint8Array {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(this.#macAddress));
    return bytes.subarray(2);
  }

  setMacAddress(address: number): void {
    this.#macAddress = address;
    void writeRegister64(this.base.target, registers.macAddress.offset, macRegister(address));
  }

  /** Changes the switches named; the others stay. */
  setSwitches(change: { readonly receive?: boolean; readonly transmit?: boolean; readonly offload?: boolean }): void {
    const { fields } = registers.control;
    for (const [name, on] of Object.entries(change) as [keyof typeof fields, boolean][]) {
      const bit = 1 << fields[name].lsb;
      this.#control = on ? this.#control | bit : this.#control & ~bit;
    }
    void this.base.target.writeRegister(registers.control.offset, this.#control);
  }

  /** To be changed with the device idle; `retire` records must be subscribed to. */
  setRetireMode(mode: RetireModeName): void {
    void this.base.target.writeRegister(registers.retireControl.offset, retireModes[mode]);
  }

  /** Every counter and free count by name. */
  readCounters(): Promise<Counters> {
    return readCounters(this.base.target);
  }

  /** Switches everything off and gives the rings' memory back. What is under way on the link is not waited for. */
  close(): void {
    this.setSwitches({ receive: false, transmit: false, offload: false });
    this.#removeListener();
    this.#receive.close();
    this.#transmit.close();
  }
}
