/** Units of time. Each is a number branded with its unit; convert only with the functions of this file. */

/** Clock cycles of the device. Exact below 2^53. */
export type Cycles = number & { readonly __unit: 'Cycles' };
/** Milliseconds of session time: the strobe counter of the device, the clock of host, peer and cable. */
export type Millis = number & { readonly __unit: 'Millis' };
/** Host ticks: 1/TicksPerSecond second (docs/spec/chimney-datapath.md section 1). */
export type Ticks = number & { readonly __unit: 'Ticks' };

export const cycles = (value: number): Cycles => value as Cycles;
export const millis = (value: number): Millis => value as Millis;
export const ticks = (value: number): Ticks => value as Ticks;

/** Time as host, peer and cable see it. Never wall-clock time: the session owns it. */
export interface Clock {
  /** Milliseconds since the session began; fractions are kept. */
  now(): Millis;
  /** Runs `action` once `delay` has passed. Actions due at the same instant run in the order they were set. */
  after(delay: Millis, action: () => void): Timer;
}

/** A pending action of a Clock. */
export interface Timer {
  cancel(): void;
}
