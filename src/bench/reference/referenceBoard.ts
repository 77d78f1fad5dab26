import {
  decodeEventEntry,
  EventKind,
  fieldsOfNeighborImage,
  fieldsOfPathImage,
  limits,
  Opcode,
  RetireKind,
  type RetireRecord,
  referenceKind,
  registers,
} from '#contract';
import { type Compared, EngineModel, type StreamListener } from '#model';
import type { RingEntries, Target } from '#protocol';
import { type Cycles, SmokestackError } from '#units';
import type { HostWrite } from '../offload/index.ts';
import type { Findings, Scoreboard } from '../scoreboard/index.ts';
import { readSpoken } from './entryReader.ts';
import { HostInputs } from './hostInputs.ts';

/** Orders that write an image. */
const handsUp: ReadonlySet<number> = new Set([Opcode.Query, Opcode.Terminate]);
/** Fields of an image by ObjectKind, where it is not a connection. */
const objectFields = [0, fieldsOfNeighborImage.length, fieldsOfPathImage.length];

/** The ring whose entries are event entries (src/driver watches it under this id). */
const eventRing = 0;

const adapterNames = [
  'ticksPerSecond',
  'tcpAckFrequency',
  'tcpDelayedAckTicks',
  'tcpMaximumRetransmissions',
  'tcpDuplicateAckThreshold',
  'tcpPushTicks',
  'tcpSwsPreventionTicks',
  'rtoFloorMs',
  'rtoCapMs',
  'modeBits',
  'indicationBytes',
  'sendCompleteBytes',
] as const;

/** What is asked of the device: what it says about itself, and the memory that its entries speak of. */
type Device = Pick<Target, 'facts' | 'cycle' | 'readMemory'>;

/**
 * Holds the device against the reference model, event for event (docs/contract/engine.md). The model is given its own
 * copies of every input; the device's retire records give order and reference.
 */
export class ReferenceBoard implements Scoreboard {
  /** Hears of each event entry by serial: its bytes, and those that it speaks of. */
  onEntry: (serial: number, parts: readonly Uint8Array[]) => void = () => {};
  readonly #findings: Findings;
  readonly #target: Device;
  readonly #inputs: HostInputs;
  readonly #model: EngineModel;
  /** Entries whose bytes are being read; they reach the model in order. */
  #reading: Promise<void> = Promise.resolve();
  #unread = 0;
  #failure: unknown;
  #told = 0;
  #framesIn = 0;
  #segments = 0;
  /** Fields of images of paths and neighbors: compared, but not what `compared.stateFields` counts. */
  #objectFields = 0;

  /** @param listener hears what the peer sent and acknowledged */
  constructor(findings: Findings, target: Device, listener?: StreamListener) {
    this.#findings = findings;
    this.#target = target;
    this.#inputs = new HostInputs(() => this.#model);
    const { registers: written } = this.#inputs;
    const adapter = Object.defineProperties(
      {},
      Object.fromEntries(
        adapterNames.map((name) => [name, { enumerable: true, get: () => written.number(registers[name]) }]),
      ),
    ) as { readonly [Name in (typeof adapterNames)[number]]: number };
    const { connections, paths, neighbors, dataWidth } = target.facts.parameters;
    this.#model = new EngineModel({
      connections,
      paths,
      neighbors,
      dataWidth,
      get macAddress() {
        return written.macAddress;
      },
      adapter,
      ...(listener === undefined ? {} : { listener }),
    });
  }

  frameIn(frame: Uint8Array, number: number, errored: boolean): void {
    this.#framesIn++;
    this.#model.frameIn(number, frame, errored);
  }

  frameOut(frame: Uint8Array): void {
    this.#model.frameOut(frame);
  }

  retired({ kind }: RetireRecord, _row: Uint8Array, bytes: Uint8Array): void {
    if (kind === RetireKind.Segment) this.#segments++;
    this.#model.records(bytes);
    this.#tell();
  }

  running(): void {
    this.#model.running();
  }

  ran(idle: boolean, cycle: Cycles): void {
    this.#model.ran(idle, cycle);
    this.#tell();
  }

  strobing(): void {
    this.#model.strobing();
  }

  strobed(now: number, cycle: Cycles, count: number, spacing: number): void {
    this.#model.strobed(now, cycle, count, spacing);
    this.#tell();
  }

  written(write: HostWrite): void {
    this.#inputs.written(write);
  }

  entries({ ring, count, entries, payload, payloadBytes }: RingEntries): void {
    if (ring !== eventRing) return;
    let at = 0;
    for (let i = 0; i < count; i++) {
      const bytes = entries.subarray(i * limits.entryBytes, (i + 1) * limits.entryBytes);
      const pushed = payload.subarray(at, at + (payloadBytes[i] ?? 0));
      at += pushed.length;
      this.#entry(bytes, pushed);
    }
  }

  /** The ring entries that the input of a record names, and the host memory that they speak of. */
  named(record: RetireRecord): Iterable<Uint8Array> {
    return this.#inputs.named(record);
  }

  open(): string | undefined {
    return this.#unread > 0 ? 'memory that event entries speak of' : undefined;
  }

  leftOpen(): readonly string[] {
    return this.#model.finish(this.#target.cycle);
  }

  /** The row of a live connection as the model has it: behind the device by what is in flight. */
  row(reference: number): ReturnType<EngineModel['row']> {
    return this.#model.row(reference);
  }

  /** Settles when the memory that entries speak of has been read. */
  settled(): Promise<void> {
    return this.#reading;
  }

  finish(): void {
    if (this.#failure !== undefined) throw SmokestackError.from(this.#failure);
    this.#tell();
    for (const sentence of this.#model.finish(this.#target.cycle))
      this.#findings.differ({
        requirement: 'engine.md 3',
        field: 'open at the end',
        device: sentence,
        model: 'nothing',
      });
    this.#count();
  }

  /** Requests taken in that claimed too much: illegal orders that no completion tells of (engine.md 5.2). */
  get overfullRequests(): number {
    return this.#model.overfullRequests;
  }

  /** Equal independent things so far. */
  get compared(): Readonly<Compared> {
    return this.#model.compared;
  }

  /**
   * Adds what the model found equal to what the accounting did: that one counts ingress frames that ended raw or dropped and
   * raw frames sent; the model counts every frame sent, and each segment it treated.
   */
  #count(): void {
    const { compared } = this.#findings;
    const { retired, frames, events, stateFields, bufferedBytes } = this.#model.compared;
    const rawSent = compared.frames - (this.#framesIn - this.#segments);
    compared.frames += this.#segments + frames - rawSent;
    compared.retired += retired;
    compared.events += events;
    compared.stateFields += stateFields - this.#objectFields;
    compared.bufferedBytes += bufferedBytes;
  }

  #entry(bytes: Uint8Array, pushed: Uint8Array): void {
    const entry = decodeEventEntry(bytes);
    const command = entry.kind === EventKind.Completion ? this.#inputs.commands.get(entry.commandId) : undefined;
    if (command) this.#inputs.completed(entry.commandId);
    if (command && entry.opcode === Opcode.InitiateTcp && entry.status === 0)
      this.#inputs.initiated(entry.commandId, entry.target);
    if (command && entry.opcode === Opcode.Terminate && entry.status === 0) this.#inputs.terminated(entry.target);
    if (command && command.image !== 0n && entry.status === 0 && handsUp.has(entry.opcode))
      this.#objectFields += objectFields[referenceKind(command.target)] ?? 0;
    const spoken = readSpoken(this.#target, entry, pushed, command, this.#inputs.receiveRing(entry.target));
    // It may fail before its turn has come to be awaited.
    spoken.catch(() => {});
    this.#unread++;
    this.#reading = this.#reading.then(async () => {
      try {
        const { payload, image } = await spoken;
        this.#model.entry(bytes, payload, image);
        this.onEntry(entry.serial, [bytes, ...(payload ? [payload] : []), ...(image ? [image] : [])]);
        this.#tell();
      } catch (cause) {
        this.#failure ??= cause;
      }
      this.#unread--;
    });
  }

  /** Hands new differences of the model on. */
  #tell(): void {
    const { differences } = this.#model;
    for (; this.#told < differences.length; this.#told++) {
      const found = differences[this.#told];
      if (found === undefined) return;
      const { requirement, field, device, model, connection, event, cycle, frame } = found;
      const show = (value: typeof device): string =>
        typeof value === 'number' ? `${value} (0x${value.toString(16)})` : String(value);
      this.#findings.differ({
        requirement: requirement.startsWith('CHM') ? requirement : `engine.md ${requirement}`,
        field,
        device: show(device),
        model: show(model),
        connection: connection === 0 ? '' : `0x${connection.toString(16)}`,
        event: event === undefined ? '' : String(event),
        cycle: cycle === undefined ? '' : String(cycle),
        frame: frame === undefined ? '' : `out ${frame}`,
      });
    }
  }
}
