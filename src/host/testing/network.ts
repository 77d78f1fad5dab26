/** Two or more hosts on a wire of virtual time, for the tests of this folder. */
import { millis, Random, VirtualClock } from '#units';
import { type FramePort, ipv4, mac } from '#wire';
import { type HostOptions, HostStack } from '../stack/hostStack.ts';

export interface WireFaults {
  /** Probability that a frame is lost, each way. */
  readonly loss?: number;
  readonly duplication?: number;
  /** Probability that a frame is held back by up to 30 ms. */
  readonly reordering?: number;
  /** Milliseconds one way. Default 5. */
  readonly delay?: number;
}

/** One end of the wire: frames sent to it reach `receive` of the other after the delay, or not at all. */
class WireEnd implements FramePort {
  readonly #deliver: (frame: Uint8Array) => void;
  #handler: (frame: Uint8Array) => void = () => {};
  constructor(deliver: (frame: Uint8Array) => void) {
    this.#deliver = deliver;
  }
  send(frame: Uint8Array): void {
    this.#deliver(frame);
  }
  onFrame(handler: (frame: Uint8Array) => void): void {
    this.#handler = handler;
  }
  receive(frame: Uint8Array): void {
    this.#handler(frame);
  }
}

export type HostChoice = Partial<Omit<HostOptions, 'clock' | 'port' | 'mac' | 'address'>>;

export const leftAddress = ipv4('10.0.0.1');
export const rightAddress = ipv4('10.0.0.2');
export const leftMac = mac('02:00:00:00:00:01');
export const rightMac = mac('02:00:00:00:00:02');

/** A wire with a right host and any number of left hosts of one identity, of which one is plugged in. */
export class Network {
  readonly clock = new VirtualClock();
  readonly random: Random;
  readonly right: HostStack;
  faults: WireFaults;
  /** Every frame that was sent, before loss. */
  tap: (frame: Uint8Array, from: 'left' | 'right') => void = () => {};
  readonly #rightEnd: WireEnd;
  #plugged: WireEnd | undefined;

  constructor(seed: number, faults: WireFaults = {}, right: HostChoice = {}) {
    this.random = new Random(seed);
    this.faults = faults;
    this.#rightEnd = new WireEnd((frame) => this.#carry('right', frame, () => this.#plugged));
    this.right = new HostStack({
      random: this.random.fork('right'),
      ...right,
      clock: this.clock,
      port: this.#rightEnd,
      mac: rightMac,
      address: rightAddress,
    });
  }

  /** A left host, and what plugs it into the wire in place of the one before. `nic` may stand between host and wire. */
  left(
    choice: HostChoice = {},
    nic: (wire: FramePort) => FramePort = (wire) => wire,
  ): { readonly stack: HostStack; readonly plug: () => void } {
    const end: WireEnd = new WireEnd((frame) => this.#carry('left', frame, () => this.#rightEnd));
    const stack = new HostStack({
      random: this.random.fork('left'),
      ...choice,
      clock: this.clock,
      port: nic(end),
      mac: leftMac,
      address: leftAddress,
    });
    const plug = (): void => {
      this.#plugged = end;
    };
    if (this.#plugged === undefined) plug();
    return { stack, plug };
  }

  /** Runs until `done`, at most `seconds` of virtual time. Returns whether it was done. */
  run(done: () => boolean, seconds = 600): boolean {
    return this.clock.runUntil(done, millis(this.clock.now() + seconds * 1000));
  }

  idle(seconds: number): void {
    this.clock.advanceBy(millis(seconds * 1000));
  }

  #carry(from: 'left' | 'right', frame: Uint8Array, to: () => WireEnd | undefined): void {
    this.tap(frame, from);
    const { loss = 0, duplication = 0, reordering = 0, delay = 5 } = this.faults;
    if (this.random.chance(loss)) return;
    const copies = this.random.chance(duplication) ? 2 : 1;
    for (let i = 0; i < copies; i++) {
      const late = this.random.chance(reordering) ? this.random.int(1, 30) : 0;
      this.clock.after(millis(delay + late), () => to()?.receive(frame));
    }
  }
}
