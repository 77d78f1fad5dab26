import type { NdisChimney } from '#contract';
import type { LentBuffers } from '../buffers/lentBuffers.ts';
import type { NicBase } from '../nic/nicBase.ts';
import type { Answers } from './answers.ts';
import type { Commands } from './commands.ts';
import type { Deferred } from './deferred.ts';
import type { IndicationBuffers } from './indicationBuffers.ts';
import type { Objects } from './objects.ts';
import type { SnapshotRoom } from './snapshotRoom.ts';

/** Counted by the miniport, not by the device. */
export interface MiniportStatistics {
  /** Events that named an object which is gone; ignored. */
  staleEvents: number;
  /** Orders of the host that the pages forbid, completed with FAILURE (O-35). */
  illegalOrders: number;
}

export interface RingSizes {
  /** log2 of the entries of each connection's send ring. */
  readonly sendLog2: number;
  /** log2 of the entries of each connection's receive ring. */
  readonly receiveLog2: number;
}

/** What operations and connections share. */
export interface Engine {
  readonly nic: NicBase;
  readonly commands: Commands;
  readonly answers: Answers;
  readonly indications: IndicationBuffers;
  readonly deferred: Deferred;
  readonly lent: LentBuffers;
  readonly snapshots: SnapshotRoom;
  readonly objects: Objects;
  readonly statistics: MiniportStatistics;
  readonly rings: RingSizes;
  /** Interface MAC, six bytes. */
  readonly macAddress: () => Uint8Array;
  /** Low 16 bits of the raw transmit index behind every frame of the host, waiting ones included. */
  readonly rawTransmitProducer: () => number;
  /** The host. @throws SmokestackError 'state' when none is attached */
  readonly ndis: () => NdisChimney;
  /** Hears what goes wrong where no call of the host is on the stack. */
  readonly failed: (error: unknown) => void;
}
