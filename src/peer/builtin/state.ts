/** Connection states of RFC 9293 section 3.3.2. LISTEN is a listener of the peer, not a connection. */
export type TcpState =
  | 'SYN-SENT'
  | 'SYN-RECEIVED'
  | 'ESTABLISHED'
  | 'FIN-WAIT-1'
  | 'FIN-WAIT-2'
  | 'CLOSE-WAIT'
  | 'CLOSING'
  | 'LAST-ACK'
  | 'TIME-WAIT'
  | 'CLOSED';

/** What moves a connection that is past its SYN. */
export type TcpTransition = 'handshake-done' | 'fin-sent' | 'fin-received' | 'fin-acknowledged';

const TABLE: Record<TcpTransition, Partial<Record<TcpState, TcpState>>> = {
  'handshake-done': { 'SYN-SENT': 'ESTABLISHED', 'SYN-RECEIVED': 'ESTABLISHED' },
  'fin-sent': { 'SYN-RECEIVED': 'FIN-WAIT-1', ESTABLISHED: 'FIN-WAIT-1', 'CLOSE-WAIT': 'LAST-ACK' },
  'fin-received': { ESTABLISHED: 'CLOSE-WAIT', 'FIN-WAIT-1': 'CLOSING', 'FIN-WAIT-2': 'TIME-WAIT' },
  'fin-acknowledged': { 'FIN-WAIT-1': 'FIN-WAIT-2', CLOSING: 'TIME-WAIT', 'LAST-ACK': 'CLOSED' },
};

/** The next state; where RFC 9293 figure 5 has no such arrow, the state stays. */
export const nextState = (state: TcpState, transition: TcpTransition): TcpState => TABLE[transition][state] ?? state;
