/**
 * Host, miniport and device together: live connections go down and come back at random instants, both ways busy. What is
 * proven is the miniport: no byte lost, every request back exactly once, nothing left behind.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type NetBufferList, offloadableStates } from '#contract';
import type { ReceivePosting, Socket } from '#host';
import { millis, Random } from '#units';
import { peerAddress, Session } from './session.ts';

const digest = (pieces: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

/** Counts each request that passes down, and each that comes back. */
const watchRequests = ({ chimney, miniport }: Session) => {
  const open = new Set<NetBufferList>();
  const faults: string[] = [];
  let returned = 0;
  const down = (head: NetBufferList | null) => {
    for (let at = head; at !== null; at = at.next) {
      if (open.has(at)) faults.push('posted twice');
      open.add(at);
    }
  };
  const up = (head: NetBufferList | null) => {
    for (let at = head; at !== null; at = at.next) {
      if (!open.delete(at)) faults.push('returned, but not posted');
      returned++;
    }
  };
  const wrapDown = (name: 'tcpOffloadSend' | 'tcpOffloadReceive' | 'tcpOffloadForward' | 'tcpOffloadDisconnect') => {
    const original = miniport[name].bind(miniport) as (...all: unknown[]) => void;
    miniport[name] = (context: object, head: NetBufferList, ...rest: unknown[]) => {
      down(head);
      original(context, head, ...rest);
    };
  };
  const wrapUp = (
    name:
      | 'tcpOffloadSendComplete'
      | 'tcpOffloadReceiveComplete'
      | 'tcpOffloadForwardComplete'
      | 'tcpOffloadDisconnectComplete',
  ) => {
    const original = chimney[name].bind(chimney);
    chimney[name] = (head) => {
      up(head);
      original(head);
    };
  };
  for (const name of ['tcpOffloadSend', 'tcpOffloadReceive', 'tcpOffloadForward', 'tcpOffloadDisconnect'] as const)
    wrapDown(name);
  for (const name of [
    'tcpOffloadSendComplete',
    'tcpOffloadReceiveComplete',
    'tcpOffloadForwardComplete',
    'tcpOffloadDisconnectComplete',
  ] as const)
    wrapUp(name);
  const seen = { chained: 0, buffered: 0, terminated: 0, initiated: 0 };
  const terminated = chimney.terminateOffloadComplete.bind(chimney);
  chimney.terminateOffloadComplete = (root) => {
    if (root.layer === 'tcp') {
      seen.terminated++;
      if (root.netBufferListChain !== null) seen.chained++;
      if (root.state?.delegated?.bufferedData) seen.buffered++;
      up(root.netBufferListChain);
    }
    terminated(root);
  };
  const initiated = chimney.initiateOffloadComplete.bind(chimney);
  chimney.initiateOffloadComplete = (root) => {
    if (root.layer === 'neighbor')
      for (let path = root.dependentBlockList; path !== null; path = path.nextBlock)
        for (let tcp = path.dependentBlockList; tcp !== null; tcp = tcp.nextBlock)
          if (tcp.status === 0) {
            seen.initiated++;
            // A chain that was taken: posted from now on. Unlinked by now, so the host's own list is asked.
            const { sendDataHead } = tcp.state?.delegated ?? {};
            for (const request of chains.get(tcp) ?? []) {
              if (open.has(request)) faults.push('chained twice');
              open.add(request);
            }
            void sendDataHead;
          }
    initiated(root);
  };
  const chains = new Map<object, NetBufferList[]>();
  const initiate = miniport.initiateOffload.bind(miniport);
  miniport.initiateOffload = (root) => {
    if (root.layer === 'neighbor')
      for (let path = root.dependentBlockList; path !== null; path = path.nextBlock)
        for (let tcp = path.dependentBlockList; tcp !== null; tcp = tcp.nextBlock) {
          const list: NetBufferList[] = [];
          for (let at = tcp.netBufferListChain; at !== null; at = at.next) list.push(at);
          chains.set(tcp, list);
        }
    initiate(root);
  };
  return { open, faults, seen, returned: () => returned };
};

const run = async (seed: number, connections: number, bytes: number, posting: ReceivePosting | undefined) => {
  const session = await Session.open(seed, posting === undefined ? {} : { posting });
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
    socket.onError = (error) => errors.push(error);
    socket.onClose = () => closed++;
    write();
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
  const done = await session.run(() => closed === sockets.length, 120);
  await session.idle(3000);
  return { session, done, errors, watch, atRest, toPeer, fromPeer, peerGot, peerSent, miniport, nic, chimney };
};

describe('host, miniport and device in memory', () => {
  it('lose no byte over offloads and uploads at random instants (seeds 1 … 50)', { timeout: 300_000 }, async () => {
    const totals = { chained: 0, buffered: 0, terminated: 0, initiated: 0, requests: 0 };
    for (let seed = 1; seed <= 50; seed++) {
      const posting = [undefined, { requests: 0, bytes: 0 }, { requests: 3, bytes: 700 }][seed % 3];
      const result = await run(seed, 1 + (seed % 3), 150_000, posting);
      const { miniport, nic, watch } = result;
      const label = `seed ${seed}`;
      expect(result.errors, label).toEqual([]);
      expect(result.done, label).toBe(true);
      expect(watch.faults, label).toEqual([]);
      expect(result.peerGot.map(({ sha }) => sha()).sort(), label).toEqual(result.toPeer.map(digest).sort());
      expect(result.fromPeer.map(digest).sort(), label).toEqual(result.peerSent.map(digest).sort());
      expect(watch.open.size, `${label}: requests not returned`).toBe(0);
      expect(miniport.offloadedObjects, `${label}: contexts`).toBe(0);
      expect(miniport.lentBuffers, `${label}: receive buffers`).toBe(0);
      expect(nic.base.hostMemory.usedBytes, `${label}: host memory`).toBe(result.atRest.host);
      expect(nic.base.nicMemory.usedBytes, `${label}: NIC memory`).toBe(result.atRest.nic);
      expect(miniport.statistics, label).toEqual({ staleEvents: 0, illegalOrders: 0 });
      const counters = await nic.readCounters();
      expect([counters.freeConnections, counters.freePaths, counters.freeNeighbors], label).toEqual([8n, 4n, 4n]);
      expect(counters.illegalOrders, label).toBe(0n);
      miniport.close();
      nic.close();
      expect(nic.base.hostMemory.usedBytes, `${label}: after close`).toBe(64);
      for (const key of ['chained', 'buffered', 'terminated', 'initiated'] as const) totals[key] += watch.seen[key];
      totals.requests += watch.returned();
    }
    console.info('totals:', totals);
    for (const [key, value] of Object.entries(totals)) expect(value, key).toBeGreaterThan(20);
  });
});
