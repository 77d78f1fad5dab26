import type { Target } from '#protocol';
import type { Clock, Cycles } from '#units';
import { ETHERNET_HEADER, type FramePort, IpProtocol, TcpFlag } from '#wire';
import type { Scoreboard } from '../scoreboard/index.ts';
import type { Capture } from './capture.ts';

export interface WireOptions {
  readonly target: Target;
  readonly clock: Clock;
  readonly capture: Capture;
  readonly scoreboard: Pick<Required<Scoreboard>, 'frameIn' | 'frameOut'>;
}

/** Offsets in a frame without VLAN tag and IP options. */
const protocolAt = ETHERNET_HEADER + 9;
const tcpAt = ETHERNET_HEADER + 20;

/**
 * The wire side of the device, seen from outside: what the cable plugs into. Numbers frames as the device does, and shows
 * each one to capture and scoreboard.
 */
export class Wire implements FramePort {
  readonly #options: WireOptions;
  #handler: (frame: Uint8Array) => void = () => {};
  /** TCP connections whose SYN was answered, by addresses, ports and sequence number. */
  readonly #connections = new Set<string>();
  framesIn = 0;
  framesOut = 0;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  /** TCP connections that either end opened and the other accepted. */
  get connections(): number {
    return this.#connections.size;
  }

  /** Gives a frame to the device. */
  send(frame: Uint8Array): void {
    this.inject([frame]);
  }

  /**
   * Gives frames to the device as they are, whatever they hold; `errored`: the link marks them bad.
   * @returns the ingress number of the first
   */
  inject(frames: readonly Uint8Array[], { errored = false }: { readonly errored?: boolean } = {}): number {
    const { target, capture, clock, scoreboard } = this.#options;
    const first = this.framesIn;
    for (const frame of frames) {
      const number = this.framesIn++;
      this.#note(frame);
      capture.add('inbound', frame, clock.now(), `in ${number}, cycle ${target.cycle}${errored ? ', errored' : ''}`);
      scoreboard.frameIn(frame, number, errored);
    }
    void target.sendFrames(frames, { errored });
    return first;
  }

  onFrame(handler: (frame: Uint8Array) => void): void {
    this.#handler = handler;
  }

  /** For the session: a frame left the device. */
  left(frame: Uint8Array, cycle: Cycles): void {
    const { capture, clock, scoreboard } = this.#options;
    const number = this.framesOut++;
    this.#note(frame);
    capture.add('outbound', frame, clock.now(), `out ${number}, cycle ${cycle}`);
    scoreboard.frameOut(frame, number, cycle);
    this.#handler(frame);
  }

  #note(frame: Uint8Array): void {
    if (frame.length < tcpAt + 20 || frame[protocolAt] !== IpProtocol.tcp || frame[ETHERNET_HEADER] !== 0x45) return;
    const opening = TcpFlag.syn | TcpFlag.ack;
    if (((frame[tcpAt + 13] ?? 0) & (opening | TcpFlag.rst)) !== opening) return;
    // A repeated answer opens nothing.
    this.#connections.add(Buffer.from(frame.subarray(ETHERNET_HEADER + 12, tcpAt + 8)).toString('hex'));
  }
}
