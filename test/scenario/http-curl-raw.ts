import { scenario } from 'smokestack';
import { download } from './lib/download.ts';

const size = 8 * 2 ** 20;
/** Frames that 8 MiB take at least: no segment is larger than an Ethernet frame. */
const frames = Math.ceil(size / 1460);

export default scenario({
  name: 'http-curl-raw',
  proves:
    "curl behind a Linux kernel downloads 8 MiB from the host's HTTP server over the raw rings alone: nothing is offloaded, and every byte is as served.",
  covers: ['CHM-NSP-001', 'CHM-NSP-010'],
  // No offload: there is neither miniport nor chimney in this run, and a move would be an error.
  needs: ['linux'],
  tags: ['stage1'],
  async run(bench) {
    await download(bench, size);
    const { connections, offload } = bench.nic.identity;
    const { freeConnections, rawTransmitFrames, segmentsIn, segmentsOut } = await bench.nic.readCounters();
    if (offload) bench.equal('free rows of connections', freeConnections, connections);
    bench.equal('segments that the engine received', segmentsIn, 0);
    bench.equal('segments that the engine sent', segmentsOut, 0);
    bench.atLeast('frames that the raw transmit ring carried', Number(rawTransmitFrames), frames);
  },
});
