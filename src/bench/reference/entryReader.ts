import {
  type CommandEntry,
  decodeReceiveEntry,
  type EventEntry,
  EventKind,
  Opcode,
  type ReceiveEntry,
  referenceKind,
  sizeOfNeighborImage,
  sizeOfPathImage,
  sizeOfTcpImage,
} from '#contract';
import type { Target } from '#protocol';
import type { PostedRing } from './postedRing.ts';

/** What an event entry speaks of, read from host memory. */
export interface Spoken {
  readonly payload?: Uint8Array;
  readonly image?: Uint8Array;
}

const imageBytesOf: readonly number[] = [0, sizeOfNeighborImage, sizeOfPathImage, sizeOfTcpImage];

/** Bytes that each of `count` completed requests holds now, by the entry's `rest` rule. */
function filledBytes(requests: readonly ReceiveEntry[], { bytes, rest }: EventEntry): number[] {
  return requests.map((request, i) => {
    if (rest) return i === 0 ? bytes : request.filled;
    return i === requests.length - 1 ? bytes : request.bytes;
  });
}

/** A request as the device takes it: it cannot hold more than it has room for (engine.md 5.2). */
function requestOf(bytes: Uint8Array): ReceiveEntry {
  const request = decodeReceiveEntry(bytes);
  return { ...request, filled: Math.min(request.filled, request.bytes) };
}

/** Bytes that the device put into the requests of a ReceiveComplete, in order. */
async function received(target: Pick<Target, 'readMemory'>, ring: PostedRing, entry: EventEntry): Promise<Uint8Array> {
  const requests = Array.from({ length: entry.count }, (_, i) => requestOf(ring.at(entry.first + i)));
  const total = filledBytes(requests, entry);
  const pieces = await Promise.all(
    requests.map(({ buffer, filled }, i) => {
      const count = Math.max(0, (total[i] ?? 0) - filled);
      return count === 0 ? new Uint8Array(0) : target.readMemory('host', Number(buffer) + filled, count);
    }),
  );
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}

/**
 * Reads what `entry` speaks of, in the order of the device: the operations are issued within this call, before the host
 * can reuse the memory. `pushed`: the payload that came with the entry.
 */
export async function readSpoken(
  target: Pick<Target, 'readMemory'>,
  entry: EventEntry,
  pushed: Uint8Array,
  command: CommandEntry | undefined,
  ring: PostedRing | undefined,
): Promise<Spoken> {
  if (entry.kind === EventKind.Indicate) return { payload: pushed };
  if (entry.kind === EventKind.ReceiveComplete && ring) return { payload: await received(target, ring, entry) };
  if (entry.kind !== EventKind.Completion || entry.status !== 0 || command === undefined) return {};
  if (entry.opcode !== Opcode.Query && entry.opcode !== Opcode.Terminate) return {};
  const image =
    command.image === 0n
      ? undefined
      : target.readMemory('host', Number(command.image), imageBytesOf[referenceKind(command.target)] ?? 0);
  const payload =
    entry.opcode === Opcode.Terminate && entry.bytes > 0
      ? target.readMemory('host', Number(command.buffer), entry.bytes)
      : undefined;
  const [imageRead, payloadRead] = await Promise.all([image, payload]);
  return {
    ...(imageRead ? { image: imageRead } : {}),
    ...(payloadRead ? { payload: payloadRead } : {}),
  };
}
