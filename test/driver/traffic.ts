/** Traffic over a session whose connections move between host and device. */
import { offloadableStates } from '#contract';
import type { ReceivePosting, Socket } from '#host';
import type { Target } from '#protocol';
import { millis, Random } from '#units';
import { peerAddress, Session } from './session.ts';
import { watchRequests } from './watchRequests.ts';

export interface TrafficOptions {
  readonly seed: number;
  readonly connections: number;
  /** Bytes from each socket of the host; the peer sends about as many. */
  readonly bytes: number;
  readonly posting?: ReceivePosting | undefined;
  /** Chance that a connection is reset, by either end, at a random instant. */
  readonly resets?: number;
  /** Default: a device in memory. */
  readonly target?: Target;
}

/** Busy connections both ways, offloaded and uploaded at random instants until all are closed. */
export const runTraffic = async ({ seed, connections, bytes, posting, resets = 0, target }: TrafficOptions) => {
  const session = await Session.open(seed, {
    ...(posting === undefined ? {} : { posting }),
    ...(target === undefined ? {} : { target }),
  });
  const { clock, peer, stack, chimney, miniport, nic } = session;
  const watch = watchRequests(session);
  const random = new Random(seed).fork('test');
  const atRest = { host: nic.base.hostMemory.usedBytes, nic: nic.base.nicMemory.usedBytes };
  const toPeer: Uint8Array[][] = [];
  const fromPeer: Uint8Array[][] = [];
  const peerGot: { sha(): string; closed(): boolean }[] = [];
  const peerSent: Uint8Array[][] = [];
  const sockets: Socket[] = [];
  const errors: unknown[] = [];
  let closed = 0;
  peer.listen(80, (connection) => {
    const sent = Array.from({ length: 40 }, () => random.bytes(random.int(1, (2 * bytes) / 40)));
    peerSent.push(sent);
    for (const piece of sent) connection.write(piece);
    connection.end();
    const end = () => {
      if (connection.closeReason === undefined) connection.abort();
    };
    if (random.chance(resets / 2)) clock.after(millis(random.int(1, 300)), end);
    peerGot.push({ sha: () => connection.receivedSha256(), closed: () => connection.closeReason !== undefined });
  });
  for (let i = 0; i < connections; i++) {
    const socket = stack.connect({ address: peerAddress, port: 80 });
    const sent: Uint8Array[] = [];
    const got: Uint8Array[] = [];
    toPeer.push(sent);
    fromPeer.push(got);
    sockets.push(socket);
    let left = bytes;
    const small = seed % 5 === 0;
    const write = (): void => {
      while (left > 0) {
        const piece = random.bytes(Math.min(left, random.int(1, small ? 90 : 6000)));
        left -= piece.length;
        sent.push(piece);
        const room = socket.write(piece);
        if (left === 0) socket.end();
        else if (!room) return;
      }
    };
    socket.onDrain = write;
    socket.onData = (piece) => got.push(piece.slice());
    socket.onError = (error) => {
      left = 0;
      errors.push(error);
    };
    socket.onClose = () => closed++;
    write();
    if (random.chance(resets / 2))
      clock.after(millis(random.int(1, 300)), () => {
        left = 0;
        socket.abort();
      });
  }
  const pause = (): void => {
    const socket = random.pick(sockets);
    socket.pause();
    clock.after(millis(random.int(1, 60)), () => {
      socket.resume();
      pause();
    });
  };
  const shuffle = (): void => {
    const chosen = sockets.filter((socket) => {
      const { holder } = stack.connectionOf(socket);
      return holder.mode === 'host' && offloadableStates.has(holder.tcp.state) && random.chance(0.6);
    });
    const down = sockets.filter((socket) => stack.connectionOf(socket).holder.mode === 'offloaded');
    if (chosen.length > 0) chimney.offload(chosen);
    for (const socket of down) if (random.chance(0.5)) chimney.upload(socket);
    clock.after(millis(random.int(1, 25)), shuffle);
  };
  clock.after(millis(6), shuffle);
  pause();
  const over = () => closed === sockets.length;
  let done = await session.run(over, resets > 0 ? 20 : 120);
  if (!done && resets > 0) {
    // A reset that is lost with the data before it leaves FIN_WAIT_2 alone: the application gives up.
    for (const socket of sockets) socket.abort();
    done = await session.run(over, 20);
  }
  await session.idle(3000);
  return { session, done, errors, watch, atRest, toPeer, fromPeer, peerGot, peerSent, miniport, nic, chimney };
};
