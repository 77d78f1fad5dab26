/** NEIGHBOR_OFFLOAD_STATE_CONST, _CACHED, _DELEGATED (docs/spec/chimney-state.md section 1.2). */
import type { Ticks } from '#units';

export interface NeighborConstState {
  /** Source MAC of every frame, 6 bytes; all zero = the interface's own (CHM-VAR-021, -022). */
  readonly dlSourceAddress: Uint8Array;
  /** 0 … 4095; 0 = not significant (CHM-VAR-024, -025). */
  readonly vlanId: number;
}

export interface NeighborCachedState {
  /** MAC of the next hop, 6 bytes. */
  readonly dlDestinationAddress: Uint8Array;
  /** Host time minus this = when the host last confirmed reachability (RFC 4861), modulo 2^32. */
  readonly hostReachabilityDelta: Ticks;
}

export interface NeighborDelegatedState {
  /** NIC time minus this = when the target last confirmed reachability, modulo 2^32. */
  nicReachabilityDelta: Ticks;
}
