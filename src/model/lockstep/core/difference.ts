/** What the device did otherwise than the model (design: a difference names field, requirement, connection, frame). */

/** A value as reports show it; 64-bit values as bigint. */
export type Shown = number | bigint | boolean | string;

export interface Difference {
  /** Rule of docs/contract/engine.md ('7.9d', '8', …) or CHM id. */
  readonly requirement: string;
  readonly field: string;
  readonly device: Shown;
  readonly model: Shown;
  /** Reference of the connection or object, 0 where there is none. */
  readonly connection: number;
  /** Serial of the retire record, or undefined for what no record tells of. */
  readonly event: number | undefined;
  /** Of the record, where it is known. */
  readonly cycle?: number;
  /** Ingress or egress frame number, where one is concerned. */
  readonly frame?: number;
}

/** How many independent things were found equal. */
export interface Compared {
  /** Retire records of engine events. */
  retired: number;
  /** Raw and Drop records. */
  diverted: number;
  /** Frames that left the device, raw ones included. */
  frames: number;
  /** Event entries. */
  events: number;
  /** Fields of images handed up. */
  stateFields: number;
  /** Bytes delivered with requests and indications. */
  deliveredBytes: number;
  /** Bytes handed up with a terminate. */
  bufferedBytes: number;
}

export const noneCompared = (): Compared => ({
  retired: 0,
  diverted: 0,
  frames: 0,
  events: 0,
  stateFields: 0,
  deliveredBytes: 0,
  bufferedBytes: 0,
});
