/** Neighbor state as an image of the device and back (docs/spec/chimney-state.md section 1.2). */
import type { NeighborCachedState, NeighborConstState, NeighborImage, NeighborState } from '#contract';
import { ticks } from '#units';
import { assign } from './assign.ts';

/** The image of a complete neighbor state; undefined when a class is missing. */
export const neighborImage = (handle: bigint, state: NeighborState | null): NeighborImage | undefined => {
  if (state?.constant === undefined || state.cached === undefined || state.delegated === undefined) return undefined;
  return {
    handle,
    // The first six bytes count (O-39).
    dlSourceAddress: state.constant.dlSourceAddress.slice(0, 6),
    vlanId: state.constant.vlanId,
    dlDestinationAddress: state.cached.dlDestinationAddress.slice(0, 6),
    hostReachabilityDelta: state.cached.hostReachabilityDelta >>> 0,
    nicReachabilityDelta: state.delegated.nicReachabilityDelta >>> 0,
  };
};

/** Fills the classes of `state` that are there. */
export const fillNeighbor = (state: NeighborState, image: NeighborImage): void => {
  assign<NeighborConstState>(state.constant, { dlSourceAddress: image.dlSourceAddress, vlanId: image.vlanId });
  assign<NeighborCachedState>(state.cached, {
    dlDestinationAddress: image.dlDestinationAddress,
    hostReachabilityDelta: ticks(image.hostReachabilityDelta),
  });
  assign(state.delegated, { nicReachabilityDelta: ticks(image.nicReachabilityDelta) });
};
