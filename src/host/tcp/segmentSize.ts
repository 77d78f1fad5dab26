import { tcpOptionsLength } from '#wire';
import type { TcpCore } from './core.ts';
import { timestampsOn } from './tcb.ts';

/** IPv4 and TCP header without options, bytes. */
const headers = 40;
const timestampBytes = tcpOptionsLength({ timestamps: { value: 0, echo: 0 } });

/** The MSS we advertise (RFC 9293 section 3.7.1): options are not subtracted. */
export const ownMss = (core: Pick<TcpCore, 'pathMtu'>): number => core.pathMtu() - headers;

/** Most payload of a segment: the lesser of the peer's MSS and the path's, less the options of every segment (OC-22). */
export const effectiveMss = (core: TcpCore): number =>
  Math.min(core.tcb.constant.remoteMss, ownMss(core)) - (timestampsOn(core.tcb) ? timestampBytes : 0);
