/**
 * TCP sequence numbers (RFC 9293 section 3.4): 32-bit, compared modulo 2^32.
 * A SeqNum is a plain number in 0 … 2^32-1, branded so that `<` on two of them is a type smell; compare only with the
 * functions of this file.
 */
export type SeqNum = number & { readonly __unit: 'SeqNum' };

/** Any integer, taken modulo 2^32. */
export const seq = (value: number): SeqNum => (value >>> 0) as SeqNum;

/** `start` moved forward by `bytes` (may be negative). */
export const seqAdd = (start: SeqNum, bytes: number): SeqNum => ((start + bytes) >>> 0) as SeqNum;

/** Signed distance `to - from` of two clocks that run modulo 2^32, such as timestamps (RFC 7323), in -2^31 … 2^31-1. */
export const clockDiff = (to: number, from: number): number => (to - from) | 0;

/** Signed distance `to - from` in -2^31 … 2^31-1. */
export const seqDiff = (to: SeqNum, from: SeqNum): number => (to - from) | 0;

/** Unsigned distance `to - from` in 0 … 2^32-1, where `to` is known not to precede `from`. */
export const seqSpan = (from: SeqNum, to: SeqNum): number => (to - from) >>> 0;

export const seqLt = (a: SeqNum, b: SeqNum): boolean => seqDiff(a, b) < 0;
export const seqLe = (a: SeqNum, b: SeqNum): boolean => seqDiff(a, b) <= 0;
export const seqGt = (a: SeqNum, b: SeqNum): boolean => seqDiff(a, b) > 0;
export const seqGe = (a: SeqNum, b: SeqNum): boolean => seqDiff(a, b) >= 0;
export const seqMax = (a: SeqNum, b: SeqNum): SeqNum => (seqGe(a, b) ? a : b);
export const seqMin = (a: SeqNum, b: SeqNum): SeqNum => (seqLe(a, b) ? a : b);

/** True when `value` lies in [start, start + length). */
export const seqInWindow = (value: SeqNum, start: SeqNum, length: number): boolean => (value - start) >>> 0 < length;
