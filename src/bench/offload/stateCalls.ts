import { ndisStatus, type OffloadBlock } from '#contract';
import type { Findings } from '../scoreboard/index.ts';
import { allBlocks } from './blocks.ts';

type Layer = OffloadBlock['layer'];

/** Calls that are completed with the root they were given (CHM-STR-012). */
const names: ReadonlySet<string> = new Set([
  'initiateOffload',
  'queryOffload',
  'updateOffload',
  'invalidateOffload',
  'terminateOffload',
]);

/** A state operation under way. */
interface Call {
  readonly name: string;
  /** Blocks whose cell was empty when it began: new objects of an initiate. */
  readonly empty: readonly OffloadBlock[];
  /** Blocks whose cell named an object, with that object. */
  readonly full: ReadonlyMap<OffloadBlock, object>;
}

const objectOf = ({ miniportOffloadContext: cell }: OffloadBlock): object | null => cell?.value ?? null;

/** State operations, each to be completed once, and the objects that they leave with the target. */
export class StateCalls {
  readonly #findings: Findings;
  readonly #open = new Map<OffloadBlock, Call>();
  /** Objects with the target, by its contexts. */
  readonly #objects = new Map<object, Layer>();
  /** Objects that were given up because their state was lost: their rows stay taken (engine.md 11.11). */
  readonly lost: Record<Layer, number> = { neighbor: 0, path: 0, tcp: 0 };

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Objects that the target has, of one layer or of all. */
  held(layer?: Layer): number {
    return [...this.#objects.values()].filter((one) => layer === undefined || one === layer).length;
  }

  get words(): readonly string[] {
    return [...this.#open.values()].map(({ name }) => `${name} of the miniport to complete`);
  }

  begin(name: string, root: OffloadBlock): void {
    if (!names.has(name)) return;
    const blocks = [...allBlocks(root)].filter((block) => block.miniportOffloadContext !== null);
    const full = new Map<OffloadBlock, object>();
    for (const block of blocks) {
      const object = objectOf(block);
      if (object !== null) full.set(block, object);
    }
    this.#open.set(root, { name, full, empty: blocks.filter((block) => !full.has(block)) });
  }

  /** @param completion name of the up-call: that of the call with Complete behind it */
  end(completion: string, root: OffloadBlock): void {
    const name = completion.replace(/Complete$/, '');
    if (!names.has(name)) return;
    const call = this.#open.get(root);
    this.#open.delete(root);
    if (call?.name !== name) this.#differ(completion, 'told', call === undefined ? 'nothing under way' : call.name);
    else if (name === 'initiateOffload') this.#initiated(call);
    else if (name === 'terminateOffload') this.#terminated(call);
  }

  finish(): void {
    for (const { name } of this.#open.values()) this.#differ(name, 'not completed', 'completed once');
  }

  #initiated({ empty }: Call): void {
    for (const block of empty) {
      const object = objectOf(block);
      if (object !== null) this.#objects.set(object, block.layer);
    }
  }

  #terminated({ full }: Call): void {
    for (const [block, object] of full)
      if (objectOf(block) === null && this.#objects.delete(object) && block.status !== ndisStatus.success)
        this.lost[block.layer]++;
  }

  #differ(field: string, device: string, model: string): void {
    this.#findings.differ({ requirement: 'CHM-STR-012', field, device, model });
  }
}
