/** `smokestack-traffic` (sim/netns/traffic.cc): bulk transfer over kernel sockets, each byte accounted for. */
import { SmokestackError } from '#units';
import type { LinuxPeer } from './linuxPeer.ts';
import type { LinuxProgram } from './program.ts';

/** Once `at` bytes have moved, wait `ms` of real time. */
export interface Pause {
  readonly at: number;
  readonly ms: number;
}

export interface TrafficOptions {
  /** Bytes of the seeded stream to send. Default 0. */
  readonly send?: number;
  /** Seed of the bytes sent: `new Random(seed).bytes(send)`. Default 1. */
  readonly seed?: number;
  /** Seed of the other end's stream: the first byte that differs is reported, and the exit code is 1. */
  readonly expect?: number;
  /** Pauses in reading: the window closes. */
  readonly readPauses?: readonly Pause[];
  /** Pauses in sending; one at `send` delays the FIN. */
  readonly writePauses?: readonly Pause[];
  /** FIN only after the other end's FIN. Default false: half-close after the last byte. */
  readonly holdOpen?: boolean;
  /** RST (SO_LINGER 0) after that many bytes sent, or received. */
  readonly abortSent?: number;
  readonly abortReceived?: number;
  /** TCP_NODELAY. Default false. */
  readonly noDelay?: boolean;
  /** TCP_MAXSEG, bytes. */
  readonly mss?: number;
  /** SO_RCVBUF, bytes; the kernel doubles it. */
  readonly receiveBuffer?: number;
  /** SO_SNDBUF, bytes; the kernel doubles it. */
  readonly sendBuffer?: number;
  /** Bytes a write. Default 65536. */
  readonly chunk?: number;
  /** Sends for so many ms of real time at most, then FIN. Default: until `send` bytes have gone. */
  readonly sendMs?: number;
  /** Ends with `timeout` after that many ms without progress. Default 120 000. */
  readonly timeoutMs?: number;
}

export type TrafficRole =
  | { readonly listen: number; readonly bind?: string }
  | { readonly connect: string; readonly port: number; readonly localPort?: number };

export interface TrafficDirection {
  readonly bytes: number;
  readonly sha256: string;
  /** FIN sent, or the other end's FIN received. */
  readonly fin: boolean;
}

/** The kernel's own view of the connection at its end (tcp(7), TCP_INFO). */
export interface TcpInfo {
  readonly timestamps: boolean;
  readonly sack: boolean;
  readonly sndWscale: number;
  readonly rcvWscale: number;
  readonly sndMss: number;
  readonly rcvMss: number;
  /** Segments. */
  readonly cwnd: number;
  readonly ssthresh: number;
  readonly rttUs: number;
  readonly rttVarUs: number;
  readonly rtoUs: number;
  readonly retransmits: number;
  readonly reordering: number;
}

export interface TrafficResult {
  /** `fin`: both directions ended with FIN; `abort`: this end sent RST; `reset`: the other end did. */
  readonly end: 'fin' | 'abort' | 'reset' | 'timeout' | 'error';
  /** The failed call and its reason, empty where none failed. */
  readonly error: string;
  readonly sent: TrafficDirection;
  readonly received: TrafficDirection;
  /** Offset of the first received byte that is not the expected stream's; null where none differs. */
  readonly firstDifference: number | null;
  readonly ms: number;
  readonly tcpInfo: TcpInfo | null;
}

/** One end of a bulk transfer that is under way. */
export interface Traffic {
  readonly program: LinuxProgram;
  /** Settles at the end of the connection. Rejects with 'state' when the program could not even connect. */
  readonly result: Promise<TrafficResult>;
}

const trafficArgv = (role: TrafficRole, options: TrafficOptions): string[] => {
  const argv = ['smokestack-traffic'];
  const add = (name: string, value: number | string | undefined): void => {
    if (value !== undefined) argv.push(name, String(value));
  };
  if ('listen' in role) {
    argv.push('listen');
    add('--port', role.listen);
    add('--bind', role.bind);
  } else {
    argv.push('connect');
    add('--to', role.connect);
    add('--port', role.port);
    add('--local-port', role.localPort);
  }
  add('--send', options.send);
  add('--seed', options.seed);
  add('--expect', options.expect);
  for (const { at, ms } of options.readPauses ?? []) add('--read-pause', `${at}:${ms}`);
  for (const { at, ms } of options.writePauses ?? []) add('--write-pause', `${at}:${ms}`);
  add('--abort-sent', options.abortSent);
  add('--abort-received', options.abortReceived);
  add('--mss', options.mss);
  add('--rcvbuf', options.receiveBuffer);
  add('--sndbuf', options.sendBuffer);
  add('--chunk', options.chunk);
  add('--send-ms', options.sendMs);
  add('--timeout', options.timeoutMs);
  if (options.holdOpen) argv.push('--hold-open');
  if (options.noDelay) argv.push('--nodelay');
  return argv;
};

/** Starts one end of a bulk transfer inside the peer; resolves once it listens, or has begun to connect. */
export const startTraffic = async (
  peer: LinuxPeer,
  role: TrafficRole,
  options: TrafficOptions = {},
): Promise<Traffic> => {
  const program = await peer.run(trafficArgv(role, options));
  if ('listen' in role) await program.stdout.waitFor(/"event":"listening"/);
  const result = program.exit.then((code) => {
    const line = /^\{"event":"done".*$/m.exec(program.stdout.text)?.[0];
    if (line !== undefined) return JSON.parse(line) as TrafficResult;
    throw new SmokestackError('state', `smokestack-traffic ended with code ${code}: ${program.stderr.text.trim()}`);
  });
  result.catch(() => {}); // the caller may look at the program alone
  return { program, result };
};

/** Starts the web server for curl: GET gives `send` bytes of the seeded stream, PUT and POST give back the body's hash. */
export const startHttp = async (
  peer: LinuxPeer,
  port: number,
  options: { send?: number; seed?: number } = {},
): Promise<LinuxProgram> => {
  const { send = 0, seed = 1 } = options;
  const program = await peer.run([
    'smokestack-traffic',
    'http',
    '--port',
    `${port}`,
    '--send',
    `${send}`,
    '--seed',
    `${seed}`,
  ]);
  await program.stdout.waitFor(/"event":"listening"/);
  return program;
};
