/** A miniport in front of the device in memory, a host above it, and a peer made of segments. */
import type { OffloadContextCell } from '#contract';
import type { MiniportOptions } from '../engine/openEngine.ts';
import { build, flag, parse, type Segment } from '../fake/frame.ts';
import { type FakeOptions, FakeTarget } from '../fake/index.ts';
import { Miniport } from '../miniport.ts';
import { RawNic } from '../nic/rawNic.ts';
import { cell, hostMac, hostMacBytes, localPort, neighbor, path, peerMacBytes, type TcpChoice, tcp } from './blocks.ts';
import { ScriptedHost } from './scriptedHost.ts';

export interface PeerSegment {
  readonly seq: number;
  readonly ack?: number;
  readonly flags?: number;
  readonly payload?: Uint8Array;
  readonly window?: number;
  readonly port?: number;
}

export class Rig {
  readonly target: FakeTarget;
  readonly nic: RawNic;
  readonly miniport: Miniport;
  readonly host = new ScriptedHost();
  /** Segments that left the device. */
  readonly out: Segment[] = [];
  readonly atRest: { readonly host: number; readonly nic: number };
  readonly #failures: unknown[];

  static async open(options: FakeOptions = {}, miniportOptions: MiniportOptions = {}): Promise<Rig> {
    const target = new FakeTarget({ connections: 8, paths: 4, neighbors: 4, ...options });
    const failures: unknown[] = [];
    const onFailure = (error: unknown): void => {
      failures.push(error);
    };
    const nic = await RawNic.open(target, { macAddress: hostMac, receiveLog2: 4, transmitLog2: 4, onFailure });
    const small = {
      sendLog2: 4,
      receiveLog2: 2,
      commandLog2: 3,
      indicationLog2: 2,
      indicationBytes: 4096,
      eventLog2: 5,
    };
    const miniport = await Miniport.open(nic, { ...small, ...miniportOptions });
    return new Rig(target, nic, miniport, failures);
  }

  private constructor(target: FakeTarget, nic: RawNic, miniport: Miniport, failures: unknown[]) {
    this.target = target;
    this.nic = nic;
    this.miniport = miniport;
    this.#failures = failures;
    miniport.attach(this.host);
    target.onFailure((error) => failures.push(error));
    target.onPush({
      frame: (frame) => {
        const segment = parse(frame);
        if (segment !== undefined) this.out.push(segment);
      },
    });
    this.atRest = { host: nic.base.hostMemory.usedBytes, nic: nic.base.nicMemory.usedBytes };
  }

  /** Lets the device work, the miniport react, and so on until nothing moves; a reaction may be some promises away. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 8; ) {
      const { cycles, idle } = await this.target.run({ cycles: 100_000, stopWhenIdle: true });
      quiet = idle && cycles === 0 ? quiet + 1 : 0;
      if (this.#failures.length > 0) throw this.#failures[0];
    }
  }

  /** A connection with its path and neighbor, offloaded alone. */
  async offload(
    choice: TcpChoice = {},
  ): Promise<{ n: OffloadContextCell; p: OffloadContextCell; t: OffloadContextCell }> {
    const cells = { n: cell(), p: cell(), t: cell() };
    this.miniport.initiateOffload(neighbor(cells.n, path(cells.p, tcp(cells.t, choice))));
    await this.settle();
    return cells;
  }

  /** A segment from the peer of `tcp()`, and everything that follows from it. */
  peer(choice: PeerSegment): Promise<void> {
    this.peerSends(choice);
    return this.settle();
  }

  /** The segment alone: it waits on the wire. */
  peerSends({
    seq,
    ack = 1000,
    flags = 0,
    payload = new Uint8Array(0),
    window = 30_000,
    port = 80,
  }: PeerSegment): void {
    const frame = build(
      { source: peerMacBytes, destination: hostMacBytes, ttl: 64, tos: 0, id: 1 },
      {
        sourceAddress: 0x0a00_0002,
        destinationAddress: 0x0a00_0001,
        sourcePort: port,
        destinationPort: localPort,
        seq,
        ack,
        flags: flags | flag.ack,
        window,
        timestamp: undefined,
        payload,
      },
    );
    void this.target.sendFrames([frame]);
  }

  async strobe(count: number): Promise<void> {
    await this.target.strobe(count, { spacingCycles: 10 });
    await this.settle();
  }

  /** What the host heard since the last call. */
  heard(): string[] {
    return this.host.heard.splice(0);
  }
}
