import type { Cable } from '#cable';
import type { TcpRow } from '#contract';
import type { Miniport, RawNic } from '#driver';
import type { ChimneyHost, HostStack, Socket } from '#host';
import type { BuiltinPeer, LinuxPeer } from '#peer';
import { type Clock, type Millis, millis, type Random, SmokestackError } from '#units';
import type { Checks } from '../checks/index.ts';
import type { Offloading, Returned, RowListener } from '../offload/index.ts';
import type { FrameEnd, Mismatch } from '../scoreboard/index.ts';
import type { Session } from '../session/session.ts';
import {
  type HeldTransfer,
  hostTransfer,
  type PeerRole,
  peerTransfer,
  type Transfer,
  type TransferPlan,
} from '../traffic/index.ts';
import type { Wire } from '../wire/wire.ts';
import type { RunLog } from './runLog.ts';

/** How long `until` waits unless it is told. */
const defaultWait = millis(60_000);

/**
 * How long a run goes on waiting once something has differed. Two ends that understand each other no longer may answer
 * each other for ever, and a failed run is to say so before its time limit.
 */
const waitBehindDifference = millis(3000);

export interface BenchParts {
  readonly seed: number;
  readonly random: Random;
  readonly session: Session;
  readonly nic: RawNic;
  readonly wire: Wire;
  readonly host: HostStack;
  readonly offloading: Offloading | undefined;
  readonly cable: Cable;
  readonly skew: { ahead: number };
  readonly peer: BuiltinPeer | LinuxPeer;
  readonly checks: Checks;
  readonly log: RunLog['logger'];
  readonly folder: string;
}

/**
 * What a scenario works with: `host` (our TCP stack) behind `nic` (the device), `cable`, `peer` at the far end, and one
 * clock for all of them.
 *
 *   host — nic — wire — cable — peer
 */
export class Bench {
  /** Of this run; everything random comes from it. */
  readonly seed: number;
  readonly random: Random;
  /** The one source of time. */
  readonly session: Session;
  readonly clock: Clock;
  readonly nic: RawNic;
  /** The wire side of the device: frames may be injected here, past cable and peer. */
  readonly wire: Wire;
  readonly host: HostStack;
  readonly cable: Cable;
  /** Milliseconds by which the clock of the host's timestamps runs ahead of the session's: it drifts when that is changed. */
  readonly skew: { ahead: number };
  /** BuiltinPeer or LinuxPeer: `peer.kind` tells. */
  readonly peer: BuiltinPeer | LinuxPeer;
  readonly log: RunLog['logger'];
  /** Of this run, absolute: files left here stay beside the verdict. */
  readonly folder: string;
  /** Bytes that applications have read, for the verdict. */
  readonly moved = { toPeer: 0, fromPeer: 0 };
  readonly #checks: Checks;
  readonly #offloading: Offloading | undefined;
  /** Once something differs: whether it has for so long that nobody waits any more. */
  #differs: { forLong: boolean } | undefined;
  #onFrameEnd: (end: FrameEnd) => void = () => {};

  constructor(parts: BenchParts) {
    this.seed = parts.seed;
    this.random = parts.random;
    this.session = parts.session;
    this.clock = parts.session.clock;
    this.nic = parts.nic;
    this.wire = parts.wire;
    this.host = parts.host;
    this.cable = parts.cable;
    this.skew = parts.skew;
    this.peer = parts.peer;
    this.log = parts.log;
    this.folder = parts.folder;
    this.#checks = parts.checks;
    this.#offloading = parts.offloading;
  }

  /**
   * Lets time pass until `done()` holds.
   * @param what ends the sentence "still waiting for …"
   * @param within session time; default one minute
   * @throws SmokestackError 'timeout' at the limit, and soon behind a difference; the device's failure, or the peer's
   */
  until(done: () => boolean, what: string, within: Millis = defaultWait): Promise<void> {
    const { peer } = this;
    const doneWithPeer = (): boolean => {
      // What a dead peer did not do is no fault of the device.
      if (peer.kind === 'linux' && peer.lost !== undefined) throw peer.lost;
      if (done()) return true;
      if (this.#differsForLong()) throw new SmokestackError('timeout', `still waiting for ${what} behind a difference`);
      return false;
    };
    return this.session.until(doneWithPeer, { what, within });
  }

  /** Lets session time pass. */
  pass(span: Millis): Promise<void> {
    return this.session.pass(span);
  }

  /** Notes a difference, which fails the run, unless both values print alike. The run goes on. */
  equal(field: string, device: unknown, expected: unknown, where: Partial<Mismatch> = {}): boolean {
    return this.#checks.equal(field, device, expected, where);
  }

  /** Notes a difference unless `value` reaches `least`. The run goes on. */
  atLeast(field: string, value: number, least: number): boolean {
    return this.#checks.equal(field, value >= least ? `at least ${least}` : value, `at least ${least}`);
  }

  /** Hears how each frame that went into the device ended. */
  onFrameEnd(handler: (end: FrameEnd) => void): void {
    this.#onFrameEnd = handler;
  }

  /** For the bench itself. */
  frameEnded(end: FrameEnd): void {
    this.#onFrameEnd(end);
  }

  /** The builtin peer. @throws SmokestackError 'usage' when the scenario did not say needs: ['builtin'] */
  get builtin(): BuiltinPeer {
    if (this.peer.kind === 'builtin') return this.peer;
    throw new SmokestackError('usage', "this scenario uses the builtin peer: add needs: ['builtin']");
  }

  /** The Linux peer. @throws SmokestackError 'usage' when the scenario did not say needs: ['linux'] */
  get linux(): LinuxPeer {
    if (this.peer.kind === 'linux') return this.peer;
    throw new SmokestackError('usage', "this scenario uses the Linux peer: add needs: ['linux']");
  }

  /** Offload of this run. @throws SmokestackError 'usage' when the scenario did not say needs: ['offload'] */
  get offloading(): Offloading {
    if (this.#offloading !== undefined) return this.#offloading;
    throw new SmokestackError('usage', "this scenario offloads connections: add needs: ['offload']");
  }
  get miniport(): Miniport {
    return this.offloading.miniport;
  }
  get chimney(): ChimneyHost {
    return this.offloading.chimney;
  }

  /** Hands a connection down; resolves with the status that the target wrote. */
  offload(socket: Socket): Promise<number> {
    return this.offloading.offload(socket);
  }

  /** Takes a connection back; resolves with what came with it, undefined when it was back or on its way already. */
  upload(socket: Socket): Promise<Returned | undefined> {
    return this.offloading.upload(socket);
  }

  /** What the engine holds of a connection now; undefined while the host has it. */
  rowOf(socket: Socket): TcpRow | undefined {
    return this.offloading.row(socket);
  }

  /** Hears of each event of every offloaded connection, with the row as it left it. A later listener replaces it. */
  onRow(listener: RowListener | undefined): void {
    this.offloading.onRow(listener);
  }

  /**
   * Moves seeded bytes both ways over one connection, closes it, and compares counts and hashes of both ends. Resolves when
   * both ends are done.
   */
  async exchange({ port, openedBy, toPeer, fromPeer, sendFor, within, meanwhile }: ExchangePlan): Promise<void> {
    const up: TransferPlan = { send: toPeer, seed: this.random.fork(`up ${port}`).u32() };
    const down: TransferPlan = { send: fromPeer, seed: this.random.fork(`down ${port}`).u32(), sendFor };
    let near: HeldTransfer | undefined;
    let far: Transfer;
    let opened: Socket | undefined;
    if (openedBy === 'host') {
      far = await peerTransfer(this.peer, { listen: port }, down);
      const socket = this.host.connect({ address: this.peer.address, port });
      near = hostTransfer(socket, up);
      opened = socket;
    } else {
      const role: PeerRole = { connect: this.host.ip.address, port };
      const stop = this.host.listen(port, (socket) => {
        stop();
        near = hostTransfer(socket, up);
        opened = socket;
      });
      far = await peerTransfer(this.peer, role, down);
    }
    if (sendFor !== undefined) this.clock.after(sendFor, () => near?.finish());
    const over = (): boolean => near?.result !== undefined && far.result !== undefined;
    if (meanwhile !== undefined) {
      await this.until(() => (opened?.bytesRead ?? 0) > 0, `the first bytes on port ${port}`);
      if (opened !== undefined && near !== undefined) await meanwhile(opened, near);
    }
    await this.until(over, `both ends of the exchange on port ${port}`, within);
    this.#judge(port, near, far);
  }

  #differsForLong(): boolean {
    if (this.#differs === undefined && this.#checks.differed) {
      const differs = { forLong: false };
      this.#differs = differs;
      // On the clock, so that no wait jumps over it.
      this.clock.after(waitBehindDifference, () => {
        differs.forLong = true;
      });
    }
    return this.#differs?.forLong ?? false;
  }

  #judge(port: number, near: Transfer | undefined, far: Transfer): void {
    const [host, peer] = [near?.result, far.result];
    if (host === undefined || peer === undefined) return;
    this.log.info({ host, peer }, `exchange on port ${port}`);
    this.moved.toPeer += peer.received.bytes;
    this.moved.fromPeer += host.received.bytes;
    this.equal(`end of port ${port} at the host`, host.end, 'fin');
    this.equal(`end of port ${port} at the peer`, peer.end, 'fin');
    for (const what of ['bytes', 'sha256'] as const) {
      this.equal(`${what} that the peer read on port ${port}`, peer.received[what], host.sent[what]);
      this.equal(`${what} that the host read on port ${port}`, host.received[what], peer.sent[what]);
    }
  }
}

export interface ExchangePlan {
  readonly port: number;
  readonly openedBy: 'host' | 'peer';
  /** Bytes to send, each way. */
  readonly toPeer: number;
  readonly fromPeer: number;
  /** Both ends send for so long at most, then close their half (Linux peer only). Default: until all bytes have gone. */
  readonly sendFor?: Millis;
  /** Session time it may take. Default one minute. */
  readonly within?: Millis;
  /** Runs once the first bytes have come, with the host's end. The exchange waits for it. */
  readonly meanwhile?: (socket: Socket, end: HeldTransfer) => Promise<unknown>;
}
