/** What a target can do and how the host sets it up (docs/spec/chimney-state.md section 5, chimney-datapath.md section 1). */
import type { Ticks } from '#units';

/** NDIS_TCP_CONNECTION_OFFLOAD as reported by the target. */
export interface TcpConnectionOffload {
  readonly supportIpv4: boolean;
  readonly supportIpv6: boolean;
  readonly supportIpv6ExtensionHeaders: boolean;
  /** Generation and consumption together (CHM-CC-012). */
  readonly supportSack: boolean;
  /** Most connections held at once (CHM-GEN-018). */
  readonly tcpConnectionOffloadCapacity: number;
}

/** NDIS_TCP_CONNECTION_OFFLOAD_PARAMETERS, set by the host. */
export interface TcpConnectionOffloadParameters {
  readonly ticksPerSecond: 10 | 100 | 1000;
  /** Most segments received before an ACK goes out. */
  readonly tcpAckFrequency: number;
  readonly tcpDelayedAckTicks: Ticks;
  readonly tcpMaximumRetransmissions: number;
  readonly tcpDoubtReachabilityRetransmissions: number;
  readonly tcpSwsPreventionTicks: Ticks;
  readonly tcpDuplicateAckThreshold: number;
  readonly tcpPushTicks: Ticks;
  readonly nceStaleTicks: Ticks;
}
