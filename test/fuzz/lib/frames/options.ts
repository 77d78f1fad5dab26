/** Option bytes as a peer may send them, right and wrong (engine.md 3.2, 3.3). */
import { TcpOptionKind } from '#wire';
import type { OptionForm } from './stroke.ts';

const { end, nop, timestamps, sack, mss } = TcpOptionKind;
/** No kind of IANA's list. */
const unknown = 253;

const words = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]);

const stamp = (value: number, echo: number): number[] => [timestamps, 10, ...words(value, echo)];

/** At most 40 bytes each, a multiple of 4. */
const forms: Readonly<Record<OptionForm, (value: number, echo: number) => readonly number[]>> = {
  none: () => [],
  timestamps: (value, echo) => [nop, nop, ...stamp(value, echo)],
  behind: (value, echo) => [...stamp(value, echo), nop, nop],
  // The first one counts.
  twice: (value, echo) => [...stamp(value, echo), ...stamp(value + 1, echo - 1)],
  // What stands behind an EOL is not looked at.
  ended: (value, echo) => [nop, end, ...stamp(value, echo)],
  // A kind 8 of another length is skipped like an unknown option.
  strange: (value, echo) => [timestamps, 6, ...words(value), unknown, 4, 0, 0, ...stamp(value, echo)],
  sack: (value, echo) => [nop, nop, ...stamp(value, echo), nop, nop, sack, 10, ...words(value, echo)],
  full: () => [...Array.from({ length: 36 }, () => nop), mss, 4, 5, 180],
  overrun: (value, echo) => [...stamp(value, echo), unknown, 3],
  short: (value, echo) => [...stamp(value, echo), unknown, 1],
};

export const optionForms = Object.keys(forms) as readonly OptionForm[];

export const optionBytes = (form: OptionForm, value: number, echo: number): Uint8Array =>
  Uint8Array.from(forms[form]?.(value >>> 0, echo >>> 0) ?? []);
