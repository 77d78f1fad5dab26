import {
  type MiniportChimney,
  type NdisChimney,
  ndisStatus,
  registers,
  type TcpDelegatedState,
  type TcpRow,
} from '#contract';
import { Miniport, type MiniportOptions, type RawNic } from '#driver';
import { ChimneyHost, type ChimneyOptions, type HostStack, type Socket } from '#host';
import { type Millis, millis, SmokestackError } from '#units';
import type { Findings } from '../scoreboard/index.ts';
import type { Session } from '../session/session.ts';
import type { OffloadAccount } from './account.ts';
import { type CallTap, passedOn, tapHost, tapMiniport } from './chimneyTap.ts';
import { portPair } from './engineRows.ts';
import { type Scatter, scatterSends } from './scatter.ts';
import type { Fired } from './timersFired.ts';
import type { Moves, Returned, RowListener } from './uploads.ts';

/** How the host side of an offload is set up. */
export interface OffloadSettings {
  /** Default: two requests of 16 KiB while the application reads. */
  readonly chimney?: ChimneyOptions;
  readonly miniport?: MiniportOptions;
  /** Lays each send request over several MDLs. Default: one. */
  readonly scatter?: Scatter;
  /** Key of the look-up hash; 0 puts every tuple into one bucket. Default: the device's reset value. */
  readonly hashSeed?: bigint;
}

export interface OffloadingParts {
  readonly nic: RawNic;
  readonly host: HostStack;
  readonly session: Session;
  readonly account: OffloadAccount;
  readonly settings: OffloadSettings;
  readonly tap: CallTap;
}

/** How long a hand-over may take, session time: it takes milliseconds, and one that never ends is told within a minute. */
const handOverLimit = millis(10_000);

/** Where the documents say what each book of the miniport holds. */
const bookRules = {
  offloadedObjects: 'CHM-TERM-067',
  lentBuffers: 'CHM-RI-003',
  staleEvents: 'CHM-TERM-039',
  illegalOrders: 'engine.md 11.10',
} as const;

const defaultChimney: ChimneyOptions = { posting: { requests: 2, bytes: 16_384 } };

/**
 * Offload as a scenario uses it: miniport and chimney host with taps between them, hand-overs as promises, and the
 * engine's row of each connection.
 */
export class Offloading {
  readonly miniport: Miniport;
  readonly chimney: ChimneyHost;
  readonly #session: Session;
  readonly #account: OffloadAccount;
  readonly #returned: Map<string, Returned>;
  /** The miniport as its host calls it, watched. */
  readonly calls: MiniportChimney;
  /** Whom the miniport calls. */
  #above: NdisChimney;

  /** @throws SmokestackError 'unsupported' for a plain NIC */
  static async open(parts: OffloadingParts, returned: Map<string, Returned>): Promise<Offloading> {
    const { nic, settings } = parts;
    const { target } = nic.base;
    if (settings.hashSeed !== undefined)
      for (const [i, half] of [settings.hashSeed & 0xffff_ffffn, settings.hashSeed >> 32n].entries())
        await target.writeRegister(registers.hashSeed.offset + 4 * i, Number(half));
    return new Offloading(parts, await Miniport.open(nic, settings.miniport), returned);
  }

  private constructor(parts: OffloadingParts, miniport: Miniport, returned: Map<string, Returned>) {
    const { host, settings, tap } = parts;
    this.#session = parts.session;
    this.#account = parts.account;
    this.#returned = returned;
    this.miniport = miniport;
    this.chimney = new ChimneyHost(host, { ...defaultChimney, ...settings.chimney });
    const { scatter } = settings;
    const scattering: CallTap = {
      hostCall: (call) => {
        if (scatter !== undefined) scatterSends(call, scatter);
        tap.hostCall(call);
      },
      hostReturned: (call, value) => tap.hostReturned(call, value),
    };
    this.calls = tapMiniport(miniport, scattering);
    this.#above = this.chimney;
    this.chimney.attach(this.calls);
    miniport.attach(
      tapHost(
        passedOn(() => this.#above),
        tap,
      ),
    );
  }

  /**
   * Puts a host of the scenario's own between the miniport and its host: `make` is given both, and what it returns is
   * called from now on. What it does not answer itself it passes on.
   */
  interpose(make: (above: NdisChimney, below: MiniportChimney) => NdisChimney): void {
    this.#above = make(this.#above, this.calls);
  }

  /** How many uploads returned what. */
  get moves(): Readonly<Moves> {
    return this.#account.uploads.moves;
  }

  /** How many timers fired in the engine. */
  get timers(): Readonly<Fired> {
    return this.#account.timers.count;
  }

  /** The engine's row of a connection as its last record left it; undefined while the host has it. */
  row(socket: Socket): TcpRow | undefined {
    return this.#account.uploads.rows.of(socket.tuple);
  }

  /** Hears of each event of every offloaded connection, with the row as it left it. A later listener replaces it. */
  onRow(listener: RowListener | undefined): void {
    this.#account.uploads.onRow = listener;
  }

  /** Hands a connection down. Resolves with the status that the target wrote; the session's time passes meanwhile. */
  async offload(socket: Socket): Promise<number> {
    let status: number | undefined;
    this.chimney.offload([socket], (_socket, told) => {
      status = told;
    });
    await this.#until(() => status !== undefined, `port ${socket.tuple.localPort} to be offloaded`);
    return status ?? ndisStatus.failure;
  }

  /**
   * Takes a connection back and tells what came with it. It may be on its way already (both sides closed, the peer reset
   * it, the target asked for it), or be back: then undefined.
   */
  async upload(socket: Socket): Promise<Returned | undefined> {
    const { localPort } = socket.tuple;
    let outcome: string | undefined;
    try {
      this.chimney.upload(socket, (told) => {
        outcome = told;
      });
    } catch (thrown) {
      if (SmokestackError.from(thrown).code === 'state') return undefined;
      throw thrown;
    }
    await this.#until(() => outcome !== undefined, `port ${localPort} to come back`);
    if (outcome === 'lost')
      throw new SmokestackError('mismatch', `the target lost the connection of port ${localPort}`);
    const ports = portPair(socket.tuple);
    const returned = this.#returned.get(ports);
    this.#returned.delete(ports);
    return returned;
  }

  /** Asks for the delegated variables of an offloaded connection. */
  async query(socket: Socket): Promise<TcpDelegatedState> {
    let answer: { readonly state: TcpDelegatedState | undefined } | undefined;
    this.chimney.query(socket, (state) => {
      answer = { state };
    });
    await this.#until(() => answer !== undefined, `the state of port ${socket.tuple.localPort}`);
    if (answer?.state === undefined)
      throw new SmokestackError('mismatch', `the target refused a query of port ${socket.tuple.localPort}`);
    return answer.state;
  }

  /**
   * Holds the miniport's own books against the calls that were seen: objects, lent buffers, and neither an event of the
   * device nor an order of the host that it could make nothing of.
   */
  compareBooks(checks: Pick<Findings, 'equal'>): void {
    const { miniport } = this;
    const { offloadedObjects, lentBuffers } = this.#account.books;
    const due = { offloadedObjects, lentBuffers, staleEvents: 0, illegalOrders: 0 };
    const own = {
      ...miniport.statistics,
      offloadedObjects: miniport.offloadedObjects,
      lentBuffers: miniport.lentBuffers,
    };
    for (const name of Object.keys(due) as (keyof typeof due)[])
      checks.equal(`${name} of the miniport`, own[name], due[name], { requirement: bookRules[name] });
  }

  #until(done: () => boolean, what: string, within: Millis = handOverLimit): Promise<void> {
    return this.#session.until(done, { what, within });
  }
}
