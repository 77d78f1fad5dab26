/** What must hold on the wire whoever has the connection: timestamps, the advertised window, and what uploads say of both. */

import { EngineRows, type HostCall, portPair, type Scoreboard, tcpBlocks } from '#bench';
import { ndisStatus, type OffloadBlock, RetireKind, type RetireRecord, type TcpBlock } from '#contract';
import { type SeqNum, seq, seqAdd, seqDiff } from '#units';
import { parseTcpFrame, TcpFlag, type TcpSegment } from '#wire';

export interface Broken {
  readonly field: string;
  readonly device: string;
  readonly model: string;
  readonly requirement: string;
}

/** What the host's end of a connection has said so far. */
interface Said {
  /** Of its SYN, and of the SYN of the far end: scaling holds where both have it. */
  ownScale: number | undefined;
  farScale: number | undefined;
  timestamp: number | undefined;
  farTimestamp: number | undefined;
  ack: SeqNum | undefined;
  edge: SeqNum | undefined;
  /** Frames that the engine has sent and that have not left the device. */
  readonly leaving: Set<number>;
  /** Frames that the host gave to the raw path and that have not left. */
  raw: number;
  uploaded: Uploaded | undefined;
}

/** RcvNxt of an upload, held against the last ACK once the frames before it have left. */
interface Uploaded {
  readonly rcvNxt: SeqNum;
  readonly leaving: Set<number>;
  raw: number;
}

const isRst = ({ flags }: TcpSegment): boolean => (flags & TcpFlag.rst) !== 0;
const isSyn = ({ flags }: TcpSegment): boolean => (flags & TcpFlag.syn) !== 0;

export class WireLaws implements Scoreboard {
  readonly broken: Broken[] = [];
  /** So many things were held against each other. */
  compared = { timestamps: 0, edges: 0, uploads: 0 };
  readonly #connections = new Map<string, Said>();
  readonly #rows = new EngineRows();
  /** Connections that were reset when they were taken back: nothing is acknowledged then (engine.md 11.5). */
  readonly #aborted = new Set<string>();
  readonly #ports = new WeakMap<object, string>();
  readonly #leaving = new Map<TcpBlock, string>();

  retired(record: RetireRecord, words: Uint8Array): void {
    const { kind, target, hasFrame, egressFrame } = record;
    if (kind === RetireKind.Raw || kind === RetireKind.Drop || kind === RetireKind.Stale) return;
    this.#rows.take(record, words);
    const row = this.#rows.at(target);
    if (row === undefined) return;
    const ports = portPair(row);
    if (hasFrame) this.#of(ports).leaving.add(egressFrame);
    if (kind === RetireKind.Initiate) this.#aborted.delete(ports);
    if (row.aborted) this.#aborted.add(ports);
  }

  frameOut(frame: Uint8Array, number: number): void {
    const parsed = parseTcpFrame(frame);
    if (!parsed.ok) return;
    const { segment } = parsed.value;
    const ports = `${segment.sourcePort}:${segment.destinationPort}`;
    if (isSyn(segment)) this.#begin(ports, segment);
    const said = this.#of(ports);
    if (!isRst(segment)) this.#hear(ports, said, segment);
    const { uploaded } = said;
    if (said.leaving.delete(number)) uploaded?.leaving.delete(number);
    else {
      said.raw--;
      if (uploaded !== undefined && uploaded.raw > 0) uploaded.raw--;
    }
    this.#settle(ports, said);
  }

  rawSent(frame: Uint8Array): void {
    const parsed = parseTcpFrame(frame);
    if (!parsed.ok) return;
    const { sourcePort, destinationPort } = parsed.value.segment;
    this.#of(`${sourcePort}:${destinationPort}`).raw++;
  }

  frameIn(frame: Uint8Array): void {
    const parsed = parseTcpFrame(frame);
    if (!parsed.ok) return;
    const { segment } = parsed.value;
    const ports = `${segment.destinationPort}:${segment.sourcePort}`;
    if (isSyn(segment)) this.#of(ports).farScale ??= segment.options.windowScale;
  }

  /** A frame of the far end as it leaves it, before the wire does anything to it. */
  farSent({ options, flags, sourcePort, destinationPort }: TcpSegment): void {
    const said = this.#of(`${destinationPort}:${sourcePort}`);
    if (options.timestamps === undefined || flags & (TcpFlag.rst | TcpFlag.syn)) return;
    said.farTimestamp = this.#forward('timestamp of the far end', said.farTimestamp, options.timestamps.value);
  }

  hostCall({ name, argument }: HostCall): void {
    const root = argument[0] as OffloadBlock;
    if (name === 'initiateOffloadComplete') for (const block of tcpBlocks(root)) this.#initiated(block);
    if (name === 'terminateOffload') for (const block of tcpBlocks(root)) this.#terminating(block);
    if (name === 'terminateOffloadComplete') for (const block of tcpBlocks(root)) this.#terminated(block);
  }

  #initiated({ miniportOffloadContext, state }: TcpBlock): void {
    const context = miniportOffloadContext?.value ?? null;
    if (context !== null && state?.constant !== undefined) this.#ports.set(context, portPair(state.constant));
  }

  #terminating(block: TcpBlock): void {
    const context = block.miniportOffloadContext?.value ?? null;
    const ports = context === null ? undefined : this.#ports.get(context);
    if (ports !== undefined) this.#leaving.set(block, ports);
  }

  #terminated(block: TcpBlock): void {
    const ports = this.#leaving.get(block);
    this.#leaving.delete(block);
    const delegated = block.state?.delegated;
    if (ports === undefined || delegated === undefined || block.status !== ndisStatus.success) return;
    if (this.#aborted.has(ports)) return;
    const said = this.#of(ports);
    said.uploaded = { rcvNxt: delegated.rcvNxt, leaving: new Set(said.leaving), raw: said.raw };
    this.#settle(ports, said);
  }

  #settle(ports: string, said: Said): void {
    const { uploaded, ack } = said;
    if (uploaded === undefined || uploaded.leaving.size > 0 || uploaded.raw > 0 || ack === undefined) return;
    this.compared.uploads++;
    if (ack !== uploaded.rcvNxt)
      this.#break('CHM-TERM-037', `RcvNxt of the upload of ${ports}, behind the last ACK`, uploaded.rcvNxt, ack);
    said.uploaded = undefined;
  }

  #begin(ports: string, { options }: TcpSegment): void {
    const said = this.#of(ports);
    said.ownScale ??= options.windowScale;
  }

  #hear(ports: string, said: Said, { options, flags, ack, window }: TcpSegment): void {
    if (options.timestamps !== undefined)
      said.timestamp = this.#forward(`timestamp of ${ports}`, said.timestamp, options.timestamps.value);
    if (!(flags & TcpFlag.ack)) return;
    said.ack = ack;
    const scaling = said.ownScale !== undefined && said.farScale !== undefined;
    const scale = scaling && !(flags & TcpFlag.syn) ? (said.ownScale ?? 0) : 0;
    const edge = seqAdd(ack, window << scale);
    this.compared.edges++;
    // The header says the window in units of the scale, rounded (engine.md 6.4, RFC 7323 section 2.4).
    const back = said.edge === undefined ? 0 : -seqDiff(edge, said.edge);
    if (back >= 2 ** scale)
      this.#break(
        'CHM-FC-005',
        `right edge of the window of ${ports}`,
        `${back} bytes back`,
        `less than ${2 ** scale}`,
      );
    if (said.edge === undefined || back < 0) said.edge = edge;
  }

  /** The later one of two timestamps, which the second is to be. */
  #forward(what: string, before: number | undefined, value: number): number {
    this.compared.timestamps++;
    if (before === undefined || seqDiff(seq(value), seq(before)) >= 0) return value;
    this.#break('CHM-TS-002', what, value, `${before} or later`);
    return before;
  }

  #break(requirement: string, field: string, device: unknown, model: unknown): void {
    if (this.broken.length < 20) this.broken.push({ requirement, field, device: String(device), model: String(model) });
  }

  #of(ports: string): Said {
    const known = this.#connections.get(ports);
    if (known !== undefined) return known;
    const nothing = { ownScale: undefined, farScale: undefined, timestamp: undefined, farTimestamp: undefined };
    const said: Said = { ...nothing, ack: undefined, edge: undefined, uploaded: undefined, raw: 0, leaving: new Set() };
    this.#connections.set(ports, said);
    return said;
  }
}
