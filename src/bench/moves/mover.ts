import type { TcpRow } from '#contract';
import type { Socket } from '#host';
import { type Millis, millis, SmokestackError, seq, seqLt, seqSpan } from '#units';
import type { Moves, Returned } from '../offload/index.ts';
import type { Bench } from '../run/bench.ts';
import type { Reins } from '../traffic/index.ts';

/** A state worth taking a connection back in, by the count of `Moves` that it is to raise. */
export type Moment = keyof Moves;

/** Whether a row is in such a state: what the counts ask for, read from the engine's own state. */
const moments: Readonly<Record<Moment, (row: TcpRow) => boolean>> = {
  withBuffered: (row) => waiting(row) > 0 && row.reqFill === row.reqTail,
  withChain: ({ sndUna, sndEnd }) => sndUna !== sndEnd,
  withRetransmit: ({ sndUna, sndNxt, sndMax }) => seqLt(seq(sndUna), seq(sndNxt)) && seqLt(seq(sndNxt), seq(sndMax)),
  withOwedAck: ({ lastAck, rcvNxt }) => lastAck !== rcvNxt,
  withHole: ({ rangeCount }) => rangeCount > 0,
};

/** Received bytes that nobody has taken. */
const waiting = ({ rcvNxt, finReceived, rcvCons }: TcpRow): number =>
  seqSpan(seq(rcvCons), seq(rcvNxt - Number(finReceived)));

export interface MovePlan {
  /** Hand-downs with an upload each, at least. */
  readonly moves: number;
  /** Uploads that each kind of moment is to have, at least. Default 0. */
  readonly each?: number;
  /** Moves to make at most, to reach `each`. Default: `moves`. */
  readonly most?: number;
  /** Bytes that go each way between an upload and the next: both directions progress. Half of a move's share of `bytes` at most. */
  readonly apart: number;
  /** Bytes that each direction carries in all. */
  readonly bytes: number;
  /** The application of the host: each direction is let go on by its share of a move, so that neither ends before the last. */
  readonly end: Reins;
  /** The connection is over. */
  readonly over: () => boolean;
  /** Longest wait for a moment before the connection is taken back as it is. Default 400 ms. */
  readonly patience?: Millis;
}

/** What became of a plan. */
export interface MoveReport {
  readonly moves: number;
  readonly returned: readonly Returned[];
}

const names = Object.keys(moments) as readonly Moment[];

/** A moment must have lasted so long: a shorter one would be over before the device has read the command. */
const lasting = millis(0.5);

/** Bytes of a connection that have arrived, each way. */
const progress = (socket: Socket) => ({
  toPeer: socket.bytesWritten - socket.unacknowledged,
  fromPeer: socket.bytesRead,
});

/**
 * Moves one connection up and down while it carries data: waits until both directions have gone on, then for a moment of
 * the kind seen least so far, then takes it back. Which moment it was is counted from what came back, never from the wish.
 */
export async function moveAround(bench: Bench, socket: Socket, plan: MovePlan): Promise<MoveReport> {
  const { moves, each = 0, most = moves, apart, bytes, end, over, patience = millis(400) } = plan;
  const begun = Math.max(socket.bytesWritten, socket.bytesRead);
  const share = Math.floor((bytes - begun) / (most + 1));
  if (apart > share / 2)
    throw new SmokestackError('usage', `${most} moves that are ${apart} bytes apart do not fit ${bytes} bytes`, {
      cure: 'let more bytes go each way, or less between two moves',
    });
  const returned: Returned[] = [];
  const seen: Moves = { withBuffered: 0, withChain: 0, withRetransmit: 0, withOwedAck: 0, withHole: 0 };
  const rarest = (): Moment => names.reduce((least, name) => (seen[name] < seen[least] ? name : least));
  const enough = () => returned.length >= moves && seen[rarest()] >= each;
  const until = (done: () => boolean, what: string): Promise<void> => bench.until(() => over() || done(), what);

  end.limit = begun;
  while (!over() && !enough() && returned.length < most) {
    const status = await bench.offload(socket);
    bench.equal(`status of the offload of port ${socket.tuple.localPort}`, status, 0);
    if (status !== 0) break;
    // From here on, so that a slow hand-over does not use the share up.
    const from = progress(socket);
    end.limit = begun + share * (returned.length + 1);
    const gone = () => {
      const now = progress(socket);
      return now.toPeer >= from.toPeer + apart && now.fromPeer >= from.fromPeer + apart;
    };
    await until(gone, `data both ways on port ${socket.tuple.localPort}`);
    if (over()) break;
    const wish = rarest();
    // What the application does not take is what stays with the target.
    end.reading = wish !== 'withBuffered';
    const limit = bench.clock.now() + patience;
    let since: number | undefined;
    const come = () => {
      const row = bench.rowOf(socket);
      const now = bench.clock.now();
      since = row !== undefined && moments[wish](row) ? (since ?? now) : undefined;
      return row === undefined || now >= limit || (since !== undefined && now >= since + lasting);
    };
    await until(come, `a moment ${wish}`);
    const back = await bench.upload(socket);
    end.reading = true;
    if (back === undefined) break;
    returned.push(back);
    seen.withBuffered += Number(back.buffered > 0);
    seen.withChain += Number(back.chained > 0);
    seen.withRetransmit += Number(back.retransmit);
    seen.withOwedAck += Number(back.owedAck);
    seen.withHole += Number(back.hole);
  }
  end.reading = true;
  end.limit = Number.POSITIVE_INFINITY;
  bench.log.info({ port: socket.tuple.localPort, moves: returned.length, ...seen }, 'moved');
  return { moves: returned.length, returned };
}
