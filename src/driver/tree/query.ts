import {
  decodeNeighborImage,
  decodePathImage,
  decodeTcpImage,
  ndisStatus,
  type OffloadBlock,
  Opcode,
  Status,
  sizeOfTcpImage,
} from '#contract';
import { Connection } from '../connection/connection.ts';
import { lose } from '../connection/handBack.ts';
import type { Engine } from '../engine/engine.ts';
import { NeighborContext, PathContext } from '../engine/objects.ts';
import { fillQueried } from '../state/fillTcp.ts';
import { fillNeighbor } from '../state/neighborImage.ts';
import { fillPath } from '../state/pathImage.ts';
import { tellLost } from './tellLost.ts';
import { visits } from './visit.ts';

/**
 * One query: every block whose cell holds a context of ours is asked about at once, and its structures are filled from
 * the snapshot the device wrote (CHM-QRY-002, -003, O-26).
 */
export const query = (engine: Engine, root: OffloadBlock): void => {
  const lost: Connection[] = [];
  let open = 1;
  const one = (): void => {
    open--;
    if (open > 0) return;
    engine.ndis().queryOffloadComplete(root);
    tellLost(engine, lost);
  };
  for (const { block } of visits(root)) {
    const context = block.miniportOffloadContext?.value ?? null;
    block.status = ndisStatus.success;
    if (context === null || block.state === null) continue;
    const reference = referenceOf(context);
    if (reference === undefined) {
      block.status = ndisStatus.failure;
      continue;
    }
    open++;
    ask(engine, reference, (image) => {
      if (image === undefined) {
        block.status = ndisStatus.failure;
        // State lost (CHM-QRY-006, -008); neighbors and paths are not uploaded on request (CHM-TERM-005).
        if (context instanceof Connection && context.phase === 'offloaded') {
          lose(engine, context);
          lost.push(context);
        }
      } else fillBlock(block, image);
      one();
    });
  }
  // Nothing is completed within the call (CHM-QRY-001).
  if (open === 1) engine.deferred.add(one);
  else one();
};

const referenceOf = (context: object): number | undefined => {
  if (context instanceof Connection) return context.phase === 'offloaded' ? context.reference : undefined;
  return context instanceof NeighborContext || context instanceof PathContext ? context.reference : undefined;
};

/** Undefined: the device has no image to give. */
const ask = (engine: Engine, target: number, done: (image: Uint8Array | undefined) => void): void => {
  const { nic, commands, snapshots, failed } = engine;
  snapshots.take((address) => {
    const fields = () => ({ image: BigInt(address), target });
    commands.issue(Opcode.Query, fields, ({ status }) => {
      const image =
        status === Status.Success ? nic.target.readMemory('host', address, sizeOfTcpImage) : Promise.resolve(undefined);
      snapshots.give(address);
      image.then((bytes) => nic.turn.run(() => done(bytes))).catch(failed);
    });
  });
};

const fillBlock = (block: OffloadBlock, image: Uint8Array): void => {
  if (block.state === null) return;
  if (block.layer === 'neighbor') fillNeighbor(block.state, decodeNeighborImage(image));
  else if (block.layer === 'path') fillPath(block.state, decodePathImage(image));
  else fillQueried(block.state, decodeTcpImage(image));
};
