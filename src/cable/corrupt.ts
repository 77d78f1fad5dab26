import type { Random } from '#units';
import { EtherType, getU16, IPV4_HEADER, payloadOffset } from '#wire';

/**
 * A copy of the frame with one bit flipped in its IPv4 packet, where a checksum must find it; undefined for a frame
 * that carries no checksum of its own (ARP and the like). On a wire the FCS would have caught those, so the cable drops
 * them. Header bytes of Ethernet and padding are left alone for the same reason.
 */
export const corrupt = (frame: Uint8Array, random: Random): Uint8Array | undefined => {
  // Drawn in any case, so that one frame's kind does not change what happens to the next.
  const draw = random.unit();
  if (frame.length < 14) return undefined;
  const at = payloadOffset(frame);
  if (frame.length < at + IPV4_HEADER || getU16(frame, at - 2) !== EtherType.ipv4) return undefined;
  const length = Math.min(getU16(frame, at + 2), frame.length - at);
  const bit = at * 8 + Math.floor(draw * length * 8);
  const copy = frame.slice();
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
};
