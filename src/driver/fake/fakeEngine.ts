import {
  type CommandEntry,
  decodeAnswerEntry,
  decodeCommandEntry,
  decodeIndicationEntry,
  type EventEntry,
  EventKind,
  encodeEventEntry,
  Opcode,
  RawReason,
  registers,
  Status,
} from '#contract';
import { bitsOf } from '#units';
import { FakeOrders } from './fakeOrders.ts';
import { ReadRing, WrittenRing } from './fakeRings.ts';
import { FakeTables } from './fakeTables.ts';
import { parse } from './frame.ts';
import type { EngineParts, EngineServices } from './services.ts';

const noEvent: Omit<EventEntry, 'kind' | 'serial' | 'phase'> = {
  handle: 0n,
  target: 0,
  status: Status.Success,
  cut: 0n,
  commandId: 0,
  bytes: 0,
  una: 0,
  info: 0,
  buffer: 0n,
  first: 0,
  count: 0,
  tcpEvent: 0,
  opcode: 0,
  rest: false,
};

/** Commands, answers, events and tables of the fake device (engine.md sections 3 and 11). */
export class FakeEngine implements EngineServices {
  readonly parts: EngineParts;
  readonly tables: FakeTables;
  readonly #orders: FakeOrders;
  readonly #events: WrittenRing;
  readonly #commands: ReadRing;
  readonly #answers: ReadRing;
  readonly #indications: ReadRing;
  #serial = 0;
  #ipId = 0x8000;
  #turn = 0;
  #fresh = true;

  constructor(parts: EngineParts) {
    this.parts = parts;
    const { host, registers: file } = parts;
    this.#events = new WrittenRing(host, file, 'event');
    this.#commands = new ReadRing(host, file, 'command');
    this.#answers = new ReadRing(host, file, 'answer');
    this.#indications = new ReadRing(host, file, 'indication');
    this.tables = new FakeTables(file);
    this.#orders = new FakeOrders(this, this.tables);
  }

  get idle(): boolean {
    return this.#commands.peek() === undefined && this.#answers.peek() === undefined && !this.#fresh;
  }

  onRegister(address: number, value: number): void {
    this.#fresh = true;
    if (address === registers.connectionDoorbell.offset) {
      const { connection, producer, receive } = registers.connectionDoorbell.fields;
      const row = this.tables.connections.row(bitsOf(value, connection));
      const index = bitsOf(value, producer);
      if (row === undefined || row.draining) this.parts.registers.count('staleReferences');
      else if (bitsOf(value, receive) === 1) row.takeReceives(index);
      else row.takeSends(index);
    }
    if (value !== 0) return;
    if (address === registers.eventLog2.offset) this.#events.reset();
    if (address === registers.commandLog2.offset) this.#commands.reset();
    if (address === registers.answerLog2.offset) this.#answers.reset();
    if (address === registers.indicationLog2.offset) this.#indications.reset();
  }

  strobe(): void {
    for (const connection of this.tables.connections.rows()) connection.strobe();
    this.#fresh = true;
  }

  /** Undefined: the segment was treated. */
  receive(frame: Uint8Array): RawReason | undefined {
    this.#fresh = true;
    const segment = parse(frame);
    if (segment === undefined) return RawReason.NotTcp;
    const connection = this.tables.connections.rows().find((one) => one.matches(segment));
    return connection === undefined ? RawReason.NoConnection : connection.receive(segment);
  }

  step(): boolean {
    if (this.#answer() || this.#command()) return true;
    // Round robin over connections, one step each.
    const rows = this.tables.connections.rows();
    for (let i = 0; i < rows.length; i++) {
      const connection = rows[(this.#turn + i) % rows.length];
      if (connection?.step() === true) {
        this.#turn = (this.#turn + i + 1) % rows.length;
        return true;
      }
    }
    this.#fresh = false;
    return false;
  }

  // What connections use

  get room(): boolean {
    return this.#events.room > 1;
  }

  emit(entry: Partial<EventEntry> & Pick<EventEntry, 'kind'>): number {
    const serial = this.#serial;
    this.#serial = (serial + 1) >>> 0;
    this.parts.registers.count('eventsWritten');
    this.#events.write((phase) => encodeEventEntry({ ...noEvent, ...entry, serial, phase }));
    return serial;
  }

  takeIndicationBuffer(): { readonly buffer: bigint; readonly index: number } | undefined {
    const entry = this.#indications.peek();
    if (entry === undefined) return undefined;
    const index = this.#indications.consumer & 0xffff;
    this.#indications.take();
    return { buffer: decodeIndicationEntry(entry).buffer, index };
  }

  nextIpId(): number {
    const id = this.#ipId;
    this.#ipId = id === 0xffff ? 0x8000 : id + 1;
    return id;
  }

  completion(command: CommandEntry, entry: Partial<EventEntry>): void {
    const { commandId, opcode } = command;
    this.emit({ kind: EventKind.Completion, commandId, opcode, ...entry });
  }

  free({ reference, image }: Parameters<EngineServices['free']>[0]): void {
    const path = this.tables.paths.byReference(image.path);
    if (path !== undefined) path.users--;
    this.tables.connections.free(reference);
  }

  // Answers and commands

  #answer(): boolean {
    const bytes = this.#answers.peek();
    if (bytes === undefined) return false;
    const answer = decodeAnswerEntry(bytes);
    this.#answers.take();
    this.parts.registers.count('answersTaken');
    const taken = this.tables.connections.byReference(answer.target)?.answer(answer) ?? false;
    if (!taken) this.parts.registers.count('staleReferences');
    return true;
  }

  #command(): boolean {
    const bytes = this.#commands.peek();
    if (bytes === undefined || !this.room) return false;
    const command = decodeCommandEntry(bytes);
    if (command.opcode === Opcode.InitiateTcp && this.#rawBehind(command)) return false;
    this.#commands.take();
    this.parts.registers.count('commandsTaken');
    this.#orders.execute(command);
    return true;
  }

  #rawBehind({ rawTransmitProducer }: CommandEntry): boolean {
    const ahead = (rawTransmitProducer - this.parts.rawTransmitted()) & 0xffff;
    return ahead !== 0 && ahead < 0x8000;
  }
}
