import { retireMode } from './enums.ts';
import type { RegisterLayout } from './types.ts';

type Access = RegisterLayout['access'];
const reg = (
  offset: number,
  name: string,
  access: Access,
  doc: string,
  more: Partial<RegisterLayout> = {},
): RegisterLayout => ({
  name,
  offset,
  bits: 32,
  access,
  reset: 0n,
  doc,
  ...more,
});
const wide = (
  offset: number,
  name: string,
  access: Access,
  doc: string,
  more: Partial<RegisterLayout> = {},
): RegisterLayout => reg(offset, name, access, doc, { bits: 64, ...more });

const identity = [
  reg(0x000, 'Magic', 'ro', 'Limit Magic.'),
  reg(0x004, 'LayoutVersion', 'ro', 'Limit LayoutVersion.'),
  wide(0x008, 'LayoutHash', 'ro', 'Low 64 bits of the hash of this layout.'),
  wide(0x010, 'DesignHash', 'ro', 'Low 64 bits of the hash of sources and parameters, given to the build.'),
  reg(0x018, 'Connections', 'ro', 'Parameter: rows of the connection table.'),
  reg(0x01c, 'Paths', 'ro', 'Parameter: rows of the path table.'),
  reg(0x020, 'Neighbors', 'ro', 'Parameter: rows of the neighbor table.'),
  reg(0x024, 'DataWidth', 'ro', 'Parameter DataW: bits of a stream beat.'),
  reg(0x028, 'Features', 'ro', 'Features of this build.', {
    fields: [
      { name: 'offload', lsb: 0, bits: 1, doc: 'The offload engine is present (otherwise a plain NIC).' },
      { name: 'sack', lsb: 1, bits: 1, doc: 'Reserved.' },
      { name: 'ipv6', lsb: 2, bits: 1, doc: 'Reserved.' },
      { name: 'forward', lsb: 3, bits: 1, doc: 'Reserved.' },
    ],
  }),
];

const control = [
  reg(0x040, 'Control', 'rw', 'Switches.', {
    fields: [
      { name: 'receive', lsb: 0, bits: 1, doc: 'Frames are taken from the wire; off: dropped with reason Disabled.' },
      { name: 'transmit', lsb: 1, bits: 1, doc: 'The raw transmit ring is read.' },
      { name: 'offload', lsb: 2, bits: 1, doc: 'Commands and doorbells are taken.' },
    ],
  }),
  reg(0x044, 'Status', 'ro', 'State of the device.', {
    fields: [
      {
        name: 'idle',
        lsb: 0,
        bits: 1,
        doc: 'Nothing is queued or in flight: only time or an input can cause an event.',
      },
    ],
  }),
  wide(0x048, 'NowMs', 'ro', 'Strobes counted since reset: milliseconds.'),
  wide(0x050, 'Cycle', 'ro', 'Clock cycles since reset.'),
  wide(0x058, 'MacAddress', 'rw', 'Interface MAC: first byte on the wire in bits 7:0.'),
  reg(
    0x060,
    'Interrupt',
    'ro',
    'Bit 0: event ring not empty since the last event doorbell; bit 1: raw receive ring likewise; both drive the interrupt line.',
  ),
];

const adapter = [
  reg(0x080, 'TicksPerSecond', 'rw', '10, 100 or 1000; another value is stored as 1000.', { reset: 1000n }),
  reg(0x084, 'TcpAckFrequency', 'rw', 'Segments before an ACK; 0 read as 2 (OC-31).', { reset: 2n }),
  reg(0x088, 'TcpDelayedAckTicks', 'rw', 'Ticks; the delay is capped at 500 ms (OC-31).', { reset: 100n }),
  reg(0x08c, 'TcpMaximumRetransmissions', 'rw', 'Retransmissions of a segment, probes of a round.', { reset: 5n }),
  reg(0x090, 'TcpDoubtReachabilityRetransmissions', 'rw', 'No effect yet: stored (OC-21).', { reset: 3n }),
  reg(0x094, 'TcpSwsPreventionTicks', 'rw', 'Ticks a send may be held back for its size; 0 read as 200 ms (OC-16).', {
    reset: 200n,
  }),
  reg(0x098, 'TcpDuplicateAckThreshold', 'rw', 'Duplicate ACKs that trigger fast retransmit.', { reset: 3n }),
  reg(0x09c, 'TcpPushTicks', 'rw', 'Ticks.', { reset: 500n }),
  reg(0x0a0, 'NceStaleTicks', 'rw', 'Ticks. No effect yet: stored until reachability exists.', { reset: 30000n }),
  reg(0x0a4, 'RtoFloorMs', 'rw', 'Least RTO (CHM-CC-001).', { reset: 300n }),
  reg(0x0a8, 'RtoCapMs', 'rw', 'Largest RTO, after back-off too.', { reset: 60000n }),
  reg(0x0ac, 'ModeBits', 'rw', 'Variants.', {
    fields: [
      {
        name: 'flightSize',
        lsb: 0,
        bits: 1,
        doc: 'SsThresh on loss from FlightSize instead of min(CWnd, SndWnd) (OC-05).',
      },
      {
        name: 'classicNagle',
        lsb: 1,
        bits: 1,
        doc: 'Nagle holds a small segment while anything is outstanding, not only while a small one is (OC-17).',
      },
    ],
  }),
  reg(
    0x0b0,
    'IndicationBytes',
    'rw',
    'Size of every indication buffer; at most IndicationBytesMax. 0 is stored as the reset value.',
    {
      reset: 16384n,
    },
  ),
  reg(
    0x0b4,
    'SendCompleteBytes',
    'rw',
    'A SendComplete is also due when this many bytes were acknowledged since the last one.',
    { reset: 16384n },
  ),
  wide(
    0x0b8,
    'HashSeed',
    'rw',
    'Key of the look-up hash. Only while no connection is offloaded. 0: the hash is constant, every tuple in one bucket.',
    { reset: 0x9e3779b97f4a7c15n },
  ),
];

/** A ring of the adapter: base address, log2 of its entries, doorbell, the index of the other side. */
const ring = (offset: number, name: string, toDevice: boolean, what: string) => [
  wide(offset, `${name}Base`, 'rw', `Host address of ${what}, 64-byte aligned: the low six bits are stored as 0.`),
  reg(offset + 0x8, `${name}Log2`, 'rw', `log2 of its entries; written last, 0 disables it.`),
  reg(
    offset + 0xc,
    `${name}Producer`,
    toDevice ? 'rw' : 'ro',
    toDevice
      ? 'Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.'
      : 'Entries below this index are written.',
  ),
  reg(
    offset + 0x10,
    `${name}Consumer`,
    toDevice ? 'ro' : 'rw',
    toDevice
      ? 'Entries below this index are read and may be reused.'
      : 'Doorbell: entries below this index are read and may be reused. An index beyond the producer is not followed.',
  ),
];

const adapterRings = [
  ...ring(0x100, 'Command', true, 'the command ring'),
  ...ring(0x120, 'Event', false, 'the event ring'),
  ...ring(0x140, 'Answer', true, 'the answer ring'),
  ...ring(0x160, 'Indication', true, 'the indication ring'),
  ...ring(0x180, 'RawReceive', false, 'the raw receive ring'),
  wide(
    0x198,
    'RawReceiveBuffer',
    'rw',
    'Host address of the raw receive slots: RawSlotBytes for each entry of the ring.',
  ),
  ...ring(0x1a0, 'RawTransmit', true, 'the raw transmit ring'),
  reg(0x1c0, 'ConnectionDoorbell', 'wo', 'Producer index of a ring of a connection, in one write.', {
    fields: [
      { name: 'producer', lsb: 0, bits: 16, doc: 'Entries below this index are written.' },
      { name: 'connection', lsb: 16, bits: 14, doc: 'Row of the connection table.' },
      { name: 'receive', lsb: 30, bits: 1, doc: '0: send ring; 1: receive ring.' },
    ],
  }),
];

const retire = [
  reg(0x200, 'RetireControl', 'rw', 'Retire port.', {
    fields: [{ name: 'mode', lsb: 0, bits: 2, doc: 'A RetireMode.', of: retireMode }],
  }),
  wide(0x208, 'RetireLost', 'ro', 'Records lost in lossy mode.'),
  reg(
    0x210,
    'ForcedOrder',
    'rw',
    'No effect yet: stored. Reserved for a forced event order at replay; tied off on boards.',
  ),
];

const free = [
  reg(0x220, 'FreeConnections', 'ro', 'Connection rows not in use.'),
  reg(0x224, 'FreePaths', 'ro', 'Path rows not in use.'),
  reg(0x228, 'FreeNeighbors', 'ro', 'Neighbor rows not in use.'),
];

/** 64-bit counters; they run from reset and are read low half first, which latches the high half. */
const counterNames: readonly (readonly [string, string])[] = [
  ['FramesIn', 'Frames that ended on the wire towards the device; FramesIn = SegmentsIn + RawFrames + sum of drops.'],
  ['FramesOut', 'Frames sent, raw and engine.'],
  ['SegmentsIn', 'Frames that became Segment events.'],
  ['SegmentsOut', 'Segments sent by the engine.'],
  ['RawFrames', 'Frames written to the raw receive ring.'],
  ['RawTransmitFrames', 'Frames sent from the raw transmit ring.'],
  ['RawTransmitSkipped', 'Raw transmit entries with an illegal length.'],
  ['DropRunt', 'DropReason Runt.'],
  ['DropOversize', 'DropReason Oversize.'],
  ['DropIngressFull', 'DropReason IngressFull.'],
  ['DropRawRingFull', 'DropReason RawRingFull.'],
  ['DropErrored', 'DropReason Errored.'],
  ['DropDisabled', 'DropReason Disabled.'],
  ['Retired', 'Retire records of engine events (Raw and Drop not counted).'],
  ['EventsWritten', 'Entries written to the event ring.'],
  ['CommandsTaken', 'Entries read from the command ring.'],
  ['AnswersTaken', 'Entries read from the answer ring.'],
  [
    'StaleReferences',
    'Commands, answers and doorbells that named an object that is gone, or an answer nobody waits for.',
  ],
  [
    'IllegalOrders',
    'Commands refused because the order was illegal (O-35), and receive entries that claim to hold more than they have room for.',
  ],
  ['RetransmittedSegments', 'Segments sent with at least one byte sent before.'],
  ['BufferedBytes', 'Buffered bytes handed up by terminate.'],
  ['DeliveredBytes', 'Bytes copied into requests and indication buffers.'],
  ['CorrectedErrors', 'Single-bit errors corrected in tables.'],
  ['UncorrectableErrors', 'Double-bit errors found in tables.'],
  [
    'TransmitDropped',
    'Segments of the engine that did not leave: their payload was not found, or a row they need is damaged. Each fails its connection.',
  ],
  ['TransmitLost', 'Of these, segments whose payload the send ring does not hold, or scatters over too many entries.'],
];
const counters = counterNames.map(([name, doc], i) => wide(0x400 + 8 * i, name, 'ro', doc));

export const registers: readonly RegisterLayout[] = [
  ...identity,
  ...control,
  ...adapter,
  ...adapterRings,
  ...retire,
  ...free,
  ...counters,
];
