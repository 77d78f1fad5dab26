import { type Clock, millis, type Random, SmokestackError, seq } from '#units';
import {
  type FramePort,
  formatIpv4,
  type Ipv4Address,
  type MacAddress,
  type RawOptionsSegment,
  TcpFlag,
  type TcpSegment,
} from '#wire';
import type { SocketPeer } from '../peer.ts';
import { IpHost, type IpHostOptions, type PeerDrop } from './ipHost.ts';
import { type PeerTcpOptions, tcpOptions } from './options.ts';
import type { ScriptTerms } from './script.ts';
import { ScriptedEnd } from './scriptedEnd.ts';
import { resetFor } from './send/segmentWriter.ts';
import { type BuiltinConnection, PeerSocket } from './socket.ts';
import { Tcb } from './tcb.ts';
import type { Endpoints } from './terms.ts';
import { Turns } from './turns.ts';

export interface BuiltinPeerOptions extends IpHostOptions {
  readonly clock: Clock;
  /** Initial sequence numbers and timestamp offsets: the peer draws from its own fork. */
  readonly random: Random;
  /** Settings of all connections; a listener or connect() may say otherwise. */
  readonly tcp?: Partial<PeerTcpOptions>;
  /** For the verdict. */
  readonly reason?: string;
}

interface Listener {
  readonly onConnection: (connection: BuiltinConnection) => void;
  readonly options: Partial<PeerTcpOptions>;
}

interface Entry {
  readonly tcb: Tcb;
  readonly socket: PeerSocket;
}

const FIRST_EPHEMERAL = 49_152;

/** A connection's key among those of one peer. */
const keyOf = (address: Ipv4Address, remotePort: number, localPort: number): string =>
  `${address}:${remotePort}:${localPort}`;

/** A TCP/IPv4 host of its own in virtual time. It shares no TCP code with anything it is tested against. */
export class BuiltinPeer implements SocketPeer {
  readonly kind = 'builtin';
  readonly reason: string;
  readonly capabilities = { virtualTime: true, misbehaviour: true, sack: true };
  readonly mac: MacAddress;
  readonly address: Ipv4Address;
  readonly port: FramePort;
  readonly #options: BuiltinPeerOptions;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #turns: Turns;
  readonly #ip: IpHost;
  readonly #listeners = new Map<number, Listener>();
  readonly #connections = new Map<string, Entry>();
  readonly #scripts = new Map<number, (segment: TcpSegment) => void>();
  #running = true;
  #nextPort = FIRST_EPHEMERAL;

  /** Answers from the start. @throws SmokestackError `usage` when the TCP settings make no sense. */
  constructor(options: BuiltinPeerOptions) {
    tcpOptions(options.tcp ?? {});
    this.#options = options;
    this.mac = options.mac;
    this.address = options.address;
    this.reason = options.reason ?? 'the builtin peer was asked for';
    this.#random = options.random.fork(`peer ${formatIpv4(options.address)}`);
    this.#turns = new Turns((frame) => {
      if (this.#running) this.#ip.receive(frame);
    });
    this.#clock = this.#turns.clock(options.clock);
    this.#ip = new IpHost(this.#clock, options, {
      leave: (frame) => this.#turns.leave(frame),
      segment: (segment) => this.#receive(segment),
    });
    this.port = {
      send: (frame) => this.#turns.arrive(frame),
      onFrame: (handler) => this.#turns.onFrame(handler),
    };
  }

  async start(): Promise<void> {
    this.#running = true;
  }

  async stop(): Promise<void> {
    this.#running = false;
    for (const { tcb } of [...this.#connections.values()]) tcb.stop('stopped');
    this.#listeners.clear();
    this.#scripts.clear();
    this.#ip.clear();
  }

  /** `options` hold for the connections of this listener. @throws SmokestackError `usage` when they make no sense. */
  listen(
    port: number,
    onConnection: (connection: BuiltinConnection) => void,
    options: Partial<PeerTcpOptions> = {},
  ): void {
    tcpOptions(this.#options.tcp ?? {}, options);
    this.#listeners.set(port, { onConnection, options });
  }

  /** Further connections to `port` are refused; those that exist stay. */
  unlisten(port: number): void {
    this.#listeners.delete(port);
  }

  /**
   * The SYN leaves with the next action of the clock, so that handlers can be set first. `localPort` comes from the
   * ephemeral range unless given. @throws SmokestackError `state` when that tuple is in use.
   */
  connect(
    address: Ipv4Address,
    port: number,
    { localPort = this.#freePort(address, port), ...options }: Partial<PeerTcpOptions> & { localPort?: number } = {},
  ): BuiltinConnection {
    if (this.#connections.has(keyOf(address, port, localPort)))
      throw new SmokestackError('state', `port ${localPort} is already connected to ${formatIpv4(address)}:${port}`);
    const { tcb, socket } = this.#create({ localPort, remoteAddress: address, remotePort: port }, options, () => {});
    this.#clock.after(millis(0), () => {
      if (socket.closeReason === undefined) tcb.connect();
    });
    return socket;
  }

  /**
   * Answers the next SYN to `port` with an end that a script plays; `onConnection` gets it. Later segments of that
   * connection are its own, a SYN of another one goes unanswered.
   */
  script(port: number, onConnection: (end: ScriptedEnd) => void, terms: Partial<ScriptTerms> = {}): void {
    const { mss, windowScale, timestamps, receiveBuffer: window } = tcpOptions(this.#options.tcp ?? {});
    const defaults = { mss, windowScale, timestamps, window };
    const chance = { iss: seq(this.#random.u32()), timestampStart: this.#random.u32() };
    let end: ScriptedEnd | undefined;
    const send = (segment: RawOptionsSegment): void => this.#turns.run(() => this.#ip.send(segment));
    this.#scripts.set(port, (segment) => {
      if (end === undefined && (segment.flags & TcpFlag.syn) !== 0) {
        end = new ScriptedEnd({ clock: this.#clock, send, terms: { ...defaults, ...chance, ...terms } }, segment);
        onConnection(end);
      } else end?.take(segment);
    });
  }

  /** Puts any bytes on the wire. */
  inject(frame: Uint8Array): void {
    this.#turns.run(() => this.#turns.leave(frame));
  }

  /** Connections that still have a say on the wire, TIME-WAIT included. */
  get connections(): readonly BuiltinConnection[] {
    return [...this.#connections.values()].map(({ socket }) => socket);
  }

  /** Frames not taken, by reason. */
  get dropped(): ReadonlyMap<PeerDrop, number> {
    return this.#ip.dropped;
  }

  #receive(segment: TcpSegment): void {
    const script = this.#scripts.get(segment.destinationPort);
    if (script !== undefined) {
      script(segment);
      return;
    }
    const key = keyOf(segment.source, segment.sourcePort, segment.destinationPort);
    const entry = this.#connections.get(key);
    if (entry !== undefined && !entry.tcb.mayBeReopenedBy(segment)) {
      entry.tcb.onSegment(segment);
      return;
    }
    entry?.tcb.stop('closed');
    const listener = this.#listeners.get(segment.destinationPort);
    if (segment.flags & TcpFlag.rst) return;
    if (listener === undefined || segment.flags & TcpFlag.ack) {
      this.#ip.send(resetFor(segment));
      return;
    }
    if (!(segment.flags & TcpFlag.syn)) return;
    const endpoints = {
      localPort: segment.destinationPort,
      remoteAddress: segment.source,
      remotePort: segment.sourcePort,
    };
    this.#create(endpoints, listener.options, listener.onConnection).tcb.accept(segment);
  }

  #create(
    remote: Omit<Endpoints, 'localAddress'>,
    options: Partial<PeerTcpOptions>,
    onOpened: (socket: PeerSocket) => void,
  ): Entry {
    const key = keyOf(remote.remoteAddress, remote.remotePort, remote.localPort);
    const settings = tcpOptions(this.#options.tcp ?? {}, options);
    const endpoints = { ...remote, localAddress: this.address };
    const tcb: Tcb = new Tcb(this.#clock, this.#random, settings, endpoints, {
      transmit: (segment) => this.#transmit(segment, tcb),
      opened: () => {
        onOpened(socket);
        socket.opened();
      },
      readable: () => socket.readable(),
      closed: (reason) => socket.closed(reason),
      forget: () => {
        if (this.#connections.get(key)?.tcb === tcb) this.#connections.delete(key);
      },
    });
    const socket: PeerSocket = new PeerSocket(tcb, (action) => this.#turns.run(action));
    const entry = { tcb, socket };
    this.#connections.set(key, entry);
    return entry;
  }

  #transmit(segment: RawOptionsSegment, tcb: Tcb): void {
    const result = tcb.options.onSegmentOut?.(segment) ?? segment;
    if (result === 'drop') return;
    for (const one of Array.isArray(result) ? result : [result]) this.#ip.send(one);
  }

  #freePort(address: Ipv4Address, remotePort: number): number {
    for (let tries = 0; tries <= 0xffff - FIRST_EPHEMERAL; tries++) {
      const port = this.#nextPort;
      this.#nextPort = port === 0xffff ? FIRST_EPHEMERAL : port + 1;
      if (!this.#connections.has(keyOf(address, remotePort, port))) return port;
    }
    throw new SmokestackError('state', `no free port towards ${formatIpv4(address)}:${remotePort}`);
  }
}
