/**
 * Round-trip estimation and retransmission time-out (RFC 6298) in the scaled integers that cross the chimney interface:
 * SRtt times 8, RttVar times 4, unit milliseconds (OC-03). Wide inside; saturated only on export (CHM-GEN-009).
 */

export interface RttEstimate {
  /** Smoothed round trip times 8; 0 = no sample yet (OC-02). */
  readonly sRtt: number;
  /** Variation times 4. */
  readonly rttVar: number;
}

/** Milliseconds: before the first sample, least, most (CHM-CC-001, OC-02). */
export const rtoBounds = { initial: 1_000, floor: 300, cap: 60_000 } as const;

/** A longer sample counts as this one, milliseconds (CHM-CC-001). */
const sampleCap = 30_000;

/** The estimate after a sample of `m` milliseconds (CHM-CC-002). A sample of 0 counts as 1, because SRtt 0 means none. */
export const rttSample = ({ sRtt, rttVar }: RttEstimate, m: number): RttEstimate => {
  const sample = Math.min(Math.max(Math.round(m), 1), sampleCap);
  if (sRtt === 0) return { sRtt: sample * 8, rttVar: sample * 2 };
  const error = sample - (sRtt >> 3);
  return { sRtt: Math.max(1, sRtt + error), rttVar: rttVar + Math.abs(error) - (rttVar >> 2) };
};

/** The time-out without back-off, milliseconds. */
export const rto = ({ sRtt, rttVar }: RttEstimate): number =>
  sRtt === 0 ? rtoBounds.initial : Math.min(Math.max((sRtt >> 3) + rttVar, rtoBounds.floor), rtoBounds.cap);

/** The time-out doubled `doublings` times, capped (RFC 6298 rule 5.5, CHM-CC-004). */
export const backedOffRto = (estimate: RttEstimate, doublings: number): number =>
  Math.min(rto(estimate) * 2 ** Math.min(doublings, 16), rtoBounds.cap);
