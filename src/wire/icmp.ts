import { getU16, putU16 } from './bytes.ts';
import { internetChecksum } from './checksum.ts';
import { checkBits, fault, type Parsed, parsed } from './parsed.ts';

const HEADER = 8;
const TYPE_REPLY = 0;
const TYPE_REQUEST = 8;

/** ICMP echo request or reply (RFC 792). */
export interface IcmpEcho {
  readonly kind: 'request' | 'reply';
  readonly identifier: number;
  readonly sequence: number;
  readonly data: Uint8Array;
}

/** The payload of an IPv4 packet. Faults: `short`, `bad-icmp-checksum`, `not-icmp-echo`. */
export const parseIcmpEcho = (b: Uint8Array): Parsed<IcmpEcho> => {
  if (b.length < HEADER) return fault('short');
  if (internetChecksum(b) !== 0) return fault('bad-icmp-checksum');
  const type = b[0] as number;
  if ((type !== TYPE_REQUEST && type !== TYPE_REPLY) || b[1] !== 0) return fault('not-icmp-echo');
  return parsed({
    kind: type === TYPE_REQUEST ? 'request' : 'reply',
    identifier: getU16(b, 4),
    sequence: getU16(b, 6),
    data: b.subarray(HEADER),
  });
};

export const buildIcmpEcho = (echo: IcmpEcho): Uint8Array => {
  checkBits('identifier', echo.identifier, 16);
  checkBits('sequence', echo.sequence, 16);
  const b = new Uint8Array(HEADER + echo.data.length);
  b[0] = echo.kind === 'request' ? TYPE_REQUEST : TYPE_REPLY;
  putU16(b, 4, echo.identifier);
  putU16(b, 6, echo.sequence);
  b.set(echo.data, HEADER);
  putU16(b, 2, internetChecksum(b));
  return b;
};
