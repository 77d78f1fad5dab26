// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** Numbers both sides agree on. */
export const limits = {
  /** Version of this layout; a change of meaning raises it. */
  layoutVersion: 1,
  /** Identity register: 'CSKM' in memory order. */
  magic: 1296782147,
  /** byte: Size of every ring entry. */
  entryBytes: 64,
  /** log2 entries: Largest ring; indices run freely modulo 2^16. */
  ringLog2Max: 15,
  /** connection: Largest value of the Connections parameter. */
  maxConnections: 16384,
  /** range: Out-of-order ranges held for a connection (OC-26). */
  reassemblyRanges: 4,
  /** request: Posted requests a connection holds on chip; further ones wait in its receive ring. */
  requestQueueDepth: 8,
  /** entry: Send-ring entries one segment may gather from; the miniport copies what needs more. */
  sendGatherMax: 8,
  /** byte: Most bytes one delivery copy moves. */
  copyMaxBytes: 16384,
  /** byte: Largest indication buffer. */
  indicationBytesMax: 65536,
  /** byte: Longest frame without FCS that the device takes or sends. */
  maxFrameBytes: 1536,
  /** byte: Largest PathMtu of an offloaded path. */
  pathMtuMax: 1500,
  /** bit: Bits of a stored TcpRow, check bits included: InjectFault flips one below. */
  faultBitsConnection: 2318,
  /** bit: Bits of a stored ConnectionResource, check bits included. */
  faultBitsResource: 311,
  /** bit: Bits of a stored PathRow, check bits included. */
  faultBitsPath: 395,
  /** bit: Bits of a stored NeighborRow, check bits included. */
  faultBitsNeighbor: 282,
  /** bit: Bits of a stored look-up key, check bits included. */
  faultBitsLookUp: 299,
  /** byte: Distance of two frames in the raw receive buffer. */
  rawSlotBytes: 2048,
  /** log2 byte: Smallest receive region of a connection. */
  regionLog2Min: 12,
  /** log2 byte: Largest receive region of a connection. */
  regionLog2Max: 20,
  /** 64-bit word: Words of a TcpRow. */
  tcpRowWords: 36,
  /** ms: Reset value of the RTO floor (CHM-CC-001). */
  srttFloorMs: 300,
  /** ms: Reset value of the RTO cap (CHM-CC-001). */
  rtoCapMs: 60000,
  /** ms: RTO without a sample (OC-02). */
  rtoInitialMs: 1000,
  /** ms: RTT samples are capped here (CHM-CC-001). */
  rttSampleCapMs: 30000,
  /** MSS: L of appropriate byte counting (CHM-CC-009). */
  congestionByteLimit: 4,
  /** ms: TsRecent is invalid after 24 days (OC-27). */
  tsRecentMaxAgeMs: 2073600000,
} as const;
