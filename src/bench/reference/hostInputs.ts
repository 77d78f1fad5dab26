import {
  type CommandEntry,
  decodeAnswerEntry,
  decodeCommandEntry,
  decodeIndicationEntry,
  decodeRawTransmitEntry,
  decodeReceiveEntry,
  decodeSendEntry,
  decodeTcpImage,
  limits,
  Opcode,
  RetireKind,
  type RetireRecord,
  registers,
  sizeOfNeighborImage,
  sizeOfPathImage,
  sizeOfTcpImage,
} from '#contract';
import type { EngineModel } from '#model';
import { bitsOf } from '#units';
import type { HostWrite } from '../offload/index.ts';
import { HostMemoryCopy } from './hostMemoryCopy.ts';
import { PostedRing } from './postedRing.ts';
import { RegisterCopy } from './registerCopy.ts';
import { type ConnectionRings, Residents } from './residents.ts';

/** What the image of an initiate holds, in bytes. */
const imageBytes: Partial<Record<number, number>> = {
  [Opcode.InitiateNeighbor]: sizeOfNeighborImage,
  [Opcode.InitiatePath]: sizeOfPathImage,
  [Opcode.InitiateTcp]: sizeOfTcpImage,
};

const { connection, producer, receive } = registers.connectionDoorbell.fields;
const { receive: takesFrames } = registers.control.fields;

const adapterRings = ['command', 'answer', 'indication', 'rawTransmit'] as const;
type AdapterRing = (typeof adapterRings)[number];

/** Records whose input is a command. */
const ofCommand: ReadonlySet<RetireKind> = new Set([
  RetireKind.Initiate,
  RetireKind.Query,
  RetireKind.Terminate,
  RetireKind.Capture,
  RetireKind.Abort,
  RetireKind.Complete,
  RetireKind.Inject,
]);

/**
 * Turns what host software wrote (registers, doorbells, host memory) into the inputs of the reference model: it takes
 * posts, answers and commands from the host's own writes, never from the device.
 */
export class HostInputs {
  readonly memory = new HostMemoryCopy();
  readonly registers = new RegisterCopy();
  /** Commands not yet completed, by id. */
  readonly commands = new Map<number, CommandEntry>();
  /** The same as they stand in the ring. */
  readonly #commandBytes = new Map<number, Uint8Array>();
  readonly #model: () => EngineModel;
  readonly #rings = new Map<AdapterRing, PostedRing>();
  readonly #residents = new Residents();

  /** @param model asked for at the first input that is for it */
  constructor(model: () => EngineModel) {
    this.#model = model;
  }

  written(write: HostWrite): void {
    if (write.to === 'host') this.memory.write(write.address, write.data);
    else if (write.to === 'register') this.#register(write.address, write.value);
  }

  /** An initiate has ended well: the row named by `reference` serves the rings of its image. */
  initiated(commandId: number, reference: number): void {
    this.#residents.moveIn(commandId, reference);
  }

  /** A terminate has ended well: what is posted from now on is for nobody. */
  terminated(reference: number): void {
    this.#residents.moveOut(reference);
  }

  /** The receive ring of a connection. */
  receiveRing(reference: number): PostedRing | undefined {
    return this.#residents.of(reference)?.receive;
  }

  /** A command has completed. */
  completed(commandId: number): void {
    this.commands.delete(commandId);
    this.#commandBytes.delete(commandId);
  }

  /**
   * The ring entries that the input of a record names, and the host memory that they speak of: for a record that was just
   * heard of, before the host can know that their places are free.
   */
  *named({ kind, inputRef, target }: RetireRecord): Generator<Uint8Array> {
    const reference = Number(inputRef);
    if (kind === RetireKind.SendPost || kind === RetireKind.ReceivePost) {
      const rings = this.#residents.of(target);
      const [first, count] = [reference & 0xffff, (reference >>> 16) & 0xffff];
      for (let i = 0; rings !== undefined && i < count; i++)
        if (kind === RetireKind.ReceivePost) yield rings.receive.at(first + i);
        else yield* this.#sent(rings.send.at(first + i));
    } else if (kind === RetireKind.Answer) {
      const ring = this.#rings.get('answer');
      if (ring !== undefined) yield ring.at(reference);
    } else if (ofCommand.has(kind)) yield* this.#commanded(reference, kind === RetireKind.Initiate);
  }

  *#sent(entry: Uint8Array): Generator<Uint8Array> {
    yield entry;
    const { buffer, bytes } = decodeSendEntry(entry);
    yield this.memory.read(Number(buffer), bytes);
  }

  /** @param down the command has brought an image, and what else came with the connection */
  *#commanded(id: number, down: boolean): Generator<Uint8Array> {
    const [entry, bytes] = [this.commands.get(id), this.#commandBytes.get(id)];
    if (entry === undefined || bytes === undefined) return;
    yield bytes;
    const size = imageBytes[entry.opcode];
    if (size === undefined) return;
    yield this.memory.read(Number(entry.image), size);
    yield this.memory.read(Number(entry.buffer), entry.bufferBytes);
    const send = down ? this.#residents.coming(id)?.send : undefined;
    for (let i = 0; send !== undefined && i < entry.sendProducer; i++) yield* this.#sent(send.at(i));
  }

  #register(address: number, value: number): void {
    this.registers.write(address, value);
    for (const name of adapterRings) {
      if (address === registers[`${name}Log2`].offset) this.#install(name, value);
      if (address === registers[`${name}Producer`].offset) this.#posted(name, value);
    }
    if (address === registers.connectionDoorbell.offset) this.#doorbell(value);
    if (address === registers.control.offset) this.#model().setReceiveEnabled(bitsOf(value, takesFrames) === 1);
    if (address === registers.rawReceiveLog2.offset) this.#model().rawRing(value);
    if (address === registers.rawReceiveConsumer.offset) this.#model().rawReturned(value);
    if (address === registers.eventLog2.offset) this.#model().eventRing(value);
    if (address === registers.eventConsumer.offset) this.#model().entriesRead(value);
  }

  #install(name: AdapterRing, log2: number): void {
    const base = this.registers.number(registers[`${name}Base`]);
    if (log2 === 0) this.#rings.delete(name);
    else this.#rings.set(name, new PostedRing(this.memory, base, log2));
  }

  #posted(name: AdapterRing, producer: number): void {
    for (const entry of this.#rings.get(name)?.upTo(producer) ?? []) {
      if (name === 'command') this.#command(decodeCommandEntry(entry), entry);
      else if (name === 'answer') this.#answer(entry);
      else if (name === 'indication') this.#model().indicationPosted(decodeIndicationEntry(entry));
      else this.#rawTransmit(entry);
    }
  }

  #rawTransmit(bytes: Uint8Array): void {
    const { buffer, bytes: length } = decodeRawTransmitEntry(bytes);
    const legal = length >= 14 && length <= limits.maxFrameBytes;
    this.#model().rawPosted(legal ? this.memory.read(Number(buffer), length) : undefined);
  }

  #answer(bytes: Uint8Array): void {
    const answer = decodeAnswerEntry(bytes);
    this.#posts(this.#residents.of(answer.target), answer);
    this.#model().answered(answer);
  }

  #command(command: CommandEntry, bytes: Uint8Array): void {
    this.commands.set(command.commandId, command);
    this.#commandBytes.set(command.commandId, bytes);
    const size = imageBytes[command.opcode];
    const image = size === undefined ? undefined : this.memory.read(Number(command.image), size);
    if (command.opcode === Opcode.InitiateTcp && image) {
      const { sendRing, sendRingLog2, receiveRing, receiveRingLog2 } = decodeTcpImage(image);
      const rings: ConnectionRings = {
        send: new PostedRing(this.memory, Number(sendRing), sendRingLog2),
        receive: new PostedRing(this.memory, Number(receiveRing), receiveRingLog2),
      };
      this.#residents.announce(command.commandId, rings);
      this.#posts(rings, command);
    } else this.#posts(this.#residents.of(command.target), command);
    const buffered = size === undefined ? undefined : this.memory.read(Number(command.buffer), command.bufferBytes);
    this.#model().commanded(command, image, buffered);
  }

  #doorbell(value: number): void {
    const rings = this.#residents.inRow(bitsOf(value, connection));
    if (rings === undefined) return;
    if (bitsOf(value, receive) === 1) this.#receives(rings, bitsOf(value, producer));
    else this.#sends(rings, bitsOf(value, producer));
  }

  #posts(
    rings: ConnectionRings | undefined,
    { sendProducer, receiveProducer }: { readonly sendProducer: number; readonly receiveProducer: number },
  ): void {
    if (rings === undefined) return;
    this.#sends(rings, sendProducer);
    this.#receives(rings, receiveProducer);
  }

  #sends({ send }: ConnectionRings, producer: number): void {
    for (const bytes of send.upTo(producer)) {
      const entry = decodeSendEntry(bytes);
      this.#model().sendPosted(BigInt(send.base), entry, this.memory.read(Number(entry.buffer), entry.bytes));
    }
  }

  #receives({ receive }: ConnectionRings, producer: number): void {
    for (const bytes of receive.upTo(producer))
      this.#model().receivePosted(BigInt(receive.base), decodeReceiveEntry(bytes));
  }
}
