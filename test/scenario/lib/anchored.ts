import type { Bench } from 'smokestack';
import { closed, opened } from './opened.ts';

/**
 * Keeps path and neighbor offloaded while `run` goes on: what is handed down then takes part of a millisecond, not several.
 */
export async function anchored(bench: Bench, run: () => Promise<void>): Promise<void> {
  const pair = await opened(bench, { port: 4999 });
  bench.equal('status of the offload', await bench.offload(pair.socket), 0);
  await run();
  await bench.upload(pair.socket);
  await closed(bench, pair);
}
