// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** Rings in host memory. */
export const rings = {
  /** Orders of the miniport. A command that must wait parks outside the ring; the ring never waits. Full: The miniport queues the command itself until the consumer index moves. Wrap: The reader stops at the producer index; the phase bit is written all the same, so that a dump of memory can be read. */
  command: {
    writer: 'miniport',
    entryBytes: 64,
    entries: ['commandEntry'],
    producer: "register CommandProducer",
    consumer: "register CommandConsumer",
  },
  /** Completions, indications, events, in the order of their causes for each connection. Full: The device starts nothing that would raise an entry without a free one reserved; reception, acknowledgements and timers go on. Wrap: The phase bit of the entry equals the lap: the reader compares it with the lap of its own index. */
  event: {
    writer: 'device',
    entryBytes: 64,
    entries: ['eventEntry'],
    producer: "register EventProducer",
    consumer: "register EventConsumer",
  },
  /** Answers of the host to entries of the event ring; always consumed. Full: Cannot stay full: the device always consumes it. The miniport waits for the consumer index. Wrap: The reader stops at the producer index; the phase bit is written all the same, so that a dump of memory can be read. */
  answer: {
    writer: 'miniport',
    entryBytes: 64,
    entries: ['answerEntry'],
    producer: "register AnswerProducer",
    consumer: "register AnswerConsumer",
  },
  /** Empty buffers for receive indications. Full: The miniport keeps the buffer until an entry is free. Empty: the device indicates nothing and keeps the data in NIC memory. Wrap: The reader stops at the producer index; the phase bit is written all the same, so that a dump of memory can be read. */
  indication: {
    writer: 'miniport',
    entryBytes: 64,
    entries: ['indicationEntry'],
    producer: "register IndicationProducer",
    consumer: "register IndicationConsumer",
  },
  /** Frames of the non-offload path. Full: The device drops the frame whole and counts DropRawRingFull. Wrap: The phase bit of the entry equals the lap: the reader compares it with the lap of its own index. */
  rawReceive: {
    writer: 'device',
    entryBytes: 64,
    entries: ['rawReceiveEntry'],
    producer: "register RawReceiveProducer",
    consumer: "register RawReceiveConsumer",
  },
  /** Frames to send as they are, in order with the segments of the engine. Full: The miniport queues the frame itself. The consumer index moves once the frame was read from memory. Wrap: The reader stops at the producer index; the phase bit is written all the same, so that a dump of memory can be read. */
  rawTransmit: {
    writer: 'miniport',
    entryBytes: 64,
    entries: ['rawTransmitEntry'],
    producer: "register RawTransmitProducer",
    consumer: "register RawTransmitConsumer",
  },
  /** One for each connection: buffers of send data, in stream order. Full: The miniport queues what the ring cannot hold. Wrap: The reader stops at the producer index; the phase bit is written all the same, so that a dump of memory can be read. */
  send: {
    writer: 'miniport',
    entryBytes: 64,
    entries: ['sendEntry'],
    producer: "register ConnectionDoorbell",
    consumer: "SndUna in SendComplete events: entries that end at or below it may be reused",
  },
  /** One for each connection: posted receive requests. Full: The miniport queues what the ring cannot hold. Wrap: The reader stops at the producer index; the phase bit is written all the same, so that a dump of memory can be read. */
  receive: {
    writer: 'miniport',
    entryBytes: 64,
    entries: ['receiveEntry'],
    producer: "register ConnectionDoorbell",
    consumer: "`first` + `count` of ReceiveComplete events",
  },
} as const;
export type RingName = keyof typeof rings;
