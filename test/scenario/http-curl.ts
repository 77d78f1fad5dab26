import { createHash } from 'node:crypto';
import { scenario } from 'smokestack';
import { generatedContent, serveHttp } from '#host';
import { formatIpv4 } from '#wire';

const size = 8 * 2 ** 20;
const moves = 12;

export default scenario({
  name: 'http-curl',
  proves:
    "curl behind a Linux kernel downloads 8 MiB from the host's HTTP server while the connection moves between host and device, every byte as served.",
  covers: ['CHM-NSP-010', 'CHM-INIT-028', 'CHM-INIT-036', 'CHM-TX-002', 'CHM-TERM-043', 'CHM-TERM-068'],
  needs: ['linux', 'offload'],
  tags: ['stage1', 'stage2'],
  async run(bench) {
    const seed = bench.random.u32();
    serveHttp(bench.host, 80);
    const url = `http://${formatIpv4(bench.host.ip.address)}/bytes/${size}?seed=${seed}`;
    const curl = await bench.linux.run([
      'sh',
      '-c',
      `curl --silent --show-error --fail --max-time 100 '${url}' | sha256sum`,
    ]);
    let code: number | undefined;
    void curl.exit.then((ended) => {
      code = ended;
    });
    await bench.until(() => bench.host.connections.length > 0, 'curl to connect');
    const [connection] = bench.host.connections;
    const socket = connection?.socket;
    let made = 0;
    if (socket !== undefined) {
      const sent = () => socket.bytesWritten - socket.unacknowledged;
      for (let move = 0; move < moves && code === undefined; move++) {
        // Spread between the first byte and the last.
        await bench.until(() => code !== undefined || sent() >= (size * (move + 0.5)) / (moves + 1), 'curl to go on');
        if ((await bench.offload(socket)) !== 0) break;
        await bench.until(() => code !== undefined || sent() >= (size * (move + 1)) / (moves + 1), 'curl to go on');
        if ((await bench.upload(socket)) === undefined) break;
        made++;
      }
    }
    await bench.until(() => code !== undefined, 'curl to end');
    const served = createHash('sha256');
    for (const piece of generatedContent(size, seed)) served.update(piece);
    bench.atLeast('moves', made, 10);
    bench.equal('what curl said', curl.stderr.text, '');
    bench.equal('SHA-256 of what curl read', curl.stdout.text.split(' ')[0], served.digest('hex'));
    bench.moved.toPeer += size;
  },
});
