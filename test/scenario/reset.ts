import { type Bench, hostTransfer, scenario } from 'smokestack';
import { generatedContent, type Socket } from '#host';
import { LinuxPeer, startTraffic } from '#peer';
import { millis } from '#units';

const much = 2 ** 20;
const enough = 100_000;

/** How the peer's application fared: nothing is known while it lives; `failure`: its program is gone. */
interface Far {
  end?: string;
  failure?: unknown;
}

/** A peer that listens, sends without end, and resets the connection once it has received `abortAfter` bytes, if that is given. */
async function listen(bench: Bench, port: number, abortAfter: number | undefined): Promise<Far> {
  const far: Far = {};
  if (bench.peer instanceof LinuxPeer) {
    const abort = abortAfter === undefined ? {} : { abortReceived: abortAfter };
    const traffic = await startTraffic(bench.peer, { listen: port }, { send: much, ...abort });
    traffic.result.then(
      ({ end }) => {
        far.end = end === 'abort' ? 'aborted' : end;
      },
      (cause) => {
        far.failure = cause;
      },
    );
    return far;
  }
  bench.builtin.listen(port, (connection) => {
    let read = 0;
    connection.onData((bytes) => {
      read += bytes.length;
      if (abortAfter !== undefined && read >= abortAfter && connection.closeReason === undefined) connection.abort();
    });
    connection.onClose((reason) => {
      far.end = reason;
    });
    for (const piece of generatedContent(much, port)) connection.write(piece);
  });
  return far;
}

async function connected(bench: Bench, port: number): Promise<Socket> {
  const socket = bench.host.connect({ address: bench.peer.address, port });
  let open = false;
  socket.onConnect = () => {
    open = true;
  };
  await bench.until(() => open, `port ${port} to open`);
  return socket;
}

/** What a connection occupies in the driver's hands, in all. */
const occupied = ({ nic, miniport }: Bench): readonly number[] => [
  nic.base.hostMemory.usedBytes,
  nic.base.nicMemory.usedBytes,
  miniport.lentBuffers,
  miniport.offloadedObjects,
];

/** Requests are outstanding both ways: receives that the device has, and send bytes that nobody acknowledged. */
const busy = (bench: Bench, socket: Socket): boolean => {
  const row = bench.rowOf(socket);
  return row !== undefined && row.reqHead !== row.reqTail && row.sndUna !== row.sndEnd;
};

export default scenario({
  name: 'reset',
  proves:
    'A reset ends an offloaded connection at once, whichever end sends it: applications are told, outstanding requests complete, rows and memory are free again.',
  covers: ['CHM-DIS-001', 'CHM-DIS-013', 'CHM-DIS-014', 'CHM-TX-048', 'CHM-BRA-001', 'CHM-RX-022', 'CHM-TERM-067'],
  needs: ['offload'],
  tags: ['stage2'],
  async run(bench) {
    for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(2) }]);
    const atRest = occupied(bench);
    for (const by of ['peer', 'host'] as const) {
      const port = by === 'peer' ? 5001 : 5002;
      const far = await listen(bench, port, by === 'peer' ? 2 * enough : undefined);
      const socket = await connected(bench, port);
      const near = hostTransfer(socket, { send: much, seed: port });
      await bench.until(() => socket.bytesRead > 0, 'the first bytes');
      bench.equal('status of the offload', await bench.offload(socket), 0);
      if (by === 'host') {
        await bench.until(() => socket.bytesRead > enough && busy(bench, socket), 'bytes through the device');
        socket.abort();
      } else await bench.until(() => busy(bench, socket), 'requests both ways');
      const over = (): boolean => {
        if (far.failure !== undefined) throw far.failure;
        return near.result !== undefined && far.end !== undefined;
      };
      await bench.until(over, `the reset by the ${by}`);
      const words = by === 'peer' ? 'connection reset by the peer' : 'aborted by the application';
      bench.equal(`what the host's application heard, reset by the ${by}`, near.result?.end, words);
      bench.equal(`what the peer's application saw, reset by the ${by}`, far.end, by === 'peer' ? 'aborted' : 'reset');
      // The bench finds every request that has not completed by then (CHM-TERM-038).
      await bench.until(() => bench.chimney.offloadedCount === 0, 'the connection to come back');
      await bench.until(() => bench.miniport.offloadedObjects === 0, 'path and neighbor to come back');
      const free = () => occupied(bench).every((bytes, i) => bytes === atRest[i]);
      await bench.until(free, 'memory and buffers to be free again');
      bench.moved.fromPeer += near.receivedBytes;
    }
    const { freeConnections } = await bench.nic.readCounters();
    bench.equal('free rows', freeConnections, BigInt(bench.nic.identity.connections));
  },
});
