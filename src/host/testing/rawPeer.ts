/** A host stack against a peer of hand-made segments: what the test sends, and what the stack answered. */
import { millis, Random, seq, VirtualClock } from '#units';
import {
  buildTcpFrame,
  type FramePort,
  framePortPair,
  NO_BYTES,
  NO_TCP_OPTIONS,
  parseTcpFrame,
  TcpFlag,
  type TcpOptions,
  type TcpSegment,
} from '#wire';
import type { Socket } from '../socket/socket.ts';
import { HostStack } from '../stack/hostStack.ts';
import type { TcpSettings } from '../tcp/settings.ts';
import { leftAddress, leftMac, rightAddress, rightMac } from './network.ts';

/** A segment to the stack; `at` and `ack` are offsets from the peer's and the stack's initial sequence number. */
export interface Sent {
  readonly flags?: number;
  readonly at?: number;
  readonly ack?: number;
  readonly window?: number;
  readonly payload?: Uint8Array;
  readonly options?: TcpOptions;
}

/** What the stack sent: numbers as offsets again, time in milliseconds. */
export interface Seen {
  readonly time: number;
  readonly flags: string;
  readonly at: number;
  readonly ack: number;
  readonly length: number;
  readonly segment: TcpSegment;
}

const flagNames = [
  ['S', TcpFlag.syn],
  ['F', TcpFlag.fin],
  ['R', TcpFlag.rst],
  ['P', TcpFlag.psh],
  ['A', TcpFlag.ack],
] as const;

export const stackIss = 0xffff_fff0;
export const peerIss = 0x7fff_fff0;

export class RawPeer {
  readonly clock = new VirtualClock();
  readonly stack: HostStack;
  readonly #port: FramePort;
  readonly #seen: Seen[] = [];
  readonly #options: boolean;
  localPort = 80;
  readonly remotePort = 5555;

  /** @param timestamps the peer offers timestamps, and sends the clock's time plus 1000 */
  constructor(tcp: Partial<TcpSettings> = {}, timestamps = false) {
    const [mine, theirs] = framePortPair();
    this.#port = mine;
    this.#options = timestamps;
    this.stack = new HostStack({
      clock: this.clock,
      port: theirs,
      mac: leftMac,
      address: leftAddress,
      neighbors: new Map([[rightAddress, rightMac]]),
      random: new Random(1),
      initialSequence: () => seq(stackIss),
      tcp,
    });
    mine.onFrame((frame) => {
      const tcpFrame = parseTcpFrame(frame);
      if (tcpFrame.ok) this.#see(tcpFrame.value.segment);
    });
  }

  #see(segment: TcpSegment): void {
    this.#seen.push({
      time: this.clock.now(),
      flags: flagNames.map(([name, bit]) => (segment.flags & bit ? name : '')).join(''),
      at: (segment.seq - stackIss) | 0,
      ack: (segment.ack - peerIss) | 0,
      length: segment.payload.length,
      segment,
    });
  }

  /** Everything that the stack sent since the last call. */
  take(): Seen[] {
    return this.#seen.splice(0);
  }

  /** The same as text: flags, offset, acknowledged offset, length. */
  takeText(): string[] {
    return this.take().map(({ flags, at, ack, length }) => `${flags} ${at} ${ack} ${length}`);
  }

  wait(ms: number): void {
    this.clock.advanceBy(millis(ms));
  }

  send({ flags = TcpFlag.ack, at = 1, ack = 1, window = 65_535, payload = NO_BYTES, options }: Sent = {}): void {
    this.#port.send(
      buildTcpFrame({
        link: { source: rightMac, destination: leftMac },
        segment: {
          source: rightAddress,
          destination: leftAddress,
          sourcePort: this.remotePort,
          destinationPort: this.localPort,
          seq: seq(peerIss + at),
          ack: (flags & TcpFlag.ack) === 0 ? seq(0) : seq(stackIss + ack),
          flags,
          window,
          urgentPointer: 0,
          options: options ?? this.#stamp(),
          payload,
        },
      }),
    );
  }

  #stamp(): TcpOptions {
    if (!this.#options) return NO_TCP_OPTIONS;
    return { timestamps: { value: Math.floor(this.clock.now()) + 1000, echo: Math.floor(this.clock.now()) } };
  }

  /** Opens a connection from the peer's side and returns the stack's socket. */
  open(window = 65_535, offer: TcpOptions = {}): Socket {
    let socket: Socket | undefined;
    this.stack.listen(this.localPort, (accepted) => {
      socket = accepted;
    });
    this.send({ flags: TcpFlag.syn, at: 0, options: { mss: 1000, ...this.#stamp(), ...offer } });
    this.send({ window });
    this.take();
    if (socket === undefined) throw new Error('the stack did not accept');
    return socket;
  }

  get state(): string {
    const holder = this.stack.connections[0]?.holder;
    return holder?.mode === 'host' ? holder.tcp.state : 'none';
  }
}

export const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(0x61);
