/** Why a connection is over. */
export type CloseReason =
  | 'closed' // both directions ended and acknowledged
  | 'reset' // the other end sent RST
  | 'refused' // RST in answer to the SYN
  | 'timeout' // retransmissions or probes went unanswered
  | 'aborted' // abort() was called here
  | 'stopped'; // the peer was stopped

/** One TCP connection as its application at the far end sees it. Each `on…` names the one handler, a later call replaces it. */
export interface PeerConnection {
  readonly localPort: number;
  readonly remotePort: number;
  /** Queues bytes (copied) without limit. @throws SmokestackError `state` after end(), abort() or close. */
  write(bytes: Uint8Array): void;
  /** Ends the own direction once everything written is sent (FIN); receiving goes on. */
  end(): void;
  /** Sends RST and forgets the connection. */
  abort(): void;
  /** Stops reading: arriving bytes fill the receive buffer and the window closes. */
  pause(): void;
  resume(): void;
  onOpen(handler: () => void): void;
  /** In order, each byte once. Without a handler bytes are read, counted and hashed only. */
  onData(handler: (bytes: Uint8Array) => void): void;
  /** The other end sent FIN and every byte before it was read. */
  onEnd(handler: () => void): void;
  /** The connection is over; called once. */
  onClose(handler: (reason: CloseReason) => void): void;
  /** Undefined while the connection lives. */
  readonly closeReason: CloseReason | undefined;
  /** Bytes the application has read. */
  readonly bytesReceived: number;
  /** Bytes written here that the other end has acknowledged. */
  readonly bytesAcknowledged: number;
  /** SHA-256 over the bytes read so far, as hex. */
  receivedSha256(): string;
}
