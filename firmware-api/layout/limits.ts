import type { LimitLayout } from './types.ts';

const limit = (name: string, value: number, unit: string, doc: string): LimitLayout => ({ name, value, unit, doc });

export const limits: readonly LimitLayout[] = [
  limit('LayoutVersion', 1, '', 'Version of this layout; a change of meaning raises it.'),
  limit('Magic', 0x4d4b5343, '', "Identity register: 'CSKM' in memory order."),
  limit('EntryBytes', 64, 'byte', 'Size of every ring entry.'),
  limit('RingLog2Max', 15, 'log2 entries', 'Largest ring; indices run freely modulo 2^16.'),
  limit('MaxConnections', 16384, 'connection', 'Largest value of the Connections parameter.'),
  limit('ReassemblyRanges', 4, 'range', 'Out-of-order ranges held for a connection (OC-26).'),
  limit(
    'RequestQueueDepth',
    8,
    'request',
    'Posted requests a connection holds on chip; further ones wait in its receive ring.',
  ),
  limit(
    'SendGatherMax',
    8,
    'entry',
    'Send-ring entries one segment may gather from; the miniport copies what needs more.',
  ),
  limit('CopyMaxBytes', 16384, 'byte', 'Most bytes one delivery copy moves.'),
  limit('IndicationBytesMax', 65536, 'byte', 'Largest indication buffer.'),
  limit('MaxFrameBytes', 1536, 'byte', 'Longest frame without FCS that the device takes or sends.'),
  limit('PathMtuMax', 1500, 'byte', 'Largest PathMtu of an offloaded path.'),
  limit(
    'FaultBitsConnection',
    2318,
    'bit',
    'Bits of a stored TcpRow, check bits included: InjectFault flips one below.',
  ),
  limit('FaultBitsResource', 311, 'bit', 'Bits of a stored ConnectionResource, check bits included.'),
  limit('FaultBitsPath', 395, 'bit', 'Bits of a stored PathRow, check bits included.'),
  limit('FaultBitsNeighbor', 282, 'bit', 'Bits of a stored NeighborRow, check bits included.'),
  limit('FaultBitsLookUp', 299, 'bit', 'Bits of a stored look-up key, check bits included.'),
  limit('RawSlotBytes', 2048, 'byte', 'Distance of two frames in the raw receive buffer.'),
  limit('RegionLog2Min', 12, 'log2 byte', 'Smallest receive region of a connection.'),
  limit('RegionLog2Max', 20, 'log2 byte', 'Largest receive region of a connection.'),
  limit('TcpRowWords', 36, '64-bit word', 'Words of a TcpRow.'),
  limit('SrttFloorMs', 300, 'ms', 'Reset value of the RTO floor (CHM-CC-001).'),
  limit('RtoCapMs', 60000, 'ms', 'Reset value of the RTO cap (CHM-CC-001).'),
  limit('RtoInitialMs', 1000, 'ms', 'RTO without a sample (OC-02).'),
  limit('RttSampleCapMs', 30000, 'ms', 'RTT samples are capped here (CHM-CC-001).'),
  limit('CongestionByteLimit', 4, 'MSS', 'L of appropriate byte counting (CHM-CC-009).'),
  limit('TsRecentMaxAgeMs', 2073600000, 'ms', 'TsRecent is invalid after 24 days (OC-27).'),
];
