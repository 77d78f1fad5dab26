export { Cable, type CableOptions, type Direction } from './cable.ts';
export { DEFAULT_REORDER_BY, type Impairment } from './impairment.ts';
export type { LaneStatistics } from './lane.ts';
