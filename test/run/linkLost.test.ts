/** The link goes while the miniport reads host memory: the run ends with exit 4 and a verdict, not with the process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, hostTransfer, peerTransfer, scenario, verdictSchema } from '#bench';
import { buildTimeoutMs, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'smokestack-link-'));
afterAll(() => rmSync(folder, { recursive: true }));

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

/** The simulator behind a script that leaves its pid in the run's folder. */
function wrapper(program: string): string {
  const path = join(folder, 'simulator');
  writeFileSync(path, `#!/bin/sh\necho $$ >pid; exec "${program}" "$@"\n`, { mode: 0o755 });
  return path;
}

/** Kills the simulator in the next read of host memory: its answer never comes. */
function killInRead(bench: Bench): void {
  const { target } = bench.nic.base;
  const read = target.readMemory.bind(target);
  const pid = Number(readFileSync(join(bench.folder, 'pid'), 'utf8'));
  target.readMemory = (...where) => {
    process.kill(pid, 'SIGKILL');
    return read(...where);
  };
}

const moments = {
  'the bytes of a receive': async (bench: Bench) => {
    killInRead(bench);
    await bench.until(() => false, 'the end of the link');
  },
  'the image of an upload': async (bench: Bench, upload: () => Promise<unknown>) => {
    killInRead(bench);
    await upload();
  },
} as const;

test.for(Object.keys(moments) as (keyof typeof moments)[])(
  'while it reads %s: exit 4, and the verdict is there',
  { timeout: 60_000 },
  async (moment, { skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const cut = scenario({
      name: 'link-lost',
      proves: 'Nothing: it is disturbed.',
      covers: [],
      needs: ['offload', 'builtin'],
      async run(bench) {
        await peerTransfer(bench.peer, { listen: 7 }, { send: 2 ** 20, seed: 1 });
        const socket = bench.host.connect({ address: bench.peer.address, port: 7 });
        hostTransfer(socket, { send: 1, seed: 2 });
        await bench.until(() => socket.bytesRead > 0, 'the first bytes');
        await bench.offload(socket);
        await moments[moment](bench, () => bench.upload(socket));
      },
    });
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const result = await runOnce(cut, provided.program, { simulator: wrapper(provided.program) });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    const verdict = verdictSchema.parse(JSON.parse(readFileSync(join(result.folder, 'verdict.json'), 'utf8')));
    expect(verdict).toMatchObject({ verdict: 'error', exitCode: 4 });
    expect(result.outcome.sentence).toMatch(/was ended by SIGKILL/);
    expect(unhandled).toEqual([]);
  },
);
