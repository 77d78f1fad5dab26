/** The far end of the wire: the builtin host in virtual time, or a Linux kernel in real time. */
export * from './builtin/index.ts';
export type { CloseReason, PeerConnection } from './connection.ts';
export * from './linux/index.ts';
export type { Peer, PeerCapabilities, SocketPeer } from './peer.ts';
