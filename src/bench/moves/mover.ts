import type { TcpRow } from '#contract';
import type { Socket } from '#host';
import { type Millis, millis, SmokestackError, seq, seqLt, seqSpan } from '#units';
import { countMove, type Moves, noMoves, type Returned } from '../offload/index.ts';
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
  /** Bytes that go each way between an upload and the next: both directions progress. Twice as many are kept for every move. */
  readonly apart: number;
  /** Bytes that each direction carries in all. */
  readonly bytes: number;
  /** The application of the host: each direction is let go on by its share of a move, so that neither ends before the last. */
  readonly end: Reins;
  /** The connection is over. */
  readonly over: () => boolean;
  /** Longest wait for a moment before the connection is taken back as it is. Default 400 ms. */
  readonly patience?: Millis;
  /** Hands the connection down once more behind the last move, for the rest of its bytes. */
  readonly stayDown?: boolean;
}

/** What became of a plan. */
export interface MoveReport {
  readonly moves: number;
  readonly returned: readonly Returned[];
}

const names = Object.keys(moments) as readonly Moment[];

/** A share of what is left, by so many more than moves are due at least: later ones, made for a kind that is still rare, find data too. */
const spareShares = 12;

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
  const { moves, each = 0, most = moves, apart, bytes, end, over, patience = millis(400), stayDown = false } = plan;
  const begun = Math.max(socket.bytesWritten, socket.bytesRead);
  const least = 2 * apart;
  if (bytes - begun < least * (most + 1))
    throw new SmokestackError('usage', `${most} moves that are ${apart} bytes apart do not fit ${bytes} bytes`, {
      cure: 'let more bytes go each way, or less between two moves',
    });
  /** What is not kept for later moves. */
  const free = (): number => bytes - end.limit - least * (most - returned.length);
  /** What the next move may use: enough to be under way when its moment comes, and the least is left for every later one. */
  const share = (): number => {
    const wanted = Math.floor((bytes - end.limit) / (Math.max(moves - returned.length, 0) + spareShares));
    return Math.min(Math.max(wanted, least), free());
  };
  const returned: Returned[] = [];
  const seen = noMoves();
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
    end.limit += share();
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
      // Of a connection that has run dry nothing can be under way.
      if (progress(socket).toPeer >= end.limit && free() >= least) end.limit += apart;
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
    countMove(seen, back);
  }
  end.reading = true;
  if (stayDown && !over()) bench.equal('status of the last offload', await bench.offload(socket), 0);
  end.limit = Number.POSITIVE_INFINITY;
  bench.log.info({ port: socket.tuple.localPort, moves: returned.length, ...seen }, 'moved');
  return { moves: returned.length, returned };
}
