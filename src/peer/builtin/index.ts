export { BuiltinPeer, type BuiltinPeerOptions } from './builtinPeer.ts';
export type { PeerDrop } from './ipHost.ts';
export { type AckPolicy, DEFAULT_TCP_OPTIONS, type PeerTcpOptions, type SegmentHook } from './options.ts';
export type { ScriptedSegment, ScriptTerms } from './script.ts';
export { ScriptedEnd } from './scriptedEnd.ts';
export type { BuiltinConnection } from './socket.ts';
export type { TcpState } from './state.ts';
