/**
 * Neighbors and paths that the target holds for this host: their cells and handles, and how many offloaded objects
 * depend on each (CHM-TERM-019).
 */
import type { NdisOffloadHandle, OffloadContextCell } from '#contract';
import type { Ipv4Address } from '#wire';

export interface OffloadedObject {
  readonly cell: OffloadContextCell;
  readonly handle: NdisOffloadHandle;
}

export interface NeighborObject extends OffloadedObject {
  /** Next-hop address. */
  readonly address: Ipv4Address;
  /** Paths that are offloaded through it. */
  readonly paths: Set<PathObject>;
}

export interface PathObject extends OffloadedObject {
  readonly destination: Ipv4Address;
  readonly neighbor: NeighborObject;
  /** Connections that are offloaded over it. */
  connections: number;
}

/** A cell for the target's context, and the handle that names it upwards (CHM-STR-015). */
export const newOffloadedObject = (): OffloadedObject => {
  const cell: OffloadContextCell = { value: null };
  return { cell, handle: { miniportOffloadContext: cell } };
};

/** The neighbors and paths of one interface, by address; made on first use. */
export class ObjectRegistry {
  readonly #neighbors = new Map<Ipv4Address, NeighborObject>();
  readonly #paths = new Map<Ipv4Address, PathObject>();

  path(destination: Ipv4Address, nextHop: Ipv4Address): PathObject {
    const known = this.#paths.get(destination);
    if (known !== undefined) return known;
    const neighbor = this.#neighbor(nextHop);
    const path: PathObject = { ...newOffloadedObject(), destination, neighbor, connections: 0 };
    this.#paths.set(destination, path);
    neighbor.paths.add(path);
    return path;
  }

  #neighbor(address: Ipv4Address): NeighborObject {
    const known = this.#neighbors.get(address);
    if (known !== undefined) return known;
    const neighbor: NeighborObject = { ...newOffloadedObject(), address, paths: new Set() };
    this.#neighbors.set(address, neighbor);
    return neighbor;
  }

  neighborAt(address: Ipv4Address): NeighborObject | undefined {
    return this.#neighbors.get(address);
  }

  get paths(): readonly PathObject[] {
    return [...this.#paths.values()];
  }

  neighborOf(handle: NdisOffloadHandle): NeighborObject | undefined {
    return [...this.#neighbors.values()].find((neighbor) => neighbor.handle === handle);
  }

  /** Forgets a path, and its neighbor when that was the last one. */
  forget(path: PathObject): void {
    this.#paths.delete(path.destination);
    path.neighbor.paths.delete(path);
    if (path.neighbor.paths.size === 0) this.#neighbors.delete(path.neighbor.address);
  }
}
