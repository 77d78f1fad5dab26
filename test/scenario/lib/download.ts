import { createHash } from 'node:crypto';
import type { Bench } from 'smokestack';
import { generatedContent, type Socket, serveHttp } from '#host';
import { millis } from '#units';
import { formatIpv4 } from '#wire';

/** A machine with other work to do needs more than the default of a wait. */
const within = millis(100_000);

/** The host's end of a download, while it lasts. */
export interface Download {
  readonly socket: Socket;
  readonly over: () => boolean;
}

/**
 * curl in the peer's namespace downloads `size` bytes from the host's HTTP server, which must arrive as served.
 * @param meanwhile runs once curl has connected; the download waits for it
 */
export async function download(
  bench: Bench,
  size: number,
  meanwhile: (download: Download) => Promise<void> = async () => {},
): Promise<void> {
  const seed = bench.random.u32();
  const stop = serveHttp(bench.host, 80);
  const url = `http://${formatIpv4(bench.host.ip.address)}/bytes/${size}?seed=${seed}`;
  const counted = "--write-out '%{stderr}%{http_code} %{size_download}'";
  const curl = await bench.linux.run([
    'sh',
    '-c',
    `curl --silent --show-error --fail --max-time ${within / 1000} ${counted} '${url}' | sha256sum`,
  ]);
  let code: number | undefined;
  void curl.exit.then((ended) => {
    code = ended;
  });
  const over = () => code !== undefined;
  await bench.until(() => over() || bench.host.connections.length > 0, 'curl to connect');
  const [connection] = bench.host.connections;
  if (connection !== undefined) await meanwhile({ socket: connection.socket, over });
  await bench.until(over, 'curl to end', within);
  stop();
  const served = createHash('sha256');
  for (const piece of generatedContent(size, seed)) served.update(piece);
  bench.equal('what curl said: status and bytes', curl.stderr.text, `200 ${size}`);
  bench.equal('SHA-256 of what curl read', curl.stdout.text.split(' ')[0], served.digest('hex'));
  bench.moved.toPeer += Number(/ (\d+)$/.exec(curl.stderr.text)?.[1] ?? 0);
}
