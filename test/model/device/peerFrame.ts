/** Segments of the peer as frames; timestamps where the connection has them. */
import type { SeqNum } from '#units';
import { buildTcpFrame } from '#wire';
import type { PretendConnection } from './connection.ts';
import { headers, ownMac, peerMac } from './recordWriter.ts';

interface PeerSegment {
  readonly seq: SeqNum;
  readonly ack: SeqNum;
  readonly flags: number;
  readonly window: number;
  readonly timestamps: { readonly value: number; readonly echo: number };
}

export const peerFrame = (c: PretendConnection, s: PeerSegment, payload: Uint8Array): Uint8Array =>
  buildTcpFrame({
    link: { destination: ownMac, source: peerMac },
    segment: {
      source: headers.destination,
      destination: headers.source,
      sourcePort: c.image.remotePort,
      destinationPort: c.image.localPort,
      seq: s.seq,
      ack: s.ack,
      flags: s.flags,
      window: s.window,
      urgentPointer: 0,
      options: c.image.constFlags & 1 ? { timestamps: s.timestamps } : {},
      payload,
    },
  });
