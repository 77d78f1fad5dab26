import { type Millis, millis, Random, VirtualClock } from '#units';
import { formatFrame, ipv4, mac, parseTcpFrame, type TcpSegment } from '#wire';
import { BuiltinPeer, type BuiltinPeerOptions } from './builtinPeer.ts';
import type { PeerTcpOptions } from './options.ts';
import type { BuiltinConnection } from './socket.ts';

/** Two peers on a wire of a fixed delay, for the tests of this folder. Faults are made with the peers' own hooks. */

export const PORT = 5000;
export const CLIENT = { mac: mac('02:00:00:00:00:01'), address: ipv4('10.0.0.1') };
export const SERVER = { mac: mac('02:00:00:00:00:02'), address: ipv4('10.0.0.2') };

export interface Rig {
  readonly clock: VirtualClock;
  readonly client: BuiltinPeer;
  readonly server: BuiltinPeer;
  /** Everything on the wire, in order. */
  readonly frames: Uint8Array[];
  /** TCP segments on the wire from one of the two. */
  sent(by: 'client' | 'server'): TcpSegment[];
  /** The wire as text, for a failing test. */
  log(): string;
}

export const makeRig = (
  options: {
    seed?: number;
    delay?: Millis;
    client?: Partial<BuiltinPeerOptions>;
    server?: Partial<BuiltinPeerOptions>;
  } = {},
): Rig => {
  const clock = new VirtualClock();
  const random = new Random(options.seed ?? 1);
  // Short, so that a test sees connections vanish.
  const tcp = { timeWait: millis(1000) };
  const client = new BuiltinPeer({ clock, random, ...CLIENT, tcp, ...options.client });
  const server = new BuiltinPeer({ clock, random, ...SERVER, tcp, ...options.server });
  const delay = options.delay ?? millis(1);
  const frames: Uint8Array[] = [];
  const texts: string[] = [];
  const join = (from: BuiltinPeer, to: BuiltinPeer) =>
    from.port.onFrame((frame) => {
      frames.push(frame);
      texts.push(`${clock.now().toFixed(3)} ${formatFrame(frame)}`);
      if (delay === 0) to.port.send(frame);
      else clock.after(delay, () => to.port.send(frame));
    });
  join(client, server);
  join(server, client);
  const sent = (by: 'client' | 'server') =>
    frames.flatMap((frame) => {
      const result = parseTcpFrame(frame);
      const address = by === 'client' ? client.address : server.address;
      return result.ok && result.value.segment.source === address ? [result.value.segment] : [];
    });
  return { clock, client, server, frames, sent, log: () => texts.join('\n') };
};

/** An established connection: the client's end and the server's. */
export const connectPair = (
  rig: Rig,
  clientTcp: Partial<PeerTcpOptions> = {},
  serverTcp: Partial<PeerTcpOptions> = {},
): [client: BuiltinConnection, server: BuiltinConnection] => {
  let accepted: BuiltinConnection | undefined;
  rig.server.listen(
    PORT,
    (connection) => {
      accepted = connection;
    },
    serverTcp,
  );
  const opened = rig.client.connect(rig.server.address, PORT, clientTcp);
  rig.clock.runUntil(() => accepted !== undefined, millis(rig.clock.now() + 60_000));
  if (accepted === undefined) throw new Error(`no connection:\n${rig.log()}`);
  return [opened, accepted];
};

/** Bytes of a seed: the content of a transfer. */
export const content = (length: number, seed = 99): Uint8Array => new Random(seed).bytes(length);

/** Remembers how a connection ends. */
export const watch = (connection: BuiltinConnection): { ends: number; closes: string[] } => {
  const seen = { ends: 0, closes: [] as string[] };
  connection.onEnd(() => seen.ends++);
  connection.onClose((reason) => seen.closes.push(reason));
  return seen;
};
