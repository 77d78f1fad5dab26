/** PATH_OFFLOAD_STATE_CONST, _CACHED, _DELEGATED (docs/spec/chimney-state.md section 1.3). */

export interface PathConstState {
  /** 4 or 16 bytes, network order. */
  readonly sourceAddress: Uint8Array;
  /** 4 or 16 bytes, network order. */
  readonly destinationAddress: Uint8Array;
}

export interface PathCachedState {
  /** Bytes of the largest IP datagram (RFC 1191). */
  readonly pathMtu: number;
}

/** Header only (CHM-VAR-010). */
export type PathDelegatedState = Record<never, never>;
