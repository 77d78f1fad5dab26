/**
 * Differences between device and model that are told and not mended yet (docs/decisions/open-faults.md). None of them changes
 * what becomes of a connection.
 */
import type { Mismatch } from '#bench';
import { Status } from '#contract';

const kindOf = (reference: string): number => Number(reference) >>> 28;
const startsWith = (text: string, status: number): boolean => text.startsWith(`${status} `);

const known: Readonly<Record<string, (found: Mismatch) => boolean>> = {
  'model: an initiate that found the table full is refused although a row is free when its record comes (11.2)': ({
    field,
    device,
    model,
  }) => field === 'entry.status' && startsWith(device, Status.OffloadTcpEntries) && model.startsWith('0 '),
  'device: a receive that is posted while an abort completes does not hold its completion back (11.7)': ({
    requirement,
    field,
    device,
  }) => requirement === 'engine.md 11.7' && field === 'abort' && device === 'complete',
  'device: an order that is refused on a live path or neighbor has handle 0 (EventEntry.handle)': ({
    field,
    connection,
    device,
  }) => field === 'entry.handle' && [1, 2].includes(kindOf(connection)) && device === '0',
};

/** Which known difference this is, if any. */
export const knownDifference = (found: Mismatch): string | undefined =>
  Object.keys(known).find((name) => known[name]?.(found));
