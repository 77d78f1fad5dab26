/** One connection of the pretend device, and what its peer and host know. */
import { fieldsOfTcpImage, ObjectKind, type TcpImage } from '#contract';
import { RequestQueue, Row, rowHalves } from '#model';
import { filled } from './filled.ts';

export interface PretendConnection {
  readonly image: TcpImage;
  readonly reference: number;
  row: Row;
  packed: Uint32Array;
  readonly queue: RequestQueue;
  readonly region: Uint8Array;
  /** Send stream from image.sndUna on. */
  sent: number[];
  /** Sequence number of the next byte that the peer has not sent yet. */
  peerNext: number;
  open: { kind: number; serial: number; bytes: number } | undefined;
  indication: { buffer: bigint; first: number };
  copy: { seq: number; bytes: number } | undefined;
  told: { request: number; bytes: Uint8Array }[];
  posted: number;
  /** What its peer tells in segments that say nothing else. */
  window: number;
}

/** Connection `index` of the device, as it comes down; ports tell connections apart. */
export function pretendConnection(index: number, fields: Partial<TcpImage>): PretendConnection {
  const reference = ((ObjectKind.Tcp << 28) | index) >>> 0;
  const image = filled<TcpImage>(fieldsOfTcpImage, ['finPosted', 'finReceived', 'disconnectIndicated', 'aborted'], {
    handle: BigInt(100 + index),
    path: (ObjectKind.Path << 28) >>> 0,
    localPort: 5000 + index,
    remotePort: 80,
    constFlags: index & 1,
    cachedFlags: index & 2,
    remoteMss: 1460,
    ttlOrHopLimit: 64,
    initialRcvWnd: 30000,
    state: 4,
    rcvNxt: 0xffff_f000,
    rcvWnd: 30000,
    sndUna: 0xffff_ff00,
    sndNxt: 0xffff_ff00,
    sndMax: 0xffff_ff00,
    sndEnd: 0xffff_ff00,
    sndWnd: 40000,
    maxSndWnd: 40000,
    sendWL1: 0xffff_f000,
    cWnd: 14600,
    ssThresh: 30000,
    retransmitTimeoutDelta: 0xffff_ffff,
    keepAliveTimeoutDelta: 0xffff_ffff,
    sendRing: BigInt(0x1000 * (2 * index + 1)),
    receiveRing: BigInt(0x1000 * (2 * index + 2)),
    sendRingLog2: 6,
    receiveRingLog2: 6,
    regionLog2: 15,
    ...fields,
  });
  return {
    image,
    reference,
    row: new Row(),
    packed: new Uint32Array(rowHalves),
    queue: new RequestQueue(),
    region: new Uint8Array(2 ** 15),
    sent: [],
    peerNext: image.rcvNxt,
    open: undefined,
    indication: { buffer: 0n, first: 0 },
    copy: undefined,
    told: [],
    posted: 0,
    window: image.sndWnd,
  };
}

/** Bytes [from, from + bytes) of its receive region. */
export const regionOf = (c: PretendConnection, from: number, bytes: number): Uint8Array =>
  new Uint8Array(bytes).map((_, i) => c.region[(from + i) & 0x7fff] as number);
