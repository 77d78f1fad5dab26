import type { NdisChimney } from '#contract';
import { LentBuffers } from '../buffers/lentBuffers.ts';
import type { Identity } from '../nic/identity.ts';
import type { RawNic } from '../nic/rawNic.ts';
import { Answers } from './answers.ts';
import { Commands } from './commands.ts';
import { Deferred } from './deferred.ts';
import type { Engine } from './engine.ts';
import { IndicationBuffers } from './indicationBuffers.ts';
import { Objects } from './objects.ts';
import { SnapshotRoom } from './snapshotRoom.ts';

export interface MiniportOptions {
  /** log2 of the entries of the event ring. Default: four for each connection, at least 256. */
  readonly eventLog2?: number;
  /** Calls what gives entries of the event ring back, then or later: until then the ring has no room for others. Default: then. */
  readonly returnEvents?: (write: () => void) => void;
  /** Calls what gives the device an answer, then or later: until then a call of the connection is in progress. Default: then. */
  readonly giveAnswers?: (write: () => void) => void;
  /** log2 of the entries of the command ring. Default 8. */
  readonly commandLog2?: number;
  /** log2 of the number of indication buffers. Default 7. */
  readonly indicationLog2?: number;
  /** Bytes of each, a multiple of 64. Default 16 384. */
  readonly indicationBytes?: number;
  /** log2 of the entries of each connection's send ring, at least 4. Default 6. */
  readonly sendLog2?: number;
  /** log2 of the entries of each connection's receive ring. Default 5. */
  readonly receiveLog2?: number;
}

const ringLog2Max = 15;

/** Entries of the event ring, as their log2. */
export const eventLog2For = ({ connections }: Identity, { eventLog2 }: MiniportOptions): number =>
  eventLog2 ?? Math.min(ringLog2Max, Math.max(8, Math.ceil(Math.log2(connections)) + 2));

/** Sets up what operations and connections share: every ring but that of the events. */
export function openEngine(nic: RawNic, options: MiniportOptions, ndis: () => NdisChimney): Engine {
  const commands = new Commands(nic.base, options.commandLog2 ?? 8);
  return {
    nic: nic.base,
    commands,
    answers: new Answers(nic.base, options.giveAnswers),
    indications: new IndicationBuffers(nic.base, options.indicationLog2 ?? 7, options.indicationBytes ?? 16_384),
    deferred: new Deferred(commands),
    lent: new LentBuffers(),
    snapshots: new SnapshotRoom(nic.base.hostMemory),
    objects: new Objects(),
    statistics: { staleEvents: 0, illegalOrders: 0 },
    rings: { sendLog2: options.sendLog2 ?? 6, receiveLog2: options.receiveLog2 ?? 5 },
    macAddress: () => nic.macAddress,
    rawTransmitProducer: () => nic.rawTransmitProducer,
    ndis,
    failed: nic.base.failures.note,
  };
}
