import { type NdisOffloadHandle, type NetBufferList, ndisStatus, type TcpCachedState } from '#contract';
import { SmokestackError } from '#units';
import type { Socket } from '../socket/socket.ts';
import type { HostConnection } from '../stack/hostConnection.ts';
import type { TransferredConnection } from '../transfer/transferredConnection.ts';
import type { OffloadedObject, PathObject } from './offloadedObjects.ts';
import type { OffloadedPath } from './offloadedPath.ts';

/** How an upload ended. `lost`: the target could not give the state back, and the connection failed (CHM-TERM-065). */
export type UploadOutcome = 'uploaded' | 'lost';

/** A connection on its way down, or down. */
export interface OffloadRecord {
  readonly connection: HostConnection;
  readonly object: OffloadedObject;
  readonly path: PathObject;
  readonly from: TransferredConnection;
  readonly stream: OffloadedPath;
  /** The outstanding writes as requests, in order (CHM-INIT-034). */
  readonly sends: readonly NetBufferList[];
  phase: 'offloading' | 'offloaded' | 'terminating' | 'corrupt' | 'over';
  /** Queries, updates and invalidates under way; a terminate waits for them (CHM-TERM-024). */
  calls: number;
  /** A terminate is wanted as soon as they are done. */
  uploadWanted: boolean;
  /** The host's present values; the target is told of changes (CHM-VAR-004). */
  cached: TcpCachedState;
  updating: boolean;
  invalidated: boolean;
  readonly uploaded: ((outcome: UploadOutcome) => void)[];
}

/** The connections of one host that its target holds, or is being asked about. */
export class OffloadRecords {
  readonly #byHandle = new Map<NdisOffloadHandle, OffloadRecord>();
  readonly #bySocket = new WeakMap<Socket, OffloadRecord>();

  get size(): number {
    return this.#byHandle.size;
  }

  add(record: OffloadRecord): void {
    this.#byHandle.set(record.object.handle, record);
    this.#bySocket.set(record.connection.socket, record);
  }

  forget(record: OffloadRecord): void {
    record.phase = 'over';
    this.#byHandle.delete(record.object.handle);
  }

  all(): readonly OffloadRecord[] {
    return [...this.#byHandle.values()];
  }

  find(handle: NdisOffloadHandle): OffloadRecord | undefined {
    return this.#byHandle.get(handle);
  }

  /** @throws SmokestackError `state` unless the connection is offloaded */
  of(socket: Socket): OffloadRecord {
    const record = this.#bySocket.get(socket);
    if (record?.phase === 'offloaded') return record;
    throw new SmokestackError('state', `this connection is not offloaded (${record?.phase ?? 'never was'})`);
  }
}

export const succeeded = (block: { readonly status: number }): boolean => block.status === ndisStatus.success;
