import {
  type CommandEntry,
  decodeAnswerEntry,
  decodeCommandEntry,
  decodeIndicationEntry,
  decodeNeighborImage,
  decodePathImage,
  decodeTcpImage,
  type EventEntry,
  EventKind,
  encodeEventEntry,
  encodeNeighborImage,
  encodePathImage,
  encodeTcpImage,
  limits,
  type NeighborImage,
  ObjectKind,
  Opcode,
  type PathImage,
  RawReason,
  registers,
  Status,
  sizeOfNeighborImage,
  sizeOfPathImage,
  sizeOfTcpImage,
} from '#contract';
import { FakeConnection } from './fakeConnection.ts';
import { ReadRing, WrittenRing } from './fakeRings.ts';
import { FakeTable } from './fakeTable.ts';
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
  readonly neighbors: FakeTable<NeighborImage & { users: number }>;
  readonly paths: FakeTable<PathImage & { users: number }>;
  readonly connections: FakeTable<FakeConnection>;
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
    const table = <Row>(kind: ObjectKind, rows: number, free: 'freeNeighbors' | 'freePaths' | 'freeConnections') =>
      new FakeTable<Row>(kind, rows, (count) => file.set(free, count));
    this.neighbors = table(ObjectKind.Neighbor, file.get('neighbors'), 'freeNeighbors');
    this.paths = table(ObjectKind.Path, file.get('paths'), 'freePaths');
    this.connections = table(ObjectKind.Tcp, file.get('connections'), 'freeConnections');
  }

  get idle(): boolean {
    return this.#commands.peek() === undefined && this.#answers.peek() === undefined && !this.#fresh;
  }

  onRegister(address: number, value: number): void {
    this.#fresh = true;
    if (address === registers.connectionDoorbell.offset) {
      const { connection, producer, receive } = registers.connectionDoorbell.fields;
      const row = this.connections.row((value >>> connection.lsb) & 0x3fff);
      const index = (value >>> producer.lsb) & 0xffff;
      if (row === undefined || row.draining) this.parts.registers.count('staleReferences');
      else if (((value >>> receive.lsb) & 1) === 1) row.takeReceives(index);
      else row.takeSends(index);
    }
    if (value !== 0) return;
    if (address === registers.eventLog2.offset) this.#events.reset();
    if (address === registers.commandLog2.offset) this.#commands.reset();
    if (address === registers.answerLog2.offset) this.#answers.reset();
    if (address === registers.indicationLog2.offset) this.#indications.reset();
  }

  strobe(): void {
    for (const connection of this.connections.rows()) connection.strobe();
    this.#fresh = true;
  }

  /** Undefined: the segment was treated. */
  receive(frame: Uint8Array): RawReason | undefined {
    this.#fresh = true;
    const segment = parse(frame);
    if (segment === undefined) return RawReason.NotTcp;
    const connection = this.connections.rows().find((one) => one.matches(segment));
    return connection === undefined ? RawReason.NoConnection : connection.receive(segment);
  }

  step(): boolean {
    if (this.#answer() || this.#command()) return true;
    // Round robin over connections, one step each.
    const rows = this.connections.rows();
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
    const path = this.paths.byReference(image.path);
    if (path !== undefined) path.users--;
    this.connections.free(reference);
  }

  // Answers and commands

  #answer(): boolean {
    const bytes = this.#answers.peek();
    if (bytes === undefined) return false;
    const answer = decodeAnswerEntry(bytes);
    this.#answers.take();
    this.parts.registers.count('answersTaken');
    const taken = this.connections.byReference(answer.target)?.answer(answer) ?? false;
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
    this.#execute(command);
    return true;
  }

  #rawBehind({ rawTransmitProducer }: CommandEntry): boolean {
    const ahead = (rawTransmitProducer - this.parts.rawTransmitted()) & 0xffff;
    return ahead !== 0 && ahead < 0x8000;
  }

  #execute(command: CommandEntry): void {
    switch (command.opcode) {
      case Opcode.Nop:
        this.completion(command, {});
        break;
      case Opcode.InitiateNeighbor:
        this.#initiateNeighbor(command);
        break;
      case Opcode.InitiatePath:
        this.#initiatePath(command);
        break;
      case Opcode.InitiateTcp:
        this.#initiateTcp(command);
        break;
      case Opcode.Query:
        this.#query(command);
        break;
      case Opcode.Terminate:
        this.#terminate(command);
        break;
      case Opcode.Abort:
        this.#connectionCommand(command, (connection) => connection.abort(command));
        break;
      default:
        this.completion(command, { status: Status.NotSupported });
    }
  }

  #initiateNeighbor(command: CommandEntry): void {
    const image = decodeNeighborImage(this.#image(command, sizeOfNeighborImage));
    const reference = this.neighbors.add({ ...image, users: 0 });
    if (reference === undefined) this.completion(command, { status: Status.OffloadNeighborEntries });
    else this.completion(command, { target: reference, handle: image.handle });
  }

  #initiatePath(command: CommandEntry): void {
    const image = decodePathImage(this.#image(command, sizeOfPathImage));
    const neighbor = this.neighbors.byReference(image.neighbor);
    const status =
      neighbor === undefined || image.ipVersion !== 4 || image.pathMtu < 68
        ? Status.Failure
        : image.pathMtu > limits.pathMtuMax
          ? Status.OffloadPathMtu
          : undefined;
    if (status !== undefined) {
      this.completion(command, { status });
      return;
    }
    const reference = this.paths.add({ ...image, users: 0 });
    if (reference === undefined || neighbor === undefined) {
      this.completion(command, { status: Status.OffloadPathEntries });
      return;
    }
    neighbor.users++;
    this.completion(command, { target: reference, handle: image.handle });
  }

  #initiateTcp(command: CommandEntry): void {
    const image = decodeTcpImage(this.#image(command, sizeOfTcpImage));
    const path = this.paths.byReference(image.path);
    const neighbor = path === undefined ? undefined : this.neighbors.byReference(path.neighbor);
    const space = 2 ** image.regionLog2 - 2 ** image.rcvWindScale;
    if (path === undefined || neighbor === undefined || command.bufferBytes > space) {
      this.completion(command, { status: Status.Failure });
      return;
    }
    if (image.initialRcvWnd > space || image.rcvWnd > space) {
      this.completion(command, { status: Status.OffloadTcpRcvWindow });
      return;
    }
    const connection = new FakeConnection(this, image, path, neighbor, command);
    const reference = this.connections.add(connection);
    if (reference === undefined) {
      this.completion(command, { status: Status.OffloadTcpEntries });
      return;
    }
    connection.reference = reference;
    path.users++;
    this.completion(command, { target: reference, handle: image.handle, cut: this.parts.frameNumber() });
  }

  #query(command: CommandEntry): void {
    const { target, image } = command;
    const connection = this.connections.byReference(target);
    const neighbor = this.neighbors.byReference(target);
    const path = this.paths.byReference(target);
    const bytes =
      connection !== undefined && !connection.failed
        ? encodeTcpImage(connection.imageOut('query'))
        : neighbor !== undefined
          ? encodeNeighborImage(neighbor)
          : path !== undefined
            ? encodePathImage(path)
            : undefined;
    if (bytes !== undefined) this.parts.host.write(Number(image), bytes);
    this.completion(command, { target, status: bytes === undefined ? Status.Failure : Status.Success });
  }

  #terminate(command: CommandEntry): void {
    const { target, image } = command;
    const neighbor = this.neighbors.byReference(target);
    const path = this.paths.byReference(target);
    const parent = neighbor ?? path;
    if (parent === undefined) {
      this.#connectionCommand(command, (connection) => connection.terminate(command));
      return;
    }
    if (parent.users > 0) {
      this.parts.registers.count('illegalOrders');
      this.completion(command, { target, status: Status.Failure });
      return;
    }
    if (neighbor !== undefined) {
      this.parts.host.write(Number(image), encodeNeighborImage(neighbor));
      this.neighbors.free(target);
    } else if (path !== undefined) {
      this.parts.host.write(Number(image), encodePathImage(path));
      const below = this.neighbors.byReference(path.neighbor);
      if (below !== undefined) below.users--;
      this.paths.free(target);
    }
    this.completion(command, { target, cut: this.parts.frameNumber() });
  }

  #connectionCommand(command: CommandEntry, use: (connection: FakeConnection) => void): void {
    const connection = this.connections.byReference(command.target);
    if (connection === undefined || connection.failed || connection.draining) {
      this.parts.registers.count(connection === undefined ? 'staleReferences' : 'illegalOrders');
      this.completion(command, { target: command.target, status: Status.Failure });
      return;
    }
    connection.takeSends(command.sendProducer);
    connection.takeReceives(command.receiveProducer);
    use(connection);
  }

  #image({ image }: CommandEntry, bytes: number): Uint8Array {
    return this.parts.host.at(Number(image), bytes);
  }
}
