/** State operations under way: the very root comes back, once, later than its call, with every block written. */
import { type NetBufferList, ndisStatus, type OffloadBlock, type TcpBlock } from '#contract';
import { blocksOf, type InitiatedBlock } from './blocks.ts';
import type { ConnectionWatch } from './connectionWatch.ts';
import type { Report } from './violation.ts';

export type OperationKind = 'initiate' | 'query' | 'update' | 'invalidate' | 'terminate';

/** An operation that has not completed: its blocks and, for an initiate, what was new in it. */
export interface Operation {
  readonly kind: OperationKind;
  readonly blocks: readonly InitiatedBlock[];
  /** Blocks' fields that the target may not touch (CHM-STR-009). */
  readonly reserved: readonly (readonly unknown[])[];
  /** Connections on their way down, with the sends that come along. */
  readonly created: Map<TcpBlock, { readonly watch: ConnectionWatch; readonly chain: readonly NetBufferList[] }>;
}

const reservedOf = (block: OffloadBlock): readonly unknown[] => [
  block.protocolReserved,
  block.imReserved,
  block.sourceHandle,
];

export class Operations {
  readonly #report: Report;
  readonly #open = new Map<OffloadBlock, Operation>();
  /** Roots of calls that have not returned: completing inside one is too early (CHM-INIT-001). */
  readonly #inside: OffloadBlock[] = [];

  constructor(report: Report) {
    this.#report = report;
  }

  begin(kind: OperationKind, root: OffloadBlock): Operation {
    const blocks = [...blocksOf(root)].map(({ block, parent }) => ({
      block,
      parent,
      isNew:
        kind === 'initiate' && block.miniportOffloadContext !== null && block.miniportOffloadContext.value === null,
    }));
    const operation = { kind, blocks, reserved: blocks.map(({ block }) => reservedOf(block)), created: new Map() };
    this.#open.set(root, operation);
    this.#inside.push(root);
    return operation;
  }

  /** The call that began an operation has returned. */
  returned(): void {
    this.#inside.pop();
  }

  /** @returns the operation of this root; undefined where none was open, which is reported */
  complete(kind: OperationKind, root: OffloadBlock): Operation | undefined {
    const operation = this.#open.get(root);
    if (operation === undefined || operation.kind !== kind) {
      this.#report('CHM-STR-012', `an ${kind} completed that was not asked for, or twice`, root.layer);
      return undefined;
    }
    this.#open.delete(root);
    if (this.#inside.includes(root))
      this.#report('CHM-INIT-001', `an ${kind} completed inside its own call`, root.layer);
    operation.blocks.forEach(({ block }, i) => {
      const before = operation.reserved[i] ?? [];
      if (reservedOf(block).some((value, k) => value !== before[k]))
        this.#report('CHM-STR-009', 'reserved fields changed', block.layer);
      const { status } = block;
      if (kind !== 'initiate' && status !== ndisStatus.success && status !== ndisStatus.failure)
        this.#report('CHM-STR-011', `status 0x${status.toString(16)} after ${kind}`, block.layer);
    });
    return operation;
  }

  /** What has not completed, a sentence each. */
  get open(): string[] {
    return [...this.#open.values()].map(({ kind }) => `operation ${kind} has not completed`);
  }
}
