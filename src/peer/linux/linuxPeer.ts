import { fileURLToPath } from 'node:url';
import { SmokestackError } from '#units';
import { type FramePort, formatIpv4, formatMac, type Ipv4Address, type MacAddress } from '#wire';
import type { Peer, PeerCapabilities } from '../peer.ts';
import { type Hello, Keeper, type Way } from './keeper.ts';
import type { LinuxProgram } from './program.ts';

/** Where sim/netns/Makefile puts its programs. */
const buildFolder = fileURLToPath(new URL('../../../build/netns/', import.meta.url));

export interface LinuxPeerOptions {
  readonly address: Ipv4Address;
  /** Length of the subnet's prefix. Default 24. */
  readonly prefix?: number;
  readonly mac: MacAddress;
  /** Bytes of IP packet a frame. Default 1500. */
  readonly mtu?: number;
  /** Static neighbours: the kernel neither asks for them by ARP nor ages them. Others are found by ARP. */
  readonly neighbours?: readonly { readonly address: Ipv4Address; readonly mac: MacAddress }[];
  /** Default gateway, inside the subnet. Default none. */
  readonly gateway?: Ipv4Address;
  /** Settings of the namespace, named as sysctl(8) names them: `{ 'net.ipv4.tcp_sack': 0 }`. */
  readonly sysctls?: Readonly<Record<string, string | number>>;
  /** Default `auto`: the TAP, else veth with a packet socket. */
  readonly way?: Way | 'auto';
}

/** Counters of the namespace's network card. Frames; `up` is from the namespace to this process. */
export interface LinuxStatistics {
  readonly framesUp: number;
  readonly framesDown: number;
  /** Frames that the device did not take: shorter than a header, or the link was down. */
  readonly framesRefused: number;
  /** Frames that the kernel dropped on its way out or in: 0 unless this process falls far behind. */
  readonly txDropped: number;
  readonly rxDropped: number;
}

/**
 * The far end as the Linux kernel's TCP, in an anonymous network namespace of its own. It lives in real time. Nothing is
 * left of it after `stop()`, nor after a crash of this process.
 */
export class LinuxPeer implements Peer {
  readonly kind = 'linux';
  readonly capabilities: PeerCapabilities;
  readonly mac: MacAddress;
  readonly address: Ipv4Address;
  readonly port: FramePort;
  readonly #options: LinuxPeerOptions;
  #running: { readonly keeper: Keeper; readonly hello: Hello } | undefined;
  #onFrame: (frame: Uint8Array) => void = () => {};

  constructor(options: LinuxPeerOptions) {
    this.#options = options;
    this.mac = options.mac;
    this.address = options.address;
    const sack = Number(options.sysctls?.['net.ipv4.tcp_sack'] ?? 1) !== 0;
    this.capabilities = { virtualTime: false, misbehaviour: false, sack };
    this.port = {
      send: (frame) => this.#running?.keeper.sendFrame(frame),
      onFrame: (handler) => {
        this.#onFrame = handler;
      },
    };
  }

  /** A peer that is up. */
  static async start(options: LinuxPeerOptions): Promise<LinuxPeer> {
    const peer = new LinuxPeer(options);
    await peer.start();
    return peer;
  }

  /**
   * Makes the namespace and configures it. @throws SmokestackError 'environment' with a cure where the system does not
   * allow it (ask `canRunLinux` first), or refuses one of the settings.
   */
  async start(): Promise<void> {
    if (this.#running) throw new SmokestackError('state', 'the Linux peer runs already: stop it first');
    const options = this.#options;
    const settings: string[][] = [
      ...Object.entries(options.sysctls ?? {}).map(([name, value]) => ['sysctl', name, String(value)]),
      ['mac', formatMac(options.mac)],
      ['mtu', String(options.mtu ?? 1500)],
      // Brings the link up, which the neighbours and the route need.
      ['address', formatIpv4(options.address), String(options.prefix ?? 24)],
      ...(options.neighbours ?? []).map(({ address, mac }) => ['neighbour', formatIpv4(address), formatMac(mac)]),
      ...(options.gateway === undefined ? [] : [['route', '0.0.0.0', '0', formatIpv4(options.gateway)]]),
    ];
    const running = await Keeper.start(`${buildFolder}smokestack-netns`, options.way ?? 'auto');
    running.keeper.onFrame = (frame) => this.#onFrame(frame);
    try {
      await Promise.all(settings.map((words) => running.keeper.request(...words)));
    } catch (error) {
      await running.keeper.stop();
      throw error;
    }
    this.#running = running;
  }

  get reason(): string {
    return this.#running
      ? `Linux kernel by way of ${this.way}: ${this.#running.hello.why}`
      : 'Linux kernel, not started';
  }

  get way(): Way {
    return this.#up.hello.way;
  }

  /** Sentences about defaults that the system refused, such as a read-only /proc/sys. */
  get warnings(): readonly string[] {
    return this.#up.hello.warnings;
  }

  /** Pids of smokestack-netns: its guard, which this process started, and the init that everything inside dies with. */
  get pids(): readonly [guard: number, init: number] {
    return [this.#up.keeper.pid, this.#up.hello.initPid];
  }

  /** Settles when the namespace is gone, for whatever reason. Never rejects. */
  get gone(): Promise<void> {
    return this.#up.keeper.gone;
  }

  /** Why it is gone, 'link-lost' when it died; known before its programs are said to have ended. */
  get lost(): SmokestackError | undefined {
    return this.#up.keeper.lost;
  }

  /**
   * Starts a program inside the namespace; `argv[0]` is found by PATH, `smokestack-traffic` is ours.
   * Its standard input stays open until `end()`.
   * @throws SmokestackError 'environment' when it cannot be executed.
   */
  run(argv: readonly string[]): Promise<LinuxProgram> {
    const [name, ...rest] = argv;
    if (name === undefined) throw new SmokestackError('usage', 'no program to run: give its name and arguments');
    return this.#up.keeper.run([name === 'smokestack-traffic' ? `${buildFolder}${name}` : name, ...rest]);
  }

  /** Changes a setting while the peer runs. */
  async sysctl(name: string, value: string | number): Promise<void> {
    await this.#up.keeper.request('sysctl', name, String(value));
  }

  async statistics(): Promise<LinuxStatistics> {
    const words = await this.#up.keeper.request('statistics');
    const counters = new Map(words.map((word) => word.split('=') as [string, string]));
    const of = (name: string): number => Number(counters.get(name) ?? Number.NaN);
    return {
      framesUp: of('framesUp'),
      framesDown: of('framesDown'),
      framesRefused: of('framesRefused'),
      txDropped: of('txDropped'),
      rxDropped: of('rxDropped'),
    };
  }

  /** Ends the namespace and every program in it. Resolves when nothing is left; may be called twice. */
  async stop(): Promise<void> {
    await this.#running?.keeper.stop();
  }

  get #up(): { readonly keeper: Keeper; readonly hello: Hello } {
    if (this.#running) return this.#running;
    throw new SmokestackError('state', 'the Linux peer is not running: call start() first');
  }
}

/** Whether a Linux peer can run here: by which way, or why not and what to do about it. Tries it; takes some 10 ms. */
export type LinuxAbility =
  | { readonly ok: true; readonly way: Way; readonly why: string; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly cure: string };

export const canRunLinux = async (way: Way | 'auto' = 'auto'): Promise<LinuxAbility> => {
  if (process.platform !== 'linux') {
    return { ok: false, reason: `this is ${process.platform}, not Linux`, cure: 'use --peer builtin' };
  }
  try {
    const { keeper, hello } = await Keeper.start(`${buildFolder}smokestack-netns`, way);
    await keeper.stop();
    return { ok: true, way: hello.way, why: hello.why, warnings: hello.warnings };
  } catch (error) {
    const { message, cure } = SmokestackError.from(error, 'environment');
    return { ok: false, reason: message, cure: cure ?? 'use --peer builtin' };
  }
};
