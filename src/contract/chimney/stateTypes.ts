/** Codes of state structures and connection states (docs/spec/chimney-state.md section 1.8). */

/** TCP_OFFLOAD_CONNECTION_STATE. */
export const tcpConnectionStateCode = {
  closed: 0,
  listen: 1,
  synSent: 2,
  synRcvd: 3,
  established: 4,
  finWait1: 5,
  finWait2: 6,
  closeWait: 7,
  closing: 8,
  lastAck: 9,
  timeWait: 10,
} as const;
export type TcpConnectionState = keyof typeof tcpConnectionStateCode;

/** States in which the host may hand a connection down (CHM-VAR-008, CHM-UPL-012). */
export const offloadableStates: ReadonlySet<TcpConnectionState> = new Set<TcpConnectionState>([
  'established',
  'finWait1',
  'finWait2',
  'closeWait',
  'closing',
  'lastAck',
]);

/** OFFLOAD_STATE_TYPE. 16 is unused and 0xFE reserved for filters: neither may be operated on (CHM-STR-006). */
export const offloadStateTypeCode = {
  neighborConst: 1,
  neighborCached: 2,
  neighborDelegated: 3,
  neighbor: 4,
  ip4Const: 5,
  ip4Cached: 6,
  ip4Delegated: 7,
  ip4: 8,
  ip6Const: 9,
  ip6Cached: 10,
  ip6Delegated: 11,
  ip6: 12,
  tcpConst: 13,
  tcpCached: 14,
  tcpDelegated: 15,
  tcp: 17,
} as const;
export type OffloadStateType = keyof typeof offloadStateTypeCode;
export type NeighborStateType = Extract<OffloadStateType, `neighbor${string}`>;
export type PathStateType = Extract<OffloadStateType, `ip4${string}` | `ip6${string}`>;
export type TcpStateType = Extract<OffloadStateType, `tcp${string}`>;
