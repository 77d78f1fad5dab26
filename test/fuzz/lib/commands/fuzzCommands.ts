import type { Counters } from '#driver';
import { Random } from '#units';
import { SlowHost } from '../device/slowHost.ts';
import { BadCommands } from './badCommands.ts';

export interface FuzzedCommands {
  /** A sentence for each thing that was not as it had to be. */
  readonly wrong: readonly string[];
  readonly commands: number;
  readonly counters: Counters;
}

/** `strokes` strokes of `seed` on a device of its own, everything handed back at the end. */
export async function fuzzCommands(program: string, seed: number, strokes: number): Promise<FuzzedCommands> {
  const host = await SlowHost.open(program, seed);
  try {
    const bad = new BadCommands(host, new Random(seed));
    const statuses = await bad.run(strokes);
    const counters = await host.finish();
    const { connections, paths, neighbors } = host.nic.identity;
    const free = [counters.freeConnections, counters.freePaths, counters.freeNeighbors].join();
    if (free !== [connections, paths, neighbors].join()) host.findings.equal('free rows', free, 'all');
    host.findings.equal('commands without a completion', host.open, 0);
    const words = host.findings.mismatches.map(({ requirement, field, device, model, connection, event }) =>
      [`${field}: device ${device}, model ${model}`, requirement, connection, event && `event ${event}`].join(' '),
    );
    return { wrong: [...statuses, ...words], commands: bad.given.length, counters };
  } finally {
    await host.close();
  }
}
