import type { Connection } from '../connection/connection.ts';
import type { Engine } from '../engine/engine.ts';

/** Steps 2 and 3 of section 11.9, once the completion of step 1 has returned (CHM-TERM-070, -071). */
export const tellLost = (engine: Engine, connections: readonly Connection[]): void => {
  const ndis = engine.ndis();
  for (const { handle } of connections) {
    ndis.tcpOffloadEvent(handle, { type: 'retrieve', reason: 'hardwareFailure' });
    ndis.tcpOffloadEvent(handle, { type: 'abort' });
  }
};
