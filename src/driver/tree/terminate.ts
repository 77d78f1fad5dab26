import {
  type BlockStatus,
  decodeNeighborImage,
  ndisStatus,
  type OffloadBlock,
  Opcode,
  Status,
  sizeOfNeighborImage,
} from '#contract';
import { Connection } from '../connection/connection.ts';
import { buryLost, handBack } from '../connection/handBack.ts';
import type { Engine } from '../engine/engine.ts';
import { NeighborContext, PathContext } from '../engine/objects.ts';
import { fillNeighbor } from '../state/neighborImage.ts';
import { tellLost } from './tellLost.ts';
import { type Visit, visits } from './visit.ts';

/**
 * One terminate. Every connection of the tree is handed back at once; a path follows when all its blocks are done, a
 * neighbor behind its paths (CHM-TERM-021).
 */
export class Terminate {
  readonly #engine: Engine;
  readonly #root: OffloadBlock;
  /** Blocks below that are not done. */
  readonly #below = new Map<Visit, number>();
  readonly #lost: Connection[] = [];
  #open: number;
  #inCall = true;

  constructor(engine: Engine, root: OffloadBlock) {
    this.#engine = engine;
    this.#root = root;
    const all = visits(root);
    this.#open = all.length;
    for (const visit of all) this.#below.set(visit, visit.children.length);
  }

  /** Returns before anything is completed (CHM-TERM-028). */
  start(): void {
    for (const [visit, below] of [...this.#below]) if (below === 0) this.#leave(visit);
    this.#inCall = false;
  }

  #leave(visit: Visit): void {
    const { block } = visit;
    const done = (status: BlockStatus, gone: boolean): void => {
      block.status = status;
      if (gone && block.miniportOffloadContext !== null) block.miniportOffloadContext.value = null;
      this.#done(visit);
    };
    const context = block.miniportOffloadContext?.value ?? null;
    // A placeholder, or an object that was never offloaded: nothing to give back.
    if (context === null) done(ndisStatus.success, false);
    else if (context instanceof Connection && block.layer === 'tcp') this.#leaveConnection(context, block, done);
    else if (context instanceof PathContext || context instanceof NeighborContext)
      this.#leaveParent(context, block, done);
    else this.#refuse(done);
  }

  #leaveConnection(
    connection: Connection,
    block: Extract<OffloadBlock, { layer: 'tcp' }>,
    done: (status: BlockStatus, gone: boolean) => void,
  ): void {
    if (connection.phase === 'lost')
      // Requests are completed: not within the call of the host.
      this.#engine.deferred.add(() => {
        buryLost(this.#engine, connection, block);
        done(ndisStatus.failure, true);
      });
    else if (connection.phase === 'offloaded')
      handBack(this.#engine, connection, block, (outcome) => {
        if (outcome === 'lost') this.#lost.push(connection);
        done(outcome === 'lost' ? ndisStatus.failure : ndisStatus.success, outcome !== 'lost');
      });
    else this.#refuse(done);
  }

  #leaveParent(
    context: PathContext | NeighborContext,
    block: OffloadBlock,
    done: (status: BlockStatus, gone: boolean) => void,
  ): void {
    if (context.users > 0 || context.leaving) {
      this.#refuse(done);
      return;
    }
    context.leaving = true;
    const { nic, commands, objects, failed } = this.#engine;
    const fields = () => ({ image: BigInt(context.image), target: context.reference });
    commands.issue(Opcode.Terminate, fields, ({ status }) => {
      const read = nic.target.readMemory('host', context.image, sizeOfNeighborImage);
      if (status === Status.Success) nic.hostMemory.give(context.image);
      const left = (bytes: Uint8Array): void => {
        const success = status === Status.Success;
        context.leaving = success;
        // CHM-TERM-061; a path has nothing to return (CHM-VAR-010).
        if (success && block.layer === 'neighbor' && block.state?.delegated !== undefined)
          fillNeighbor({ delegated: block.state.delegated }, decodeNeighborImage(bytes));
        if (success && context instanceof PathContext) {
          objects.paths.delete(context);
          context.neighbor.users--;
        } else if (success && context instanceof NeighborContext) objects.neighbors.delete(context);
        done(success ? ndisStatus.success : ndisStatus.failure, success);
      };
      read.then((bytes) => nic.turn.run(() => left(bytes))).catch(failed);
    });
  }

  /** An order the pages forbid: the object stays as it was, and none of the events of section 11.9 follow (O-35). */
  #refuse(done: (status: BlockStatus, gone: boolean) => void): void {
    this.#engine.statistics.illegalOrders++;
    done(ndisStatus.failure, false);
  }

  #done({ parent }: Visit): void {
    this.#open--;
    if (parent !== undefined) {
      const left = (this.#below.get(parent) ?? 0) - 1;
      this.#below.set(parent, left);
      if (left === 0) this.#leave(parent);
    }
    if (this.#open > 0) return;
    if (this.#inCall) this.#engine.deferred.add(() => this.#complete());
    else this.#complete();
  }

  #complete(): void {
    this.#engine.ndis().terminateOffloadComplete(this.#root);
    tellLost(this.#engine, this.#lost);
  }
}
