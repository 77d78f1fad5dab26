import { createHash } from 'node:crypto';
import { scenario } from 'smokestack';
import { generatedContent, serveHttp } from '#host';
import { formatIpv4 } from '#wire';

const size = 8 * 2 ** 20;

export default scenario({
  name: 'http-curl',
  proves:
    "curl behind a Linux kernel downloads 8 MiB from the host's HTTP server through the device, every byte as served.",
  covers: ['CHM-NSP-010'],
  needs: ['linux'],
  tags: ['stage1'],
  async run(bench) {
    const seed = bench.random.u32();
    serveHttp(bench.host, 80);
    const url = `http://${formatIpv4(bench.host.ip.address)}/bytes/${size}?seed=${seed}`;
    const curl = await bench.linux.run([
      'sh',
      '-c',
      `curl --silent --show-error --fail --max-time 60 '${url}' | sha256sum`,
    ]);
    let code: number | undefined;
    void curl.exit.then((ended) => {
      code = ended;
    });
    await bench.until(() => code !== undefined, 'curl to end');
    const served = createHash('sha256');
    for (const piece of generatedContent(size, seed)) served.update(piece);
    bench.equal('what curl said', curl.stderr.text, '');
    bench.equal('SHA-256 of what curl read', curl.stdout.text.split(' ')[0], served.digest('hex'));
    bench.moved.toPeer += size;
  },
});
