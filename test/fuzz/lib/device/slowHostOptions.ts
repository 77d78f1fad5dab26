import type { EventEntry } from '#contract';
import type { Target } from '#protocol';
import type { ReferenceBoard } from '../../../../src/bench/reference/index.ts';
import type { Findings, Scoreboard } from '../../../../src/bench/scoreboard/index.ts';

/** Small enough that commands, entries and raw frames find their rings full all the time. */
export const smallRings = { commandLog2: 3, eventLog2: 4, indicationLog2: 3, indicationBytes: 2048, receiveLog2: 3 };

export interface SlowHostOptions {
  /** Where they differ from rings that are full all the time. */
  readonly rings?: Partial<typeof smallRings>;
  /** Watch beside frame accounting and reference model; they hear of each thing before the model does. */
  readonly watch?: (reference: ReferenceBoard, findings: Findings) => readonly Scoreboard[];
  /** Does something to the device that the model does not hear of, so that a test sees it found. */
  readonly doctor?: (device: Target) => void;
  /** Takes the entries that want an answer, and gives it when it likes; default: answered at once, with success. */
  readonly onQuestion?: (entry: EventEntry) => void;
}

/** The producer indices of a connection's rings, for the answers that carry them. */
export interface Producers {
  readonly sendProducer: number;
  readonly receiveProducer: number;
}
