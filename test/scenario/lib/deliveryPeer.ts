/** The peer of a delivery script: PSH only where the script says it, and no acknowledgement once it is silenced. */
import type { Bench } from 'smokestack';
import { TcpFlag } from '#wire';
import { type Opened, opened } from './opened.ts';

export interface PeerWire {
  /** Whether segments from now on carry PSH. */
  push(value: boolean): void;
  /** Nothing is acknowledged any more: a send stays pending. */
  silence(): void;
}

export async function scriptedPeer(
  bench: Bench,
  port: number,
): Promise<{ readonly pair: Opened; readonly wire: PeerWire }> {
  let psh = false;
  let silent = false;
  const pair = await opened(bench, {
    port,
    peer: {
      mss: 1460,
      onSegmentOut: (segment) => {
        if (silent && segment.payload.length === 0 && segment.flags === TcpFlag.ack) return 'drop';
        const flags = segment.payload.length === 0 || psh ? segment.flags : segment.flags & ~TcpFlag.psh;
        return { ...segment, flags };
      },
    },
  });
  const wire: PeerWire = {
    push: (value) => {
      psh = value;
    },
    silence: () => {
      silent = true;
    },
  };
  return { pair, wire };
}
