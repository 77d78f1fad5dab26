/**
 * Host, miniport and a device in memory on one clock, with a builtin peer behind a wire that loses nothing: the smallest
 * bench in which a connection can go down and come back.
 */
import { FakeTarget, Miniport, type MiniportOptions, RawNic } from '#driver';
import { ChimneyHost, HostStack, type ReceivePosting } from '#host';
import { BuiltinPeer } from '#peer';
import type { Target } from '#protocol';
import { millis, Random, VirtualClock } from '#units';
import { ipv4, mac } from '#wire';

export const hostAddress = ipv4('10.0.0.1');
export const peerAddress = ipv4('10.0.0.2');
const hostMac = mac('02:00:00:00:00:01');
const peerMac = mac('02:00:00:00:00:02');

/** Milliseconds from one end of the wire to the other. */
const wireDelay = 2;

export interface SessionOptions {
  readonly miniport?: MiniportOptions;
  readonly posting?: ReceivePosting;
  readonly sendBuffer?: number;
  readonly connections?: number;
  /** Default: a device in memory. */
  readonly target?: Target;
}

export class Session {
  readonly clock = new VirtualClock();
  readonly random: Random;
  readonly target: Target;
  readonly nic: RawNic;
  readonly miniport: Miniport;
  readonly stack: HostStack;
  readonly chimney: ChimneyHost;
  readonly peer: BuiltinPeer;
  readonly #failures: unknown[] = [];

  static async open(seed: number, options: SessionOptions = {}): Promise<Session> {
    const target = options.target ?? new FakeTarget({ connections: options.connections ?? 8, paths: 4, neighbors: 4 });
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    const nic = await RawNic.open(target, { macAddress: hostMac, receiveLog2: 6, transmitLog2: 5, onFailure });
    const miniport = await Miniport.open(nic, {
      indicationLog2: 4,
      indicationBytes: 4096,
      sendLog2: 4,
      receiveLog2: 2,
      commandLog2: 3,
      ...options.miniport,
    });
    return new Session(seed, options, target, nic, miniport, failures);
  }

  private constructor(
    seed: number,
    { posting, sendBuffer = 20_000 }: SessionOptions,
    target: Target,
    nic: RawNic,
    miniport: Miniport,
    failures: unknown[],
  ) {
    this.random = new Random(seed);
    this.target = target;
    this.nic = nic;
    this.miniport = miniport;
    this.#failures = failures;
    const { clock } = this;
    this.stack = new HostStack({
      random: this.random.fork('host'),
      clock,
      port: nic.port,
      mac: hostMac,
      address: hostAddress,
      tcp: { sendBuffer },
    });
    this.chimney = new ChimneyHost(this.stack, posting === undefined ? {} : { posting });
    this.chimney.attach(miniport);
    miniport.attach(this.chimney);
    this.peer = new BuiltinPeer({ clock, random: this.random.fork('peer'), mac: peerMac, address: peerAddress });
    this.peer.port.onFrame((frame) => clock.after(millis(wireDelay), () => void target.sendFrames([frame])));
    target.onPush({
      frame: (frame) => {
        clock.after(millis(wireDelay), () => this.peer.port.send(frame));
      },
    });
    target.onFailure((error) => this.#failures.push(error));
  }

  /** Steps milliseconds until `done`, at most `seconds`; the device gets its time in pieces of random size. */
  async run(done: () => boolean, seconds = 300): Promise<boolean> {
    const limit = this.clock.now() + seconds * 1000;
    while (!done()) {
      if (this.clock.now() >= limit) return false;
      this.nic.batched(() => this.clock.advanceBy(millis(1)));
      await this.target.strobe(1, { spacingCycles: 10 });
      const pieces = this.random.int(1, 6);
      for (let i = 0; i < pieces; i++) {
        const { idle } = await this.target.run({ cycles: this.random.int(10, 600), stopWhenIdle: true });
        if (idle) break;
      }
      if (this.#failures.length > 0) throw this.#failures[0];
    }
    return true;
  }

  idle(milliseconds: number): Promise<boolean> {
    const end = this.clock.now() + milliseconds;
    return this.run(() => this.clock.now() >= end);
  }
}
