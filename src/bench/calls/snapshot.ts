/**
 * Values as they were at one moment, with the identity of objects kept from snapshot to snapshot: block trees and
 * requests go back and forth, and are compared by identity.
 */

/** A plain value, or an object by number; what stands in it, where the snapshot shows it for the first time. */
export type Shot =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | {
      readonly id: number;
      readonly fields?: Readonly<Record<string, Shot>>;
      readonly list?: readonly Shot[];
      readonly bytes?: Uint8Array;
      /** Bytes whose contents do not matter yet: so many. */
      readonly room?: number;
    };

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
  write(value: unknown, contents: boolean): Shot {
    return this.#write(value, contents, new Set());
  }

  #write(value: unknown, contents: boolean, shown: Set<object>): Shot {
    if (typeof value === 'function' || typeof value === 'symbol') return undefined;
    if (typeof value !== 'object' || value === null) return value as Shot;
    const id = this.#idOf(value);
    if (shown.has(value)) return { id };
    shown.add(value);
    if (value instanceof Uint8Array) return contents ? { id, bytes: value } : { id, room: value.length };
    if (Array.isArray(value)) return { id, list: value.map((one) => this.#write(one, contents, shown)) };
    if (!isPlain(value)) return { id };
    const fields: Record<string, Shot> = {};
    for (const [name, field] of Object.entries(value))
      fields[name] =
        opaque.has(name) && typeof field === 'object' && field !== null
          ? { id: this.#idOf(field) }
          : this.#write(field, contents, shown);
    return { id, fields };
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

  read(shot: Shot): unknown {
    if (typeof shot !== 'object' || shot === null) return shot;
    const { id, fields, list, bytes, room } = shot;
    if (bytes !== undefined) return this.#bytes(id, bytes);
    if (room !== undefined) return this.#objects.get(id) ?? this.#keep(id, new Uint8Array(room));
    if (list !== undefined) {
      const array = (this.#objects.get(id) ?? this.#keep(id, [])) as unknown[];
      array.length = 0;
      for (const one of list) array.push(this.read(one));
      return array;
    }
    const object = this.#objects.get(id) ?? this.#keep(id, {});
    for (const [name, field] of Object.entries(fields ?? {}))
      (object as Record<string, unknown>)[name] = this.read(field);
    return object;
  }

  #bytes(id: number, bytes: Uint8Array): Uint8Array {
    const known = this.#objects.get(id);
    if (!(known instanceof Uint8Array) || known.length !== bytes.length)
      return this.#keep(id, Uint8Array.from(bytes)) as Uint8Array;
    known.set(bytes);
    return known;
  }

  #keep<T extends object>(id: number, object: T): T {
    this.#objects.set(id, object);
    return object;
  }
}
