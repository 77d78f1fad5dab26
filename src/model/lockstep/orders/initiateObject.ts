/** Initiates of neighbors and paths: what is taken down and what is refused (11.1). */
import { decodeNeighborImage, decodePathImage, limits, Status } from '#contract';
import type { Core } from '../core/core.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import { headersOf } from '../objects/objects.ts';

const leastMtu = 68;
const noImage = new Uint8Array(256);

/** Outcome of an initiate of a neighbor or path; the object is taken down on success. */
export interface Outcome {
  readonly status: Status;
  readonly target: number;
  readonly handle: bigint;
}
const failed = (status: Status): Outcome => ({ status, target: 0, handle: 0n });

/** 11.1 */
export function initiateNeighbor(core: Core, command: OpenCommand): Outcome {
  if (core.neighbors.isFull) return failed(Status.OffloadNeighborEntries);
  const image = decodeNeighborImage(command.image ?? noImage);
  const { reference } = core.neighbors.take((reference) => ({ reference, image, users: 0, damaged: false }));
  return { status: Status.Success, target: reference, handle: image.handle };
}

/** 11.1 */
export function initiatePath(core: Core, command: OpenCommand): Outcome {
  if (core.paths.isFull) return failed(Status.OffloadPathEntries);
  const image = decodePathImage(command.image ?? noImage);
  const neighbor = core.neighbors.get(image.neighbor);
  if (neighbor === undefined || neighbor.damaged) return failed(Status.Failure);
  if (image.pathMtu > limits.pathMtuMax) return failed(Status.OffloadPathMtu);
  if (image.pathMtu < leastMtu || image.ipVersion !== 4) return failed(Status.Failure);
  const headers = headersOf(image, neighbor.image, core.options.macAddress);
  const { reference } = core.paths.take((reference) => ({
    reference,
    image,
    neighbor,
    headers,
    users: 0,
    damaged: false,
  }));
  neighbor.users += 1;
  return { status: Status.Success, target: reference, handle: image.handle };
}
