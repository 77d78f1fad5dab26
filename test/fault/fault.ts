/** What a planted fault needs to show, or where alone it shows. */
export type FaultTag =
  /** Frames must be lost or overtake each other. */
  | 'loss'
  /** Sequence numbers, a region or a ring must come round. */
  | 'wrap'
  /** Two things must meet in the same few cycles. */
  | 'simultaneous'
  /** No frame shows it: the row or an image differs. */
  | 'state-only'
  /** Nothing wrong is ever done: something is never done. */
  | 'liveness-only';

/** One expression of the design, and the wrong one that may stand in its place. */
export interface Fault {
  /** Names it in reports and on the command line. */
  readonly id: string;
  /** Below hdl/. */
  readonly file: string;
  /** Text right before the expression, where the expression alone stands more than once in the file. */
  readonly after?: string;
  /** The expression, as it stands in the file; together with `after` exactly once. */
  readonly original: string;
  /** Stands in its place when the fault is selected; of the same width, where the width matters. */
  readonly mutated: string;
  /** What goes wrong, in a sentence. */
  readonly breaks: string;
  /**
   * What it breaks: rules of docs/contract/engine.md, whose names a verdict gives (`7.9d`), and at least one requirement of
   * docs/spec. A run that names none of them has found something else.
   */
  readonly violates: readonly string[];
  /** Rules that a verdict rightly names besides, each with the reason. */
  readonly namedBy?: Readonly<Record<string, string>>;
  /** Where it shows: a verdict that names it names one of these fields. */
  readonly fields: readonly string[];
  readonly tags: readonly FaultTag[];
  readonly shownBy: Demonstration;
}

/** A run in which a fault shows. */
export interface Demonstration {
  readonly scenario: string;
  readonly seed: number;
}
