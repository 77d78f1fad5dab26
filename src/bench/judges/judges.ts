import type { Counters } from '#driver';
import type { Target } from '#protocol';
import { OffloadAccount, type Returned, settleCompared, toCompare } from '../offload/index.ts';
import { ReferenceBoard, TargetBoard } from '../reference/index.ts';
import {
  compareCounters,
  Findings,
  FrameAccount,
  type FrameEnd,
  plus,
  RetireHash,
  type Scoreboard,
  Scoreboards,
} from '../scoreboard/index.ts';

/** Label of the checkpoint behind which nothing is judged any more. */
export const judgedLabel = 'judged';

export interface JudgesOptions {
  /** Of the device: what it says about itself, and its memory. */
  readonly target: Pick<Target, 'facts' | 'cycle' | 'readMemory'>;
  /** Hears how each frame that went into the device ended. */
  readonly onFrameEnd?: (end: FrameEnd) => void;
  /** Hears of each connection that came back, by `portPair`. */
  readonly onReturned?: (ports: string, returned: Returned) => void;
  readonly further?: ((findings: Findings) => readonly Scoreboard[]) | undefined;
}

/** The scoreboards of a run, and what they found. */
export interface Judges {
  readonly findings: Findings;
  readonly boards: Scoreboards;
  readonly retireHash: RetireHash;
  readonly offloads: OffloadAccount;
  /** Settles when everything that was told has been compared. */
  settled(): Promise<void>;
  /** The last comparisons, with the counters of a device at rest. */
  finish(counters: Counters): void;
}

/** The same for a run and for its recording: both are judged alike. */
export function judgesOf({
  target,
  onFrameEnd = () => {},
  onReturned = () => {},
  further = () => [],
}: JudgesOptions): Judges {
  const findings = new Findings();
  const frames = new FrameAccount(findings, onFrameEnd);
  const offloads = new OffloadAccount(findings, target.facts.parameters, onReturned);
  const followed = target.facts.engineLevel >= 1;
  const miniport = new TargetBoard(findings, followed);
  const reference = followed ? new ReferenceBoard(findings, target, miniport.listener) : undefined;
  const retireHash = new RetireHash((record) => reference?.named(record) ?? []);
  if (reference !== undefined) reference.onEntry = (serial, parts) => retireHash.entry(serial, parts);
  const boards = new Scoreboards([
    frames,
    retireHash,
    offloads,
    ...(reference === undefined ? [] : [reference]),
    miniport,
    ...further(findings),
  ]);
  return {
    findings,
    boards,
    retireHash,
    offloads,
    settled: async () => reference?.settled(),
    finish: (counters) => {
      boards.finish(counters);
      const { illegalOrders, ...others } = offloads.figures;
      compareCounters(findings, counters, {
        ...frames.figures,
        ...others,
        illegalOrders: plus(illegalOrders, reference?.overfullRequests ?? 0),
      });
      settleCompared(findings, toCompare(counters, offloads));
    },
  };
}
