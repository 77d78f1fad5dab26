import {
  type CommandEntry,
  decodeNeighborImage,
  decodePathImage,
  decodeTcpImage,
  encodeNeighborImage,
  encodePathImage,
  encodeTcpImage,
  limits,
  Opcode,
  Status,
  sizeOfNeighborImage,
  sizeOfPathImage,
  sizeOfTcpImage,
} from '#contract';
import { FakeConnection } from './fakeConnection.ts';
import type { FakeTables } from './fakeTables.ts';
import type { EngineServices } from './services.ts';

/** Commands of the fake device, once they are taken (engine.md section 11). */
export class FakeOrders {
  readonly #engine: EngineServices;
  readonly #tables: FakeTables;

  constructor(engine: EngineServices, tables: FakeTables) {
    this.#engine = engine;
    this.#tables = tables;
  }

  execute(command: CommandEntry): void {
    switch (command.opcode) {
      case Opcode.Nop:
        this.#engine.completion(command, {});
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
        this.#engine.completion(command, { status: Status.NotSupported });
    }
  }

  #initiateNeighbor(command: CommandEntry): void {
    const image = decodeNeighborImage(this.#image(command, sizeOfNeighborImage));
    const reference = this.#tables.neighbors.add({ ...image, users: 0 });
    if (reference === undefined) this.#engine.completion(command, { status: Status.OffloadNeighborEntries });
    else this.#engine.completion(command, { target: reference, handle: image.handle });
  }

  #initiatePath(command: CommandEntry): void {
    const image = decodePathImage(this.#image(command, sizeOfPathImage));
    const neighbor = this.#tables.neighbors.byReference(image.neighbor);
    const status =
      neighbor === undefined || image.ipVersion !== 4 || image.pathMtu < 68
        ? Status.Failure
        : image.pathMtu > limits.pathMtuMax
          ? Status.OffloadPathMtu
          : undefined;
    if (status !== undefined) {
      this.#engine.completion(command, { status });
      return;
    }
    const reference = this.#tables.paths.add({ ...image, users: 0 });
    if (reference === undefined || neighbor === undefined) {
      this.#engine.completion(command, { status: Status.OffloadPathEntries });
      return;
    }
    neighbor.users++;
    this.#engine.completion(command, { target: reference, handle: image.handle });
  }

  #initiateTcp(command: CommandEntry): void {
    const image = decodeTcpImage(this.#image(command, sizeOfTcpImage));
    const path = this.#tables.paths.byReference(image.path);
    const neighbor = path === undefined ? undefined : this.#tables.neighbors.byReference(path.neighbor);
    const space = 2 ** image.regionLog2 - 2 ** image.rcvWindScale;
    if (path === undefined || neighbor === undefined || command.bufferBytes > space) {
      this.#engine.completion(command, { status: Status.Failure });
      return;
    }
    if (image.initialRcvWnd > space || command.bufferBytes + image.rcvWnd >= 2 ** image.regionLog2) {
      this.#engine.completion(command, { status: Status.OffloadTcpRcvWindow });
      return;
    }
    const connection = new FakeConnection(this.#engine, image, path, neighbor, command);
    const reference = this.#tables.connections.add(connection);
    if (reference === undefined) {
      this.#engine.completion(command, { status: Status.OffloadTcpEntries });
      return;
    }
    connection.reference = reference;
    path.users++;
    this.#engine.completion(command, {
      target: reference,
      handle: image.handle,
      cut: this.#engine.parts.frameNumber(),
    });
  }

  #query(command: CommandEntry): void {
    const { target, image } = command;
    const connection = this.#tables.connections.byReference(target);
    const neighbor = this.#tables.neighbors.byReference(target);
    const path = this.#tables.paths.byReference(target);
    const bytes =
      connection !== undefined && !connection.failed
        ? encodeTcpImage(connection.imageOut('query'))
        : neighbor !== undefined
          ? encodeNeighborImage(neighbor)
          : path !== undefined
            ? encodePathImage(path)
            : undefined;
    if (bytes !== undefined) this.#engine.parts.host.write(Number(image), bytes);
    this.#engine.completion(command, { target, status: bytes === undefined ? Status.Failure : Status.Success });
  }

  #terminate(command: CommandEntry): void {
    const { target, image } = command;
    const neighbor = this.#tables.neighbors.byReference(target);
    const path = this.#tables.paths.byReference(target);
    const parent = neighbor ?? path;
    if (parent === undefined) {
      this.#connectionCommand(command, (connection) => connection.terminate(command));
      return;
    }
    if (parent.users > 0) {
      this.#engine.parts.registers.count('illegalOrders');
      this.#engine.completion(command, { target, status: Status.Failure });
      return;
    }
    if (neighbor !== undefined) {
      this.#engine.parts.host.write(Number(image), encodeNeighborImage(neighbor));
      this.#tables.neighbors.free(target);
    } else if (path !== undefined) {
      this.#engine.parts.host.write(Number(image), encodePathImage(path));
      const below = this.#tables.neighbors.byReference(path.neighbor);
      if (below !== undefined) below.users--;
      this.#tables.paths.free(target);
    }
    this.#engine.completion(command, { target, cut: this.#engine.parts.frameNumber() });
  }

  #connectionCommand(command: CommandEntry, use: (connection: FakeConnection) => void): void {
    const connection = this.#tables.connections.byReference(command.target);
    if (connection === undefined || connection.failed || connection.draining) {
      this.#engine.parts.registers.count(connection === undefined ? 'staleReferences' : 'illegalOrders');
      this.#engine.completion(command, { target: command.target, status: Status.Failure });
      return;
    }
    connection.takeSends(command.sendProducer);
    connection.takeReceives(command.receiveProducer);
    use(connection);
  }

  #image({ image }: CommandEntry, bytes: number): Uint8Array {
    return this.#engine.parts.host.at(Number(image), bytes);
  }
}
