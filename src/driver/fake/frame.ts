/** TCP over IPv4 in an Ethernet frame, as far as the fake device needs it (RFC 791, RFC 9293, RFC 7323). */

export interface Segment {
  readonly sourceAddress: number;
  readonly destinationAddress: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  readonly window: number;
  readonly timestamp: { readonly value: number; readonly echo: number } | undefined;
  readonly payload: Uint8Array;
}

export const flag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32 } as const;

const ethernetBytes = 14;
const ipv4Bytes = 20;

/** Undefined: no plain IPv4 TCP segment. Checksums are not looked at. */
export const parse = (frame: Uint8Array): Segment | undefined => {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < ethernetBytes + 40 || view.getUint16(12) !== 0x0800 || frame[14] !== 0x45) return undefined;
  const total = view.getUint16(16);
  if (frame[23] !== 6 || (view.getUint16(20) & 0x3fff) !== 0 || ethernetBytes + total > frame.length) return undefined;
  const tcp = ethernetBytes + ipv4Bytes;
  const dataAt = tcp + ((frame[tcp + 12] ?? 0) >> 4) * 4;
  if (dataAt > ethernetBytes + total) return undefined;
  return {
    sourceAddress: view.getUint32(26),
    destinationAddress: view.getUint32(30),
    sourcePort: view.getUint16(tcp),
    destinationPort: view.getUint16(tcp + 2),
    seq: view.getUint32(tcp + 4),
    ack: view.getUint32(tcp + 8),
    flags: frame[tcp + 13] ?? 0,
    window: view.getUint16(tcp + 14),
    timestamp: timestampOf(frame.subarray(tcp + 20, dataAt)),
    payload: frame.subarray(dataAt, ethernetBytes + total),
  };
};

const timestampOf = (options: Uint8Array): Segment['timestamp'] => {
  const view = new DataView(options.buffer, options.byteOffset, options.byteLength);
  for (let at = 0; at < options.length; ) {
    const kind = options[at];
    if (kind === 0) return undefined;
    const length = kind === 1 ? 1 : (options[at + 1] ?? 0);
    if (length === 0) return undefined;
    if (kind === 8 && length === 10) return { value: view.getUint32(at + 2), echo: view.getUint32(at + 6) };
    at += length;
  }
  return undefined;
};

export interface Link {
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  readonly ttl: number;
  readonly tos: number;
  readonly id: number;
}

/** A whole frame with checksums (engine.md section 4.1). */
export const build = (link: Link, segment: Segment): Uint8Array => {
  const optionBytes = segment.timestamp === undefined ? 0 : 12;
  const total = 40 + optionBytes + segment.payload.length;
  const frame = new Uint8Array(ethernetBytes + total);
  const view = new DataView(frame.buffer);
  frame.set(link.destination, 0);
  frame.set(link.source, 6);
  view.setUint16(12, 0x0800);
  frame[14] = 0x45;
  frame[15] = link.tos & 0xfc;
  view.setUint16(16, total);
  view.setUint16(18, link.id);
  view.setUint16(20, 0x4000);
  frame[22] = link.ttl;
  frame[23] = 6;
  view.setUint32(26, segment.sourceAddress);
  view.setUint32(30, segment.destinationAddress);
  view.setUint16(24, fold(sum(frame.subarray(14, 34))));
  view.setUint16(34, segment.sourcePort);
  view.setUint16(36, segment.destinationPort);
  view.setUint32(38, segment.seq);
  view.setUint32(42, segment.ack);
  frame[46] = (5 + optionBytes / 4) << 4;
  frame[47] = segment.flags;
  view.setUint16(48, segment.window);
  if (segment.timestamp !== undefined) {
    frame.set([1, 1, 8, 10], 54);
    view.setUint32(58, segment.timestamp.value);
    view.setUint32(62, segment.timestamp.echo);
  }
  frame.set(segment.payload, 54 + optionBytes);
  view.setUint16(50, fold(sum(frame.subarray(26)) + 6 + (total - ipv4Bytes)));
  return frame;
};

/** One's complement sum (RFC 1071), not folded. */
const sum = (bytes: Uint8Array): number => {
  let out = 0;
  for (let i = 0; i < bytes.length; i += 2) out += ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
  return out;
};

const fold = (value: number): number => {
  let rest = value;
  while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000);
  return ~rest & 0xffff;
};
