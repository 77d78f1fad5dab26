import { decodeRetireRecord, type RetireRecord, sizeOfRetireRecord } from '#contract';
import { SmokestackError } from '#units';

const wordBytes = 8;

const ones = (value: bigint): number => {
  let count = 0;
  for (let left = value; left !== 0n; left &= left - 1n) count++;
  return count;
};

/**
 * Cuts pushed bytes into records, each with the changed words of its row behind it.
 * @throws SmokestackError 'protocol' when a push does not hold whole records
 */
export function eachRetired(
  bytes: Uint8Array,
  take: (record: RetireRecord, row: Uint8Array, whole: Uint8Array) => void,
): void {
  for (let at = 0; at < bytes.length; ) {
    if (bytes.length - at < sizeOfRetireRecord) throw cutShort();
    const record = decodeRetireRecord(bytes, at);
    const end = at + sizeOfRetireRecord + wordBytes * ones(record.changed);
    if (end > bytes.length) throw cutShort();
    take(record, bytes.subarray(at + sizeOfRetireRecord, end), bytes.subarray(at, end));
    at = end;
  }
}

const cutShort = (): SmokestackError =>
  new SmokestackError('protocol', 'a push of retire records ends within a record', {
    cure: 'build target and bench from the same checkout: run make gen and build again',
  });
