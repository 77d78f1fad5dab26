import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { layoutHash } from '#contract';
import { configurationIn } from '../device/index.ts';
import { Findings } from '../scoreboard/index.ts';
import type { Outcome } from '../verdict/outcome.ts';
import type { Verdict } from '../verdict/schema.ts';
import type { RunOptions } from './options.ts';
import type { Provenance } from './provenance.ts';
import type { Run } from './run.ts';

/** Files of a run's folder. */
export const artifacts = {
  verdict: 'verdict.json',
  junit: 'junit.xml',
  recording: 'recording',
  wire: 'wire.pcapng',
  log: 'run.log',
} as const;

/** Waves of a run that found a difference, as gtkwave shall show them. */
export const waveViewFile = 'waves.gtkw';

/** The command that makes the run again; `waves`: with waves this time. */
export function reproduceLine({ scenario, seed, config, targetWords, token, peer }: RunOptions, waves = false): string {
  const target = targetWords === 'sim' ? '' : ` --target ${targetWords}`;
  const secret = token === undefined ? '' : ` --token-file ${token}`;
  return `./smokestack run ${scenario.name}${target}${secret} --config ${config} --peer ${peer} --seed ${seed}${waves ? ' --waves' : ''}`;
}

function written(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, file] of Object.entries(artifacts))
    if (name === 'verdict' || name === 'junit' || existsSync(join(folder, file))) found[name] = file;
  const waves = readdirSync(folder).find((file) => file.endsWith('.fst'));
  if (waves !== undefined) found.waves = waves;
  if (existsSync(join(folder, waveViewFile))) found.view = waveViewFile;
  return found;
}

/** verdict.json of a run, whatever became of it. */
export function verdictOf(run: Run, outcome: Outcome, { git, tools }: Provenance): Verdict {
  const { options, folder, assembly, target } = run;
  const { compared, uncompared, mismatches } = assembly?.findings ?? new Findings();
  const bench = assembly?.bench;
  return {
    schemaVersion: 1,
    verdict: outcome.verdict,
    exitCode: outcome.exitCode as Verdict['exitCode'],
    scenario: options.scenario.name,
    target: options.targetWords,
    config: configurationIn(target?.facts.target) ?? options.config,
    peer: options.peer,
    peerReason: bench?.peer.reason ?? options.peerReason,
    timeMode: options.peer === 'linux' ? 'realtime' : 'virtual',
    seed: options.seed,
    cycles: String(target?.cycle ?? 0),
    wallSeconds: (Date.now() - run.startedMs) / 1000,
    connections: bench?.wire.connections ?? 0,
    offloads: assembly?.offloads.offloads ?? 0,
    terminates: assembly?.offloads.terminates ?? 0,
    moves: {
      withBuffered: 0,
      withChain: 0,
      withRetransmit: 0,
      withOwedAck: 0,
      withHole: 0,
      ...assembly?.offloads.uploads.moves,
    },
    bytesToPeer: String(bench?.moved.toPeer ?? 0),
    bytesFromPeer: String(bench?.moved.fromPeer ?? 0),
    compared: {
      retired: String(compared.retired),
      frames: String(compared.frames),
      events: String(compared.events),
      stateFields: String(compared.stateFields),
      bufferedBytes: String(compared.bufferedBytes),
      returnedSendBytes: String(compared.returnedSendBytes),
      counters: String(compared.counters),
    },
    uncompared,
    mismatches,
    retireHash: assembly?.retireHash.digest() ?? '',
    layoutHash,
    designHash: target?.facts.designHash ?? '',
    git,
    tools: { ...tools, ...(target === undefined ? {} : { target: target.facts.target }) },
    skipped: run.skipped,
    artifacts: written(folder),
    reproduce: reproduceLine(options),
  };
}
