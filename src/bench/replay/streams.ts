import type { Pushed, PushHandlers } from '#protocol';

/** What a device shows, as byte streams: how a target groups it into messages does not matter. */
export type StreamName = 'frames' | 'entries' | 'retire';
export const streamNames: readonly StreamName[] = ['frames', 'entries', 'retire'];

/** Cycle (or another number) in front of the bytes that it belongs to. */
const stamped = (number: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(number));
  return Buffer.concat([head, ...parts]);
};

/** Listens to a target; `take` gets each frame, each ring entry with its payload, each piece of retire records. */
export const listener = (take: (stream: StreamName, bytes: Uint8Array) => void): PushHandlers => ({
  frame: (data, cycle) => take('frames', stamped(cycle, data)),
  entries: ({ ring, first, count, entries, payload, payloadBytes, cycles }) => {
    const size = count === 0 ? 0 : entries.length / count;
    let at = 0;
    for (let i = 0; i < count; i++) {
      const bytes = payloadBytes[i] ?? 0;
      const entry = entries.subarray(i * size, (i + 1) * size);
      take(
        'entries',
        stamped(cycles[i] ?? 0, stamped(ring), stamped(first + i), entry, payload.subarray(at, at + bytes)),
      );
      at += bytes;
    }
  },
  retire: (records) => take('retire', records),
});

/** Shows a recorded push to a listener. */
export function hear(handlers: PushHandlers, { cycle, frames, entries, retire }: Pushed): void {
  if (retire.length > 0) handlers.retire?.(retire, cycle);
  for (const frame of frames) handlers.frame?.(frame.data, frame.cycle);
  for (const group of entries) handlers.entries?.(group);
}
