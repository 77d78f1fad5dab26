/** Path state as an image of the device and back (docs/spec/chimney-state.md section 1.3). */
import type { PathCachedState, PathConstState, PathImage, PathState } from '#contract';
import { assign } from './assign.ts';

/** IPv4 addresses lie in the first four bytes of the field. */
const field = (address: Uint8Array): Uint8Array => {
  const out = new Uint8Array(16);
  out.set(address.subarray(0, 16));
  return out;
};

/** The image of a complete path state; undefined when a class is missing. */
export const pathImage = (
  handle: bigint,
  neighbor: number,
  ipVersion: 4 | 6,
  state: PathState | null,
): PathImage | undefined => {
  if (state?.constant === undefined || state.cached === undefined) return undefined;
  return {
    handle,
    sourceAddress: field(state.constant.sourceAddress),
    destinationAddress: field(state.constant.destinationAddress),
    neighbor,
    pathMtu: state.cached.pathMtu,
    ipVersion,
  };
};

/** Fills the classes of `state` that are there; the delegated one is empty (CHM-VAR-010). */
export const fillPath = (state: PathState, image: PathImage): void => {
  const length = image.ipVersion === 6 ? 16 : 4;
  assign<PathConstState>(state.constant, {
    sourceAddress: image.sourceAddress.slice(0, length),
    destinationAddress: image.destinationAddress.slice(0, length),
  });
  assign<PathCachedState>(state.cached, { pathMtu: image.pathMtu });
};
