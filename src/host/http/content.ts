import { Random } from '#units';

/** Bytes of one piece; a multiple of 4, so that the content does not depend on how it is cut. */
const pieceBytes = 16_384;

/** `total` bytes that follow from `seed` alone, piece by piece. The content of a longer one starts with a shorter one's. */
export function* generatedContent(total: number, seed: number): Generator<Uint8Array, void, void> {
  const random = new Random(seed);
  for (let left = total; left > 0; left -= pieceBytes) yield random.bytes(Math.min(left, pieceBytes));
}
