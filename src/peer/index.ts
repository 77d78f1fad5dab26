export * from './builtin/index.ts';
export type { CloseReason, PeerConnection } from './connection.ts';
export * from './linux/index.ts';
export type { Peer, PeerCapabilities, SocketPeer } from './peer.ts';
