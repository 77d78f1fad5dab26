/** The miniport: the software half of the specification's target. It reaches the device through Target alone. */
export type { MiniportStatistics } from './engine/engine.ts';
export type { MiniportOptions } from './engine/openEngine.ts';
export { type FakeOptions, FakeTarget } from './fake/index.ts';
export { Miniport } from './miniport.ts';
export { type CounterName, type Counters, readCounters } from './nic/counters.ts';
export type { Identity } from './nic/identity.ts';
export { type RawFrameHandler, RawNic, type RawNicOptions, type RawPort, type RetireModeName } from './nic/rawNic.ts';
