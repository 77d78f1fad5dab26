import { fileURLToPath } from 'node:url';
import { SmokestackError } from '#units';
import type { FramePort } from '#wire';
import { type Hello, Keeper, type Way } from './keeper.ts';
import type { LinuxProgram } from './program.ts';

/** Where `make netns` puts its programs. */
const buildFolder = fileURLToPath(new URL('../../../build/netns/', import.meta.url));

export interface LinuxPeerOptions {
  /** IPv4 address of the peer, `10.0.0.2`. */
  readonly ip: string;
  /** Length of its subnet's prefix. Default 24. */
  readonly prefix?: number;
  /** `02:00:00:00:00:02`. */
  readonly mac: string;
  /** Bytes of IP packet a frame. Default 1500. */
  readonly mtu?: number;
  /** Static neighbours: the kernel neither asks for them by ARP nor ages them. Others are found by ARP. */
  readonly neighbours?: readonly { readonly ip: string; readonly mac: string }[];
  /** Default gateway, inside the subnet. Default none. */
  readonly gateway?: string;
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
export class LinuxPeer {
  /** Frames between the namespace's kernel and whoever holds the other side of the wire. */
  readonly port: FramePort;
  readonly way: Way;
  readonly why: string;
  readonly warnings: readonly string[];
  /** Pids of smokestack-netns: the process this one started, and the init that everything inside dies with. */
  readonly pids: readonly [number, number];
  /** Settles when the namespace is gone, for whatever reason. Never rejects. */
  readonly gone: Promise<void>;
  readonly #keeper: Keeper;

  private constructor(keeper: Keeper, hello: Hello) {
    this.#keeper = keeper;
    this.way = hello.way;
    this.why = hello.why;
    this.warnings = hello.warnings;
    this.pids = [keeper.pid, hello.initPid];
    this.gone = keeper.gone;
    this.port = {
      send: (frame) => keeper.sendFrame(frame),
      onFrame: (handler) => {
        keeper.onFrame = handler;
      },
    };
  }

  /**
   * Makes the namespace and configures it. @throws SmokestackError 'environment' with a cure where the system does not
   * allow it (ask `canRunLinux` first), or refuses one of the settings.
   */
  static async start(options: LinuxPeerOptions): Promise<LinuxPeer> {
    const { keeper, hello } = await Keeper.start(`${buildFolder}smokestack-netns`, options.way ?? 'auto');
    const settings: string[][] = [
      ...Object.entries(options.sysctls ?? {}).map(([name, value]) => ['sysctl', name, String(value)]),
      ['mac', options.mac],
      ['mtu', String(options.mtu ?? 1500)],
      // Brings the link up, which the neighbours and the route need.
      ['address', options.ip, String(options.prefix ?? 24)],
      ...(options.neighbours ?? []).map(({ ip, mac }) => ['neighbour', ip, mac]),
      ...(options.gateway === undefined ? [] : [['route', '0.0.0.0', '0', options.gateway]]),
    ];
    try {
      await Promise.all(settings.map((words) => keeper.request(...words)));
    } catch (error) {
      await keeper.stop();
      throw error;
    }
    return new LinuxPeer(keeper, hello);
  }

  /**
   * Starts a program inside the namespace; `argv[0]` is found by PATH, `smokestack-traffic` is ours.
   * @throws SmokestackError 'environment' when it cannot be executed.
   */
  run(argv: readonly string[]): Promise<LinuxProgram> {
    const [name, ...rest] = argv;
    if (name === undefined) throw new SmokestackError('usage', 'no program to run: give its name and arguments');
    return this.#keeper.run([name === 'smokestack-traffic' ? `${buildFolder}${name}` : name, ...rest]);
  }

  /** Changes a setting while the peer runs. */
  async sysctl(name: string, value: string | number): Promise<void> {
    await this.#keeper.request('sysctl', name, String(value));
  }

  async statistics(): Promise<LinuxStatistics> {
    const words = await this.#keeper.request('statistics');
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
  stop(): Promise<void> {
    return this.#keeper.stop();
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
