/**
 * Values as they were at one moment, with the identity of objects kept from snapshot to snapshot: block trees and
 * requests go back and forth, and are compared by identity.
 */

/** A plain value, or an object by number. */
export type Ref = undefined | null | boolean | number | bigint | string | { readonly id: number };

/** What stood in an object. */
interface Shown {
  readonly id: number;
  readonly fields?: Readonly<Record<string, Ref>>;
  readonly list?: readonly Ref[];
  readonly bytes?: Uint8Array;
  /** Bytes whose contents do not matter yet: so many. */
  readonly room?: number;
}

/** A value, and every object that can be reached from it: side by side, since a chain of a thousand blocks is no tree to descend. */
export interface Snapshot {
  readonly value: Ref;
  readonly shown: readonly Shown[];
}

/** Marks of one side on what belongs to the other: nobody else looks into them. */
const opaque: ReadonlySet<string> = new Set([
  'protocolReserved',
  'imReserved',
  'sourceHandle',
  'miniportReserved',
  'scratch',
]);

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

export class SnapshotWriter {
  readonly #ids = new WeakMap<object, number>();
  #next = 0;

  /** @param contents false: bytes are room for what is still to come */
  write(value: unknown, contents: boolean): Snapshot {
    const reached = new Set<object>();
    const refer = (one: unknown): Ref => {
      if (typeof one === 'function' || typeof one === 'symbol') return undefined;
      if (typeof one !== 'object' || one === null) return one as Ref;
      reached.add(one);
      return { id: this.#idOf(one) };
    };
    const root = refer(value);
    const shown: Shown[] = [];
    // A set is walked in the order of its growth: what is reached on the way comes up behind.
    for (const object of reached) {
      const inside = this.#inside(object, contents, refer);
      if (inside !== undefined) shown.push({ id: this.#idOf(object), ...inside });
    }
    return { value: root, shown };
  }

  #inside(object: object, contents: boolean, refer: (one: unknown) => Ref): Omit<Shown, 'id'> | undefined {
    if (object instanceof Uint8Array) return contents ? { bytes: object } : { room: object.length };
    if (Array.isArray(object)) return { list: object.map(refer) };
    if (!isPlain(object)) return undefined;
    const fields: Record<string, Ref> = {};
    for (const [name, field] of Object.entries(object))
      fields[name] =
        opaque.has(name) && typeof field === 'object' && field !== null ? { id: this.#idOf(field) } : refer(field);
    return { fields };
  }

  #idOf(value: object): number {
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    this.#ids.set(value, this.#next);
    return this.#next++;
  }
}

/** Brings the objects of earlier snapshots to what the next one shows. */
export class SnapshotReader {
  readonly #objects = new Map<number, object>();

  read({ value, shown }: Snapshot): unknown {
    for (const { id, bytes, room, list } of shown) {
      if (bytes !== undefined) this.#bytes(id, bytes);
      else if (!this.#objects.has(id))
        this.#objects.set(id, room !== undefined ? new Uint8Array(room) : list !== undefined ? [] : {});
    }
    for (const { id, fields, list } of shown) {
      if (list !== undefined) Object.assign(this.#objects.get(id) as unknown[], { length: 0 }, list.map(this.#find));
      if (fields !== undefined)
        for (const [name, field] of Object.entries(fields))
          (this.#objects.get(id) as Record<string, unknown>)[name] = this.#find(field);
    }
    return this.#find(value);
  }

  readonly #find = (ref: Ref): unknown => {
    if (typeof ref !== 'object' || ref === null) return ref;
    const known = this.#objects.get(ref.id);
    if (known !== undefined) return known;
    const unseen = {};
    this.#objects.set(ref.id, unseen);
    return unseen;
  };

  #bytes(id: number, bytes: Uint8Array): void {
    const known = this.#objects.get(id);
    if (known instanceof Uint8Array && known.length === bytes.length) known.set(bytes);
    else this.#objects.set(id, Uint8Array.from(bytes));
  }
}
