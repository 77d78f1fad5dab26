// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** Byte offsets from the start of the register window; a 64-bit register is two, low half first. */
export const registers = {
  /** Limit Magic. */
  magic: {
    offset: 0x0000, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Limit LayoutVersion. */
  layoutVersion: {
    offset: 0x0004, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Low 64 bits of the hash of this layout. */
  layoutHash: {
    offset: 0x0008, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Low 64 bits of the hash of sources and parameters, given to the build. */
  designHash: {
    offset: 0x0010, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Parameter: rows of the connection table. */
  connections: {
    offset: 0x0018, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Parameter: rows of the path table. */
  paths: {
    offset: 0x001c, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Parameter: rows of the neighbor table. */
  neighbors: {
    offset: 0x0020, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Parameter DataW: bits of a stream beat. */
  dataWidth: {
    offset: 0x0024, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Features of this build. */
  features: {
    offset: 0x0028, bits: 32, access: 'ro', reset: 0n,
    fields: {
      /** The offload engine is present (otherwise a plain NIC). */
      offload: { lsb: 0, bits: 1 },
      /** Reserved. */
      sack: { lsb: 1, bits: 1 },
      /** Reserved. */
      ipv6: { lsb: 2, bits: 1 },
      /** Reserved. */
      forward: { lsb: 3, bits: 1 },
    },
  },
  /** Switches. */
  control: {
    offset: 0x0040, bits: 32, access: 'rw', reset: 0n,
    fields: {
      /** Frames are taken from the wire; off: dropped with reason Disabled. */
      receive: { lsb: 0, bits: 1 },
      /** The raw transmit ring is read. */
      transmit: { lsb: 1, bits: 1 },
      /** Commands and doorbells are taken. */
      offload: { lsb: 2, bits: 1 },
    },
  },
  /** State of the device. */
  status: {
    offset: 0x0044, bits: 32, access: 'ro', reset: 0n,
    fields: {
      /** Nothing is queued or in flight: only time or an input can cause an event. */
      idle: { lsb: 0, bits: 1 },
    },
  },
  /** Strobes counted since reset: milliseconds. */
  nowMs: {
    offset: 0x0048, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Clock cycles since reset. */
  cycle: {
    offset: 0x0050, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Interface MAC: first byte on the wire in bits 7:0. */
  macAddress: {
    offset: 0x0058, bits: 64, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Bit 0: event ring not empty since the last event doorbell; bit 1: raw receive ring likewise; both drive the interrupt line. */
  interrupt: {
    offset: 0x0060, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** 10, 100 or 1000; another value is stored as 1000. */
  ticksPerSecond: {
    offset: 0x0080, bits: 32, access: 'rw', reset: 1000n,
    fields: {},
  },
  /** Segments before an ACK; 0 read as 2 (OC-31). */
  tcpAckFrequency: {
    offset: 0x0084, bits: 32, access: 'rw', reset: 2n,
    fields: {},
  },
  /** Ticks; the delay is capped at 500 ms (OC-31). */
  tcpDelayedAckTicks: {
    offset: 0x0088, bits: 32, access: 'rw', reset: 100n,
    fields: {},
  },
  /** Retransmissions of a segment, probes of a round. */
  tcpMaximumRetransmissions: {
    offset: 0x008c, bits: 32, access: 'rw', reset: 5n,
    fields: {},
  },
  /** No effect yet: stored (OC-21). */
  tcpDoubtReachabilityRetransmissions: {
    offset: 0x0090, bits: 32, access: 'rw', reset: 3n,
    fields: {},
  },
  /** Ticks a send may be held back for its size; 0 read as 200 ms (OC-16). */
  tcpSwsPreventionTicks: {
    offset: 0x0094, bits: 32, access: 'rw', reset: 200n,
    fields: {},
  },
  /** Duplicate ACKs that trigger fast retransmit. */
  tcpDuplicateAckThreshold: {
    offset: 0x0098, bits: 32, access: 'rw', reset: 3n,
    fields: {},
  },
  /** Ticks. */
  tcpPushTicks: {
    offset: 0x009c, bits: 32, access: 'rw', reset: 500n,
    fields: {},
  },
  /** Ticks. No effect yet: stored until reachability exists. */
  nceStaleTicks: {
    offset: 0x00a0, bits: 32, access: 'rw', reset: 30000n,
    fields: {},
  },
  /** Least RTO (CHM-CC-001). */
  rtoFloorMs: {
    offset: 0x00a4, bits: 32, access: 'rw', reset: 300n,
    fields: {},
  },
  /** Largest RTO, after back-off too. */
  rtoCapMs: {
    offset: 0x00a8, bits: 32, access: 'rw', reset: 60000n,
    fields: {},
  },
  /** Variants. */
  modeBits: {
    offset: 0x00ac, bits: 32, access: 'rw', reset: 0n,
    fields: {
      /** SsThresh on loss from FlightSize instead of min(CWnd, SndWnd) (OC-05). */
      flightSize: { lsb: 0, bits: 1 },
      /** Nagle holds a small segment while anything is outstanding, not only while a small one is (OC-17). */
      classicNagle: { lsb: 1, bits: 1 },
    },
  },
  /** Size of every indication buffer; at most IndicationBytesMax. 0 is stored as the reset value. */
  indicationBytes: {
    offset: 0x00b0, bits: 32, access: 'rw', reset: 16384n,
    fields: {},
  },
  /** A SendComplete is also due when this many bytes were acknowledged since the last one. */
  sendCompleteBytes: {
    offset: 0x00b4, bits: 32, access: 'rw', reset: 16384n,
    fields: {},
  },
  /** Key of the look-up hash. Only while no connection is offloaded. 0: the hash is constant, every tuple in one bucket. */
  hashSeed: {
    offset: 0x00b8, bits: 64, access: 'rw', reset: 11400714819323198485n,
    fields: {},
  },
  /** Host address of the command ring, 64-byte aligned: the low six bits are stored as 0. */
  commandBase: {
    offset: 0x0100, bits: 64, access: 'rw', reset: 0n,
    fields: {},
  },
  /** log2 of its entries; written last, 0 disables it. */
  commandLog2: {
    offset: 0x0108, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed. */
  commandProducer: {
    offset: 0x010c, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Entries below this index are read and may be reused. */
  commandConsumer: {
    offset: 0x0110, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Host address of the event ring, 64-byte aligned: the low six bits are stored as 0. */
  eventBase: {
    offset: 0x0120, bits: 64, access: 'rw', reset: 0n,
    fields: {},
  },
  /** log2 of its entries; written last, 0 disables it. */
  eventLog2: {
    offset: 0x0128, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Entries below this index are written. */
  eventProducer: {
    offset: 0x012c, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Doorbell: entries below this index are read and may be reused. An index beyond the producer is not followed. */
  eventConsumer: {
    offset: 0x0130, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Host address of the answer ring, 64-byte aligned: the low six bits are stored as 0. */
  answerBase: {
    offset: 0x0140, bits: 64, access: 'rw', reset: 0n,
    fields: {},
  },
  /** log2 of its entries; written last, 0 disables it. */
  answerLog2: {
    offset: 0x0148, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed. */
  answerProducer: {
    offset: 0x014c, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Entries below this index are read and may be reused. */
  answerConsumer: {
    offset: 0x0150, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Host address of the indication ring, 64-byte aligned: the low six bits are stored as 0. */
  indicationBase: {
    offset: 0x0160, bits: 64, access: 'rw', reset: 0n,
    fields: {},
  },
  /** log2 of its entries; written last, 0 disables it. */
  indicationLog2: {
    offset: 0x0168, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed. */
  indicationProducer: {
    offset: 0x016c, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Entries below this index are read and may be reused. */
  indicationConsumer: {
    offset: 0x0170, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Host address of the raw receive ring, 64-byte aligned: the low six bits are stored as 0. */
  rawReceiveBase: {
    offset: 0x0180, bits: 64, access: 'rw', reset: 0n,
    fields: {},
  },
  /** log2 of its entries; written last, 0 disables it. */
  rawReceiveLog2: {
    offset: 0x0188, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Entries below this index are written. */
  rawReceiveProducer: {
    offset: 0x018c, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Doorbell: entries below this index are read and may be reused. An index beyond the producer is not followed. */
  rawReceiveConsumer: {
    offset: 0x0190, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Host address of the raw receive slots: RawSlotBytes for each entry of the ring. */
  rawReceiveBuffer: {
    offset: 0x0198, bits: 64, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Host address of the raw transmit ring, 64-byte aligned: the low six bits are stored as 0. */
  rawTransmitBase: {
    offset: 0x01a0, bits: 64, access: 'rw', reset: 0n,
    fields: {},
  },
  /** log2 of its entries; written last, 0 disables it. */
  rawTransmitLog2: {
    offset: 0x01a8, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed. */
  rawTransmitProducer: {
    offset: 0x01ac, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Entries below this index are read and may be reused. */
  rawTransmitConsumer: {
    offset: 0x01b0, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Producer index of a ring of a connection, in one write. */
  connectionDoorbell: {
    offset: 0x01c0, bits: 32, access: 'wo', reset: 0n,
    fields: {
      /** Entries below this index are written. */
      producer: { lsb: 0, bits: 16 },
      /** Row of the connection table. */
      connection: { lsb: 16, bits: 14 },
      /** 0: send ring; 1: receive ring. */
      receive: { lsb: 30, bits: 1 },
    },
  },
  /** Retire port. */
  retireControl: {
    offset: 0x0200, bits: 32, access: 'rw', reset: 0n,
    fields: {
      /** A RetireMode. */
      mode: { lsb: 0, bits: 2 },
    },
  },
  /** Records lost in lossy mode. */
  retireLost: {
    offset: 0x0208, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** No effect yet: stored. Reserved for a forced event order at replay; tied off on boards. */
  forcedOrder: {
    offset: 0x0210, bits: 32, access: 'rw', reset: 0n,
    fields: {},
  },
  /** Connection rows not in use. */
  freeConnections: {
    offset: 0x0220, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Path rows not in use. */
  freePaths: {
    offset: 0x0224, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Neighbor rows not in use. */
  freeNeighbors: {
    offset: 0x0228, bits: 32, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Frames that ended on the wire towards the device; FramesIn = SegmentsIn + RawFrames + sum of drops. */
  framesIn: {
    offset: 0x0400, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Frames sent, raw and engine. */
  framesOut: {
    offset: 0x0408, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Frames that became Segment events. */
  segmentsIn: {
    offset: 0x0410, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Segments sent by the engine. */
  segmentsOut: {
    offset: 0x0418, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Frames written to the raw receive ring. */
  rawFrames: {
    offset: 0x0420, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Frames sent from the raw transmit ring. */
  rawTransmitFrames: {
    offset: 0x0428, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Raw transmit entries with an illegal length. */
  rawTransmitSkipped: {
    offset: 0x0430, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** DropReason Runt. */
  dropRunt: {
    offset: 0x0438, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** DropReason Oversize. */
  dropOversize: {
    offset: 0x0440, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** DropReason IngressFull. */
  dropIngressFull: {
    offset: 0x0448, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** DropReason RawRingFull. */
  dropRawRingFull: {
    offset: 0x0450, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** DropReason Errored. */
  dropErrored: {
    offset: 0x0458, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** DropReason Disabled. */
  dropDisabled: {
    offset: 0x0460, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Retire records of engine events (Raw and Drop not counted). */
  retired: {
    offset: 0x0468, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Entries written to the event ring. */
  eventsWritten: {
    offset: 0x0470, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Entries read from the command ring. */
  commandsTaken: {
    offset: 0x0478, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Entries read from the answer ring. */
  answersTaken: {
    offset: 0x0480, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Commands, answers and doorbells that named an object that is gone, or an answer nobody waits for. */
  staleReferences: {
    offset: 0x0488, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Commands refused because the order was illegal (O-35), and receive entries that claim to hold more than they have room for. */
  illegalOrders: {
    offset: 0x0490, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Segments sent with at least one byte sent before. */
  retransmittedSegments: {
    offset: 0x0498, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Buffered bytes handed up by terminate. */
  bufferedBytes: {
    offset: 0x04a0, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Bytes copied into requests and indication buffers. */
  deliveredBytes: {
    offset: 0x04a8, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Single-bit errors corrected in tables. */
  correctedErrors: {
    offset: 0x04b0, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Double-bit errors found in tables. */
  uncorrectableErrors: {
    offset: 0x04b8, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Segments of the engine that did not leave: their payload was not found, or a row they need is damaged. Each fails its connection. */
  transmitDropped: {
    offset: 0x04c0, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
  /** Of these, segments whose payload the send ring does not hold, or scatters over too many entries. */
  transmitLost: {
    offset: 0x04c8, bits: 64, access: 'ro', reset: 0n,
    fields: {},
  },
} as const;
export type RegisterName = keyof typeof registers;
