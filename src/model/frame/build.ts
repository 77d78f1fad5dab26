/** The whole Ethernet frame of a segment that the engine sends (4.1), from its path and neighbor. */
import { buildTcpFrame, formatFlags, type Ipv4Address, type MacAddress, TcpFlag } from '#wire';
import type { EgressSegment } from '../engine/index.ts';
import type { Row } from '../row/index.ts';

/** What headers take from the path row, the neighbor row and register MacAddress. */
export interface HeaderSource {
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  /** dlSourceAddress of the neighbor, or MacAddress where that is zero (CHM-VAR-021, -022). */
  readonly sourceMac: MacAddress;
  readonly destinationMac: MacAddress;
}

/** The frame as it leaves, without FCS and padding. */
export const buildEgressFrame = (
  row: Row,
  headers: HeaderSource,
  segment: EgressSegment,
  payload: Uint8Array,
  ipId: number,
): Uint8Array =>
  buildTcpFrame({
    link: { destination: headers.destinationMac, source: headers.sourceMac },
    ip: { tos: row.tos & 0xfc, ttl: row.ttl, identification: ipId, dontFragment: true },
    segment: {
      source: headers.source,
      destination: headers.destination,
      sourcePort: row.localPort,
      destinationPort: row.remotePort,
      seq: segment.seq,
      ack: segment.ack,
      flags: segment.flags & ~TcpFlag.urg,
      window: segment.window,
      urgentPointer: 0,
      options: segment.timestamps === undefined ? {} : { timestamps: segment.timestamps },
      payload,
    },
  });

/** Field names by their offset in a frame of 4.1, for reports. */
const places: readonly (readonly [end: number, name: string])[] = [
  [6, 'eth.dst'],
  [12, 'eth.src'],
  [14, 'eth.type'],
  [15, 'ip.version_ihl'],
  [16, 'ip.tos'],
  [18, 'ip.len'],
  [20, 'ip.id'],
  [22, 'ip.frag'],
  [23, 'ip.ttl'],
  [24, 'ip.proto'],
  [26, 'ip.checksum'],
  [30, 'ip.src'],
  [34, 'ip.dst'],
  [36, 'tcp.srcport'],
  [38, 'tcp.dstport'],
  [42, 'tcp.seq'],
  [46, 'tcp.ack'],
  [47, 'tcp.offset'],
  [48, 'tcp.flags'],
  [50, 'tcp.window'],
  [52, 'tcp.checksum'],
  [54, 'tcp.urgent'],
];

/** Checksums follow from the rest: they are named only when nothing else differs. */
const derived = new Set(['ip.checksum', 'tcp.checksum', 'ip.len']);

/** A field in which two frames differ, as hexadecimal text; flags as tcpdump writes them. */
export interface FrameDifference {
  readonly field: string;
  readonly device: string;
  readonly model: string;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The first field in which the frames differ, or undefined when they are equal. */
export function compareFrames(device: Uint8Array, model: Uint8Array): FrameDifference | undefined {
  let late: FrameDifference | undefined;
  let from = 0;
  for (const [to, field] of places) {
    const a = hex(device.subarray(from, to));
    const b = hex(model.subarray(from, to));
    from = to;
    if (a === b) continue;
    if (field === 'tcp.flags')
      return { field, device: formatFlags(device[to - 1] ?? 0), model: formatFlags(model[to - 1] ?? 0) };
    if (!derived.has(field)) return { field, device: a, model: b };
    late ??= { field, device: a, model: b };
  }
  const length = Math.max(device.length, model.length);
  for (let at = from; at < length; at++) {
    if (device[at] === model[at]) continue;
    const field = at < 66 && ((model[46] as number) >>> 4) * 4 > 20 ? 'tcp.options' : `payload at byte ${at}`;
    return { field, device: hex(device.subarray(at, at + 8)), model: hex(model.subarray(at, at + 8)) };
  }
  return late;
}

/** Equal bytes: the quick test before compareFrames looks for the field. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
