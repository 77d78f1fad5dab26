import { seq } from '#units';
import {
  buildTcpFrame,
  internetChecksum,
  ipv4,
  mac,
  parseTcpFrame,
  putU16,
  TcpFlag,
  type TcpSegment,
} from './index.ts';

export const link = { destination: mac('02:00:00:00:00:02'), source: mac('02:00:00:00:00:01') };
export const segment: TcpSegment = {
  source: ipv4('10.0.0.1'),
  destination: ipv4('10.0.0.2'),
  sourcePort: 40000,
  destinationPort: 80,
  seq: seq(0xffff_fff0),
  ack: seq(7),
  flags: TcpFlag.ack | TcpFlag.psh,
  window: 512,
  urgentPointer: 0,
  options: { timestamps: { value: 100, echo: 200 } },
  payload: new Uint8Array(32).fill(0x41),
};
export const good = () => buildTcpFrame({ link, segment });

/** The frame with bytes changed and, where asked, the IP header checksum made right again. */
export const edited = (edit: (frame: Uint8Array) => void, mend = true): Uint8Array => {
  const frame = good();
  edit(frame);
  if (mend) {
    putU16(frame, 24, 0);
    putU16(frame, 24, internetChecksum(frame, 14, 14 + ((frame[14] ?? 0) & 15) * 4));
  }
  return frame;
};
export const faultOf = (frame: Uint8Array): string => {
  const result = parseTcpFrame(frame);
  return result.ok ? 'ok' : result.fault;
};
