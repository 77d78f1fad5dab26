/** wire.pcapng, read by somebody else. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadScenario, placed, type RunResult } from '#bench';
import { buildTimeoutMs, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';
import { bad, follow, matching, noTshark } from '../scenario/lib/tshark.ts';

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
}, buildTimeoutMs);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('tshark reads the capture of host-bulk', () => {
  let run: RunResult;
  let file = '';
  beforeAll(async () => {
    if ('missing' in provided || noTshark() !== undefined) return;
    run = await runOnce(await loadScenario(placed('test/scenario/host-bulk.ts')), provided.program, { seed: 21 });
    file = join(run.folder, 'wire.pcapng');
  }, 60_000);

  test('no checksum is bad, nothing is malformed, and the wire did lose segments', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const reason = noTshark();
    if (reason !== undefined) return skip(reason);
    expect(run.verdict.verdict).toBe('pass');
    expect(matching(file, bad)).toEqual([]);
    expect(matching(file, 'tcp.checksum.status==1').length).toBeGreaterThan(2000);
    expect(matching(file, 'tcp.analysis.retransmission').length).toBeGreaterThan(0);
  });

  test('each stream, reassembled by it, is what the applications hashed', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const reason = noTshark();
    if (reason !== undefined) return skip(reason);
    const streams = [follow(file, 0), follow(file, 1)].flat();
    expect(streams.map((bytes) => bytes.length)).toEqual([2 ** 20, 2 ** 20, 2 ** 20, 2 ** 20]);
    const logged = JSON.stringify(run.log);
    for (const bytes of streams) expect(logged).toContain(sha256(bytes));
  });

  test('every frame carries its number, as the mismatches name it', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const reason = noTshark();
    if (reason !== undefined) return skip(reason);
    expect(matching(file, 'frame.comment contains "out 12,"')).toHaveLength(1);
    expect(matching(file, 'frame.comment contains "in 0,"')).toHaveLength(1);
    const frames = Number(run.verdict.compared.frames);
    expect(matching(file, 'frame.comment matches "^(in|out) [0-9]+, cycle [0-9]+"')).toHaveLength(frames);
  });
});
