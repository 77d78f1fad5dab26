/**
 * A connection outside any stack: what is handed down to an offload target and taken back from it
 * (docs/spec/chimney-state.md sections 6 and 11, docs/spec/chimney-datapath.md section 6).
 */
import type { TcpCachedState, TcpConstState, TcpDelegatedState } from '#contract';
import type { FourTuple } from '../tcp/core.ts';

export interface TransferredConnection {
  readonly tuple: FourTuple;
  readonly constant: TcpConstState;
  readonly cached: TcpCachedState;
  /** Its pointers to NBLs are null here: the bytes are the two members below. */
  readonly delegated: TcpDelegatedState;
  /** One piece per write; the first byte is SndUna (CHM-INIT-028). Ends where a FIN stands or would stand. */
  readonly sendData: readonly Uint8Array[];
  /** The last byte is RcvNxt - 1, or RcvNxt - 2 when the peer's FIN was received (O-05). */
  readonly bufferedData: readonly Uint8Array[];
  /** The application closed, and the FIN was not sent yet: to be followed by a graceful disconnect. */
  readonly finQueued: boolean;
  /** In state closed: both halves had been closed in order. Otherwise the end is an error. */
  readonly endedInOrder?: boolean;
}
