import type { Row } from '#model';
import { seq } from '#units';
import { buildTcpFrame, NO_TCP_OPTIONS, TcpFlag } from '#wire';
import { hostAddress, hostMac, peerAddress, peerMac } from '../../../perf/lib/connection.ts';
import { damaged } from './damage.ts';
import { aimed } from './edges.ts';
import { optionBytes } from './options.ts';
import type { FrameStroke } from './stroke.ts';

export const localPort = 5001;
export const remotePortOf = (slot: number): number => 10_000 + slot;

const { fin, syn, rst, psh, ack, urg, ece, cwr } = TcpFlag;
const letters: Readonly<Record<string, number>> = { F: fin, S: syn, R: rst, P: psh, A: ack, U: urg, E: ece, C: cwr };

const flagsOf = (text: string): number => [...text].reduce((sum, letter) => sum | (letters[letter] ?? 0), 0);

/** Payload bytes of the longest frame that a pool of chance is read for. */
export const mostPayload = 1490;

/** The frame of a stroke, aimed at the row as it stands. @param pool bytes of chance */
export function frameOf(stroke: FrameStroke, row: Readonly<Row>, tick: number, pool: Uint8Array): Uint8Array {
  const { slot = 0, flags = 'A', bytes = 0, from = 0, pad = 0, damage } = stroke;
  const length = Math.min(bytes, mostPayload);
  const aim = (what: FrameStroke['seq'], otherwise: Parameters<typeof aimed>[2]): number =>
    aimed(row, tick, what?.at ?? otherwise, what?.plus ?? 0);
  const at = aim(stroke.seq, 'rcvNxt');
  const options = stroke.options ?? ((row.constFlags & 1) === 1 ? 'timestamps' : 'none');
  const payload = pool.subarray(from, from + length);
  const frame = buildTcpFrame({
    link: { destination: hostMac, source: peerMac },
    segment: {
      source: peerAddress,
      destination: hostAddress,
      sourcePort: remotePortOf(slot),
      destinationPort: localPort,
      seq: seq(stroke.ends ? at - payload.length : at),
      ack: seq(aim(stroke.ack, 'sndUna')),
      flags: flagsOf(flags),
      window: stroke.window ?? Math.min(0xffff, row.sndWnd >>> row.sndWindScale),
      urgentPointer: 0,
      options: NO_TCP_OPTIONS,
      optionBytes: optionBytes(options, aim(stroke.value, 'tsRecent'), aim(stroke.echo, 'tsNow')),
      payload,
    },
  });
  const whole = pad === 0 ? frame : padded(frame, pad);
  return damage === undefined ? whole : damaged(whole, damage);
}

function padded(frame: Uint8Array, pad: number): Uint8Array {
  const out = new Uint8Array(frame.length + pad);
  out.set(frame);
  // Not zero: a device that takes padding for data is seen.
  out.fill(0xa5, frame.length);
  return out;
}
