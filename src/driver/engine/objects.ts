import type { EventEntry, NdisOffloadHandle } from '#contract';

/** A connection as those see it that hand events on and find memory. */
export interface Listed {
  /** An event of the device about it. @param payload the bytes of an Indicate */
  onEvent(entry: EventEntry, payload: Uint8Array): void;
  /** Gives the device what waits for ring entries, acknowledgements or host memory. */
  post(): void;
}

/** Context of an offloaded neighbor: what the host's PVOID names (CHM-CTX-001, -002). */
export class NeighborContext {
  readonly layer = 'neighbor';
  readonly handle: NdisOffloadHandle | null;
  /** Reference of the device, as a 32-bit word. */
  readonly reference: number;
  /** Host memory of its image, kept so that no terminate can fail for want of it. */
  readonly image: number;
  /** Offloaded paths that depend on it (CHM-TERM-019). */
  users = 0;
  /** A terminate is under way. */
  leaving = false;

  constructor(handle: NdisOffloadHandle | null, reference: number, image: number) {
    this.handle = handle;
    this.reference = reference;
    this.image = image;
  }
}

/** Context of an offloaded path. */
export class PathContext {
  readonly layer = 'path';
  readonly handle: NdisOffloadHandle | null;
  readonly reference: number;
  readonly image: number;
  readonly neighbor: NeighborContext;
  readonly pathMtu: number;
  /** Offloaded connections that depend on it. */
  users = 0;
  leaving = false;

  constructor(
    handle: NdisOffloadHandle | null,
    reference: number,
    image: number,
    neighbor: NeighborContext,
    pathMtu: number,
  ) {
    this.handle = handle;
    this.reference = reference;
    this.image = image;
    this.neighbor = neighbor;
    this.pathMtu = pathMtu;
  }
}

/** Everything that is offloaded. */
export class Objects {
  readonly neighbors = new Set<NeighborContext>();
  readonly paths = new Set<PathContext>();
  /** By reference: a row has another generation whenever it was freed. */
  readonly connections = new Map<number, Listed>();
  /** Connections whose state the device lost and that the host has not terminated again (CHM-TERM-075). */
  readonly lost = new Set<Listed>();
  /** Connections that wait for host memory. */
  readonly starved = new Set<Listed>();
  #handles = 0n;

  get count(): number {
    return this.neighbors.size + this.paths.size + this.connections.size + this.lost.size;
  }

  /** The number that stands for a handle in the device; never 0, never twice. */
  newHandle(): bigint {
    this.#handles += 1n;
    return this.#handles;
  }
}
