import { isDeepStrictEqual } from 'node:util';
import { applyCall, type RecordedEvent, type Recording, type RecordingHeader, type Target } from '#protocol';
import { SmokestackError } from '#units';
import { Findings } from '../scoreboard/index.ts';
import { StreamPair } from './streamPair.ts';
import { hear, listener, type StreamName, streamNames } from './streams.ts';

export interface Replayed {
  readonly header: RecordingHeader;
  readonly findings: Findings;
  /** Calls made again. */
  readonly calls: number;
  /** Bytes that came out equal, by stream. */
  readonly equal: Readonly<Record<StreamName, number>>;
  /** Cycle at the end. */
  readonly cycle: number;
  /** The recording ends early: its writer died. */
  readonly cutShort: boolean;
}

/**
 * Makes the calls of a recording again, in their order and in the same turns, and holds every result and everything
 * pushed against what was recorded, cycle by cycle.
 * @param target a fresh one of the same design, in virtual time
 * @throws SmokestackError 'unsupported' for a recording in real time
 */
export async function replay(recording: Recording, target: Target): Promise<Replayed> {
  const { header } = recording;
  if (header.facts.clockMode !== 'virtual')
    throw new SmokestackError('unsupported', 'only recordings in virtual time can be replayed yet', {
      cure: 'record with --peer builtin',
    });
  const findings = new Findings();
  const where = { requirement: '' };
  findings.equal('designHash', target.facts.designHash, header.facts.designHash, where);
  const pairs: Record<StreamName, StreamPair> = {
    frames: new StreamPair(),
    entries: new StreamPair(),
    retire: new StreamPair(),
  };
  target.onPush(listener((stream, bytes) => pairs[stream].replayed(bytes)));
  const recorded = listener((stream, bytes) => pairs[stream].recorded(bytes));
  const open = new Map<number, Promise<unknown>>();
  let calls = 0;
  // Calls travel as they did: those that were made between two messages of the target, in one turn. What was called on
  // hearing a push must not run ahead of the run that pushed it.
  const waiting: (RecordedEvent & { readonly kind: 'call' })[] = [];
  const issue = (): void => {
    for (const { index, call } of waiting.splice(0)) {
      calls++;
      const made = applyCall(target, call);
      made.catch(() => {});
      open.set(index, made);
    }
  };

  const compare = (atEnd: boolean): void => {
    for (const name of streamNames) {
      const found = pairs[name].compare(atEnd);
      if (found !== undefined)
        findings.differ({
          ...found,
          field: `stream of ${name}`,
          cycle: String(target.cycle),
          event: String(calls - 1),
        });
    }
  };

  const settle = async (event: RecordedEvent & { readonly kind: 'done' | 'failed' }): Promise<void> => {
    const promise = open.get(event.index);
    open.delete(event.index);
    const outcome = await promise?.then(
      (value) => ({ value }),
      (thrown) => ({ code: SmokestackError.from(thrown).code }),
    );
    const wanted = event.kind === 'done' ? { value: event.value } : { code: event.error.code };
    if (!isDeepStrictEqual(outcome, wanted))
      findings.differ({
        field: `result of ${event.call.method}`,
        device: shown(outcome),
        model: shown(wanted),
        event: String(event.index),
        cycle: String(target.cycle),
      });
    if (event.call.method === 'run' || event.call.method === 'strobe') compare(false);
  };

  for (const event of recording) {
    if (event.kind === 'pushed') {
      issue();
      hear(recorded, event.pushed);
    } else if (event.kind === 'call') waiting.push(event);
    else if (event.kind !== 'note') {
      if (!open.has(event.index)) issue();
      await settle(event);
    }
    // What follows a difference differs too.
    if (findings.mismatches.length > 0) break;
  }
  if (findings.mismatches.length === 0) compare(true);
  const equal = { frames: pairs.frames.bytes, entries: pairs.entries.bytes, retire: pairs.retire.bytes };
  const ended = findings.mismatches.length > 0 || recording.end.closed !== undefined;
  return { header, findings, calls, equal, cycle: target.cycle, cutShort: !ended };
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (_name, part) => (part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part)) ??
  'nothing';

/** For people: one line when all is equal, else the first difference. */
export function formatReplay({ header, findings, calls, equal, cycle, cutShort }: Replayed, path: string): string {
  const [first] = findings.mismatches;
  const { frames, entries, retire } = equal;
  const early = cutShort ? ', and the recording ends early' : '';
  const counts = `${calls} calls; ${frames} bytes of frames, ${entries} of ring entries, ${retire} of retire records equal, to cycle ${cycle}${early}`;
  if (first === undefined) return `pass  replay of ${header.scenario}, seed ${header.seed}: ${counts}\n`;
  const lines = Object.entries({
    field: first.field,
    device: first.device,
    model: first.model,
    call: first.event,
    cycle: first.cycle,
  });
  const text = lines.map(([name, value]) => `  ${name.padEnd(12)} ${value.slice(0, 160)}\n`).join('');
  return `fail  replay of ${header.scenario}, seed ${header.seed}: ${counts}\n${text}  folder       ${path}\n`;
}
