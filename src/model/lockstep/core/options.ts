import type { Adapter } from '../../engine/index.ts';
import type { StreamListener } from '../../target/index.ts';

/** What the model is told of the device before it starts. */
export interface EngineModelOptions {
  /** Rows of the three tables (registers Connections, Paths, Neighbors). */
  readonly connections: number;
  readonly paths: number;
  readonly neighbors: number;
  /** Bits of a beat on the wire side. */
  readonly dataWidth: number;
  /** Register MacAddress, first byte on the wire highest. */
  readonly macAddress: number;
  readonly adapter: Adapter;
  /** Told of what the peer sent and acknowledged, for the target face. */
  readonly listener?: StreamListener;
}
