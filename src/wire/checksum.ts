/**
 * Internet checksum (RFC 1071): the ones' complement sum of 16-bit big-endian words, an odd last byte padded with zero.
 * Sums of up to 64 KiB stay below 2^31, so they are carried as small integers and folded once.
 */

/** Adds the words of b[from … to) to `sum`. `sum` stays exact for 64 KiB in all. */
export const sumWords = (b: Uint8Array, from: number, to: number, sum = 0): number => {
  let at = from;
  for (const end = to - 7; at < end; at += 8)
    sum +=
      (((b[at] as number) + (b[at + 2] as number) + (b[at + 4] as number) + (b[at + 6] as number)) << 8) +
      (b[at + 1] as number) +
      (b[at + 3] as number) +
      (b[at + 5] as number) +
      (b[at + 7] as number);
  for (const end = to - 1; at < end; at += 2) sum += ((b[at] as number) << 8) + (b[at + 1] as number);
  if (at < to) sum += (b[at] as number) << 8;
  return sum;
};

/** The ones' complement sum folded to 16 bits. */
export const foldSum = (sum: number): number => {
  while (sum > 0xffff) sum = Math.floor(sum / 0x10000) + (sum & 0xffff);
  return sum;
};

/** The checksum field of b[from … to), whose field is zero. Over bytes that include a right checksum it is 0. */
export const internetChecksum = (b: Uint8Array, from = 0, to = b.length, sum = 0): number =>
  foldSum(sumWords(b, from, to, sum)) ^ 0xffff;

/** Sum of the TCP/UDP pseudo header (RFC 9293 section 3.1): addresses, protocol, length of header and data. */
export const pseudoHeaderSum = (source: number, destination: number, protocol: number, length: number): number =>
  (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff) + protocol + length;
