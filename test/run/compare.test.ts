/** A recording alone gives the verdict of its run: ./smokestack compare. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareRecording, loadScenario, openDevice, placed, type RunResult, type Scenario, scenario } from '#bench';
import { decodeRetireRecord, RetireKind, sizeOfRetireRecord } from '#contract';
import { Recording, RecordingTarget } from '#protocol';
import { millis } from '#units';
import { CallRecorder, callNote } from '../../src/bench/calls/index.ts';
import { assemble } from '../../src/bench/run/assemble.ts';
import { Capture } from '../../src/bench/wire/capture.ts';
import { CommandLine } from '../cli/commandLine.ts';
import { buildTimeoutMs, noLinux, type Provided, runOnce, simulatorOf } from '../scenario/lib/rig.ts';
import { doctor } from './doctored.ts';
import { type Lie, lying } from './lyingDevice.ts';

let provided: Provided;
let cli: CommandLine;
beforeAll(async () => {
  provided = await simulatorOf('small');
  cli = await CommandLine.open('compare');
}, buildTimeoutMs);
afterAll(() => cli.close());

const recordingOf = ({ folder }: RunResult): Recording => new Recording(join(folder, 'recording'));

/** What a live verdict and one from the recording must agree in. */
const told = async (run: RunResult) => {
  const { compared, mismatches, retireHash, uncompared, verdict } = run.verdict;
  return { live: { compared, mismatches, retireHash, uncompared, verdict }, offline: await offline(recordingOf(run)) };
};

async function offline(recording: Recording) {
  const { findings, outcome, retireHash } = await compareRecording(recording);
  const { mismatches, uncompared } = findings;
  const compared = Object.fromEntries(Object.entries(findings.compared).map(([name, count]) => [name, String(count)]));
  return { compared, mismatches, retireHash, uncompared, verdict: outcome.verdict };
}

const scenarioNamed = (name: string) => loadScenario(placed(`test/scenario/${name}.ts`));

/** An offloaded exchange with a device that lies: what the bench found live, and what its recording says. */
async function lied(program: string, name: string, lie: Lie) {
  const folder = join(placed('build/test/lies'), name);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'recording');
  const device = await openDevice({
    name: { kind: 'sim' },
    simulator: program,
    config: 'small',
    clockMode: 'virtual',
    folder,
    seed: 5,
    token: undefined,
    onStderr: () => {},
  });
  const facts = { seed: 5, scenario: name, config: 'small', peer: 'builtin', git: '', started: '' };
  const target = await RecordingTarget.create(lying(device.target, lie), path, facts);
  const capture = new Capture(join(folder, 'wire.pcapng'), 0);
  const log = pino({ level: 'silent' });
  const assembly = await assemble({
    ...{ target, capture, log, folder, seed: 5, peer: 'builtin', peerReason: 'time must be virtual' },
    offload: {},
    tcp: { receiveBuffer: 60 * 1024 },
    scoreboards: () => [new CallRecorder((body) => target.note(callNote, body))],
  });
  try {
    await assembly.bench.exchange({
      port: 5001,
      openedBy: 'host',
      toPeer: 60_000,
      fromPeer: 60_000,
      within: millis(30_000),
      meanwhile: (socket) => assembly.bench.offload(socket),
    });
    await assembly.finish();
  } finally {
    await assembly.stop();
    await capture.close();
    await target.close('fail');
    await device.stop();
  }
  return { live: assembly.findings.mismatches, offline: (await offline(new Recording(path))).mismatches };
}

/** The first byte of the first word that a Grant changed: behind its record. 0: there is none. */
function grantedWord(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const { kind, changed } = decodeRetireRecord(bytes, at);
    const words = [...changed.toString(2)].filter((bit) => bit === '1').length;
    if (kind === RetireKind.Grant && words > 0) return at + sizeOfRetireRecord;
    at += sizeOfRetireRecord + 8 * words;
  }
  return 0;
}

/** The engine counts its identifications from 0x8000 (4.1). */
const engineFrame = (frame: Uint8Array): boolean => frame.length > 1000 && (frame[18] ?? 0) >= 0x80;

describe('compare', () => {
  test.each(['send-chain', 'collide', 'reset', 'host-bulk'])(
    'gives the verdict, the counts and the hash of a run of %s in virtual time',
    { timeout: 180_000 },
    async (name) => {
      if ('missing' in provided) return;
      const { live, offline } = await told(await runOnce(await scenarioNamed(name), provided.program, { seed: 3 }));
      expect(live.verdict).toBe('pass');
      expect(offline).toEqual(live);
    },
  );

  test.each<[string, Scenario['run'], string]>([
    ['finds a difference of its own', async (bench) => void bench.equal('answer', 41, 42), 'fail'],
    ['waits in vain', (bench) => bench.until(() => false, 'what never comes', millis(20)), 'error'],
  ])('gives the verdict of a scenario that %s', { timeout: 60_000 }, async (_what, run, verdict) => {
    if ('missing' in provided) return;
    const own = scenario({ name: 'own', proves: 'A test looks at the run.', covers: [], needs: ['builtin'], run });
    const result = await runOnce(own, provided.program, { seed: 3 });
    const { live, offline } = await told(result);
    expect(live.verdict).toBe(verdict);
    expect(offline).toEqual(live);
    const again = await compareRecording(recordingOf(result));
    expect(again.outcome).toEqual(result.outcome);
  });

  test('gives those of a run in real time', { timeout: 180_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const lacking = await noLinux();
    if (lacking !== undefined) return skip(lacking);
    const run = await runOnce(await scenarioNamed('reset'), provided.program, { seed: 3, peer: 'linux' });
    const { live, offline } = await told(run);
    expect(live.verdict).toBe('pass');
    expect(offline).toEqual(live);
  });

  test.each<[string, Lie, string]>([
    ['a frame', { kind: 'frame', fits: engineFrame, at: () => 600 }, 'engine.md 4.1'],
    ['a row', { kind: 'retire', fits: (bytes) => grantedWord(bytes) > 0, at: grantedWord }, 'engine.md 9'],
    [
      'an entry',
      { kind: 'entries', fits: (bytes) => bytes.length > 0 && bytes[58] !== 0, at: () => 20 },
      'engine.md 11.1',
    ],
  ])('names what the run named when the device lies about %s', { timeout: 180_000 }, async (name, lie, rule) => {
    if ('missing' in provided) return;
    const { live, offline } = await lied(provided.program, name.replace(' ', '-'), lie);
    expect(live[0]?.requirement).toBe(rule);
    expect(offline).toEqual(live);
  });

  test('from the command line: exit 0 for a good recording, 1 for one with one byte changed, with field and rule', {
    timeout: 180_000,
  }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const run = await runOnce(await scenarioNamed('send-chain'), provided.program, { seed: 4 });
    const good = cli.say(`compare ${run.folder}`);
    expect([good.status, good.err]).toEqual([0, '']);
    expect(good.out).toMatch(/^pass {2}compare of send-chain, seed 4: \d+ retired/);
    const frames = [...recordingOf(run)].flatMap((event) => (event.kind === 'pushed' ? event.pushed.frames : []));
    // One of the engine: it counts its identifications from 0x8000.
    const frame =
      frames.findLast(({ data }) => data.length > 200 && (data[18] ?? 0) >= 0x80)?.data ?? new Uint8Array(0);
    const bad = join(cli.folder, 'doctored');
    doctor(join(run.folder, 'recording'), bad, frame);
    const said = cli.say(`compare ${bad}`);
    expect(said.status).toBe(1);
    expect(said.out).toMatch(/^fail {2}compare of send-chain/);
    expect(said.out).toMatch(/requirement {2}engine\.md 4\.1/);
    expect(said.note).toMatch(/1 difference/);
  });
});
