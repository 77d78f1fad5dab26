import { decodeFacts, encodeFacts } from '../facts.ts';
import { smokestack } from '../gen/recordingV1.js';
import type { TargetFacts } from '../target.ts';

const { Header } = smokestack.recording.v1;

/** What a recording says about the run it belongs to. */
export interface RunFacts {
  readonly seed: number;
  readonly scenario: string;
  readonly config: string;
  readonly peer: string;
  /** Commit, with "+" behind it when files were changed. */
  readonly git: string;
  /** Wall clock, ISO 8601. */
  readonly started: string;
  readonly notes?: Readonly<Record<string, string>>;
}

export interface RecordingHeader extends Required<RunFacts> {
  readonly facts: TargetFacts;
}

export function encodeHeader(run: RunFacts, facts: TargetFacts): Uint8Array {
  return Header.encode({
    ...run,
    notes: { ...run.notes },
    target: facts.target,
    layoutHash: Buffer.from(facts.layoutHash, 'hex'),
    designHash: Buffer.from(facts.designHash, 'hex'),
    serverHello: encodeFacts(facts),
  }).finish();
}

export function decodeHeader(bytes: Uint8Array): RecordingHeader {
  const header = Header.decode(bytes);
  return {
    facts: decodeFacts(header.serverHello ?? new Uint8Array(0)),
    seed: header.seed ?? 0,
    scenario: header.scenario ?? '',
    config: header.config ?? '',
    peer: header.peer ?? '',
    git: header.git ?? '',
    started: header.started ?? '',
    notes: header.notes ?? {},
  };
}
