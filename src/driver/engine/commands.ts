import { type CommandEntry, type EventEntry, encodeCommandEntry, type Opcode, registers } from '#contract';
import { SmokestackError } from '#units';
import type { NicBase } from '../nic/nicBase.ts';
import { DriverRing } from '../ring/driverRing.ts';

/** What a command says apart from its opcode; left out: zero. */
export type CommandFields = Partial<Omit<CommandEntry, 'commandId' | 'opcode' | 'phase'>>;

/** Hears the completion of its command. */
export type Completed = (entry: EventEntry) => void;

interface Issued {
  readonly completed: Completed;
  /** Index of the entry in the ring, once it has one. */
  index: number | undefined;
}

const nothing: Omit<CommandEntry, 'commandId' | 'opcode' | 'phase'> = {
  image: 0n,
  buffer: 0n,
  bufferBytes: 0,
  target: 0,
  sendProducer: 0,
  receiveProducer: 0,
  rawTransmitProducer: 0,
  faultBit: 0,
  faultBit2: 0,
  faultTable: 0,
};

/**
 * The command ring. The device reads it in order, so the completion of a command tells that its entry and those before it
 * were read: the consumer index is never asked for.
 */
export class Commands {
  readonly #ring: DriverRing;
  readonly #issued = new Map<number, Issued>();
  #nextId = 0;

  constructor(nic: NicBase, log2Entries: number) {
    const at = {
      base: registers.commandBase.offset,
      log2: registers.commandLog2.offset,
      producer: registers.commandProducer.offset,
      consumer: registers.commandConsumer.offset,
    };
    this.#ring = new DriverRing(nic, at, log2Entries, 'order');
  }

  /** Commands without a completion. */
  get open(): number {
    return this.#issued.size;
  }

  /** @param fields are asked for when the entry gets its place, which is later when the ring is full */
  issue(opcode: Opcode, fields: () => CommandFields, completed: Completed): void {
    const commandId = this.#nextId;
    this.#nextId = (commandId + 1) >>> 0;
    const issued: Issued = { completed, index: undefined };
    this.#issued.set(commandId, issued);
    this.#ring.push((phase) => {
      issued.index = this.#ring.producer;
      return encodeCommandEntry({ ...nothing, ...fields(), commandId, opcode, phase });
    });
  }

  /** @throws SmokestackError 'protocol' when no command of that id is open */
  onCompletion(entry: EventEntry): void {
    const issued = this.#issued.get(entry.commandId);
    if (issued?.index === undefined)
      throw new SmokestackError('protocol', `the device completed command ${entry.commandId}, which is not open`);
    this.#issued.delete(entry.commandId);
    this.#ring.consumedTo(issued.index + 1);
    issued.completed(entry);
  }

  close(): void {
    this.#ring.close();
  }
}
