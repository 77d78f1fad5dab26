import { SmokestackError } from '#units';
import { BYTE_ORDER_MAGIC, type CapturedFrame, type CaptureInterface, PcapngBlock } from './pcapng.ts';

export interface Capture {
  /** Names, by interface number. */
  readonly interfaces: readonly string[];
  readonly frames: readonly CapturedFrame[];
}

const bad = (message: string): SmokestackError => new SmokestackError('protocol', `pcapng: ${message}`);

const readOptions = (bytes: Uint8Array): Map<number, Uint8Array> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const out = new Map<number, Uint8Array>();
  let at = 0;
  while (at + 4 <= bytes.length) {
    const code = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (code === 0) break;
    if (at + 4 + length > bytes.length) throw bad('an option runs over its block');
    out.set(code, bytes.subarray(at + 4, at + 4 + length));
    at += 4 + ((length + 3) & ~3);
  }
  return out;
};

const asText = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);

/**
 * Reads what PcapngWriter wrote: one little-endian section, nanosecond time. Blocks of other types are skipped.
 * @throws SmokestackError `protocol` when the bytes are anything else.
 */
export const readPcapng = (file: Uint8Array): Capture => {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const interfaces: string[] = [];
  const frames: CapturedFrame[] = [];
  for (let at = 0; at < file.length; ) {
    if (at + 12 > file.length) throw bad('the file ends within a block');
    const type = view.getUint32(at, true);
    const total = view.getUint32(at + 4, true);
    if (total < 12 || total % 4 !== 0 || at + total > file.length) throw bad(`block length ${total} at offset ${at}`);
    if (view.getUint32(at + total - 4, true) !== total) throw bad(`both lengths of the block at ${at} differ`);
    const body = at + 8;
    if (at === 0 && type !== PcapngBlock.section) throw bad('no section header');
    if (type === PcapngBlock.section && view.getUint32(body, true) !== BYTE_ORDER_MAGIC) throw bad('not little-endian');
    if (type === PcapngBlock.interface) {
      const options = readOptions(file.subarray(body + 8, at + total - 4));
      if (options.get(9)?.[0] !== 9) throw bad('time resolution is not nanoseconds');
      interfaces.push(asText(options.get(2)) ?? '');
    }
    if (type === PcapngBlock.enhancedPacket) {
      const length = view.getUint32(body + 12, true);
      const data = body + 20;
      const end = data + ((length + 3) & ~3);
      if (end > at + total - 4) throw bad(`packet length ${length} at offset ${at}`);
      const options = readOptions(file.subarray(end, at + total - 4));
      const flags = options.get(2)?.[0] ?? 0;
      frames.push({
        on: view.getUint32(body, true) as CaptureInterface,
        timeNs: (BigInt(view.getUint32(body + 4, true)) << 32n) | BigInt(view.getUint32(body + 8, true)),
        frame: file.subarray(data, data + length),
        direction: (flags & 3) === 1 ? 'inbound' : (flags & 3) === 2 ? 'outbound' : undefined,
        comment: asText(options.get(1)),
      });
    }
    at += total;
  }
  return { interfaces, frames };
};
