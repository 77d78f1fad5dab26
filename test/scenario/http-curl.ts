import { scenario } from 'smokestack';
import { download } from './lib/download.ts';

const size = 8 * 2 ** 20;
const moves = 12;

export default scenario({
  name: 'http-curl',
  proves:
    "curl behind a Linux kernel downloads 8 MiB from the host's HTTP server while the connection moves between host and device, every byte as served.",
  covers: ['CHM-NSP-010', 'CHM-INIT-028', 'CHM-INIT-036', 'CHM-TX-002', 'CHM-TERM-043', 'CHM-TERM-068'],
  needs: ['linux', 'offload'],
  tags: ['stage2'],
  async run(bench) {
    let made = 0;
    await download(bench, size, async ({ socket, over }) => {
      const sent = () => socket.bytesWritten - socket.unacknowledged;
      for (let move = 0; move < moves && !over(); move++) {
        // Spread between the first byte and the last.
        await bench.until(() => over() || sent() >= (size * (move + 0.5)) / (moves + 1), 'curl to go on');
        if ((await bench.offload(socket)) !== 0) break;
        await bench.until(() => over() || sent() >= (size * (move + 1)) / (moves + 1), 'curl to go on');
        if ((await bench.upload(socket)) === undefined) break;
        made++;
      }
    });
    bench.atLeast('moves', made, 10);
  },
});
