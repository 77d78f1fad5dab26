import { retireKind } from './enums.ts';
import { ref } from './reference.ts';
import { record, reserved, u } from './types.ts';

export const retireRecord = record(
  'RetireRecord',
  64,
  'One event of the engine, or one raw or dropped frame. On a byte stream it is followed by popcount(changed) 64-bit words: the changed words of the row, lowest first.',
  [
    u(64, 'serial', 'Number of the record since reset, from 0.'),
    u(64, 'cycle', 'Clock cycle of the retirement. Reported, never compared.'),
    u(
      64,
      'fold',
      'Fold of the whole TcpRow after the event: XOR over words i of word i rotated left by 7*i mod 64. 0 where no connection row is concerned.',
    ),
    u(64, 'changed', 'Bit i: word i of the row differs from before.'),
    u(
      64,
      'inputRef',
      'Reference to the input: frame number, bytes granted, TimerKind, ring index (first in 15:0, count in 31:16), command id, by `kind`.',
    ),
    ref('target', 'Object concerned'),
    u(32, 'egressFrame', 'Number of the egress frame this event sends, low 32 bits; valid with `hasFrame`.'),
    u(32, 'eventSerial', 'Serial of the event entry this event writes; valid with `hasEvent`.'),
    u(8, 'kind', 'A RetireKind.', { of: retireKind }),
    u(
      8,
      'detail',
      'Raw, Drop: the reason. Segment: bit 0: placed, bit 1: payload refused (no range free). Otherwise 0.',
    ),
    u(1, 'hasFrame', 'egressFrame is valid.'),
    u(1, 'hasEvent', 'eventSerial is valid.'),
    reserved(14),
    u(40, 'nowMs', 'Strobe counter at the event, ms.'),
    reserved(24),
  ],
);
