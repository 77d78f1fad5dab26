/** Spoils a frame. */
import { ETHERNET_HEADER, foldSum, getU16, getU32, IPV4_HEADER, pseudoHeaderSum, putU16, sumWords } from '#wire';
import type { Damage } from './stroke.ts';

const ip = ETHERNET_HEADER;
const tcp = ip + IPV4_HEADER;

/** `frame` itself, or what is left of it. */
export function damaged(frame: Uint8Array, { flips = [], cut = 0, mend }: Damage): Uint8Array {
  const out = frame.subarray(0, Math.max(1, frame.length - Math.max(0, cut)));
  for (const bit of flips) {
    const at = Math.abs(Math.trunc(bit)) % (8 * out.length);
    const byte = at >>> 3;
    out[byte] = (out[byte] ?? 0) ^ (1 << (at & 7));
  }
  if (out.length < tcp) return out;
  if (mend === 'ip' || mend === 'both') mendIp(out);
  if (mend === 'tcp' || mend === 'both') mendTcp(out);
  return out;
}

/** The header checksum, over as many bytes as the header says it has. */
function mendIp(b: Uint8Array): void {
  const end = Math.min(b.length, ip + ((b[ip] ?? 0) & 15) * 4);
  putU16(b, ip + 10, 0);
  putU16(b, ip + 10, foldSum(sumWords(b, ip, end)) ^ 0xffff);
}

/** The checksum of the segment, as long as the IP header says it is. */
function mendTcp(b: Uint8Array): void {
  const end = Math.min(b.length, ip + getU16(b, ip + 2));
  if (end < tcp + 18) return;
  const pseudo = pseudoHeaderSum(getU32(b, ip + 12), getU32(b, ip + 16), b[ip + 9] ?? 0, end - tcp);
  putU16(b, tcp + 16, 0);
  putU16(b, tcp + 16, foldSum(sumWords(b, tcp, end, pseudo)) ^ 0xffff);
}
