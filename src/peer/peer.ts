import type { FramePort, Ipv4Address, MacAddress } from '#wire';
import type { PeerConnection } from './connection.ts';

/** What a scenario may ask of a peer. */
export interface PeerCapabilities {
  /** Lives on the session's clock, so that a seed reproduces a run; a peer without it needs realtime mode. */
  readonly virtualTime: boolean;
  /** Takes hooks on outgoing segments, raw frames, fixed sequence numbers, acknowledgment policies. */
  readonly misbehaviour: boolean;
  /** Negotiates SACK (RFC 2018). */
  readonly sack: boolean;
}

/** The far end of the wire: whatever answers the NIC under test. */
export interface Peer {
  readonly kind: 'builtin' | 'linux';
  /** One sentence why this kind is in use, for the verdict (`peerReason`). */
  readonly reason: string;
  readonly capabilities: PeerCapabilities;
  readonly mac: MacAddress;
  readonly address: Ipv4Address;
  /** Frames to and from the peer. */
  readonly port: FramePort;
  /** Resolves when frames are answered. @throws SmokestackError `environment` where this kind cannot run. */
  start(): Promise<void>;
  /** Ends everything the peer started; connections that are open vanish without a segment. */
  stop(): Promise<void>;
}

/** A peer whose applications are functions of the caller. */
export interface SocketPeer extends Peer {
  /** Calls `onConnection` for each connection to `port` once it is established. Replaces an earlier listener. */
  listen(port: number, onConnection: (connection: PeerConnection) => void): void;
  /** Opens a connection; `onOpen` of the result says when it is established. */
  connect(address: Ipv4Address, port: number): PeerConnection;
}
