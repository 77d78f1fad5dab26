/** One measured number as bench.json holds it (schema/bench.schema.json). */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** What it must reach in the end (anchors of the project); null: only reported. */
  readonly aim: number | null;
  /** Best figure that anybody else has published; null: nobody has. */
  readonly best: number | null;
  readonly bestWhose: string | null;
  /** Everything without which the value means nothing. */
  readonly conditions: string;
}

/** What a measurement hands over; the rest of a Figure is looked up by id. */
export interface Measured {
  readonly id: string;
  readonly value: number;
  readonly conditions: string;
  /** What was seen meanwhile, shown when the figure falls short. */
  readonly found?: string;
}

/** An id that was not measured, and why. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}
