import { type Random, type SeqNum, SmokestackError, seq, seqAdd, seqGt } from '#units';
import { type Ipv4Address, NO_BYTES, NO_TCP_OPTIONS, segmentLength, TcpFlag, type TcpSegment } from '#wire';
import { type InterfaceOptions, IpInterface } from '../ip/ipInterface.ts';
import type { HostStatistics } from '../ip/statistics.ts';
import type { Socket } from '../socket/socket.ts';
import { type FourTuple, noSeq } from '../tcp/core.ts';
import { addressed } from '../tcp/emit.ts';
import { defaultTcpSettings, type TcpSettings } from '../tcp/settings.ts';
import { newTcb } from '../tcp/tcb.ts';
import { firstByte, TcpConnection } from '../tcp/tcpConnection.ts';
import type { TransferredConnection } from '../transfer/transferredConnection.ts';
import { ConnectionTable, tupleOf } from './connectionTable.ts';
import { type ConnectionHome, HostConnection } from './hostConnection.ts';

export interface HostOptions extends InterfaceOptions {
  /** Chance for initial sequence numbers and ports. */
  readonly random: Random;
  /** Differences from `defaultTcpSettings`. */
  readonly tcp?: Partial<TcpSettings>;
  /** Initial send sequence number of the next connection. Default: random. */
  readonly initialSequence?: () => SeqNum;
  /** Milliseconds of the clock that timestamps are taken from. Default: `clock`. */
  readonly stackClock?: () => number;
  /** Offset of the timestamp clock of the next connection, modulo 2^32. Default 0. */
  readonly timestampOffset?: () => number;
}

/** Where to connect to. */
export interface RemoteAddress {
  readonly address: Ipv4Address;
  readonly port: number;
  /** Default: a free one of the dynamic range (RFC 6335). */
  readonly localPort?: number;
  /** Receive window of this connection, where it is not the host's. */
  readonly window?: Partial<WindowSettings>;
  /** Initial send sequence number. Default: as the host chooses. */
  readonly iss?: SeqNum;
  /** Offset of its timestamp clock, modulo 2^32. Default: as the host chooses. */
  readonly timestampOffset?: number;
}

export type WindowSettings = Pick<TcpSettings, 'receiveBuffer' | 'windowScale'>;

const dynamicPorts = { first: 49_152, last: 65_535 } as const;

/** The host: one interface, its TCP connections, listeners and sockets. Driven by frames and by the clock alone. */
export class HostStack {
  readonly ip: IpInterface;
  readonly settings: TcpSettings;
  readonly #options: HostOptions;
  readonly #connections = new ConnectionTable<HostConnection>();
  readonly #listeners = new Map<number, (socket: Socket) => void>();
  readonly #bySocket = new WeakMap<Socket, HostConnection>();
  /** Connections opened by a peer whose listener has not been told yet. */
  readonly #arriving = new Set<HostConnection>();
  readonly #home: ConnectionHome;

  constructor(options: HostOptions) {
    this.#options = options;
    this.settings = { ...defaultTcpSettings, ...options.tcp };
    this.ip = new IpInterface(options, (segment) => this.#onSegment(segment));
    this.#home = {
      importParts: {
        clock: options.clock,
        settings: this.settings,
        stackClock: options.stackClock,
        pathMtu: () => this.ip.mtu,
        transmit: (segment, ip) => this.ip.sendTcp(segment, ip),
      },
      sendBuffer: this.settings.sendBuffer,
      established: (connection) => this.#established(connection),
      released: (connection) => {
        this.#arriving.delete(connection);
        this.#connections.remove(connection.tuple, connection);
      },
    };
  }

  get statistics(): HostStatistics {
    return this.ip.statistics;
  }

  /** Every connection whose 4-tuple is in use, TIME_WAIT included. */
  get connections(): readonly HostConnection[] {
    return this.#connections.values();
  }

  /** The connection under a socket of this stack. @throws SmokestackError `usage` for another stack's */
  connectionOf(socket: Socket): HostConnection {
    const connection = this.#bySocket.get(socket);
    if (connection === undefined) throw new SmokestackError('usage', 'this socket belongs to another host stack');
    return connection;
  }

  /**
   * Accepts connections to `port`: `onConnection` gets each one once its handshake has ended.
   * @returns stops listening; connections live on
   * @throws SmokestackError `usage` when the port is taken
   */
  listen(port: number, onConnection: (socket: Socket) => void): () => void {
    if (this.#listeners.has(port)) throw new SmokestackError('usage', `port ${port} is already listened on`);
    this.#listeners.set(port, onConnection);
    return () => this.#listeners.delete(port);
  }

  /** Opens a connection; `onConnect` of the socket tells its success, `onError` its failure. */
  connect(remote: RemoteAddress): Socket {
    const tuple: FourTuple = {
      localAddress: this.ip.address,
      localPort: remote.localPort ?? this.#freePort(remote),
      remoteAddress: remote.address,
      remotePort: remote.port,
    };
    if (this.#connections.find(tuple) !== undefined)
      throw new SmokestackError('usage', `local port ${tuple.localPort} is in use towards that peer`);
    const connection = this.#create(tuple, false, (tcp) => tcp.open(), remote);
    return connection.socket;
  }

  /**
   * Goes on with a connection that another stack, or an offload target, exported.
   * @throws SmokestackError `usage` when its 4-tuple is in use here
   */
  adopt(transferred: TransferredConnection): Socket {
    const { tuple } = transferred;
    if (this.#connections.find(tuple) !== undefined)
      throw new SmokestackError('usage', 'a connection with that 4-tuple already lives here');
    const connection = this.#enter(new HostConnection(this.#home, tuple));
    connection.resume(transferred);
    return connection.socket;
  }

  #freePort({ address, port }: RemoteAddress): number {
    const count = dynamicPorts.last - dynamicPorts.first + 1;
    const start = this.#options.random.int(0, count - 1);
    for (let i = 0; i < count; i++) {
      const localPort = dynamicPorts.first + ((start + i) % count);
      const tuple = { localAddress: this.ip.address, localPort, remoteAddress: address, remotePort: port };
      if (this.#connections.find(tuple) === undefined) return localPort;
    }
    throw new SmokestackError('environment', 'every dynamic port towards that peer is in use');
  }

  #create(
    tuple: FourTuple,
    passive: boolean,
    start: (tcp: TcpConnection) => void,
    remote: Pick<RemoteAddress, 'window' | 'iss' | 'timestampOffset'> = {},
  ): HostConnection {
    const settings = { ...this.settings, ...remote.window };
    const iss = remote.iss ?? this.#options.initialSequence?.() ?? seq(this.#options.random.u32());
    const tcb = newTcb(tuple.localPort, tuple.remotePort, iss, settings);
    tcb.tsDelta = remote.timestampOffset ?? this.#options.timestampOffset?.() ?? 0;
    const connection = new HostConnection(
      this.#home,
      tuple,
      (tell) =>
        new TcpConnection(
          { ...this.#home.importParts, settings, tuple, tcb, sendStart: firstByte(iss), passive },
          tell,
        ),
    );
    this.#enter(connection);
    if (passive) this.#arriving.add(connection);
    const { holder } = connection;
    if (holder.mode === 'host') start(holder.tcp);
    return connection;
  }

  #enter(connection: HostConnection): HostConnection {
    this.#connections.set(connection.tuple, connection);
    this.#bySocket.set(connection.socket, connection);
    return connection;
  }

  #established(connection: HostConnection): void {
    if (!this.#arriving.delete(connection)) return;
    const listener = this.#listeners.get(connection.tuple.localPort);
    if (listener === undefined) connection.socket.abort();
    else listener(connection.socket);
  }

  #onSegment(segment: TcpSegment): void {
    const connection = this.#connections.find(tupleOf(segment));
    if (connection !== undefined && !this.#reopens(connection, segment)) {
      const verdict = connection.segmentArrives(segment);
      if (verdict === 'reset-sender') this.#reset(segment);
      else if (verdict === 'offloaded') this.statistics.drop('offloaded');
      return;
    }
    const opening = (segment.flags & (TcpFlag.syn | TcpFlag.ack | TcpFlag.rst)) === TcpFlag.syn;
    if (opening && this.#listeners.has(segment.destinationPort))
      this.#create(tupleOf(segment), true, (tcp) => tcp.accept(segment));
    else this.#reset(segment);
  }

  /** A new SYN beyond the old connection ends its TIME_WAIT (RFC 9293 section 3.10.7.4, RFC 6191). */
  #reopens({ holder, tuple }: HostConnection, segment: TcpSegment): boolean {
    if (holder.mode !== 'host' || holder.tcp.state !== 'timeWait') return false;
    if ((segment.flags & (TcpFlag.syn | TcpFlag.ack | TcpFlag.rst)) !== TcpFlag.syn) return false;
    return this.#listeners.has(tuple.localPort) && seqGt(segment.seq, holder.tcp.core.tcb.rcvNxt);
  }

  /** RST to a segment of no connection (RFC 9293 section 3.10.7.1). */
  #reset(segment: TcpSegment): void {
    if ((segment.flags & TcpFlag.rst) !== 0) return;
    const acked = (segment.flags & TcpFlag.ack) !== 0;
    this.statistics.resetsSent++;
    const reset: TcpSegment = {
      ...addressed(tupleOf(segment)),
      seq: acked ? segment.ack : noSeq,
      ack: acked ? noSeq : seqAdd(segment.seq, segmentLength(segment)),
      flags: acked ? TcpFlag.rst : TcpFlag.rst | TcpFlag.ack,
      window: 0,
      urgentPointer: 0,
      options: NO_TCP_OPTIONS,
      payload: NO_BYTES,
    };
    this.ip.sendTcp(reset, { ttl: this.settings.ttl, tos: 0 });
  }
}
