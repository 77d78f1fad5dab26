/** A bare client of the bridge: `ws` and protobufjs, nothing of src/protocol, so that server and client are proven apart. */
import Long from 'long';
import WebSocket from 'ws';
import { layoutHash } from '../../src/contract/gen/hash.ts';
import { smokestack } from '../../src/protocol/gen/bridgeV1.js';

export const v1 = smokestack.bridge.v1;

/** A message whose 64-bit fields are numbers; the tests stay below 2^53. */
type Plain<T> = T extends Long
  ? number
  : T extends Uint8Array
    ? T
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? { [Key in keyof T]?: Plain<T[Key]> }
        : T;
export type Operation = Plain<smokestack.bridge.v1.IOperation>;
type ClientMessage = Plain<smokestack.bridge.v1.IClientMessage>;
export type ServerMessage = smokestack.bridge.v1.ServerMessage;
export type BatchResult = smokestack.bridge.v1.IBatchResult;
export type Result = smokestack.bridge.v1.IResult;
export type Pushed = smokestack.bridge.v1.IPushed;

/** A 64-bit field as a number. */
export const asNumber = (value: number | Long | null | undefined): number =>
  Long.isLong(value) ? value.toNumber() : Number(value ?? 0);

const helloDefaults = {
  versionMin: 1,
  versionMax: 1,
  role: v1.Role.ROLE_DRIVE,
  clockMode: v1.ClockMode.CLOCK_MODE_VIRTUAL,
  client: 'test',
  layoutHash: Buffer.from(layoutHash, 'hex'),
};

export class BridgeConnection {
  readonly socket: WebSocket;
  readonly closed: Promise<void>;
  /** Pushed messages that came outside of a result. */
  readonly pushed: Pushed[] = [];
  private readonly waiting: ((message: ServerMessage | undefined) => void)[] = [];
  private readonly messages: ServerMessage[] = [];
  private nextBatch = 1;
  private ended = false;

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('message', (data: Buffer) => this.take(v1.ServerMessage.decode(data)));
    socket.on('error', () => {});
    socket.once('close', () => {
      this.ended = true;
      for (const waits of this.waiting.splice(0)) waits(undefined);
    });
  }

  static async open(socketPath: string): Promise<BridgeConnection> {
    const socket = new WebSocket(`ws+unix:${socketPath}:/`, { perMessageDeflate: false, maxPayload: 64 << 20 });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new BridgeConnection(socket);
  }

  /** Opens a connection and greets as the driver of a virtual target. */
  static async drive(socketPath: string): Promise<BridgeConnection> {
    const connection = await BridgeConnection.open(socketPath);
    const greeting = await connection.hello();
    if (!greeting?.hello) throw new Error(`not greeted: ${JSON.stringify(greeting)}`);
    return connection;
  }

  private take(message: ServerMessage): void {
    if (message.pushed) this.pushed.push(message.pushed);
    else {
      const waits = this.waiting.shift();
      if (waits) waits(message);
      else this.messages.push(message);
    }
  }

  /** The next message that is not a push; undefined when the connection has ended. */
  next(): Promise<ServerMessage | undefined> {
    const message = this.messages.shift();
    if (message || this.ended) return Promise.resolve(message);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  sendRaw(data: Uint8Array | string): void {
    this.socket.send(data);
  }
  send(message: ClientMessage): void {
    // The printed types want Long where the encoder takes a number as well.
    this.socket.send(v1.ClientMessage.encode(message as smokestack.bridge.v1.IClientMessage).finish());
  }

  async hello(changes: Plain<smokestack.bridge.v1.IClientHello> = {}): Promise<ServerMessage | undefined> {
    this.send({ hello: { ...helloDefaults, ...changes } });
    return this.next();
  }

  sendBatch(operations: Operation[]): number {
    const id = this.nextBatch++;
    this.send({ batch: { id, operations } });
    return id;
  }
  async batch(...operations: Operation[]): Promise<BatchResult> {
    const id = this.sendBatch(operations);
    const message = await this.next();
    if (!message?.result || asNumber(message.result.id) !== id) {
      throw new Error(`no result of batch ${id}: ${JSON.stringify(message)}`);
    }
    return message.result;
  }
  /** One operation that must succeed. */
  async do(operation: Operation): Promise<Result> {
    const { results } = await this.batch(operation);
    const result = results?.[0];
    if (!result || (result.code ?? 0) !== v1.Code.CODE_OK) throw new Error(`${result?.code}: ${result?.text}`);
    return result;
  }

  async readRegister(address: number): Promise<number> {
    const { data } = await this.do({ registerRead: { address } });
    return Buffer.from(data ?? []).readUInt32LE();
  }
  async cycle(): Promise<number> {
    this.send({ ping: { nonce: 1 } });
    return asNumber((await this.next())?.pong?.cycle);
  }
  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
