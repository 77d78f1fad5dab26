import { type InitiateStatus, ndisStatus, type OffloadBlock } from '#contract';
import type { Connection } from '../connection/connection.ts';
import type { Engine } from '../engine/engine.ts';
import { NeighborContext, PathContext } from '../engine/objects.ts';
import { offloadConnection, offloadNeighbor, offloadPath } from './newObjects.ts';
import { type Visit, visits } from './visit.ts';

/** What a block is (CHM-TREE-003). */
type Role = 'placeholder' | 'linker' | 'new';

interface Progress {
  readonly visit: Visit;
  readonly role: Role;
  /** Whether the block's own state is offloaded; undefined: the device has not said. */
  held: boolean | undefined;
  status: InitiateStatus;
  /** What dependents attach to. */
  context: object | undefined;
}

const roleOf = ({ miniportOffloadContext: cell }: OffloadBlock): Role => {
  if (cell === null) return 'placeholder';
  return cell.value === null ? 'new' : 'linker';
};

/**
 * One initiate. Commands go out in visit order without waiting for each other, except where a block needs the reference
 * of the one it depends on, and at the root, whose failure ends the traversal (CHM-INIT-012).
 */
export class Initiate {
  readonly #engine: Engine;
  readonly #root: OffloadBlock;
  readonly #all: readonly Progress[];
  readonly #of: ReadonlyMap<Visit, Progress>;
  readonly #made: Connection[] = [];
  #next = 0;
  #open = 0;
  #inCall = true;

  constructor(engine: Engine, root: OffloadBlock) {
    this.#engine = engine;
    this.#root = root;
    this.#all = visits(root).map((visit) => {
      const role = roleOf(visit.block);
      const context = role === 'linker' ? (visit.block.miniportOffloadContext?.value ?? undefined) : undefined;
      return { visit, role, held: role === 'new' ? undefined : true, status: ndisStatus.success, context };
    });
    this.#of = new Map(this.#all.map((progress) => [progress.visit, progress]));
  }

  /** Returns before anything is completed (CHM-INIT-001). */
  start(): void {
    this.#advance();
    this.#inCall = false;
  }

  #advance(): void {
    const root = this.#all[0];
    for (let one = this.#all[this.#next]; one !== undefined; one = this.#all[this.#next]) {
      const parent = one.visit.parent === undefined ? undefined : this.#of.get(one.visit.parent);
      if (one !== root && root?.held === undefined) return;
      if (parent !== undefined && parent.held === undefined) return;
      this.#next++;
      if (root?.held === false || parent?.held === false) this.#refuse(one, ndisStatus.failure);
      else if (one.role === 'new') this.#attempt(one, parent?.context);
    }
    if (this.#open > 0) return;
    if (this.#inCall) this.#engine.deferred.add(() => this.#complete());
    else this.#complete();
  }

  #refuse(one: Progress, status: InitiateStatus): void {
    one.held = false;
    one.status = status;
  }

  #attempt(one: Progress, parent: object | undefined): void {
    const { block } = one.visit;
    const ended = (result: object | InitiateStatus): void => {
      if (typeof result === 'number') this.#refuse(one, result);
      else {
        one.held = true;
        one.context = result;
      }
    };
    const later = (result: object | InitiateStatus): void => {
      this.#open--;
      ended(result);
      this.#advance();
    };
    const refused = this.#begin(block, parent, later);
    if (refused === undefined) this.#open++;
    else ended(refused);
  }

  /** Asks the device; returns the status when it need not be asked. */
  #begin(
    block: OffloadBlock,
    parent: object | undefined,
    ended: (result: object | InitiateStatus) => void,
  ): InitiateStatus | undefined {
    if (block.layer === 'neighbor') return offloadNeighbor(this.#engine, block, ended);
    if (block.layer === 'path')
      return parent instanceof NeighborContext && !parent.leaving
        ? offloadPath(this.#engine, block, parent, ended)
        : ndisStatus.failure;
    if (!(parent instanceof PathContext) || parent.leaving) return ndisStatus.failure;
    return offloadConnection(this.#engine, block, parent, (result) => {
      if (typeof result !== 'number') this.#made.push(result);
      ended(result);
    });
  }

  #complete(): void {
    for (const one of this.#all) {
      const { block } = one.visit;
      if (one.held === true && block.miniportOffloadContext !== null && one.role === 'new')
        block.miniportOffloadContext.value = one.context ?? null;
      block.status = this.#statusOf(one);
    }
    this.#engine.ndis().initiateOffloadComplete(this.#root);
    // Not before the completion has returned (CHM-INIT-008).
    for (const connection of this.#made) connection.inbox.release();
  }

  /** Section 6.3, with the own state of the immediate dependents alone (O-13). */
  #statusOf({ visit, role, held, status }: Progress): InitiateStatus {
    if (role === 'placeholder') return ndisStatus.success;
    if (held !== true) return status;
    const missing = visit.children.filter((child) => this.#of.get(child)?.held !== true).length;
    if (missing === 0) return ndisStatus.success;
    // All dependents failed: a linker adds nothing, a new object is held nevertheless (O-14).
    return role === 'linker' && missing === visit.children.length
      ? ndisStatus.failure
      : ndisStatus.offloadPartialSuccess;
  }
}
