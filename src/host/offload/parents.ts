import type { NdisOffloadHandle } from '#contract';
import type { Ticks } from '#units';
import { ticks } from '#units';
import type { Ipv4Address } from '#wire';
import type { IpInterface } from '../ip/ipInterface.ts';
import { neighborReference, neighborUpdate, pathReference } from './blocks.ts';
import type { ChimneyCalls } from './chimneyCalls.ts';
import { ObjectRegistry, type PathObject } from './offloadedObjects.ts';
import { SerialQueue } from './serialQueue.ts';

/** The life of offloaded neighbors and paths: kept up to date while they are used, terminated when nobody depends on them. */
export class Parents {
  readonly #ip: IpInterface;
  readonly #calls: ChimneyCalls;
  readonly #objects = new ObjectRegistry();
  /** Operations that touch neighbors or paths, one at a time. */
  readonly operations = new SerialQueue();

  constructor(ip: IpInterface, calls: ChimneyCalls) {
    this.#ip = ip;
    this.#calls = calls;
    ip.neighbors.onChange = (address) => this.#update(address);
  }

  /** The path to `destination`, made on first use. */
  path(destination: Ipv4Address): PathObject {
    return this.#objects.path(destination, this.#ip.nextHop(destination));
  }

  /** Host time since the neighbor was last known to be there (CHM-NBR-008, -009). */
  reachabilityDelta(handle: NdisOffloadHandle): Ticks {
    const neighbor = this.#objects.neighborOf(handle);
    return ticks(neighbor === undefined ? 0 : Math.floor(this.#ip.neighbors.sinceConfirmed(neighbor.address)));
  }

  /** The last connection of a path may have left: then the path goes, and the neighbor with its last path (CHM-TERM-022, O-15). */
  dropIfUnused(path: PathObject): void {
    this.operations.add((next) => {
      if (path.connections > 0 || !this.#objects.paths.includes(path)) {
        next();
        return;
      }
      const { neighbor } = path;
      const lastPath = neighbor.paths.size === 1;
      this.#objects.forget(path);
      const reference = path.cell.value === null ? null : pathReference(path);
      const root = lastPath && neighbor.cell.value !== null ? neighborReference(neighbor, reference) : reference;
      if (root === null) next();
      else this.#calls.start(root, (miniport) => miniport.terminateOffload(root), next);
    });
  }

  /** ARP found a new MAC: an update, not a relink (CHM-TREE-015). */
  #update(address: Ipv4Address): void {
    this.operations.add((next) => {
      const neighbor = this.#objects.neighborAt(address);
      if (neighbor === undefined || neighbor.cell.value === null) {
        next();
        return;
      }
      const root = neighborUpdate(this.#ip, neighbor);
      this.#calls.start(root, (miniport) => miniport.updateOffload(root), next);
    });
  }
}
