import type { Bench } from 'smokestack';
import { nameOfTcpState, type TcpConnectionState } from '#contract';
import type { Socket } from '#host';
import { seq, seqDiff, seqSpan } from '#units';
import type { Scripted } from './scripted.ts';

/** Bytes that the far end has sent and nobody has read. */
export const unread = 500;
/** Bytes that the host has sent and nobody has acknowledged. */
const sent = 700;
/** Bytes that the host may not send yet. */
const unsent = 300;

/** A connection in an offloadable state, with data pending where the state allows any. */
export interface Situation {
  readonly state: TcpConnectionState;
  /** Window of the far end. */
  readonly window: number;
  /** Bytes to send, the acknowledged ones apart. */
  readonly sending: number;
  /** Bytes that come up in the chain of a terminate: with a FIN on its way sends come back one by one instead (O-06). */
  readonly chained: number;
  /** From ESTABLISHED, without data either way, to the situation, whoever holds the connection. */
  reach(bench: Bench, connection: Scripted): Promise<void>;
}

/** Where the connection stands, whoever holds it. */
export function stateOf(bench: Bench, socket: Socket): TcpConnectionState | undefined {
  const row = bench.rowOf(socket);
  if (row !== undefined) {
    const name = nameOfTcpState(row.state);
    return (name.slice(0, 1).toLowerCase() + name.slice(1)) as TcpConnectionState;
  }
  const { holder } = bench.host.connectionOf(socket);
  return holder.mode === 'host' ? holder.tcp.state : undefined;
}

/** RCV.NXT of whoever holds the connection. */
export function rcvNxtOf(bench: Bench, socket: Socket): number | undefined {
  const row = bench.rowOf(socket);
  if (row !== undefined) return row.rcvNxt;
  const { holder } = bench.host.connectionOf(socket);
  return holder.mode === 'host' ? holder.tcp.core.tcb.rcvNxt : undefined;
}

/** Resolves once everything that the far end has sent was taken in. */
export const taken = (bench: Bench, { socket, end }: Scripted): Promise<void> =>
  bench.until(() => rcvNxtOf(bench, socket) === end.seqAt(end.nxt), 'what the far end sent to be taken in');

/** Resolves once so much of the host's stream has come, its FIN included. */
export const arrived = (bench: Bench, { end }: Scripted, offset: number): Promise<void> =>
  bench.until(() => end.arrived >= offset, `${offset} bytes to come`);

async function write(bench: Bench, connection: Scripted, bytes: number): Promise<void> {
  connection.write(bench.random.bytes(bytes));
  await arrived(bench, connection, sent);
}

async function say(bench: Bench, connection: Scripted, fin: boolean): Promise<void> {
  connection.say(bench.random.bytes(unread), fin);
  await taken(bench, connection);
}

async function close(bench: Bench, connection: Scripted): Promise<void> {
  connection.socket.end();
  await arrived(bench, connection, sent + 1);
}

const small = { window: sent, sending: sent + unsent, chained: sent + unsent };
const roomy = { window: 2000, sending: sent, chained: 0 };

/** Every state in which a connection may be handed down (CHM-VAR-008), twice where a close may wait behind data. */
export const situations: Readonly<Record<string, Situation>> = {
  ESTABLISHED: {
    ...small,
    state: 'established',
    reach: async (bench, connection) => {
      await write(bench, connection, sent + unsent);
      await say(bench, connection, false);
    },
  },
  'ESTABLISHED with a FIN behind unsent data': {
    ...small,
    chained: 0,
    state: 'established',
    reach: async (bench, connection) => {
      await write(bench, connection, sent + unsent);
      connection.socket.end();
      await say(bench, connection, false);
    },
  },
  FIN_WAIT_1: {
    ...roomy,
    state: 'finWait1',
    reach: async (bench, connection) => {
      await write(bench, connection, sent);
      await close(bench, connection);
      await say(bench, connection, false);
    },
  },
  FIN_WAIT_2: {
    ...roomy,
    sending: 0,
    state: 'finWait2',
    reach: async (bench, connection) => {
      await write(bench, connection, sent);
      await close(bench, connection);
      connection.end.ack();
      await bench.until(() => stateOf(bench, connection.socket) === 'finWait2', 'the FIN to be acknowledged');
      await say(bench, connection, false);
    },
  },
  CLOSE_WAIT: {
    ...small,
    state: 'closeWait',
    reach: async (bench, connection) => {
      await say(bench, connection, true);
      await write(bench, connection, sent + unsent);
    },
  },
  'CLOSE_WAIT with a FIN behind unsent data': {
    ...small,
    chained: 0,
    state: 'closeWait',
    reach: async (bench, connection) => {
      await say(bench, connection, true);
      await write(bench, connection, sent + unsent);
      connection.socket.end();
    },
  },
  CLOSING: {
    ...roomy,
    state: 'closing',
    reach: async (bench, connection) => {
      await write(bench, connection, sent);
      await close(bench, connection);
      await say(bench, connection, true);
    },
  },
  LAST_ACK: {
    ...roomy,
    state: 'lastAck',
    reach: async (bench, connection) => {
      await say(bench, connection, true);
      await write(bench, connection, sent);
      await close(bench, connection);
    },
  },
};

/** Whether both ends pause there: the end that closed first goes through TIME_WAIT. */
export const endsInTimeWait = ({ state }: Situation): boolean => state !== 'closeWait' && state !== 'lastAck';

/** Bytes of both directions that wait with whoever holds the connection: sent or unsent, and unread. */
export function pending(bench: Bench, socket: Socket): string {
  const row = bench.rowOf(socket);
  if (row !== undefined) {
    // An acknowledged FIN lies behind the last byte.
    const sending = Math.max(0, seqDiff(seq(row.sndEnd), seq(row.sndUna)));
    const end = row.finReceived ? row.rcvNxt - 1 : row.rcvNxt;
    return `${sending} to send, ${seqSpan(seq(row.rcvCons), seq(end))} to read`;
  }
  const { holder } = bench.host.connectionOf(socket);
  if (holder.mode !== 'host') return holder.mode;
  return `${holder.tcp.core.send.length} to send, ${holder.tcp.core.receive.length} to read`;
}
