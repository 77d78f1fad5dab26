/** What the engine face tells the target face, connection by connection. */
import type { PathConstState } from '#contract';

export interface StreamListener {
  /** The next in-order bytes that the device acknowledged; those that came down with the initiate are not told. */
  received(connection: string, bytes: Uint8Array): void;
  /** The peer's FIN was received in order. */
  finReceived(connection: string): void;
  /** Send-data bytes that the peer has acknowledged since the initiate. */
  acknowledged(connection: string, bytes: number): void;
  /** Engine and device differ: nothing more is told. */
  lost(connection: string): void;
}

const address = (bytes: Uint8Array | undefined): string => [...(bytes ?? new Uint8Array(4)).subarray(0, 4)].join('.');

/** Both faces name a connection by its tuple. */
export const connectionName = (
  path: Pick<PathConstState, 'sourceAddress' | 'destinationAddress'> | undefined,
  localPort: number,
  remotePort: number,
): string => `${address(path?.sourceAddress)}:${localPort}-${address(path?.destinationAddress)}:${remotePort}`;
