import * as entries from './entries.ts';
import type { RingLayout } from './types.ts';

const byPhase = 'The phase bit of the entry equals the lap: the reader compares it with the lap of its own index.';
const byIndex =
  'The reader stops at the producer index; the phase bit is written all the same, so that a dump of memory can be read.';

export const rings: readonly RingLayout[] = [
  {
    name: 'Command',
    doc: 'Orders of the miniport. A command that must wait parks outside the ring; the ring never waits.',
    entries: [entries.commandEntry],
    writer: 'miniport',
    producer: 'register CommandProducer',
    consumer: 'register CommandConsumer',
    full: 'The miniport queues the command itself until the consumer index moves.',
    wrap: byIndex,
  },
  {
    name: 'Event',
    doc: 'Completions, indications, events, in the order of their causes for each connection.',
    entries: [entries.eventEntry],
    writer: 'device',
    producer: 'register EventProducer',
    consumer: 'register EventConsumer',
    full: 'The device starts nothing that would raise an entry without a free one reserved; reception, acknowledgements and timers go on.',
    wrap: byPhase,
  },
  {
    name: 'Answer',
    doc: 'Answers of the host to entries of the event ring; always consumed.',
    entries: [entries.answerEntry],
    writer: 'miniport',
    producer: 'register AnswerProducer',
    consumer: 'register AnswerConsumer',
    full: 'Cannot stay full: the device always consumes it. The miniport waits for the consumer index.',
    wrap: byIndex,
  },
  {
    name: 'Indication',
    doc: 'Empty buffers for receive indications.',
    entries: [entries.indicationEntry],
    writer: 'miniport',
    producer: 'register IndicationProducer',
    consumer: 'register IndicationConsumer',
    full: 'The miniport keeps the buffer until an entry is free. Empty: the device indicates nothing and keeps the data in NIC memory.',
    wrap: byIndex,
  },
  {
    name: 'RawReceive',
    doc: 'Frames of the non-offload path.',
    entries: [entries.rawReceiveEntry],
    writer: 'device',
    producer: 'register RawReceiveProducer',
    consumer: 'register RawReceiveConsumer',
    full: 'The device drops the frame whole and counts DropRawRingFull.',
    wrap: byPhase,
  },
  {
    name: 'RawTransmit',
    doc: 'Frames to send as they are, in order with the segments of the engine.',
    entries: [entries.rawTransmitEntry],
    writer: 'miniport',
    producer: 'register RawTransmitProducer',
    consumer: 'register RawTransmitConsumer',
    full: 'The miniport queues the frame itself. The consumer index moves once the frame was read from memory.',
    wrap: byIndex,
  },
  {
    name: 'Send',
    doc: 'One for each connection: buffers of send data, in stream order.',
    entries: [entries.sendEntry],
    writer: 'miniport',
    producer: 'register ConnectionDoorbell',
    consumer: 'SndUna in SendComplete events: entries that end at or below it may be reused',
    full: 'The miniport queues what the ring cannot hold.',
    wrap: byIndex,
  },
  {
    name: 'Receive',
    doc: 'One for each connection: posted receive requests.',
    entries: [entries.receiveEntry],
    writer: 'miniport',
    producer: 'register ConnectionDoorbell',
    consumer: '`first` + `count` of ReceiveComplete events',
    full: 'The miniport queues what the ring cannot hold.',
    wrap: byIndex,
  },
];
