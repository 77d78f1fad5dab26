/** What the engine reads of the adapter: registers that stand still while connections are offloaded (1.4). */
import { registers } from '#contract';

/** The registers of 0x080 … by name, as numbers; units as in the layout. */
export interface Adapter {
  readonly ticksPerSecond: number;
  readonly tcpAckFrequency: number;
  readonly tcpDelayedAckTicks: number;
  readonly tcpMaximumRetransmissions: number;
  readonly tcpDuplicateAckThreshold: number;
  readonly tcpPushTicks: number;
  readonly tcpSwsPreventionTicks: number;
  readonly rtoFloorMs: number;
  readonly rtoCapMs: number;
  readonly modeBits: number;
  readonly indicationBytes: number;
  readonly sendCompleteBytes: number;
}

/** The reset values of the layout. */
export const resetAdapter: Adapter = {
  ticksPerSecond: Number(registers.ticksPerSecond.reset),
  tcpAckFrequency: Number(registers.tcpAckFrequency.reset),
  tcpDelayedAckTicks: Number(registers.tcpDelayedAckTicks.reset),
  tcpMaximumRetransmissions: Number(registers.tcpMaximumRetransmissions.reset),
  tcpDuplicateAckThreshold: Number(registers.tcpDuplicateAckThreshold.reset),
  tcpPushTicks: Number(registers.tcpPushTicks.reset),
  tcpSwsPreventionTicks: Number(registers.tcpSwsPreventionTicks.reset),
  rtoFloorMs: Number(registers.rtoFloorMs.reset),
  rtoCapMs: Number(registers.rtoCapMs.reset),
  modeBits: Number(registers.modeBits.reset),
  indicationBytes: Number(registers.indicationBytes.reset),
  sendCompleteBytes: Number(registers.sendCompleteBytes.reset),
};

/** k of 2.2: milliseconds of a host tick. */
export const msPerTick = (adapter: Adapter): number => 1000 / adapter.ticksPerSecond;

/** tick of 2.2. */
export const tickAt = (adapter: Adapter, now: number): number => Math.floor(now / msPerTick(adapter)) >>> 0;
