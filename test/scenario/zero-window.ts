import { type Bench, scenario } from 'smokestack';
import { registers } from '#contract';
import { generatedContent } from '#host';
import { millis } from '#units';
import { eachHolder, kernel, watchProbes } from './lib/closedWindows.ts';
import { closed, opened } from './lib/opened.ts';

const size = 64 * 1024;
const room = 8 * 1024;
const indicationsOnly = 5003;

/** Whether each gap is about twice the one before. */
const doubling = (times: readonly number[]): boolean =>
  times.slice(2).every((time, i) => {
    const [a = 0, b = 0] = times.slice(i);
    return (time - b) / (b - a) > 1.8 && (time - b) / (b - a) < 2.2;
  });

/** The window of the peer closes and opens, across hand-overs; then that of the host. */
async function bothWays(bench: Bench): Promise<void> {
  const pair = await opened(bench, { port: 5001, peer: { receiveBuffer: room, windowScale: 0 } });
  const { socket, far } = pair;
  const probes = watchProbes(bench, socket.tuple.localPort);
  const written = Buffer.concat([...generatedContent(size, bench.random.u32())]);
  const read: Uint8Array[] = [];
  far.onData((bytes) => read.push(bytes));
  bench.equal('status of the offload', await bench.offload(socket), 0);

  far.pause();
  socket.write(written);
  await bench.until(() => bench.rowOf(socket)?.sndWnd === 0, 'the window to close');
  await bench.until(() => probes.length >= 2, 'probes of the device', millis(1000));
  // Handed over and back in the middle of it, behind the peer's answer: the interval goes on where it was.
  await bench.pass(millis(5));
  await bench.upload(socket);
  bench.equal('status of the offload', await bench.offload(socket), 0);
  bench.atLeast('window probes that went down', bench.rowOf(socket)?.sndWndProbes ?? 0, 2);
  await bench.until(() => probes.length >= 4, 'further probes of the device', millis(2000));
  bench.equal('probes come ever more slowly', doubling(probes), true, { requirement: 'CHM-TIM-043' });
  far.resume();
  await bench.until(() => far.bytesReceived >= size, 'the rest of the stream');
  bench.equal('bytes that the peer read', Buffer.concat(read).equals(written), true);

  // The other way: nobody reads in the host, and the device closes its own window.
  const back = Buffer.concat([...generatedContent(2 * size, bench.random.u32())]);
  const here: Uint8Array[] = [];
  socket.onData = (bytes) => here.push(bytes);
  socket.pause();
  far.write(back);
  await bench.until(() => {
    const row = bench.rowOf(socket);
    return row !== undefined && row.rcvAdv === row.rcvNxt;
  }, 'the own window to close');
  await bench.pass(millis(250));
  socket.resume();
  await bench.until(() => socket.bytesRead >= back.length, 'the stream of the peer');
  bench.equal('bytes that the host read', Buffer.concat(here).equals(back), true);
  await bench.upload(socket);
  bench.moved.toPeer += size;
  bench.moved.fromPeer += back.length;
  await closed(bench, pair);
}

/** A peer that takes the byte of each probe although its window stays closed: the next round begins all the same. */
async function takenProbes(bench: Bench): Promise<void> {
  let shut = false;
  const pair = await opened(bench, {
    port: 5002,
    peer: {
      windowScale: 0,
      ack: { every: 1, delay: millis(0) },
      onSegmentOut: (segment) => (shut ? { ...segment, window: 0 } : segment),
    },
  });
  const { socket, far } = pair;
  const probes = watchProbes(bench, socket.tuple.localPort);
  bench.equal('status of the offload', await bench.offload(socket), 0);
  shut = true;
  const written = [bench.random.bytes(1000), bench.random.bytes(4000)] as const;
  socket.write(written[0]);
  await bench.until(() => bench.rowOf(socket)?.sndWnd === 0 && socket.unacknowledged === 0, 'the window to close');
  socket.write(written[1]);
  await bench.until(() => probes.length >= 4, 'probes of the device', millis(2000));
  bench.atLeast('bytes of probes that the peer took', far.bytesReceived - written[0].length, 3);
  bench.equal('probes come ever more slowly', doubling(probes), true, { requirement: 'CHM-TIM-043' });
  shut = false;
  const size = written[0].length + written[1].length;
  await bench.until(() => far.bytesReceived >= size, 'the rest of the stream');
  await bench.upload(socket);
  bench.moved.toPeer += size;
  await closed(bench, pair);
}

export default scenario({
  name: 'zero-window',
  proves:
    'A window that the peer has closed is probed, ever more slowly, in the device and across hand-overs; when it opens everything goes on, and what the host did not read closes the own window alike. A peer may take the byte of a probe.',
  covers: [
    'CHM-TIM-040',
    'CHM-TIM-041',
    'CHM-TIM-043',
    'CHM-TIM-044',
    'CHM-TIM-046',
    'CHM-TIM-048',
    'CHM-FC-005',
    'CHM-TERM-068',
    'CHM-RFC-002',
  ],
  needs: ['offload'],
  tags: ['stage2'],
  // There no request is posted that could take what nobody reads.
  offload: {
    chimney: {
      posting: ({ tuple }) => ({ requests: tuple.remotePort === indicationsOnly ? 0 : 2, bytes: 16_384 }),
    },
  },
  async run(bench) {
    if (bench.peer.kind === 'linux') {
      await bench.nic.base.target.writeRegister(registers.rtoFloorMs.offset, 50);
      await kernel(bench, 5001);
      return;
    }
    for (const direction of ['toFar', 'toNear'] as const) bench.cable.impair(direction, [{ delay: millis(1) }]);
    // Of the device: probes come quickly, and the run does not take long.
    await bench.nic.base.target.writeRegister(registers.rtoFloorMs.offset, 20);
    await bothWays(bench);
    await takenProbes(bench);
    await eachHolder(bench, indicationsOnly);
  },
});
