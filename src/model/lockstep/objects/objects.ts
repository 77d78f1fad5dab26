/** Neighbors and paths as the lock-step model keeps them, and the headers that frames take from them. */
import type { NeighborImage, PathImage } from '#contract';
import { getU32, getU48, type Ipv4Address, type MacAddress } from '#wire';
import type { HeaderSource } from '../../frame/index.ts';

export interface Neighbor {
  readonly reference: number;
  readonly image: NeighborImage;
  users: number;
  /** Two of its bits were flipped (11.11): out of use until reset. */
  damaged: boolean;
}

export interface Path {
  readonly reference: number;
  readonly image: PathImage;
  readonly neighbor: Neighbor;
  readonly headers: HeaderSource;
  users: number;
  damaged: boolean;
}

/** What frames on a path take from path, neighbor and MacAddress (4.1). */
export function headersOf(path: PathImage, neighbor: NeighborImage, mac: number): HeaderSource {
  const own = getU48(neighbor.dlSourceAddress, 0);
  return {
    source: getU32(path.sourceAddress, 0) as Ipv4Address,
    destination: getU32(path.destinationAddress, 0) as Ipv4Address,
    sourceMac: (own === 0 ? mac : own) as MacAddress,
    destinationMac: getU48(neighbor.dlDestinationAddress, 0) as MacAddress,
  };
}
