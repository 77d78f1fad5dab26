import { RetireKind, type RetireRecord, type TcpBlock, type TcpRow } from '#contract';
import { type SeqNum, seq, seqLt, seqMin, seqSpan } from '#units';
import { EngineRows, portPair } from './engineRows.ts';
import { byteCount } from './requests.ts';

/** What one terminate brought back. */
export interface Returned {
  /** Bytes of BufferedData. */
  readonly buffered: number;
  /** Unacknowledged send bytes in the block's chain. */
  readonly chained: number;
  /** SndUna < SndNxt < SndMax: taken in the middle of a retransmission. */
  readonly retransmit: boolean;
  /** An acknowledgement was owed, and left as the last segment. */
  readonly owedAck: boolean;
  /** Out-of-order data was held, and dropped. */
  readonly hole: boolean;
}

/** Moves of a run: how many uploads returned what. */
export interface Moves {
  withBuffered: number;
  withChain: number;
  withRetransmit: number;
  withOwedAck: number;
  withHole: number;
}

export const noMoves = (): Moves => ({ withBuffered: 0, withChain: 0, withRetransmit: 0, withOwedAck: 0, withHole: 0 });

/** Counts one upload by what it brought back. */
export function countMove(moves: Moves, { buffered, chained, retransmit, owedAck, hole }: Returned): void {
  moves.withBuffered += Number(buffered > 0);
  moves.withChain += Number(chained > 0);
  moves.withRetransmit += Number(retransmit);
  moves.withOwedAck += Number(owedAck);
  moves.withHole += Number(hole);
}

/** SndUna without our FIN (engine.md 2.3). */
const dataUna = ({ sndUna, sndEnd }: TcpRow): SeqNum => seqMin(seq(sndUna), seq(sndEnd));

/** Hears of each event of an offloaded connection, with the row as it left it. */
export type RowListener = (row: TcpRow, kind: RetireKind) => void;

/** Connections on their way back: what the engine's rows said when they left it, and what came up with them. */
export class Uploads {
  readonly rows = new EngineRows();
  readonly moves: Moves = noMoves();
  onRow: RowListener | undefined;
  /** What the Terminate records said, by ports. */
  readonly #drained = new Map<string, Pick<Returned, 'owedAck' | 'hole'>>();
  /** First send byte of each connection that is down, by its reference. */
  readonly #start = new Map<number, SeqNum>();
  /** Send bytes that the peer acknowledged to the device, by ports, until the terminate is told. */
  readonly #acknowledged = new Map<string, number>();

  retired(record: RetireRecord, words: Uint8Array): void {
    const { kind, target, hasFrame } = record;
    const before = this.rows.take(record, words);
    if (this.onRow !== undefined) {
      const row = this.rows.at(target);
      if (row !== undefined) this.onRow(row, kind);
    }
    if (kind === RetireKind.Initiate) this.#begin(target);
    if (kind === RetireKind.Terminate && before !== undefined) this.#drain(before, hasFrame);
    if (kind === RetireKind.Complete && before?.captured) this.#end(target, before);
  }

  /** Send bytes acknowledged while the connection of `ports` was down, by its rows; asked for once. */
  acknowledged(ports: string): number | undefined {
    const bytes = this.#acknowledged.get(ports);
    this.#acknowledged.delete(ports);
    return bytes;
  }

  /** A terminate has filled `block`. */
  returned(ports: string, block: TcpBlock): Returned | undefined {
    const delegated = block.state?.delegated;
    if (delegated === undefined) return undefined;
    const { sndUna, sndNxt, sndMax, bufferedData } = delegated;
    const drained = this.#drained.get(ports) ?? { owedAck: false, hole: false };
    this.#drained.delete(ports);
    const returned: Returned = {
      ...drained,
      buffered: byteCount(bufferedData),
      chained: byteCount(block.netBufferListChain),
      retransmit: seqLt(sndUna, sndNxt) && seqLt(sndNxt, sndMax),
    };
    countMove(this.moves, returned);
    return returned;
  }

  #begin(target: number): void {
    const row = this.rows.at(target);
    if (row !== undefined) this.#start.set(target, dataUna(row));
  }

  #drain(before: TcpRow, hasFrame: boolean): void {
    const owedAck = hasFrame && before.lastAck !== before.rcvNxt;
    this.#drained.set(portPair(before), { owedAck, hole: before.rangeCount > 0 });
  }

  #end(target: number, before: TcpRow): void {
    const una = dataUna(before);
    this.#acknowledged.set(portPair(before), seqSpan(this.#start.get(target) ?? una, una));
    this.#start.delete(target);
  }
}
