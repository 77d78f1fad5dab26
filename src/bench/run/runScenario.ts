import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordingTarget, type Target } from '#protocol';
import { SmokestackError } from '#units';
import { CallRecorder, callNote } from '../calls/index.ts';
import { checkNote } from '../checks/index.ts';
import { openDevice } from '../device/index.ts';
import { junitOf } from '../report/junit.ts';
import { failedOutcome, judged, type Outcome, skippedOutcome } from '../verdict/outcome.ts';
import { Capture } from '../wire/capture.ts';
import { assemble } from './assemble.ts';
import { deviceLacks, missingNeed } from './missingNeed.ts';
import type { RunOptions } from './options.ts';
import { provenance } from './provenance.ts';
import type { Run, RunResult } from './run.ts';
import { createRunFolder } from './runFolder.ts';
import { createRunLog } from './runLog.ts';
import { artifacts, verdictOf } from './verdictOf.ts';
import { viewWaves } from './viewWaves.ts';

/** The largest receive buffer whose windows fit a region of 64 KiB in NIC memory. */
const windowOfRegion = { receiveBuffer: 60 * 1024 };

/**
 * Runs a scenario once, in a folder of its own, and leaves verdict.json, junit.xml, recording, wire.pcapng and run.log
 * there. Whatever goes wrong is in the result.
 * @throws SmokestackError 'environment' when the folder cannot be written
 */
export async function runScenario(options: RunOptions): Promise<RunResult> {
  const { scenario, seed } = options;
  const folder = createRunFolder(options.runsFolder, scenario.name, seed, new Date());
  const run: Run = { options, folder, startedMs: Date.now(), log: createRunLog(folder), skipped: [] };
  run.log.logger.info({ seed, config: options.config, peer: options.peer }, `run of ${scenario.name}`);
  const outcome = await attempt(run);
  const words = outcome.sentence === '' ? '' : `: ${outcome.sentence}`;
  run.log.logger[outcome.verdict === 'pass' ? 'info' : 'error'](`${outcome.verdict}${words}`);
  viewWaves(run);
  const verdict = verdictOf(run, outcome, await provenance());
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, artifacts.verdict), `${JSON.stringify(verdict, null, 2)}\n`);
  const result: RunResult = { verdict, outcome, folder, log: run.log.tail() };
  writeFileSync(join(folder, artifacts.junit), junitOf([result]));
  return result;
}

async function attempt(run: Run): Promise<Outcome> {
  const lacking = await missingNeed(run.options);
  if (lacking !== undefined) return skip(run, lacking);
  let outcome: Outcome;
  try {
    outcome = await perform(run);
  } catch (thrown) {
    outcome = failedOutcome(await explained(run, thrown));
  }
  return closed(run, outcome);
}

function skip({ options, skipped }: Run, [need, reason]: readonly [string, string]): Outcome {
  const outcome = skippedOutcome(need, reason, options.required);
  if (outcome.verdict === 'skip') skipped.push(outcome.sentence);
  return outcome;
}

async function perform(run: Run): Promise<Outcome> {
  const { options, folder, log } = run;
  const { scenario, seed, peer, peerReason } = options;
  const { git } = await provenance();
  const device = await openDevice({
    name: options.target,
    simulator: options.simulator,
    config: options.config,
    clockMode: peer === 'linux' ? 'realtime' : 'virtual',
    folder,
    seed,
    token: options.token,
    onStderr: (text) => log.logger.info(`target: ${text.trimEnd()}`),
  });
  run.device = device;
  const facts = { seed, scenario: scenario.name, config: options.config, peer, git, started: new Date().toISOString() };
  const target = await RecordingTarget.create(device.target, join(folder, artifacts.recording), facts);
  run.target = target;
  const capture = new Capture(join(folder, artifacts.wire), target.facts.clockMode === 'realtime' ? Date.now() : 0);
  try {
    const host = scenario.needs.includes('offload')
      ? { offload: scenario.offload, tcp: { ...windowOfRegion, ...scenario.tcp } }
      : { tcp: scenario.tcp };
    const scoreboards = () => [new CallRecorder((body) => target.note(callNote, body)), ...(options.scoreboards ?? [])];
    const assembly = await assemble({
      target,
      capture,
      log: log.logger,
      folder,
      seed,
      peer,
      peerReason,
      scoreboards,
      onCheck: (body) => target.note(checkNote, body),
      ...host,
    });
    run.assembly = assembly;
    return await inTime(run, async () => {
      const lacking = deviceLacks(scenario.needs, assembly.bench.nic.identity, target.facts);
      if (lacking !== undefined) return skip(run, lacking);
      if (options.waves) await waves(run, target);
      const inVain = await waitedInVain(run, scenario.run(assembly.bench));
      if (inVain !== undefined) assembly.checks.gaveUp(inVain);
      await assembly.finish();
      if (inVain !== undefined && assembly.findings.mismatches.length === 0) throw inVain;
      return judged(assembly.findings);
    });
  } finally {
    await run.assembly?.stop();
    await capture.close();
  }
}

/**
 * The error of a scenario that gave up waiting in session time, or stumbled over what it found. It is judged like one that
 * came to its end: what was found, and what the scoreboards still hold open, says why.
 */
async function waitedInVain({ log }: Run, scenario: Promise<void>): Promise<SmokestackError | undefined> {
  try {
    await scenario;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SmokestackError && thrown.code !== 'timeout') throw thrown;
    if (thrown instanceof Error) log.logger.error({ stack: thrown.stack }, thrown.message);
    return SmokestackError.from(thrown);
  }
}

async function waves({ log, options }: Run, target: Target): Promise<void> {
  if (!target.facts.capabilities.has('waves'))
    throw new SmokestackError('unsupported', `the target ${options.targetWords} writes no waves`, {
      cure: 'run without --waves',
    });
  log.logger.info(`waves: ${await target.waves(true)}`);
}

/** Open things that a sentence names; the others are in run.log. */
const namesOpen = 6;

/** The end of a run at its time limit, with what the scoreboards still hold open. */
function late({ assembly, log }: Run, timeoutMs: number): SmokestackError {
  const open = assembly?.leftOpen() ?? [];
  for (const one of open) log.logger.info(`open: ${one}`);
  const more = open.length > namesOpen ? [`${open.length - namesOpen} more in run.log`] : [];
  const words = open.length === 0 ? '' : `; open: ${[...open.slice(0, namesOpen), ...more].join('; ')}`;
  return new SmokestackError('timeout', `not done after ${timeoutMs / 1000} s${words}`, {
    cure: 'give it more with --timeout',
  });
}

/** Ends `work` at the time limit or when the run is interrupted: the target is told to give up, and nobody waits for it. */
function inTime<T>(run: Run, work: () => Promise<T>): Promise<T> {
  const { options, target } = run;
  const timeoutMs = options.timeoutMs ?? options.scenario.timeoutMs;
  return new Promise((resolve, reject) => {
    const stop = (error: SmokestackError): void => {
      target?.cancel();
      reject(error);
    };
    const interrupted = () => stop(new SmokestackError('interrupted', 'interrupted'));
    const timer = setTimeout(() => stop(late(run, timeoutMs)), timeoutMs);
    options.signal?.addEventListener('abort', interrupted, { once: true });
    if (options.signal?.aborted) interrupted();
    work()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', interrupted);
      });
  });
}

async function explained({ device, log }: Run, thrown: unknown): Promise<unknown> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  log.logger.error({ stack: error.stack }, error.message);
  return device !== undefined && thrown instanceof SmokestackError ? device.explain(thrown) : thrown;
}

/** Parts from the device; a recording that cannot be ended spoils a pass. */
async function closed({ target, device, log }: Run, outcome: Outcome): Promise<Outcome> {
  let left = outcome;
  try {
    if (target instanceof RecordingTarget) await target.close(outcome.verdict);
    else await target?.close();
  } catch (thrown) {
    log.logger.warn(SmokestackError.from(thrown).message);
    if (outcome.verdict === 'pass') left = failedOutcome(thrown);
  }
  await device?.stop();
  return left;
}
