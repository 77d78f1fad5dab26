/** What becomes of a run when the world around it breaks. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, type Need, type RunOptions, type RunResult, scenario, verdictSchema } from '#bench';
import { millis } from '#units';
import { buildTimeoutMs, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'smokestack-trouble-'));
afterAll(() => rmSync(folder, { recursive: true }));

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

/** The simulator behind a script that leaves its pid in the run's folder. `thenExit`: the script ends with that code. */
function wrapper(program: string, thenExit?: number): string {
  const path = join(folder, `simulator-${thenExit ?? 'plain'}`);
  const body =
    thenExit === undefined
      ? `echo $$ >pid; exec "${program}" "$@"`
      : `exec 3<&0; "${program}" "$@" <&3 & echo $! >pid; wait $!; echo "assertion failed: on purpose" >&2; exit ${thenExit}`;
  writeFileSync(path, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  return path;
}

const runOf = (
  run: (bench: Bench) => Promise<void>,
  more: Partial<RunOptions> & { readonly needs?: readonly Need[] } = {},
): Promise<RunResult> => {
  if ('missing' in provided) throw new Error(provided.missing);
  const { needs = [], ...options } = more;
  const disturbed = scenario({ name: 'trouble', proves: 'Nothing: it is disturbed.', covers: [], needs, run });
  return runOnce(disturbed, provided.program, options);
};

/** Time passes in small steps, for ever; `after` 20 of them, once. */
const forever =
  (after: (bench: Bench) => void = () => {}) =>
  async (bench: Bench): Promise<void> => {
    for (let step = 0; ; step++) {
      if (step === 20) after(bench);
      await bench.pass(millis(1));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

/** Sends `signal` to the simulator of a run, and tells how long the target took to notice. */
async function signalled(signal: NodeJS.Signals, more: Partial<RunOptions>) {
  const times = { sent: 0, noticed: 0 };
  let pid = 0;
  const result = await runOf(
    forever((bench) => {
      bench.session.target.onFailure(() => {
        times.noticed ||= performance.now();
        if (signal === 'SIGSTOP') process.kill(pid, 'SIGCONT');
      });
      pid = Number(readFileSync(join(bench.folder, 'pid'), 'utf8'));
      times.sent = performance.now();
      process.kill(pid, signal);
    }),
    more,
  );
  return { ...result, tookMs: times.noticed - times.sent };
}

/** verdict.json as it lies on disk. */
const onDisk = (result: RunResult) =>
  verdictSchema.parse(JSON.parse(readFileSync(join(result.folder, 'verdict.json'), 'utf8')));

describe('a link that is lost', () => {
  test.for(['SIGKILL', 'SIGSTOP'] as const)(
    'by %s: exit 4 within 2 s',
    { timeout: 30_000 },
    async (signal, { skip }) => {
      if ('missing' in provided) return skip(provided.missing);
      const result = await signalled(signal, { simulator: wrapper(provided.program) });
      expect(onDisk(result)).toMatchObject({ verdict: 'error', exitCode: 4, scenario: 'trouble' });
      // Half a second is what the ping may be late by.
      expect(result.tookMs).toBeLessThan(2500);
      if (signal === 'SIGKILL') expect(result.outcome.sentence).toMatch(/was ended by SIGKILL/);
      expect(existsSync(join(result.folder, 'recording'))).toBe(true);
    },
  );

  test('to a simulator that says its design failed is a failed run with its last words', { timeout: 30_000 }, async ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    const result = await signalled('SIGKILL', { simulator: wrapper(provided.program, 1) });
    expect(onDisk(result)).toMatchObject({ verdict: 'fail', exitCode: 1 });
    expect(result.outcome.sentence).toMatch(/the design failed[\s\S]*assertion failed: on purpose/);
  });
});

describe('a run that is ended from outside', () => {
  test('by its time limit: exit 124', { timeout: 30_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const result = await runOf(forever(), { timeoutMs: 300 });
    expect(onDisk(result)).toMatchObject({ verdict: 'error', exitCode: 124 });
    expect(result.outcome).toMatchObject({ sentence: 'not done after 0.3 s', cure: 'give it more with --timeout' });
    expect(onDisk(result).wallSeconds).toBeLessThan(5);
  });

  test('by its time limit, with a send that never comes back: what is open is told', { timeout: 30_000 }, async ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    const result = await runOf(
      async (bench) => {
        bench.builtin.listen(9, () => {});
        const socket = bench.host.connect({ address: bench.builtin.address, port: 9 });
        let connected = false;
        socket.onConnect = () => {
          connected = true;
        };
        await bench.until(() => connected, 'the connection');
        await bench.offload(socket);
        bench.cable.impair('toFar', [{ loss: 1 }]);
        socket.write(new Uint8Array(100));
        await forever()(bench);
      },
      { timeoutMs: 2000, needs: ['offload', 'builtin'] },
    );
    expect(onDisk(result)).toMatchObject({ verdict: 'error', exitCode: 124 });
    expect(result.outcome.sentence).toMatch(/^not done after 2 s; open: .*10\.0\.0\.1:\d+-10\.0\.0\.2:9: 1 sends/);
  });

  test('by a signal: exit 130', { timeout: 30_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const stop = new AbortController();
    const result = await runOf(
      forever(() => stop.abort()),
      { signal: stop.signal },
    );
    expect(onDisk(result)).toMatchObject({ verdict: 'error', exitCode: 130 });
  });
});

describe('a scenario', () => {
  test('that waits for what never comes says what it waits for: exit 124', { timeout: 30_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const result = await runOf((bench) => bench.until(() => false, 'Godot', millis(50)));
    expect(onDisk(result)).toMatchObject({ verdict: 'error', exitCode: 124 });
    expect(result.outcome.sentence).toMatch(/still waiting for Godot after 50 ms/);
  });

  test('that finds a difference fails with it: exit 1', { timeout: 30_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const result = await runOf(async (bench) => {
      bench.equal('answer', 41, 42, { requirement: 'CHM-NSP-010' });
    });
    expect(onDisk(result)).toMatchObject({
      verdict: 'fail',
      exitCode: 1,
      mismatches: [{ requirement: 'CHM-NSP-010', field: 'answer', device: '41', model: '42' }],
    });
    expect(readFileSync(join(result.folder, 'junit.xml'), 'utf8')).toMatch(
      /<failure message="1 difference">[^<]*answer/,
    );
  });

  test('that waits on behind a difference gives up soon, and fails with it: exit 1', { timeout: 60_000 }, async ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    let until = 0;
    const result = await runOf(async (bench) => {
      await bench.pass(millis(100));
      bench.equal('answer', 41, 42);
      const never = (): boolean => {
        until = bench.clock.now();
        return false;
      };
      await bench.until(never, 'Godot', millis(300_000));
    });
    expect(onDisk(result)).toMatchObject({ verdict: 'fail', exitCode: 1, mismatches: [{ field: 'answer' }] });
    expect(until).toBeLessThan(4000);
  });

  test('that throws is an internal error: exit 70, its stack in run.log', { timeout: 30_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const result = await runOf(async () => {
      throw new TypeError('oops');
    });
    expect(onDisk(result)).toMatchObject({ verdict: 'error', exitCode: 70 });
    expect(readFileSync(join(result.folder, 'run.log'), 'utf8')).toMatch(/TypeError: oops/);
  });

  test('that needs what this machine lacks is skipped, and an error where that is required: exit 77, 3', async () => {
    const never = async (): Promise<void> => expect.unreachable();
    const linux = { ok: false, reason: 'no /dev/net/tun', cure: 'be root' } as const;
    const skipped = await runOf(never, { needs: ['linux'], peer: 'linux', linux, required: [] });
    const reason = 'needs linux: no /dev/net/tun; be root';
    expect(onDisk(skipped)).toMatchObject({ verdict: 'skip', exitCode: 77, skipped: [reason] });
    const wanted = await runOf(never, { needs: ['linux'], peer: 'linux', linux, required: ['linux'] });
    expect(onDisk(wanted)).toMatchObject({ verdict: 'error', exitCode: 3, skipped: [] });
  });
});

describe('a simulator', () => {
  test('that is not there: exit 125, and the verdict says so', async () => {
    const result = await runOf(async () => {}, { simulator: join(folder, 'nowhere') });
    expect(onDisk(result)).toMatchObject({ verdict: 'error', exitCode: 125 });
  });

  test('of another size than was asked for: exit 2', { timeout: 30_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const result = await runOf(async () => {}, { config: 'default' });
    expect(onDisk(result)).toMatchObject({ verdict: 'error', exitCode: 2 });
    expect(result.outcome.sentence).toMatch(/sim small/);
  });

  test('in a folder that cannot be made: the error says where', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(runOf(async () => {}, { runsFolder: join(file, 'runs') })).rejects.toMatchObject({
      code: 'environment',
    });
  });
});
