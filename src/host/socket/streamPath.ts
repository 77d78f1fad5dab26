import type { SmokestackError } from '#units';

/**
 * What carries the bytes of a socket: the host's own TCP, or an offloaded connection. A socket keeps working while the
 * path under it is exchanged.
 */
export interface StreamPath {
  /** Bytes written and not known to be acknowledged. */
  readonly unacknowledged: number;
  /** No received byte waits to be read here. False where that is not known. */
  readonly drained: boolean;
  /** Queues `bytes`, which the caller does not change any more. */
  write(bytes: Uint8Array): void;
  /** Closes our half behind everything written. */
  close(): void;
  /** Resets the connection. */
  abort(error: SmokestackError): void;
  /** Takes the oldest received piece; undefined when none waits. */
  read(): Uint8Array | undefined;
  /** The application reads, or has paused. */
  setReading(reading: boolean): void;
}
