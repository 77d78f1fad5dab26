import type { Bench } from 'smokestack';
import type { RemoteAddress, Socket } from '#host';
import type { BuiltinConnection, PeerTcpOptions } from '#peer';

/** One connection as the applications of both ends have it. */
export interface Opened {
  readonly socket: Socket;
  readonly far: BuiltinConnection;
}

export interface OpenPlan {
  readonly port: number;
  /** Settings of the builtin peer's end. */
  readonly peer?: Partial<PeerTcpOptions>;
  /** Receive window of the host's end. */
  readonly window?: RemoteAddress['window'];
  /** Where the numbers of the host's end begin. */
  readonly start?: Pick<RemoteAddress, 'iss' | 'timestampOffset'>;
}

/** The host opens a connection to the builtin peer; resolves once both ends have it. */
export async function opened(bench: Bench, { port, peer, window, start }: OpenPlan): Promise<Opened> {
  const { builtin, host } = bench;
  let far: BuiltinConnection | undefined;
  builtin.listen(
    port,
    (connection) => {
      builtin.unlisten(port);
      far = connection;
    },
    peer,
  );
  const socket = host.connect({ address: builtin.address, port, ...(window && { window }), ...start });
  let open = false;
  socket.onConnect = () => {
    open = true;
  };
  await bench.until(() => open && far !== undefined, `port ${port} to open`);
  if (far === undefined) throw new Error('a connection is open whose other end is not');
  return { socket, far };
}

/** Closes both ends in order. */
export async function closed(bench: Bench, { socket, far }: Opened): Promise<void> {
  socket.end();
  if (far.closeReason === undefined) far.end();
  await bench.until(() => socket.closed && far.closeReason !== undefined, 'both ends to close');
  bench.equal('end at the peer', far.closeReason, 'closed');
}
