import fc from 'fast-check';
import { type SeqNum, seq } from '#units';
import type { Ipv4Address, MacAddress } from './address.ts';
import type { EthernetHeader } from './ethernet.ts';
import type { TcpSegment } from './tcp.ts';
import type { SackBlock, TcpOptions } from './tcpOptions.ts';

/** Generators of wire values for property tests. */

const u = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });

export const anyMac = u(48).map((value) => value as MacAddress);
export const anyIpv4 = u(32).map((value) => value as Ipv4Address);
export const anySeq = u(32).map((value): SeqNum => seq(value));
export const anyBytes = (maxLength: number) => fc.uint8Array({ maxLength });

export const anyLink: fc.Arbitrary<EthernetHeader> = fc.record({
  destination: anyMac,
  source: anyMac,
  tag: fc.option(fc.record({ priority: u(3), dropEligible: fc.boolean(), vlanId: u(12) }), { nil: undefined }),
});

const anySackBlock: fc.Arbitrary<SackBlock> = fc.record({ left: anySeq, right: anySeq });

/** Option sets that fit a header: those of a SYN, of a segment with or without SACK, unknown kinds. */
export const anyTcpOptions: fc.Arbitrary<TcpOptions> = fc.oneof(
  fc.record(
    {
      mss: u(16),
      windowScale: u(8),
      sackPermitted: fc.constant(true),
      timestamps: fc.record({ value: u(32), echo: u(32) }),
      unknown: fc.tuple(fc.record({ kind: fc.integer({ min: 20, max: 255 }), data: anyBytes(10) })),
    },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      timestamps: fc.record({ value: u(32), echo: u(32) }),
      sack: fc.array(anySackBlock, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
);

export const anySegment: fc.Arbitrary<TcpSegment> = fc.record({
  source: anyIpv4,
  destination: anyIpv4,
  sourcePort: u(16),
  destinationPort: u(16),
  seq: anySeq,
  ack: anySeq,
  flags: u(8),
  window: u(16),
  urgentPointer: u(16),
  options: anyTcpOptions,
  payload: anyBytes(1500),
});
