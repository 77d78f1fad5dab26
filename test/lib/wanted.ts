import { SmokestackError } from '#units';

/** A whole number that a make variable names; `otherwise` where it names none: make exports it as '' then, which is no 0. */
export function wanted(name: string, otherwise: number): number {
  const text = process.env[name] ?? '';
  const value = text === '' ? otherwise : Number(text);
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
  throw new SmokestackError('usage', `${name}=${text} is no whole number`, { cure: `as in ${name}=10` });
}
