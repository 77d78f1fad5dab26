import { SmokestackError } from '#units';

/**
 * Writer of pcapng capture files (draft-ietf-opsawg-pcapng): one section, interfaces of link type Ethernet with
 * nanosecond time, enhanced packet blocks. Little-endian.
 */

export const PcapngBlock = { section: 0x0a0d0d0a, interface: 1, enhancedPacket: 6 } as const;
export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const LINKTYPE_ETHERNET = 1;
const Option = { comment: 1, shbUserAppl: 4, ifName: 2, ifDescription: 3, ifTsresol: 9, epbFlags: 2 } as const;
/** if_tsresol: 10^-9 s. */
const NANOSECONDS = 9;

/** Seen from the interface: epb_flags bits 0-1. */
export type CaptureDirection = 'inbound' | 'outbound';

/** Number of an interface within its file. */
export type CaptureInterface = number & { readonly __unit: 'CaptureInterface' };

export interface CapturedFrame {
  readonly on: CaptureInterface;
  /** Nanoseconds since the epoch, or since the session began where time is virtual. */
  readonly timeNs: bigint;
  readonly frame: Uint8Array;
  readonly direction?: CaptureDirection | undefined;
  /** opt_comment: shown by Wireshark with the packet. */
  readonly comment?: string | undefined;
}

type OptionField = readonly [code: number, value: Uint8Array];

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const padded = (length: number): number => (length + 3) & ~3;

/** Block type, total length, body, options with end mark, total length again; each part on a 4-byte boundary. */
const block = (type: number, head: Uint8Array, data: Uint8Array, options: readonly OptionField[]): Uint8Array => {
  const optionLength = options.length === 0 ? 0 : options.reduce((sum, [, v]) => sum + 4 + padded(v.length), 4);
  const total = 12 + head.length + padded(data.length) + optionLength;
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, total, true);
  out.set(head, 8);
  out.set(data, 8 + head.length);
  let at = 8 + head.length + padded(data.length);
  for (const [code, value] of options) {
    if (value.length > 0xffff)
      throw new SmokestackError('range', `a pcapng option holds 65535 bytes, not ${value.length}`);
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    out.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  view.setUint32(total - 4, total, true);
  return out;
};

export class PcapngWriter {
  readonly #sink: (block: Uint8Array) => void;
  #interfaces = 0;

  /** Writes the section header at once; `sink` gets one whole block a call and owns it. */
  constructor(sink: (block: Uint8Array) => void, application = 'smokestack') {
    this.#sink = sink;
    const head = new Uint8Array(16);
    const view = new DataView(head.buffer);
    view.setUint32(0, BYTE_ORDER_MAGIC, true);
    view.setUint16(4, 1, true); // version 1.0
    view.setBigInt64(8, -1n, true); // section length: not given
    sink(block(PcapngBlock.section, head, new Uint8Array(0), [[Option.shbUserAppl, text(application)]]));
  }

  addInterface(name: string, description?: string): CaptureInterface {
    const head = new Uint8Array(8);
    new DataView(head.buffer).setUint16(0, LINKTYPE_ETHERNET, true); // snap length 0: no limit
    const options: OptionField[] = [[Option.ifName, text(name)]];
    if (description !== undefined) options.push([Option.ifDescription, text(description)]);
    options.push([Option.ifTsresol, Uint8Array.of(NANOSECONDS)]);
    this.#sink(block(PcapngBlock.interface, head, new Uint8Array(0), options));
    return this.#interfaces++ as CaptureInterface;
  }

  /** @throws SmokestackError `range` when the interface was not added or the time is negative. */
  write({ on, timeNs, frame, direction, comment }: CapturedFrame): void {
    if (on >= this.#interfaces) throw new SmokestackError('range', `interface ${on} was not added to this capture`);
    if (timeNs < 0n) throw new SmokestackError('range', `capture time ${timeNs} ns is negative`);
    const head = new Uint8Array(20);
    const view = new DataView(head.buffer);
    view.setUint32(0, on, true);
    view.setUint32(4, Number(timeNs >> 32n), true);
    view.setUint32(8, Number(timeNs & 0xffffffffn), true);
    view.setUint32(12, frame.length, true);
    view.setUint32(16, frame.length, true);
    const options: OptionField[] = [];
    if (comment !== undefined) options.push([Option.comment, text(comment)]);
    if (direction !== undefined)
      options.push([Option.epbFlags, Uint8Array.of(direction === 'inbound' ? 1 : 2, 0, 0, 0)]);
    this.#sink(block(PcapngBlock.enhancedPacket, head, frame, options));
  }
}
